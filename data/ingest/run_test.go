package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/ingest"
	"tawthiq/data/ingest/mapping"
)

// made returns a native CSV of n rows, every tenth of which lacks its date.
func made(n int) string {
	var b strings.Builder
	b.WriteString("source_id,date_start,violation,place_en,latitude,longitude,killed\n")
	for i := range n {
		day := fmt.Sprintf("2020-01-%02d", i%28+1)
		if i%10 == 7 {
			day = ""
		}
		fmt.Fprintf(&b, "r%d,%s,other,Madeup %d,35.%d,36.5,%d\n", i, day, i, i%90+10, i%4)
	}
	return b.String()
}

func TestEveryRowIsAccountedFor(t *testing.T) {
	store := openStore(t)
	c := config(store, write(t, "t.csv", made(2500)))
	c.RejectsPath = filepath.Join(t.TempDir(), "out.csv")
	var steps []int
	c.Progress = func(p ingest.Progress) { steps = append(steps, p.Tally.Read) }
	s := run(t, c)
	want := data.Tally{Read: 2500, Stored: 2250, Rejected: 250, ByPrecision: map[string]int{"locality": 2250}}
	if diff := cmp.Diff(want, s.Tally); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{1000, 2500}, steps); diff != "" {
		t.Error(diff)
	}
	if len(s.Rejects) != 20 || s.Rejects[0].Line != 9 || s.Rejects[0].Column != "date_start" || s.RejectsPath == "" || !s.Finished {
		t.Errorf("summary: %+v", s)
	}
}

func TestRejectedRowsCanBeCorrectedAndImported(t *testing.T) {
	for name, header := range map[string]string{"plain": "", "with hashtags": "#event+id,#date+start,,,,,\n"} {
		t.Run(name, func(t *testing.T) {
			store := openStore(t)
			text := strings.Replace(made(100), "killed\n", "killed\n"+header, 1) + "short,row\n"
			c := config(store, write(t, "t.csv", text))
			c.Dataset, c.RejectsPath = "mine", filepath.Join(t.TempDir(), "out.csv")
			if first := run(t, c); first.Tally.Rejected != 11 {
				t.Fatalf("rejected %d", first.Tally.Rejected)
			}
			rejected, err := os.ReadFile(c.RejectsPath)
			if err != nil {
				t.Fatal(err)
			}
			again := run(t, config(store, write(t, "again.csv", string(rejected))))
			if again.Tally.Rejected != 11 || again.Tally.Read != 11 || again.Dataset != "mine" {
				t.Errorf("not corrected: %+v", again)
			}
			corrected := strings.ReplaceAll(string(rejected), ",,other", ",2020-02-03,other")
			s := run(t, config(store, write(t, "corrected.csv", corrected)))
			if s.Tally.Stored != 10 || s.Tally.Rejected != 1 || s.Mapping != "tawthiq" || s.Dataset != "mine" {
				t.Errorf("corrected: %+v", s)
			}
			if n := len(records(t, store)); n != 100 {
				t.Errorf("%d records", n)
			}
		})
	}
}

func TestALaterRowWithTheSameIDIsRejected(t *testing.T) {
	store := openStore(t)
	s := run(t, config(store, write(t, "t.csv", "source_id,date_start,violation\na,,other\na,2020-01-01,other\nb,2020-01-01,other\na,2020-01-02,other\n")))
	if len(s.Rejects) != 2 || s.Rejects[1].Line != 5 || s.Rejects[1].Column != "source_id" || !strings.Contains(s.Rejects[1].Reason, "line 3") {
		t.Errorf("rejects: %+v", s.Rejects)
	}
}

// Alone in the rejects file the second row is the first with its id, and must not replace what is stored.
func TestARepeatedRowDoesNotReplaceTheFirstOnItsOwn(t *testing.T) {
	store := openStore(t)
	c := config(store, write(t, "t.csv", "source_id,date_start,violation\na,2020-01-01,other\na,2020-01-02,other\n"))
	c.RejectsPath = filepath.Join(t.TempDir(), "out.csv")
	run(t, c)
	rejected, err := os.ReadFile(c.RejectsPath)
	if err != nil {
		t.Fatal(err)
	}
	if s := run(t, config(store, c.RejectsPath)); s.Tally.Rejected != 1 || s.Tally.Read != 1 {
		t.Errorf("as it is: %+v", s.Tally)
	}
	given := strings.Replace(string(rejected), ",a,2020", ",b,2020", 1)
	if s := run(t, config(store, write(t, "given.csv", given))); s.Tally.Stored != 1 {
		t.Errorf("with another id: %+v", s.Tally)
	}
	reason := strings.Split(string(rejected), ",source_id,")[2]
	cleared := strings.Replace(string(rejected), reason[:strings.LastIndex(reason, "\",")+1], "", 1)
	if s := run(t, config(store, write(t, "cleared.csv", cleared))); s.Tally.Updated != 1 {
		t.Errorf("without the reason: %+v\n%s", s.Tally, cleared)
	}
}

