package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/storetest"
)

func change(incidents ...data.Incident) data.Change {
	return data.Change{At: time.Date(2020, 6, 1, 0, 0, 0, 0, time.UTC), Author: "import", Reason: "a test", Incidents: incidents}
}

func mustCommit(t *testing.T, s *Store, c data.Change) data.Committed {
	t.Helper()
	done, err := s.Commit(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// raw opens a file beside the store, as another program would.
func raw(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", fileURI(path, url.Values{"mode": {"rwc"}}))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func run(t *testing.T, db *sql.DB, statement string, args ...any) {
	t.Helper()
	if _, err := db.Exec(statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

func TestAnyFileNameCanBeADatabase(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"plain.db", "with space.db", "question?mode=memory.db", "hash#fragment", "100%25.db", "plus+&=;.db", "سجل الانتهاكات.db", ":memory:", `back\slash`, "quote'\".db"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			first := openAt(t, path)
			mustCommit(t, first, change(storetest.Incident("a", 1)))
			if _, err := openAt(t, path).Incident(context.Background(), storetest.Incident("a", 1).ID, 0); err != nil {
				t.Error(err)
			}
			info, err := os.Stat(path)
			if err != nil || info.Size() == 0 || info.Mode().Perm() != 0o600 {
				t.Errorf("the file is not there for its owner only: %v %v", info, err)
			}
		})
	}
}

func TestAFileNameRelativeToTheWorkingFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	mustCommit(t, openAt(t, "records.db"), change(storetest.Incident("a", 1)))
	if _, err := os.Stat("records.db"); err != nil {
		t.Error(err)
	}
}

func TestFilesThatAreNotOursAreRefusedAndLeftAlone(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		make func(t *testing.T, path string)
		kind data.Kind
	}{
		"another program's database":   {func(t *testing.T, path string) { run(t, raw(t, path), "CREATE TABLE contacts (name TEXT)") }, data.InvalidKind},
		"a database with another mark": {func(t *testing.T, path string) { run(t, raw(t, path), "PRAGMA application_id = 1196444487") }, data.InvalidKind},
		"a newer schema": {func(t *testing.T, path string) {
			run(t, raw(t, path), fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 999", applicationID))
		}, data.Conflict},
		"a text":      {func(t *testing.T, path string) { writeFile(t, path, "id,date,place\n1,2020-05-01,Idlib\n") }, data.InvalidKind},
		"a long text": {func(t *testing.T, path string) { writeFile(t, path, string(make([]byte, 5000))) }, data.InvalidKind},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "file")
			test.make(t, path)
			before, _ := os.ReadFile(path)
			_, err := Open(context.Background(), path, Options{})
			if err == nil || data.KindOf(err) != test.kind {
				t.Errorf("the error is %v", err)
			}
			after, _ := os.ReadFile(path)
			if diff := cmp.Diff(before, after); diff != "" {
				t.Error("the file was changed")
			}
			if left, _ := filepath.Glob(path + "-*"); len(left) > 0 {
				t.Errorf("left beside it: %v", left)
			}
		})
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestPathsThatCannotHoldADatabase(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, path := range map[string]string{"no name": "", "a folder": folder, "no such folder": filepath.Join(folder, "x", "y.db"), "a zero byte": "a\x00b"} {
		if _, err := Open(context.Background(), path, Options{}); data.KindOf(err) != data.InvalidKind {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

func TestAFileThatMayNotBeWrittenIsUnavailable(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		t.Skip("root may write any file")
	}
	path := filepath.Join(t.TempDir(), "records.db")
	openAt(t, path)
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), path, Options{}); data.KindOf(err) != data.Unavailable {
		t.Errorf("the error is %v", err)
	}
}

