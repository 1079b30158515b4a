package answer

import (
	"context"
	"errors"
)

// errBusy is the error of work that did not get its turn in time.
var errBusy = errors.New("the server had no time for the answer")

// turns lets a few at a time do work, in the order in which they came. nil lets everyone.
type turns chan struct{}

// take waits for a turn, which must be passed on. Errors: errBusy where ctx ends first.
func (t turns) take(ctx context.Context) error {
	if t == nil {
		return nil
	}
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return errBusy
	}
}

func (t turns) pass() {
	if t != nil {
		<-t
	}
}
