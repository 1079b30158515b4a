package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"tawthiq/data"
)

func allRecords(t *testing.T, s *Store) []data.Record {
	t.Helper()
	var out []data.Record
	if err := s.Records(context.Background(), 0, func(r data.Record) error { out = append(out, r); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestABackupIsTheStoreAtThatMoment(t *testing.T) {
	s := openTest(t)
	mustCommit(t, s, change(many(0, 3000)...))
	want := allRecords(t, s)
	path := filepath.Join(t.TempDir(), "نسخة #1.db")
	calls, last, whole := 0, 0, 0
	err := s.Backup(context.Background(), path, func(done, total int) {
		calls, last, whole = calls+1, done, total
		mustCommit(t, s, change(many(3000+calls, 1)...)) // others write meanwhile
	})
	if err != nil {
		t.Fatal(err)
	}
	if calls < 2 || last != whole || whole == 0 {
		t.Errorf("%d calls, the last with %d of %d pages", calls, last, whole)
	}
	copied := openAt(t, path)
	if !reflect.DeepEqual(want, allRecords(t, copied)) { // cmp would take seconds
		t.Error("the copy holds other records")
	}
	if problems, err := copied.Check(context.Background()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
	mustCommit(t, copied, change(many(9000, 1)...))
}

func TestABackupThatFailsLeavesNothing(t *testing.T) {
	s := openTest(t)
	mustCommit(t, s, change(many(0, 3000)...))
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, "there.db"), "keep me")
	if err := s.Backup(context.Background(), filepath.Join(folder, "there.db"), nil); data.KindOf(err) != data.Conflict {
		t.Errorf("the error is %v", err)
	}
	err := s.Backup(context.Background(), filepath.Join(folder, "no folder", "b.db"), nil)
	wantUnavailable(t, err, "cannot be written")
	ctx, cancel := context.WithCancel(context.Background())
	if err := s.Backup(ctx, filepath.Join(folder, "b.db"), func(int, int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 || left[0].Name() != "there.db" {
		t.Errorf("left in the folder: %v %v", left, err)
	}
}
