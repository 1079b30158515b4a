package load

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestEveryAnswerIsReadWholeAndCounted(t *testing.T) {
	var mu sync.Mutex
	seen := map[string]int{}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		seen[r.URL.Path]++
		mu.Unlock()
		switch r.URL.Path {
		case "/empty":
			w.WriteHeader(http.StatusNoContent)
		case "/chunked":
			fmt.Fprint(w, strings.Repeat("a", 3000))
			w.(http.Flusher).Flush()
			fmt.Fprint(w, strings.Repeat("b", 3000))
		case "/plain":
			fmt.Fprint(w, strings.Repeat("c", 100))
		default:
			http.Error(w, "no such thing", http.StatusNotFound)
		}
	}))
	defer srv.Close()
	paths := []string{"/plain", "/chunked", "/empty", "/missing"}
	r, err := Measure(t.Context(), Job{
		Address: strings.TrimPrefix(srv.URL, "http://"), Connections: 2, WarmUp: len(paths), For: 100 * time.Millisecond,
		Path: func(n int) string { return paths[n%len(paths)] },
	})
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, n := range seen {
		total += n
	}
	if r.Requests+r.Errors != total-len(paths) {
		t.Errorf("%d answers and %d errors of %d requests, %d of them to warm up", r.Requests, r.Errors, total, len(paths))
	}
	if want := int64(seen["/plain"]-1)*100 + int64(seen["/chunked"]-1)*6000; r.BodyBytes != want {
		t.Errorf("%d bytes, not %d", r.BodyBytes, want)
	}
	if r.Errors != seen["/missing"]-1 || !strings.Contains(r.FirstError, "404") {
		t.Errorf("%d errors, the first %q", r.Errors, r.FirstError)
	}
	if r.P50 <= 0 || r.P99 < r.P50 || r.PerSecond() <= 0 {
		t.Errorf("%+v", r)
	}
}

func TestAServerThatIsGoneIsAnError(t *testing.T) {
	srv := httptest.NewServer(http.NotFoundHandler())
	address := strings.TrimPrefix(srv.URL, "http://")
	srv.Close()
	_, err := Measure(t.Context(), Job{Address: address, Connections: 1, For: time.Hour, Path: func(int) string { return "/" }})
	if err == nil {
		t.Error("nobody listens there")
	}
}

func TestMeasuringStopsWithItsContext(t *testing.T) {
	srv := httptest.NewServer(http.NotFoundHandler())
	defer srv.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := Measure(ctx, Job{Address: strings.TrimPrefix(srv.URL, "http://"), Connections: 3, For: time.Hour, Path: func(int) string { return "/" }})
	if err == nil {
		t.Error("it went on")
	}
}

func TestPercentiles(t *testing.T) {
	var hundred []time.Duration
	for i := range 100 {
		hundred = append(hundred, time.Duration(i+1))
	}
	for _, test := range []struct {
		name    string
		times   []time.Duration
		percent float64
		want    time.Duration
	}{
		{"the median of a hundred", hundred, 50, 50},
		{"all but the slowest of a hundred", hundred, 99, 99},
		{"of one", hundred[:1], 99, 1},
		{"of none", nil, 99, 0},
		{"of two, the median is the faster", hundred[:2], 50, 1},
	} {
		if got := percentile(test.times, test.percent); got != test.want {
			t.Errorf("%s: %d, not %d", test.name, got, test.want)
		}
	}
}
