package atlas

import (
	"context"
	"errors"
	"time"
)

const (
	pollInterval = 500 * time.Millisecond
	restFactor   = 3 // how many times as long as it took to read the records they are left alone
)

// Watch follows the store until ctx is cancelled: within a second of a commit, or somewhat longer
// where reading the records takes long, the current view shows it, even if nobody asks, and as one
// table again. A failure is logged, and the view stays as it was.
func (a *Atlas) Watch(ctx context.Context) {
	rest, failing, last := pollInterval, false, int64(-1)
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(rest):
		}
		start := time.Now()
		err := errors.Join(a.Refresh(ctx), a.fold(ctx))
		if err != nil && !failing && ctx.Err() == nil {
			a.log.ErrorContext(ctx, "the records could not be read again; the last ones are still served", "error", err)
		}
		failing = err != nil
		rest = max(pollInterval, restFactor*time.Since(start))
		view := a.Current()
		if view.revision == last { // an import commits again and again
			view.events() // found before anyone asks for them
		}
		last = view.revision
	}
}
