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
	geocoder *geocode.Geocoder // without aliases, like the placer
	placer   *placement.Placer
	now      func() time.Time
	refresh  sync.Mutex // held while the aliases are read
	current  atomic.Pointer[learnt]
}

// learnt is what the desk knows at one revision of the store.
type learnt struct {
	revision int64
	placer   *placement.Placer // by every alias
	public   *geocode.Geocoder // by those that may be told
}

// New returns the desk of a store, with what was learnt there. geocoder is one without aliases.
func New(ctx context.Context, store data.Store, geocoder *geocode.Geocoder, layer *control.Layer) (*Desk, error) {
	d := &Desk{store: store, geocoder: geocoder, placer: placement.New(geocoder, layer), now: time.Now}
	return d, d.Refresh(ctx)
}

// Place places an incident by its description and by what was learnt.
func (d *Desk) Place(in *data.Incident) { d.current.Load().placer.Place(in) }

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
	if before := d.current.Load(); before != nil && before.revision == revision {
		return nil
	}
	aliases, err := d.store.Aliases(ctx)
	if err != nil {
		return fmt.Errorf("reading the aliases: %w", err)
	}
	d.current.Store(&learnt{revision, d.placer.WithAliases(aliases), d.geocoder.WithAliases(tellable(aliases))})
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
