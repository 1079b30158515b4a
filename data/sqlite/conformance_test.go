package sqlite

import (
	"context"
	"path/filepath"
	"testing"

	"tawthiq/data"
	"tawthiq/data/storetest"
)

func TestStoreKeepsThePromisesOfDataStore(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T) data.Store { return openTest(t) })
}

func openTest(t *testing.T) *Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "test.db"))
}

func openAt(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(context.Background(), path, Options{})
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
