package server_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"tawthiq/data"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/server"
)

// running is a server that listens on a port of its own.
type running struct {
	base string
	stop func() error
}

func run(t testing.TB, cfg server.Config) running {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	bound, done := make(chan net.Addr, 1), make(chan error, 1)
	cfg.Listen = "127.0.0.1:0"
	cfg.OnListen = func(a net.Addr) { bound <- a }
	go func() { done <- server.Run(ctx, cfg) }()
	select {
	case a := <-bound:
		stopped := false
		stop := func() error {
			if stopped {
				return nil
			}
			stopped = true
			cancel()
			return <-done
		}
		t.Cleanup(func() { _ = stop() })
		return running{"http://" + a.String(), stop}
	case err := <-done:
		t.Fatal(err)
	}
	panic("unreachable")
}

func fetch(t testing.TB, target string) (*http.Response, error) {
	t.Helper()
	r, err := http.NewRequestWithContext(context.Background(), "GET", target, nil)
	if err != nil {
		t.Fatal(err)
	}
	return http.DefaultClient.Do(r)
}

func TestTheServerServesUntilItIsStopped(t *testing.T) {
	s := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 30)...)
	r := run(t, server.Config{Atlas: s.atlas})
	got, err := fetch(t, r.base+"/api/v1/incidents")
	if err != nil || got.StatusCode != http.StatusOK {
		t.Fatal(got, err)
	}
	_, _ = io.Copy(io.Discard, got.Body)
	_ = got.Body.Close()
	if err := r.stop(); err != nil {
		t.Errorf("stopping: %v", err)
	}
	if _, err := fetch(t, r.base+"/healthz"); err == nil {
		t.Error("it answers after it was stopped")
	}
}

func TestTheServerShowsWhatIsCommittedWhileItRuns(t *testing.T) {
	s := open(t)
	r := run(t, server.Config{Atlas: s.atlas})
	other := site{store: s.store}
	other.commit(t, data.Change{Incidents: atlastest.Incidents(atlastest.Facts(t), 1, 30)})
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		got, err := fetch(t, r.base+"/api/v1/about")
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(got.Body)
		_ = got.Body.Close()
		if strings.Contains(string(text), `"revision":2`) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the commit is not shown: %s", text)
		}
	}
}

func TestAnAddressInUseSaysWhatToDo(t *testing.T) {
	s := open(t)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	err = server.Run(t.Context(), server.Config{Atlas: s.atlas, Listen: taken.Addr().String()})
	var e *data.Error
	if !errors.As(err, &e) || e.Kind != data.Conflict || e.Hint == "" {
		t.Errorf("%v", err)
	}
}

func TestWithoutAPageItSaysHowToBuildIt(t *testing.T) {
	s := openWith(t, server.Config{})
	if text := s.get(t, "/"); !strings.Contains(text, "make build") {
		t.Error(text)
	}
}

func TestLinksAreThoseOfThePublicURL(t *testing.T) {
	s := openWith(t, server.Config{PublicURL: "https://map.example.org"})
	if text := s.get(t, "/tiles/base.json"); !strings.Contains(text, "https://map.example.org/tiles/base/{z}/{x}/{y}.mvt") {
		t.Error(text)
	}
}

func TestTheLogTellsNothingOfThePeopleWhoAsk(t *testing.T) {
	var log bytes.Buffer
	s := openWith(t, server.Config{Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	id := "01DXF6DT000000000000000000"
	s.ask(t, "GET", "/api/v1/incidents?q=whispered", "X-Forwarded-For", "192.0.2.77", "User-Agent", "a browser", "Referer", "https://example.org/whence")
	s.ask(t, "GET", "/api/v1/incidents/"+id)
	s.ask(t, "GET", "/whispered")
	for _, part := range []string{"whispered", "192.0.2", "a browser", "whence", id} {
		if strings.Contains(log.String(), part) {
			t.Errorf("it tells %s", part)
		}
	}
	for _, part := range []string{"route=/api/v1/incidents ", "route=/api/v1/incidents/:id", "status=200", "status=404", "request_id="} {
		if !strings.Contains(log.String(), part) {
			t.Errorf("it lacks %s: %s", part, log.String())
		}
	}
}

func TestReadersNeverSeeHalfACommit(t *testing.T) {
	all := atlastest.Incidents(atlastest.Facts(t), 1, 300)
	s := open(t, all[:50]...)
	stop, done := make(chan struct{}), make(chan struct{})
	for i := range 3 {
		go func() {
			defer func() { done <- struct{}{} }()
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
					askSomething(t, s, i+n)
				}
			}
		}()
	}
	for i := 50; i < len(all); i += 25 {
		s.commit(t, data.Change{Incidents: all[i : i+25]})
	}
	close(stop)
	for range 3 {
		<-done
	}
}

// askSomething asks one of several questions, and checks that the parts of its answer agree.
func askSomething(t *testing.T, s site, n int) {
	type counted struct {
		Counts data.Counts
		Values struct{ Incidents []int }
		Next   string
	}
	switch n % 4 {
	case 0:
		c := read[counted](t, s, "/api/v1/choropleth?level=district")
		sum := 0
		for _, n := range c.Values.Incidents {
			sum += n
		}
		if sum != c.Counts.Mapped || c.Counts.Matching != c.Counts.Mapped+c.Counts.NotMappable+c.Counts.Suppressed {
			t.Errorf("%d in areas, %+v", sum, c.Counts)
		}
	case 1:
		if next := read[counted](t, s, "/api/v1/incidents?limit=10").Next; next != "" {
			s.get(t, "/api/v1/incidents?limit=10&cursor="+url.QueryEscape(next))
		}
	case 2:
		s.get(t, "/tiles/incidents/6/38/25.mvt?q=market")
	case 3:
		s.get(t, "/api/v1/areas/SY02?revision=1")
	}
}