func TestEveryConnectionHasItsSettings(t *testing.T) {
	t.Parallel()
	s := openTest(t)
	want := map[string]string{"foreign_keys": "1", "page_size": "8192", "journal_mode": "wal", "busy_timeout": "10000", "cache_size": "-32768"}
	for name, pool := range map[string]*sql.DB{"writer": s.writer, "reader": s.reader} {
		want["query_only"], want["synchronous"] = "1", "1"
		if name == "writer" {
			want["query_only"], want["synchronous"] = "0", "2"
		}
		for range pool.Stats().MaxOpenConnections { // each is kept, so that the next is another
			conn, err := pool.Conn(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			for pragma, value := range want {
				var got string
				if err := conn.QueryRowContext(context.Background(), "PRAGMA "+pragma).Scan(&got); err != nil || got != value {
					t.Errorf("%s: %s is %q (%v), want %q", name, pragma, got, err, value)
				}
			}
		}
	}
}

func TestAnotherNormaliseIndexesAnew(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "records.db")
	in := storetest.Incident("a", 1)
	in.Title.AR = "إدلب"
	plain, err := Open(context.Background(), path, Options{Normalise: strings.ToLower})
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	mustCommit(t, plain, change(in, storetest.Incident("a", 2)))
	if found, err := search(plain, "ادلب"); err != nil || len(found) != 0 {
		t.Fatalf("found %v, %v without normalisation", found, err)
	}
	s := openAt(t, path)
	if found, err := search(s, "ادلب"); err != nil || !cmp.Equal(found, []data.Key{1}) {
		t.Errorf("found %v, %v", found, err)
	}
	if problems, err := s.Check(context.Background()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}

func TestDocumentsAreTablesToOtherPrograms(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "records.db")
	s := openAt(t, path)
	hidden := storetest.Incident("a", 2)
	several := storetest.Incident("a", 6)
	several.Aggregated = true
	mustCommit(t, s, change(several, hidden))
	withdraw := change()
	withdraw.Withdraw = []string{hidden.ID}
	mustCommit(t, s, withdraw)
	db := raw(t, path)
	for query, want := range map[string]string{
		"SELECT dataset || source_id || title_en || date_start || governorate || lon || grading || aggregated FROM incident_current": "amade-up-6Made-up shelling number 6 of a market2016-01-07SY0236.06fair1",
		"SELECT group_concat(violation) FROM incident_violation":                                                                     "extrajudicial-killing,indiscriminate-attack",
		"SELECT party || claim || confidence || source FROM incident_claim":                                                          "russiasolestated1",
		"SELECT number || type || publisher || url || graphic FROM incident_source":                                                  "1reportNobodyhttps://example.org/report/60",
		"SELECT group_concat(measure || min || max || open) FROM (SELECT * FROM casualty ORDER BY measure)":                          "injured661,killed680",
		"SELECT records FROM dataset": "1",
	} {
		var got string
		if err := db.QueryRow(query).Scan(&got); err != nil || got != want {
			t.Errorf("%s: %q (%v), want %q", query, got, err, want)
		}
	}
}

func TestADatasetWithFiguresOfOnePeriodIsOneReportOfAnOlderFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	newer, older := filepath.Join(folder, "newer.db"), filepath.Join(folder, "older.db")
	s := openAt(t, newer)
	figure := func(dataset string, month int) data.Figure {
		from, to := data.DateOf(2020, time.Month(month), 1).Month()
		return data.Figure{Dataset: dataset, From: from, To: to, Measure: "killed", Value: month, Source: "A report"}
	}
	c := change()
	c.Datasets = []data.Dataset{{Code: "monthly"}, {Code: "none"}, {Code: "one"}}
	c.Figures = []data.Figure{figure("one", 5), figure("monthly", 5), figure("monthly", 6)}
	mustCommit(t, s, c)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	makeOlder(t, older, newer, 7)
	got, err := openAt(t, older).Datasets(t.Context())
	if diff := cmp.Diff([]data.Dataset{{Code: "monthly"}, {Code: "none"}, {Code: "one", Kind: data.OneReport}}, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}
