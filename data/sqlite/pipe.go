package sqlite

import (
	"context"
	"runtime"
)

// pipe hands every value that read emits to tell, in their order and from the caller's goroutine,
// after work was done on it, on all processors. It returns the first error of tell or work, or else
// that of read, whose emit fails once nothing is told any more. All it started has ended when it returns.
func pipe[T any](ctx context.Context, read func(emit func(T) error) error, work, tell func(T) error) error {
	type step struct {
		value  T
		worked chan error
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	steps := make(chan step, runtime.GOMAXPROCS(0))
	failed := make(chan error, 1)
	go func() {
		defer close(steps)
		failed <- read(func(value T) error {
			now := step{value, make(chan error, 1)}
			select {
			case steps <- now:
				go func() { now.worked <- work(value) }()
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	}()
	var err error
	for s := range steps {
		if worked := <-s.worked; err == nil {
			err = worked
		}
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = tell(s.value)
		}
		if err != nil {
			stop()
		}
	}
	if ended := <-failed; err == nil {
		err = ended
	}
	return err
}
