package atlas

import (
	"context"
	"slices"
	"strconv"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"tawthiq/data"
)

const (
	keptViews = 3               // of older revisions
	viewTime  = 2 * time.Minute // to make one
)

// olderViews keeps the views of older revisions that were asked for last. Each is made once,
// however many ask for it, and one at a time.
type olderViews struct {
	life   context.Context // ends with Close
	end    context.CancelFunc
	making sync.WaitGroup // of those who wait for a view
	flight singleflight.Group
	mu     sync.Mutex // guards kept
	kept   []*View    // latest use last
}

// turn lets one at a time read all records of a revision that is not the latest, which takes long:
// however many ask for such, there is always a connection to the store for everything else.
type turn chan struct{}

func (t turn) take(ctx context.Context) error {
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (t turn) pass() { <-t }

// Close gives up the views that are being made and waits for their makers. Call it before the
// store is closed, when nothing asks the atlas any more.
func (a *Atlas) Close() {
	a.older.end()
	a.older.making.Wait()
	a.refresh.Lock() // reading the latest that nobody waits for any more ends first
	defer a.refresh.Unlock()
}

// View returns the view of a revision, 0 meaning the latest. That of an older revision is made
// from the store unless it was asked for lately, which takes as long as starting does.
// Errors: InvalidKind for a revision that is not there yet.
func (a *Atlas) View(ctx context.Context, revision int64) (*View, error) {
	current := a.Current()
	if revision > current.revision {
		var err error
		if current, err = a.Latest(ctx); err != nil {
			return nil, err
		}
	}
	switch {
	case revision == 0 || revision == current.revision:
		return current, nil
	case revision > current.revision || revision < 0:
		return nil, noRevision(revision, current.revision)
	}
	if v := a.older.find(revision, current.seal); v != nil {
		return v, nil
	}
	return a.makeOlder(ctx, revision, current)
}

// RevisedAt returns when a revision was made; the zero time for 0.
func (a *Atlas) RevisedAt(ctx context.Context, revision int64) (time.Time, error) {
	return a.store.RevisedAt(ctx, revision)
}

func noRevision(asked, latest int64) error {
	return data.Invalid("revision", "there is no revision %d; the latest is %d", asked, latest)
}

// makeOlder waits for the view no longer than ctx allows; others may go on waiting for it.
func (a *Atlas) makeOlder(ctx context.Context, revision int64, current *View) (*View, error) {
	if err := ctx.Err(); err != nil {
		return nil, err // or the choice below would be left to chance
	}
	type result struct {
		view *View
		err  error
	}
	made := make(chan result, 1)
	a.older.making.Go(func() {
		view, err, _ := a.older.flight.Do(strconv.FormatInt(revision, 10)+current.seal, func() (any, error) {
			return a.buildOlder(revision, current)
		})
		made <- result{view.(*View), err}
	})
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-made:
		return r.view, r.err
	}
}

// buildOlder waits for its turn and makes the view, whoever still waits for it.
func (a *Atlas) buildOlder(revision int64, current *View) (*View, error) {
	ctx, cancel := context.WithTimeout(a.older.life, viewTime)
	defer cancel()
	if err := a.turn.take(ctx); err != nil {
		return nil, err
	}
	defer a.turn.pass()
	view, err := a.readOlder(ctx, revision, current)
	if err == nil {
		a.older.keep(view)
	}
	return view, err
}

func (o *olderViews) find(revision int64, seal string) *View {
	o.mu.Lock()
	defer o.mu.Unlock()
	at := slices.IndexFunc(o.kept, func(v *View) bool { return v.revision == revision && v.seal == seal })
	if at < 0 {
		return nil
	}
	v := o.kept[at]
	o.kept = append(slices.Delete(o.kept, at, at+1), v)
	return v
}

func (o *olderViews) keep(v *View) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.kept = slices.DeleteFunc(o.kept, func(old *View) bool { return old.seal != v.seal || old.revision == v.revision })
	if o.kept = append(o.kept, v); len(o.kept) > keptViews {
		o.kept = slices.Delete(o.kept, 0, 1)
	}
}
