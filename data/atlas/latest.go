package atlas

import (
	"context"
	"time"

	"tawthiq/data"
)

const (
	waitTime     = 10 * time.Second // for what was committed to be read
	retrySeconds = 5                // when to ask again for what took longer
)

// Latest returns a view that shows whatever was committed before it was asked for, also by another
// process. As long as that is being read it waits. Where it cannot be read Watch tells of it, and the
// view from before is better than none. Errors: Unavailable where it takes over ten seconds, and that
// of ctx.
func (a *Atlas) Latest(ctx context.Context) (*View, error) {
	revision, err := a.store.Revision(ctx)
	if view := a.Current(); err != nil || view.revision >= revision {
		return view, nil
	}
	waiting, cancel := context.WithTimeout(ctx, waitTime)
	defer cancel()
	for {
		select {
		case read := <-a.reading.DoChan("", func() (any, error) { return nil, a.Refresh(a.older.life) }):
			// One that was begun earlier may be of a revision before.
			if view := a.Current(); read.Err != nil || view.revision >= revision {
				return view, nil
			}
		case <-waiting.Done():
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			return nil, &data.Error{Kind: data.Unavailable, Message: "what was committed last is still being read",
				Hint: "try again in a few seconds", RetrySeconds: retrySeconds}
		}
	}
}

// Tag returns the tag of the current view, without waiting. Boundary: ok is false where more was
// committed than it shows, or nobody knows.
func (a *Atlas) Tag() (tag string, ok bool) {
	revision, err := a.store.Revision(context.Background())
	view := a.Current()
	return view.Tag(), err == nil && view.revision >= revision
}