func TestCorrectedRejectsAreNotWrittenOver(t *testing.T) {
	c := config(openStore(t), write(t, "t.csv", made(20)))
	c.RejectsPath = filepath.Join(t.TempDir(), "out.csv")
	run(t, c)
	if s := run(t, c); s.RejectsKept != "" {
		t.Errorf("the same file was put aside as %s", s.RejectsKept)
	}
	if err := os.WriteFile(c.RejectsPath, []byte("corrected"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := run(t, c)
	if text, err := os.ReadFile(s.RejectsKept); err != nil || string(text) != "corrected" {
		t.Errorf("kept %q as %q, %v", text, s.RejectsKept, err)
	}
}

func TestRowsWithoutAnIDKeepTheirs(t *testing.T) {
	store := openStore(t)
	text := "date_start,violation,title_en\n2020-01-01,other,x\n2020-01-01,other,x\n2020-01-01,other,y\n"
	if s := run(t, config(store, write(t, "t.csv", text))); s.Tally.Stored != 3 {
		t.Errorf("first: %+v", s.Tally)
	}
	if s := run(t, config(store, write(t, "moved.csv", text+"2020-01-02,other,z\n"))); s.Tally.Unchanged != 3 || s.Tally.Stored != 1 {
		t.Errorf("with a row more: %+v", s.Tally)
	}
}

func TestTheFutureIsRejected(t *testing.T) {
	s := run(t, config(openStore(t), write(t, "t.csv", "source_id,date_start,violation\na,2026-03-31,other\nb,2026-04-01,other\n")))
	if s.Tally.Stored != 1 || len(s.Rejects) != 1 || !strings.Contains(s.Rejects[0].Reason, "future") {
		t.Errorf("summary: %+v", s)
	}
}

func TestADryRunWritesNothing(t *testing.T) {
	store := openStore(t)
	c := config(store, write(t, "t.csv", made(30)))
	c.DryRun, c.RejectsPath = true, filepath.Join(t.TempDir(), "out.csv")
	if s := run(t, c); s.Tally.Stored != 27 || s.Tally.Rejected != 3 || len(s.Rejects) != 3 {
		t.Errorf("summary: %+v", s)
	}
	if revision, err := store.Revision(t.Context()); err != nil || revision != 0 {
		t.Errorf("revision %d, %v", revision, err)
	}
	if _, err := os.Stat(c.RejectsPath); err == nil {
		t.Error("a rejects file was written")
	}
	c.DryRun = false
	run(t, c)
	c.DryRun = true
	if s := run(t, c); s.Tally.Unchanged != 27 {
		t.Errorf("after the import: %+v", s.Tally)
	}
	c.File = write(t, "later.csv", strings.ReplaceAll(made(30), "2020-", "2021-"))
	if s := run(t, c); s.Tally.Updated != 27 {
		t.Errorf("with another year: %+v", s.Tally)
	}
}

func TestWhatCannotBeMeantChangesNothing(t *testing.T) {
	table := write(t, "t.csv", made(3))
	own, err := mapping.Named("airwars")
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*ingest.Config){
		"an unknown layout":       func(c *ingest.Config) { c.File = write(t, "u.csv", "a,b\n1,2\n") },
		"an empty file":           func(c *ingest.Config) { c.File = write(t, "e.csv", "") },
		"a mapping of another":    func(c *ingest.Config) { c.Mapping = own },
		"an unknown sensitivity":  func(c *ingest.Config) { c.Sensitivity = "secret" },
		"a bad dataset":           func(c *ingest.Config) { c.Dataset = "My Data" },
		"rejects over the file":   func(c *ingest.Config) { c.RejectsPath = c.File },
		"rejects in no folder":    func(c *ingest.Config) { c.RejectsPath = filepath.Join(c.File, "x.csv") },
		"rejects over a folder":   func(c *ingest.Config) { c.RejectsPath = filepath.Dir(c.File) },
		"an encoding of no kind":  func(c *ingest.Config) { c.Encoding = "x" },
		"a sheet of a CSV's kind": func(c *ingest.Config) { c.File = write(t, "x.xlsx", "PK\x03\x04") },
	} {
		t.Run(name, func(t *testing.T) {
			store := openStore(t)
			c := config(store, table)
			change(&c)
			if _, err := ingest.Run(t.Context(), c); data.KindOf(err) != data.InvalidKind {
				t.Errorf("got %v", err)
			}
			if revision, err := store.Revision(t.Context()); err != nil || revision != 0 {
				t.Errorf("revision %d, %v", revision, err)
			}
		})
	}
}

func TestOptionsReachEveryRecord(t *testing.T) {
	store := openStore(t)
	c := config(store, write(t, "t.csv", "source_id,dataset,date_start,violation\na,one,2020-01-01,other\nb,two,2020-01-01,other\n"))
	run(t, c)
	if got := records(t, store); len(got) != 2 || got["one/a"].Sensitivity != "public" || got["two/b"].Dataset != "two" {
		t.Errorf("records: %+v", got)
	}
	c.Dataset, c.Sensitivity = "three", "restricted"
	run(t, c)
	if got := records(t, store); len(got) != 4 || got["three/a"].Sensitivity != "restricted" {
		t.Errorf("records: %+v", got)
	}
	known, err := store.Datasets(t.Context())
	if err != nil || len(known) != 3 {
		t.Errorf("datasets: %+v, %v", known, err)
	}
}

func TestAnOptionNeverLowersASensitivity(t *testing.T) {
	store := openStore(t)
	c := config(store, write(t, "t.csv", "source_id,date_start,violation,sensitivity\na,2020-01-01,other,confidential\nb,2020-01-01,other,\n"))
	c.Sensitivity = "public"
	run(t, c)
	if got := records(t, store); got["records/a"].Sensitivity != "confidential" || got["records/b"].Sensitivity != "public" {
		t.Errorf("records: %+v", got)
	}
}

// failing is a store whose commits fail on demand.
type failing struct {
	data.Store
	fail func(n int) (before, after error)
	n    int
}

func (f *failing) Commit(ctx context.Context, change data.Change) (data.Committed, error) {
	f.n++
	before, after := f.fail(f.n)
	if before != nil {
		return data.Committed{}, before
	}
	done, err := f.Store.Commit(ctx, change)
	return done, errors.Join(err, after)
}

func TestAnImportGoesOnAfterAnyBatch(t *testing.T) {
	file := write(t, "t.csv", made(110)+"r3,2020-01-01,other,again,,,\n")
	whole := openStore(t)
	c := config(whole, file)
	c.BatchSize = 20
	undisturbed := run(t, c)
	for _, stop := range []int{1, 3, 6} {
		for _, when := range []string{"before", "after"} {
			t.Run(fmt.Sprintf("%s batch %d", when, stop), func(t *testing.T) {
				t.Parallel()
				c, store := c, openStore(t)
				killed := errors.New("killed")
				c.Store = &failing{Store: store, fail: func(n int) (before, after error) {
					if n == stop && when == "before" {
						return killed, nil
					}
					if n == stop {
						return nil, killed
					}
					return nil, nil
				}}
				if s, err := ingest.Run(t.Context(), c); !errors.Is(err, killed) || s.Finished {
					t.Fatalf("finished %v, %v", s.Finished, err)
				}
				c.Store = store
				s := run(t, c)
				if diff := cmp.Diff(records(t, whole), records(t, store)); diff != "" {
					t.Error(diff)
				}
				if ended := stop == 6 && when == "after"; !ended && (cmp.Diff(undisturbed.Tally, s.Tally) != "" || cmp.Diff(undisturbed.Rejects, s.Rejects) != "" || !s.Resumed && (stop > 1 || when == "after")) {
					t.Errorf("resumed %v: %+v", s.Resumed, s.Tally)
				}
			})
		}
	}
}

// stopping cancels a context at one call.
type stopping struct {
	pointPlacer
	cancel context.CancelFunc
}

func (s stopping) Place(in *data.Incident) {
	if in.SourceID == "r250" {
		s.cancel()
	}
	s.pointPlacer.Place(in)
}

func TestACancelledImportGoesOn(t *testing.T) {
	store := openStore(t)
	c := config(store, write(t, "t.csv", made(500)))
	c.BatchSize = 50
	ctx, cancel := context.WithCancel(t.Context())
	c.Placer = stopping{cancel: cancel}
	s, err := ingest.Run(ctx, c)
	if !errors.Is(err, context.Canceled) || s.Finished || !strings.Contains(err.Error(), "goes on") {
		t.Fatalf("finished %v, %v", s.Finished, err)
	}
	c.Placer = pointPlacer{}
	if s = run(t, c); s.Tally.Read != 500 || s.Tally.Stored != 450 {
		t.Errorf("tally: %+v", s.Tally)
	}
}

func TestAFileThatBreaksOffKeepsWhatWasRead(t *testing.T) {
	store := openStore(t)
	text := made(300) + strings.Repeat("x\"y,\"z\n", 400)
	c := config(store, write(t, "t.csv", text))
	c.BatchSize = 100
	s, err := ingest.Run(t.Context(), c)
	if err == nil || s.Finished || s.Tally.Read < 300 || len(records(t, store)) != 270 {
		t.Errorf("tally %+v, %v", s.Tally, err)
	}
}
