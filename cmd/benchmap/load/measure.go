package load

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// Job is what to ask a server for. Path returns the path and query of the request with a number,
// from 0 on, and is called by several goroutines at once.
type Job struct {
	Address string // host and port
	Path    func(number int) string

	Connections int
	WarmUp      int // requests that are not counted, numbered from 0 on
	For         time.Duration
}

// Result is what was measured. A request that got no answer, or one with another status than
// 200 OK or 204 No Content, is an error: its time is not counted.
type Result struct {
	Requests, Errors int
	FirstError       string
	BodyBytes        int64 // as sent, mostly compressed
	Elapsed          time.Duration
	P50, P95, P99    time.Duration
}

// PerSecond returns how many requests were answered in a second.
func (r Result) PerSecond() float64 {
	if r.Elapsed <= 0 {
		return 0
	}
	return float64(r.Requests) / r.Elapsed.Seconds()
}

// Measure does a job: first the requests to warm up, then, on the same connections, as many as there
// is time for. The numbers of the requests go on from those of the warm-up. Errors: a server that
// cannot be reached at all, and ctx's.
func Measure(ctx context.Context, job Job) (Result, error) {
	m := measuring{job: job, workers: make([]worker, max(1, job.Connections))}
	for i := range m.workers {
		m.workers[i].conn.address = job.Address
		defer m.workers[i].conn.close()
	}
	if err := m.phase(ctx, func(number int) bool { return number < job.WarmUp }); err != nil {
		return Result{}, err
	}
	m.next.Store(int64(job.WarmUp))
	for i := range m.workers {
		m.workers[i].forget()
	}
	start := time.Now()
	end := start.Add(job.For)
	err := m.phase(ctx, func(int) bool { return time.Now().Before(end) })
	return m.result(time.Since(start)), err
}

type measuring struct {
	job     Job
	next    atomic.Int64 // number of the next request
	workers []worker
}

// phase has every worker ask while more says so.
func (m *measuring) phase(ctx context.Context, more func(number int) bool) error {
	group, ctx := errgroup.WithContext(ctx)
	for i := range m.workers {
		w := &m.workers[i]
		group.Go(func() error {
			for ctx.Err() == nil {
				number := int(m.next.Add(1) - 1)
				if !more(number) {
					return nil
				}
				if err := w.ask(ctx, m.job.Path(number)); err != nil {
					return fmt.Errorf("asking %s: %w", m.job.Address, err)
				}
			}
			return ctx.Err()
		})
	}
	return group.Wait()
}

// result puts together what the workers saw.
func (m *measuring) result(elapsed time.Duration) Result {
	r := Result{Elapsed: elapsed}
	var times []time.Duration
	for i := range m.workers {
		w := &m.workers[i]
		times = append(times, w.times...)
		r.Errors += w.errors
		r.BodyBytes += w.bodyBytes
		if r.FirstError == "" {
			r.FirstError = w.firstError
		}
	}
	slices.Sort(times)
	r.Requests = len(times)
	r.P50, r.P95, r.P99 = percentile(times, 50), percentile(times, 95), percentile(times, 99)
	return r
}

// percentile returns the smallest of the sorted times that so many hundredths of them do not exceed
// (the nearest-rank method); 0 where there are none.
func percentile(sorted []time.Duration, percent float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	rank := int(math.Ceil(percent / 100 * float64(len(sorted))))
	return sorted[max(rank, 1)-1]
}

// worker asks over one connection.
type worker struct {
	conn       connection
	times      []time.Duration
	bodyBytes  int64
	errors     int
	inARow     int // errors since the last answer
	firstError string
}

// mostInARow is after how many requests without an answer a server is taken to be gone.
const mostInARow = 20

// ask makes one request and notes what came of it. Errors: those of a server that is gone.
func (w *worker) ask(ctx context.Context, path string) error {
	start := time.Now()
	status, bodyBytes, err := w.conn.get(ctx, path)
	took := time.Since(start)
	switch {
	case err == nil && (status == http.StatusOK || status == http.StatusNoContent):
		w.inARow = 0
		w.times = append(w.times, took)
		w.bodyBytes += bodyBytes
		return nil
	case err == nil:
		w.note(fmt.Sprintf("status %d for %s", status, path))
		return nil
	}
	w.note(fmt.Sprintf("%v for %s", err, path))
	if w.inARow++; w.inARow >= mostInARow {
		return err
	}
	return nil
}

func (w *worker) note(problem string) {
	w.errors++
	if w.firstError == "" {
		w.firstError = problem
	}
}

// forget drops what was noted while the server warmed up.
func (w *worker) forget() {
	*w = worker{conn: w.conn, times: w.times[:0]}
}
