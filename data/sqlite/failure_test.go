package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/storetest"
)

func many(from, n int) []data.Incident {
	var out []data.Incident
	for i := range n {
		out = append(out, storetest.Incident("a", from+i))
	}
	return out
}

func wantUnavailable(t *testing.T, err error, says string) {
	t.Helper()
	var said *data.Error
	if !errors.As(err, &said) || said.Kind != data.Unavailable || !strings.Contains(said.Error(), says) || said.Hint == "" {
		t.Errorf("the error is %v; want one that says %q and what to do", err, says)
	}
}

func TestAFullDiskLeavesTheDatabaseAsItWas(t *testing.T) {
	t.Parallel()
	s := openTest(t)
	mustCommit(t, s, change(many(0, 10)...))
	run(t, s.writer, "PRAGMA max_page_count = 60")
	_, err := s.Commit(context.Background(), change(many(10, 500)...))
	wantUnavailable(t, err, "the disk is full")
	run(t, s.writer, "PRAGMA max_page_count = 1000000")
	if n, err := s.Revision(context.Background()); n != 1 || err != nil {
		t.Errorf("revision %d, %v", n, err)
	}
	if problems, err := s.Check(context.Background()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
	mustCommit(t, s, change(many(10, 500)...))
}

func TestAnotherWriterIsWaitedForAndThenNamed(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "records.db")
	openAt(t, path)
	s, err := Open(context.Background(), path, Options{BusyTimeout: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	other, err := raw(t, path).Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.ExecContext(context.Background(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Commit(context.Background(), change(many(0, 1)...))
	wantUnavailable(t, err, "another program is writing")
	if _, err := s.Revision(context.Background()); err != nil {
		t.Errorf("reading waits for the other: %v", err)
	}
	if _, err := other.ExecContext(context.Background(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	mustCommit(t, s, change(many(0, 1)...))
}

func TestTwoStoresOnOneFileSeeEachOther(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "records.db")
	one, two := openAt(t, path), openAt(t, path)
	mustCommit(t, one, change(many(0, 3)...))
	if done := mustCommit(t, two, change(many(2, 2)...)); !cmp.Equal(done.Outcomes, []data.Outcome{data.Unchanged, data.Stored}) || done.Revision != 2 {
		t.Errorf("committed %v", done)
	}
	if n, err := one.Revision(context.Background()); n != 2 || err != nil {
		t.Errorf("revision %d, %v", n, err)
	}
}

func TestADamagedFileIsNamed(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "records.db")
	s := openAt(t, path)
	mustCommit(t, s, change(many(0, 500)...))
	s.Close()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(content) / 4; i < len(content); i++ {
		content[i] = 0xa5
	}
	writeFile(t, path, string(content))
	damaged, err := Open(context.Background(), path, Options{})
	if err == nil {
		defer damaged.Close()
		err = damaged.Records(context.Background(), 0, func(data.Record) error { return nil })
	}
	wantUnavailable(t, err, "is damaged")
}

func TestCheckListsWhereAFileIsDamaged(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "records.db")
	s := openAt(t, path)
	mustCommit(t, s, change(many(0, 500)...))
	s.Close()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(content) / 3; i < len(content)/2; i++ {
		content[i] = 0xa5
	}
	writeFile(t, path, string(content))
	problems, err := openAt(t, path).Check(context.Background())
	if err != nil || len(problems) == 0 || len(problems) > maxProblems+1 || strings.Contains(strings.Join(problems, ""), "\n") {
		t.Errorf("%d problems, %v: %q", len(problems), err, problems)
	}
}

func TestCheckFindsWhatWasTamperedWith(t *testing.T) {
	t.Parallel()
	for statement, want := range map[string]string{
		`UPDATE incident SET document = replace(document, 'Made-up', 'Invented') WHERE key = 2`: "differs from its checksum",
		`UPDATE incident SET source_digest = zeroblob(32) WHERE key = 2`:                        "is not what the source stated",
		`UPDATE incident SET id = 'x' WHERE key = 2`:                                            "names another record",
		`DELETE FROM text_segment`:                                                              "the text index is not",
		`UPDATE text_segment SET words = zeroblob(100)`:                                         "the word segment of revision 1 is damaged",
		`UPDATE brief SET checksum = 0`:                                                         "are damaged",
		`DELETE FROM brief`:                                                                     "there are 0 briefs of 4 records",
		`UPDATE symbol SET text = 'x' WHERE text = 'fair'`:                                      "its brief is not what the document says",
		`UPDATE dataset SET records = 7`:                                                        "says it has 7 records",
		`UPDATE incident_past SET document = '{}'`:                                              "differs from its checksum",
		`UPDATE control_claim SET controllers = '["sdf"]'`:                                      "control layer 1 is damaged",
		`UPDATE import SET rejected = 1, read = read + 1`:                                       "rejected 1 rows and lists 0",
		`PRAGMA foreign_keys = 0; DELETE FROM revision WHERE number = 1`:                        "refers to",
	} {
		t.Run(want, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "records.db")
			s := openAt(t, path)
			if _, err := s.StartImport(context.Background(), data.ImportSpec{SHA256: "a", Dataset: "a", Started: time.Now()}); err != nil {
				t.Fatal(err)
			}
			filled := change(many(0, 4)...)
			filled.Control = []data.ControlLayer{{Source: "A", From: 736000, To: 736001, Claims: []data.ControlClaim{{Place: "C1007", Controllers: []string{"isis"}}}}}
			mustCommit(t, s, filled)
			revised := storetest.Incident("a", 3)
			revised.Title.EN = "Changed"
			mustCommit(t, s, change(revised))
			if problems, err := s.Check(context.Background()); err != nil || len(problems) > 0 {
				t.Fatal(problems, err)
			}
			run(t, raw(t, path), statement)
			problems, err := s.Check(context.Background())
			if err != nil || !strings.Contains(strings.Join(problems, "\n"), want) {
				t.Errorf("found %q, %v", problems, err)
			}
		})
	}
}

func TestReadingStopsWhenItsContextEnds(t *testing.T) {
	t.Parallel()
	s := openTest(t)
	mustCommit(t, s, change(many(0, 300)...))
	ctx, cancel := context.WithCancel(context.Background())
	seen := 0
	err := s.Records(ctx, 0, func(data.Record) error {
		seen++
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || seen > 2 {
		t.Errorf("error %v after %d records", err, seen)
	}
}
