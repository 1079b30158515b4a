package answer

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func newTestFlights() *flights {
	return &flights{timeout: time.Minute, under: map[string]*flight{}}
}

// outcome is what one who asked got.
type outcome struct {
	reply *reply
	err   error
}

// ask asks for the key "key" in a goroutine of its own.
func ask(ctx context.Context, s *flights, t turns, work func(context.Context) (*reply, error)) <-chan outcome {
	got := make(chan outcome, 1)
	go func() {
		r, err := s.do(ctx, "key", t, work)
		got <- outcome{r, err}
	}()
	synctest.Wait()
	return got
}

func TestManyWhoAskAtOnceWaitForOneWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, want, done := newTestFlights(), &reply{}, make(chan struct{})
		var times atomic.Int32
		work := func(context.Context) (*reply, error) {
			times.Add(1)
			<-done
			return want, nil
		}
		var waiting []<-chan outcome
		for range 20 {
			waiting = append(waiting, ask(t.Context(), s, nil, work))
		}
		close(done)
		for _, w := range waiting {
			if got := <-w; got.reply != want || got.err != nil {
				t.Errorf("%v", got)
			}
		}
		if times.Load() != 1 || len(s.under) != 0 {
			t.Errorf("it was made %d times; %d are under way", times.Load(), len(s.under))
		}
	})
}

func TestTheWorkGoesOnForThoseWhoStillWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, want, done := newTestFlights(), &reply{}, make(chan struct{})
		var cause error
		work := func(ctx context.Context) (*reply, error) {
			<-done
			cause = ctx.Err()
			return want, cause
		}
		impatient, goAway := context.WithCancel(t.Context())
		first := ask(impatient, s, nil, work)
		second := ask(t.Context(), s, nil, work)
		third := ask(impatient, s, nil, work)
		goAway()
		if got := <-third; !errors.Is(got.err, context.Canceled) {
			t.Errorf("one who has gone got %v", got)
		}
		close(done)
		if got := <-second; got.reply != want || got.err != nil || cause != nil {
			t.Errorf("one who stayed got %v; the context of the work: %v", got, cause)
		}
		<-first
	})
}

func TestWorkThatNobodyWaitsForIsCancelled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestFlights()
		work := func(ctx context.Context) (*reply, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		}
		impatient, goAway := context.WithCancel(t.Context())
		first, second := ask(impatient, s, nil, work), ask(impatient, s, nil, work)
		goAway()
		for _, w := range []<-chan outcome{first, second} {
			if got := <-w; !errors.Is(got.err, context.Canceled) {
				t.Errorf("%v", got)
			}
		}
		want := &reply{}
		again := ask(t.Context(), s, nil, func(context.Context) (*reply, error) { return want, nil })
		if got := <-again; got.reply != want {
			t.Errorf("who comes later gets %v", got)
		}
	})
}

func TestWhoComesAfterAllHaveGoneStartsAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, done, want := newTestFlights(), make(chan struct{}), &reply{}
		impatient, goAway := context.WithCancel(t.Context())
		stubborn := ask(impatient, s, nil, func(ctx context.Context) (*reply, error) {
			<-done // whatever becomes of its context
			return nil, ctx.Err()
		})
		goAway()
		synctest.Wait()
		later := ask(t.Context(), s, nil, func(context.Context) (*reply, error) { return want, nil })
		if got := <-later; got.reply != want {
			t.Errorf("%v", got)
		}
		close(done)
		<-stubborn
	})
}

func TestWorkHasAnEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, start := newTestFlights(), time.Now()
		got := <-ask(t.Context(), s, nil, func(ctx context.Context) (*reply, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		})
		if !errors.Is(got.err, context.DeadlineExceeded) || time.Since(start) != s.timeout {
			t.Errorf("%v after %v", got.err, time.Since(start))
		}
	})
}

func TestAnErrorIsOfAllWhoWaitAndIsForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, done, defect, want := newTestFlights(), make(chan struct{}), errors.New("disk on fire"), &reply{}
		work := func(context.Context) (*reply, error) {
			<-done
			return nil, defect
		}
		first, second := ask(t.Context(), s, nil, work), ask(t.Context(), s, nil, work)
		close(done)
		for _, w := range []<-chan outcome{first, second} {
			if got := <-w; got.err != defect {
				t.Errorf("%v", got.err)
			}
		}
		if got := <-ask(t.Context(), s, nil, func(context.Context) (*reply, error) { return want, nil }); got.reply != want {
			t.Errorf("%v", got)
		}
	})
}

func TestAPanicReachesTheFirstAndLeavesNobodyWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, done, turns := newTestFlights(), make(chan struct{}), make(turns, 1)
		work := func(context.Context) (*reply, error) {
			<-done
			panic("kaput")
		}
		caught := make(chan any)
		go func() {
			defer func() { caught <- recover() }()
			_, _ = s.do(t.Context(), "key", turns, work)
		}()
		synctest.Wait()
		second := ask(t.Context(), s, turns, work)
		close(done)
		if cause := <-caught; cause != "kaput" {
			t.Errorf("the first met %v", cause)
		}
		if got := <-second; got.err != errDefect {
			t.Errorf("the second got %v", got)
		}
		if len(turns) != 0 || len(s.under) != 0 {
			t.Error("the turn was not passed on")
		}
	})
}

func TestWhoGetsNoTurnInTimeIsToldThatTheServerIsBusy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, turns := newTestFlights(), make(turns, 1)
		if err := turns.take(t.Context()); err != nil {
			t.Fatal(err)
		}
		work := func(context.Context) (*reply, error) { return &reply{}, nil }
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		first, second := ask(ctx, s, turns, work), ask(ctx, s, turns, work)
		for _, w := range []<-chan outcome{first, second} {
			if got := <-w; got.err != errBusy {
				t.Errorf("%v", got.err)
			}
		}
		turns.pass()
		if got := <-ask(t.Context(), s, turns, work); got.err != nil {
			t.Errorf("afterwards: %v", got.err)
		}
	})
}

func TestTurnsAreTakenInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turns, order := make(turns, 1), make(chan int, 9)
		if err := turns.take(t.Context()); err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		for i := range cap(order) {
			all.Go(func() {
				if err := turns.take(t.Context()); err == nil {
					order <- i
					turns.pass()
				}
			})
			synctest.Wait()
		}
		turns.pass()
		all.Wait()
		close(order)
		want := 0
		for got := range order {
			if got != want {
				t.Errorf("%d came in the place of %d", got, want)
			}
			want++
		}
	})
}
