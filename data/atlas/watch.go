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
	rest, failing := pollInterval, false
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
	}
}

// lookTime is how long an answer waits for what changed.
const lookTime = 250 * time.Millisecond

// look brings the current view up to date with what another process committed, so that whoever
// asks after a commit is shown it. Those who ask at once share what is read, unless it was begun
// before they asked. What cannot be read in time is left to Watch, which also tells of
// failures: an answer from the view before is better than none.
func (a *Atlas) look(ctx context.Context) {
	now := time.Since(a.start)
	if revision, err := a.store.Revision(ctx); a.late.Load() || err == nil && revision == a.Current().revision {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, lookTime)
	defer cancel()
	for time.Duration(a.looked.Load()) < now {
		select {
		case <-a.looking.DoChan("", a.lookOnce):
		case <-ctx.Done():
			a.late.Store(true)
			return
		}
	}
}

func (a *Atlas) lookOnce() (any, error) {
	began := time.Since(a.start)
	err := a.Refresh(a.older.life)
	a.looked.Store(int64(began))
	return nil, err
}
