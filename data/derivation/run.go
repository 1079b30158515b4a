package derivation

import (
	"context"
	"fmt"
	"slices"
	"time"

	"tawthiq/data"
)

// Author is who derives, in the history of a record.
const Author = "control"

// Store is what a derivation asks of a data.Store.
type Store interface {
	Underived(ctx context.Context) (data.Underived, error)
	Revision(ctx context.Context) (int64, error)
	Briefs(ctx context.Context, after int64, fn func(symbols []string, block []data.Brief) error) (int64, error)
	Lookup(ctx context.Context, keys []data.Key, asOf int64) ([]data.Record, error)
	Commit(ctx context.Context, change data.Change) (data.Committed, error)
}

// Holder derives who held the place of an incident. Layers returns a revision as of which it knows the
// control layers that it derives by afterwards; Refresh makes that the latest.
type Holder interface {
	Refresh(ctx context.Context) error
	Layers() int64
	Hold(in *data.Incident)
}

// Progress is how far a derivation is.
type Progress struct {
	Total   int // records that may have a derived control and were left when it began
	Done    int // of these
	Changed int // that were given another one
}

const (
	batchSize = 2_000 // records that are looked at together
	stretch   = 10    // batches that are looked at before what has changed of them is written, in one transaction
	attempts  = 50    // to get these done while others change their records
)

// Run derives what is left, and returns how many records it looked at and changed. It calls progress,
// which may be nil, after every transaction. Cost: some 60 µs of a processor for each record that can be drawn,
// more for each whose control changes; memory for some ten thousand records, and 8 bytes for each that can
// be drawn.
// Errors: those of the store; an error that wraps ctx.Err(). What was done until then stays.
func Run(ctx context.Context, store Store, by Holder, progress func(Progress)) (Progress, error) {
	return (&run{store: store, by: by, report: progress, size: batchSize, stretch: stretch}).all(ctx)
}

// run is a derivation under way.
type run struct {
	store    Store
	by       Holder
	report   func(Progress)
	size     int // of a batch
	stretch  int // batches of one transaction
	progress Progress
}

// all goes on until nothing is left.
func (r *run) all(ctx context.Context) (Progress, error) {
	for failed := 0; ; {
		left, err := r.store.Underived(ctx)
		if err != nil {
			return r.progress, fmt.Errorf("asking what is to be derived: %w", err)
		}
		if left.Marked == 0 {
			return r.progress, nil
		}
		before := r.progress.Done
		err = r.goOn(ctx, left)
		if failed++; r.progress.Done > before {
			failed = 0
		}
		// Another process derived the batch, or changed a record of it or the layers.
		if err != nil && (data.KindOf(err) != data.Conflict || failed == attempts) {
			return r.progress, fmt.Errorf("deriving control anew: %w", err)
		}
	}
}

// goOn derives what is left, until something comes in between.
func (r *run) goOn(ctx context.Context, left data.Underived) error {
	if err := r.by.Refresh(ctx); err != nil {
		return err
	}
	keys, last, err := r.keys(ctx, left.After)
	if err != nil {
		return err
	}
	r.progress.Total = r.progress.Done + len(keys)
	for len(keys) > 0 {
		n, err := r.deriveFirst(ctx, keys, left)
		if err != nil {
			return err
		}
		left.After, keys = keys[n-1], keys[n:]
	}
	change, err := r.change(ctx, left)
	if err != nil {
		return err
	}
	change.Derived.Through, change.Derived.Done = max(last, left.After), true
	_, err = r.store.Commit(ctx, change)
	return err
}

// keys returns those of the records after a key that may have a derived control, and the last of all.
func (r *run) keys(ctx context.Context, after data.Key) (keys []data.Key, last data.Key, err error) {
	_, err = r.store.Briefs(ctx, 0, func(_ []string, block []data.Brief) error {
		for i := range block {
			if last = block[i].Key; last > after && block[i].CanBeHeld() {
				keys = append(keys, last)
			}
		}
		return nil
	})
	if err != nil {
		return nil, 0, fmt.Errorf("finding the records: %w", err)
	}
	return keys, last, nil
}

// deriveFirst derives the first of the records in one transaction, and returns how many these are.
func (r *run) deriveFirst(ctx context.Context, keys []data.Key, left data.Underived) (n int, err error) {
	change, err := r.change(ctx, left)
	if err != nil {
		return 0, err
	}
	for range r.stretch {
		if n == len(keys) {
			break
		}
		batch := keys[n:min(n+r.size, len(keys))]
		changed, err := r.changed(ctx, batch)
		if err != nil {
			return 0, err
		}
		change.Revised = append(change.Revised, changed...)
		n += len(batch)
	}
	change.Derived.Through = keys[n-1]
	if _, err := r.store.Commit(ctx, change); err != nil {
		return 0, err
	}
	r.progress.Done += n
	r.progress.Changed += len(change.Revised)
	if r.report != nil {
		r.report(r.progress)
	}
	return n, nil
}

// change returns a change that goes on from what is left, based on what is there now.
func (r *run) change(ctx context.Context, left data.Underived) (data.Change, error) {
	based, err := r.store.Revision(ctx)
	if err != nil {
		return data.Change{}, fmt.Errorf("asking for the latest revision: %w", err)
	}
	return data.Change{
		At: time.Now().UTC(), Author: Author, Reason: "control was derived anew: " + left.Reason,
		Based: based, Layers: r.by.Layers(), Derived: &data.Derived{Of: left},
	}, nil
}

// changed returns those of the records whose holders are others now.
func (r *run) changed(ctx context.Context, keys []data.Key) (out []data.Incident, err error) {
	records, err := r.store.Lookup(ctx, keys, 0)
	if err != nil {
		return nil, fmt.Errorf("reading records: %w", err)
	}
	for _, record := range records {
		in := record.Incident
		if r.by.Hold(&in); !slices.Equal(in.ControlDerived, record.Incident.ControlDerived) {
			out = append(out, in)
		}
	}
	return out, nil
}
