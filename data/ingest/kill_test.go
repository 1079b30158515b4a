package ingest_test

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/ingest"
	"tawthiq/data/sqlite"
)

// Environment of the child process: what to import, and into which database.
const (
	childFile     = "TAWTHIQ_TEST_IMPORT_FILE"
	childDatabase = "TAWTHIQ_TEST_IMPORT_DATABASE"
)

// slow places a little more slowly, so that a kill comes in the middle.
type slow struct{ pointPlacer }

func (s slow) Place(in *data.Incident) {
	time.Sleep(50 * time.Microsecond)
	s.pointPlacer.Place(in)
}

// TestImportInAChild is the process that TestAKilledImportEqualsAnUndisturbedOne kills.
func TestImportInAChild(t *testing.T) {
	file := os.Getenv(childFile)
	if file == "" {
		t.Skip("only run by another test")
	}
	store, err := sqlite.Open(t.Context(), os.Getenv(childDatabase), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := config(store, file)
	c.Placer, c.BatchSize = slow{}, 50
	run(t, c)
}

func TestAKilledImportEqualsAnUndisturbedOne(t *testing.T) {
	t.Parallel()
	file := write(t, "t.csv", made(3000))
	whole := openStore(t)
	run(t, config(whole, file))
	database := filepath.Join(t.TempDir(), "killed.db")
	if _, err := os.Create(database); err != nil {
		t.Fatal(err)
	}
	for range 10 {
		child := exec.Command(os.Args[0], "-test.run=^TestImportInAChild$")
		child.Env = append(os.Environ(), childFile+"="+file, childDatabase+"="+database)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(30+rand.IntN(200)) * time.Millisecond)
		if err := child.Process.Kill(); err != nil {
			t.Log("it had ended already:", err)
		}
		_ = child.Wait() // killed, which is an error by design
	}
	store, err := sqlite.Open(t.Context(), database, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	c := config(store, file)
	s := run(t, c)
	t.Logf("resumed %v; %+v", s.Resumed, s.Tally)
	if s.Tally.Read != 3000 || s.Tally.Rejected != 300 {
		t.Errorf("tally: %+v", s.Tally)
	}
	if diff := cmp.Diff(records(t, whole), records(t, store)); diff != "" {
		t.Error(diff)
	}
	if ingest.RejectsPathOf("a/b.csv") != "a/b.rejects.csv" {
		t.Error("the rejects file is not beside the file")
	}
}
