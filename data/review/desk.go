package review

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"tawthiq/data"
	"tawthiq/data/placement"
	"tawthiq/geo/control"
	"tawthiq/geo/geocode"
)

// Desk decides, and places incidents by what was decided so far. It is safe for concurrent use:
// what was learnt is swapped in whole.
type Desk struct {
	store    data.Store
	geocoder *geocode.Geocoder // without aliases
	control  func([]data.ControlLayer) *control.Layer
	now      func() time.Time
	refresh  sync.Mutex // held while the store is read
	current  atomic.Pointer[learnt]
}

// learnt is what the desk knows at one revision of the store.
type learnt struct {
	revision int64
	layers   int64             // the revision that changed the control layers last
	plain    *placement.Placer // by no alias
	placer   *placement.Placer // by every alias
	public   *geocode.Geocoder // by those that may be told
}

// New returns the desk of a store, with what was learnt there. geocoder is one without aliases; control
// returns who held places by the control layers of the store and by what is known beside them.
func New(ctx context.Context, store data.Store, geocoder *geocode.Geocoder, control func([]data.ControlLayer) *control.Layer) (*Desk, error) {
	d := &Desk{store: store, geocoder: geocoder, control: control, now: time.Now}
	return d, d.Refresh(ctx)
}

// placer returns the one that places by no alias.
func (d *Desk) placer() *placement.Placer { return d.current.Load().plain }

// Place places an incident by its description and by what was learnt.
func (d *Desk) Place(in *data.Incident) { d.current.Load().placer.Place(in) }

// Hold sets the derived control of an incident that is placed.
func (d *Desk) Hold(in *data.Incident) { d.placer().Hold(in) }

// Layers returns a revision as of which the desk knows the control layers: what it places or holds
// afterwards, it does by these or by later ones.
func (d *Desk) Layers() int64 { return d.current.Load().revision }

// Geocoder returns the geocoder that may answer strangers: of what was learnt it uses only what a
// public record has the description of.
func (d *Desk) Geocoder() *geocode.Geocoder { return d.current.Load().public }

// Refresh reads what was learnt since, unless nothing in the store has changed. Call it after a
// commit; Watch calls it for the commits of other processes.
func (d *Desk) Refresh(ctx context.Context) error {
	d.refresh.Lock()
	defer d.refresh.Unlock()
	revision, err := d.store.Revision(ctx)
	if err != nil {
		return fmt.Errorf("asking for the latest revision: %w", err)
	}
	before := d.current.Load()
	if before != nil && before.revision == revision {
		return nil
	}
	next := &learnt{revision: revision}
	if err := d.readLayers(ctx, next, before); err != nil {
		return fmt.Errorf("reading the control layers: %w", err)
	}
	aliases, err := d.store.Aliases(ctx)
	if err != nil {
		return fmt.Errorf("reading the aliases: %w", err)
	}
	next.placer, next.public = next.plain.WithAliases(aliases), d.geocoder.WithAliases(tellable(aliases))
	d.current.Store(next)
	return nil
}

// readLayers gives what is learnt next its placer by the control layers as they are, which is the
// one before unless they have changed.
func (d *Desk) readLayers(ctx context.Context, next, before *learnt) (err error) {
	if next.layers, err = d.store.ControlRevision(ctx, next.revision); err != nil {
		return err
	}
	if before != nil && before.layers == next.layers {
		next.plain = before.plain
		return nil
	}
	layers, err := d.store.ControlLayers(ctx, next.revision)
	if err != nil {
		return err
	}
	layer := d.control(layers)
	if before == nil {
		next.plain = placement.New(d.geocoder, layer)
	} else {
		next.plain = before.plain.WithLayer(layer)
	}
	return nil
}

func tellable(aliases []data.Alias) []geocode.Alias {
	var out []geocode.Alias
	for _, a := range aliases {
		if a.Public {
			out = append(out, geocode.Alias{Text: a.Text, Region: a.Region, PCode: a.PCode})
		}
	}
	return out
}

const pollInterval = time.Second

// Watch follows the store until ctx is cancelled: what another process learns is known within a
// second. A failure is logged, and what was known stays.
func (d *Desk) Watch(ctx context.Context, log *slog.Logger) {
	for failing := false; ; {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pollInterval):
		}
		err := d.Refresh(ctx)
		if err != nil && !failing && ctx.Err() == nil {
			log.ErrorContext(ctx, "what reviewers taught could not be read again; what was known is still used", "error", err)
		}
		failing = err != nil
	}
}
