package server_test

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/oklog/ulid/v2"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/data/review"
	"tawthiq/data/sqlite"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/geocode"
	"tawthiq/server"
	"tawthiq/server/answer/answertest"
)

// site is a server over a real store with made-up records.
type site struct {
	store   data.Store
	atlas   *atlas.Atlas
	desk    *review.Desk
	handler http.Handler
}

func discard() *slog.Logger { return slog.New(slog.DiscardHandler) }

// builtPage is a page as the build would leave it.
func builtPage() fstest.MapFS {
	return fstest.MapFS{
		"index.html":            {Data: []byte("<!doctype html><title>the page</title>")},
		"assets/main-1a2b3c.js": {Data: []byte("console.log(1)")},
		".keep":                 {},
	}
}

// shared is the geocoder of all tests of the package, and what makes it once.
var shared struct {
	once     sync.Once
	geocoder *geocode.Geocoder
}

func geocoder(t testing.TB) *geocode.Geocoder {
	t.Helper()
	facts := atlastest.Facts(t)
	shared.once.Do(func() { shared.geocoder = geocode.New(facts.Gazetteer, facts.Areas) })
	return shared.geocoder
}

func open(t testing.TB, incidents ...data.Incident) site {
	t.Helper()
	return openWith(t, server.Config{Page: builtPage(), Version: "test"}, incidents...)
}

func openWith(t testing.TB, cfg server.Config, incidents ...data.Incident) site {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), sqlite.Options{Normalise: gazetteer.Normalise})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	s := site{store: store}
	s.commit(t, data.Change{Datasets: atlastest.Datasets(), Incidents: incidents})
	if s.atlas, err = atlas.New(t.Context(), store, atlastest.Facts(t), discard()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.atlas.Close)
	if s.desk, err = review.New(t.Context(), store, geocoder(t), atlastest.Facts(t).ControlWith); err != nil {
		t.Fatal(err)
	}
	cfg.Atlas, cfg.Desk = s.atlas, s.desk
	if s.handler, err = server.NewHandler(cfg); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s site) commit(t testing.TB, change data.Change) {
	t.Helper()
	change.At, change.Author, change.Reason = time.Unix(1600000000, 0), "a person", "a reason"
	if _, err := s.store.Commit(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	if s.atlas != nil {
		if err := s.atlas.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// ask sends a request with pairs of header names and values.
func (s site) ask(t testing.TB, method, target string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, "http://map.example"+target, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w.Result()
}

// send sends JSON with pairs of header names and values.
func (s site) send(t testing.TB, method, target, text string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, "http://map.example"+target, strings.NewReader(text))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w.Result()
}

// get returns the body of an answer that must be 200.
func (s site) get(t testing.TB, target string) string {
	t.Helper()
	r := s.ask(t, "GET", target)
	text := answertest.Body(t, r)
	if r.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %s", target, r.StatusCode, text)
	}
	return text
}

// read decodes the JSON of an answer that must be 200.
func read[T any](t testing.TB, s site, target string) T {
	t.Helper()
	var value T
	if err := json.NewDecoder(strings.NewReader(s.get(t, target))).Decode(&value); err != nil {
		t.Fatalf("%s: %v", target, err)
	}
	return value
}

// numberOf returns the number that tiles name a record by.
func numberOf(id string) string {
	return strconv.FormatUint(data.NumberOf(ulid.MustParse(id)), 10)
}
