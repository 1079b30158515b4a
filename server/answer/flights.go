package answer

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// errDefect is what those get who waited for work that panicked in the request that did it.
var errDefect = errors.New("another request met a defect while it worked on this answer")

// flights lets those who ask for the same at once wait for one who works on it. The one who came
// first works in a goroutine of their own, so nothing outlives the requests. It is safe for
// concurrent use.
type flights struct {
	timeout time.Duration // of the work of one flight

	mu    sync.Mutex // guards under, and waiting of each flight
	under map[string]*flight
}

// flight is work under way.
type flight struct {
	ctx     context.Context // of the work: ends when nobody waits any more, and at the timeout
	cancel  context.CancelFunc
	waiting int
	begun   atomic.Bool   // the work has got its turn
	landed  chan struct{} // closed when reply and err are there to be read
	reply   *reply
	err     error
}

// do returns what work returns, for the key as a whole. Work gets its turn first. Whoever's ctx ends
// goes, and the work is for the others; where there are none its context ends. An error is everyone's
// who waits, and is not kept. Errors: errBusy where ctx ends before the work's turn.
func (s *flights) do(ctx context.Context, key string, t turns, work func(context.Context) (*reply, error)) (*reply, error) {
	f, first := s.board(ctx, key)
	if first {
		return s.lead(ctx, key, f, t, work)
	}
	select {
	case <-f.landed:
		return f.reply, f.err
	case <-ctx.Done():
		s.leave(key, f)
	}
	if !f.begun.Load() {
		return nil, errBusy
	}
	return nil, ctx.Err()
}

// board returns the flight of a key with one more who waits, and whether they are the first.
func (s *flights) board(ctx context.Context, key string) (f *flight, first bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.under[key]
	if !ok {
		f = &flight{landed: make(chan struct{}), err: errDefect}
		f.ctx, f.cancel = context.WithTimeout(context.WithoutCancel(ctx), s.timeout)
		s.under[key] = f
	}
	f.waiting++
	return f, !ok
}

// lead does the work of a flight. A panic goes on to the one who asked first, and the others get
// errDefect.
func (s *flights) lead(ctx context.Context, key string, f *flight, t turns, work func(context.Context) (*reply, error)) (*reply, error) {
	defer s.land(key, f)
	stop := context.AfterFunc(ctx, func() { s.leave(key, f) })
	defer stop()
	if f.err = t.take(f.ctx); f.err != nil {
		return nil, f.err
	}
	defer t.pass()
	f.begun.Store(true)
	f.err = errDefect // unless it returns
	f.reply, f.err = work(f.ctx)
	return f.reply, f.err
}

func (s *flights) land(key string, f *flight) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forget(key, f)
	f.cancel()
	close(f.landed)
}

// leave notes that one of those who wait has gone. Who comes after the last one starts anew.
func (s *flights) leave(key string, f *flight) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.waiting--; f.waiting == 0 {
		s.forget(key, f)
		f.cancel()
	}
}

func (s *flights) forget(key string, f *flight) {
	if s.under[key] == f {
		delete(s.under, key)
	}
}
