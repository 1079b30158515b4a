package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
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

// bulky returns records that fill more pages than a backup copies in one step.
func bulky(n int) []data.Incident {
	out := many(0, n)
	for i := range out {
		out[i].Sources[0].Title = strings.Repeat("report ", 2*backupStep*4096/n/len("report "))
	}
	return out
}

func TestABackupIsTheStoreAtThatMoment(t *testing.T) {
	t.Parallel()
	s := openTest(t)
	mustCommit(t, s, change(bulky(600)...))
	want := allRecords(t, s)
	path := filepath.Join(t.TempDir(), "نسخة #1.db")
	calls, last, whole := 0, 0, 0
	err := s.Backup(context.Background(), path, func(done, total int) {
		calls, last, whole = calls+1, done, total
		mustCommit(t, s, change(many(1000+calls, 1)...)) // others write meanwhile
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
	t.Parallel()
	s := openTest(t)
	mustCommit(t, s, change(bulky(600)...))
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

func TestTwoBackupsToOneNameAreBothWhole(t *testing.T) {
	t.Parallel()
	s := openTest(t)
	mustCommit(t, s, change(bulky(600)...))
	path := filepath.Join(t.TempDir(), "b.db")
	calls := 0
	err := s.Backup(context.Background(), path, func(int, int) {
		if calls++; calls > 1 {
			return
		}
		if err := s.Backup(context.Background(), path, nil); err != nil {
			t.Error(err)
		}
		checkWhole(t, openAt(t, path))
	})
	if err != nil {
		t.Fatal(err)
	}
	checkWhole(t, openAt(t, path))
}

func checkWhole(t *testing.T, s *Store) {
	t.Helper()
	if problems, err := s.Check(context.Background()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
