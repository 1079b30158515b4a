package sqlite

import (
	"context"
	"path/filepath"
	"testing"
)

func TestOpenCreatesAnEmptyStore(t *testing.T) {
	s, err := Open(context.Background(), filepath.Join(t.TempDir(), "سجل ?#%41 a.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if problems, err := s.Check(context.Background()); err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
}
