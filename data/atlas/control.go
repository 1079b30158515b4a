package atlas

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"tawthiq/data"
	"tawthiq/geo/control"
)

// controlled is the control layers that hold at a revision. It is immutable.
type controlled struct {
	changed int64 // the revision that changed them last
	layer   *control.Layer
	layers  []data.ControlLayer // the embedded ones, which have no number, then those of the store
	digest  string
}

// Control returns who held places, by the claims that are known at the view's revision.
func (v *View) Control() *control.Layer { return v.controlled.layer }

// ControlLayers returns the layers that the claims of Control came with: the embedded ones, whose
// number is 0, then those of the store by number. The caller must not change them.
func (v *View) ControlLayers() []data.ControlLayer { return v.controlled.layers }

// ControlDigest returns a text that is the same wherever Control says the same.
func (v *View) ControlDigest() string { return v.controlled.digest }

// followControl sets what is known of control at the view's revision. known is that of another
// revision, nil where there is none: it is kept where nothing has changed.
func (v *View) followControl(ctx context.Context, known *controlled) error {
	changed, err := v.store.ControlRevision(ctx, v.revision)
	if err != nil {
		return fmt.Errorf("asking for the control layers: %w", err)
	}
	if v.controlled = known; known != nil && known.changed == changed {
		return nil
	}
	layers, err := v.store.ControlLayers(ctx, v.revision)
	if err != nil {
		return fmt.Errorf("reading the control layers: %w", err)
	}
	v.controlled = &controlled{changed: changed, layer: v.facts.ControlWith(layers), layers: append(v.facts.ControlLayers(), layers...)}
	v.controlled.digest, err = digestOf(v.controlled.layers)
	return err
}

// digestOf returns the SHA-256 of what layers say, in hexadecimal.
func digestOf(layers []data.ControlLayer) (string, error) {
	sum := sha256.New()
	write := json.NewEncoder(sum)
	for _, l := range layers {
		// What the store knows of a layer is nothing that it says.
		said := data.ControlLayer{Source: l.Source, SourceURL: l.SourceURL, Licence: l.Licence, From: l.From, To: l.To, Claims: l.Claims}
		if err := write.Encode(said); err != nil {
			return "", fmt.Errorf("the digest of control layer %d: %w", l.Number, err)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
