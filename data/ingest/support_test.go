package ingest_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tawthiq/data"
	"tawthiq/data/ingest"
	"tawthiq/data/sqlite"
)

// today is the day of every import in the tests.
var today = time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)

func now() time.Time { return today }

// pointPlacer accepts a record that has coordinates, and finds no other.
type pointPlacer struct{}

func (pointPlacer) Place(in *data.Incident) {
	in.Placement = data.Placement{State: data.NotFound, Reason: "no coordinates"}
	if in.Where.Point != nil {
		in.Placement = data.Placement{State: data.Accepted, Point: in.Where.Point, Precision: 6}
	}
}

func (pointPlacer) Layers() int64 { return 0 }

func openStore(t testing.TB) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "records.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// write writes a file of a test.
func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// shared returns the path of a file of the shared test data, or skips the test.
func shared(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "testdata", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the shared test data are not here: %v", err)
	}
	return path
}

func config(store data.Store, file string) ingest.Config {
	return ingest.Config{Store: store, Placer: pointPlacer{}, File: file, Now: now}
}

// run imports a file that has to go through.
func run(t testing.TB, c ingest.Config) ingest.Summary {
	t.Helper()
	s, err := ingest.Run(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// records returns every record of a store by source id.
func records(t testing.TB, store data.Store) map[string]data.Incident {
	t.Helper()
	out := map[string]data.Incident{}
	err := store.Records(context.Background(), 0, func(r data.Record) error {
		out[r.Incident.Dataset+"/"+r.Incident.SourceID] = r.Incident
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
