package atlas

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"golang.org/x/sync/singleflight"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/geo/control"
)

// Control is who held places, as it was known at a revision. It is immutable and safe for concurrent
// use.
type Control struct {
	Revision int64
	Layer    *control.Layer
	Layers   []data.ControlLayer // what Layer was made of: the embedded ones, whose number is 0, then those of the store by number
	Digest   string              // the same wherever the layers say the same

	facts       *reference.Facts
	changed     int64  // the revision that changed the layers last
	tag         string // see Tag
	vocabulary  *data.Vocabulary
	derivations data.Derivations // of the latest revision
}

// Tag returns a short text that stands for everything that is known of control, as View.Tag does.
func (c *Control) Tag() string { return c.tag }

// keptControls is how many states of the control layers are kept: those that were asked for last.
const keptControls = 4

type controls struct {
	making singleflight.Group
	mu     sync.Mutex // guards kept
	kept   []*Control // latest use last
}

// ResolveControl returns what was known of control at a revision, as a parameter has it: "" is the
// latest. No record is read: of an older revision it is as quick as of the latest.
// Errors: InvalidKind, and those of Latest.
func (a *Atlas) ResolveControl(ctx context.Context, revision string) (*Control, error) {
	latest, err := a.Latest(ctx)
	if err != nil {
		return nil, err
	}
	asked, err := data.ParseRevision(revision)
	if err != nil {
		return nil, err
	}
	if asked > latest.revision {
		return nil, noRevision(asked, latest.revision)
	}
	if asked == 0 {
		asked = latest.revision
	}
	known, err := a.controlAt(ctx, asked)
	if err != nil {
		return nil, err
	}
	out := *known
	out.Revision, out.tag = asked, fmt.Sprintf("%s@%d", latest.tag, asked)
	out.vocabulary, out.derivations = latest.vocabulary, latest.derivations
	return &out, nil
}

// controlAt returns what is known of control at a revision, made from the store unless it was asked for
// lately.
func (a *Atlas) controlAt(ctx context.Context, revision int64) (*Control, error) {
	changed, err := a.store.ControlRevision(ctx, revision)
	if err != nil {
		return nil, fmt.Errorf("asking for the control layers: %w", err)
	}
	known, err, _ := a.controls.making.Do(strconv.FormatInt(changed, 10), func() (any, error) {
		if known := a.controls.find(changed); known != nil {
			return known, nil
		}
		return a.makeControl(context.WithoutCancel(ctx), revision, changed) // others wait for it too
	})
	return known.(*Control), err
}

func (a *Atlas) makeControl(ctx context.Context, revision, changed int64) (*Control, error) {
	layers, err := a.store.ControlLayers(ctx, revision)
	if err != nil {
		return nil, fmt.Errorf("reading the control layers: %w", err)
	}
	made := &Control{facts: a.facts, changed: changed, Layer: a.facts.ControlWith(layers), Layers: append(a.facts.ControlLayers(), layers...)}
	if made.Digest, err = digestOf(made.Layers); err != nil {
		return nil, err
	}
	a.controls.keep(made)
	return made, nil
}

func (k *controls) find(changed int64) *Control {
	k.mu.Lock()
	defer k.mu.Unlock()
	at := slices.IndexFunc(k.kept, func(c *Control) bool { return c.changed == changed })
	if at < 0 {
		return nil
	}
	found := k.kept[at]
	k.kept = append(slices.Delete(k.kept, at, at+1), found)
	return found
}

func (k *controls) keep(made *Control) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept = append(k.kept, made); len(k.kept) > keptControls {
		k.kept = slices.Delete(k.kept, 0, 1)
	}
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
