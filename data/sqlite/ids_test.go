package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/oklog/ulid/v2"

	"tawthiq/data"
	"tawthiq/data/storetest"
	"tawthiq/geo"
)

func TestTheIndexOfIDsHasEveryOneAndFewOthers(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	d := newIDs()
	keys := map[ulid.ULID]data.Key{}
	for number := range int64(200) {
		found := make([]ulid.ULID, chunkSize)
		if number == 199 {
			found = found[:100]
		}
		for i := range found {
			for b := range found[i] {
				found[i][b] = byte(random.Uint32())
			}
			keys[found[i]] = data.Key(number*chunkSize + int64(i) + 1)
		}
		for range 2 { // what is known is not entered again
			if err := d.takeUp(number, found); err != nil {
				t.Fatal(err)
			}
		}
	}
	others := 0
	for id, key := range keys {
		candidates := d.candidates(id)
		if !slices.Contains(candidates, key) {
			t.Fatalf("record %d is not found", key)
		}
		others += len(candidates) - 1
	}
	if others > len(keys)/1000 {
		t.Errorf("%d of %d lookups find another record", others, len(keys))
	}
	if most := 16 * len(keys); 8*len(d.slots) > most {
		t.Errorf("%d records take %d bytes", len(keys), 8*len(d.slots))
	}
}

func TestAnIDOfAnotherStoreOnTheFileIsAConflict(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "records.db")
	one, two := openAt(t, path), openAt(t, path)
	for n, stores := range [][2]*Store{{one, two}, {two, one}} {
		first, thief := storetest.Incident("a", 10*n), storetest.Incident("a", 10*n+1)
		mustCommit(t, stores[0], change(first))
		for _, id := range []string{first.ID, strings.ToLower(first.ID)} {
			thief.ID = id
			if _, err := stores[1].Commit(context.Background(), change(thief)); data.KindOf(err) != data.Conflict {
				t.Errorf("the error is %v", err)
			}
		}
		if _, err := stores[1].Incident(context.Background(), first.ID, 0); err != nil {
			t.Error(err)
		}
	}
}

func TestCheckFindsRecordsThatShareAnID(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "records.db")
	s := openAt(t, path)
	first := storetest.Incident("a", 1)
	mustCommit(t, s, change(first, storetest.Incident("a", 2)))
	run(t, raw(t, path), "UPDATE incident SET id = ? WHERE key = 2", strings.ToLower(first.ID))
	problems, err := s.Check(context.Background())
	if err != nil || len(problems) == 0 || !strings.HasPrefix(problems[0], "2 records have the ID") {
		t.Error(problems, err)
	}
}

func TestADatabaseOfTheFormerSchemaIsBroughtUpToDate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "records.db")
	filled := openTest(t)
	fillWithEverything(t, filled)
	makeOlder(t, path, filled.path, 4)
	s := openAt(t, path)
	if diff := cmp.Diff(tablesOf(t, filled.path), tablesOf(t, path)); diff != "" {
		t.Errorf("what is in it differs (-made new +brought up to date):\n%s", diff)
	}
	if problems, err := s.Check(context.Background()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
	first := storetest.Incident("a", 0)
	if versions, err := s.History(context.Background(), first.ID); err != nil || len(versions) != 3 {
		t.Errorf("%d versions, %v", len(versions), err)
	}
	thief := storetest.Incident("a", 900)
	thief.ID = first.ID
	if _, err := s.Commit(context.Background(), change(thief)); data.KindOf(err) != data.Conflict {
		t.Errorf("the error is %v", err)
	}
	var found string
	db := raw(t, path)
	run(t, db, "PRAGMA foreign_keys = ON")
	if _, err := db.Exec("DELETE FROM incident"); err == nil {
		t.Error("a record that others refer to can be deleted")
	}
	if err := db.QueryRow("SELECT count(*) || min(id) FROM incident_current").Scan(&found); err != nil || found == "0" {
		t.Errorf("the views show %q, %v", found, err)
	}
}

func TestADatabaseThatCannotBeBroughtUpToDateIsLeftAsItWas(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "records.db")
	filled := openTest(t)
	fillWithEverything(t, filled)
	makeOlder(t, path, filled.path, 4)
	db := raw(t, path)
	run(t, db, "PRAGMA foreign_keys = OFF")
	run(t, db, "INSERT INTO incident_past VALUES (12345, 1, 0, 0, '')")
	before := tablesOf(t, path)
	_, err := Open(context.Background(), path, Options{})
	wantUnavailable(t, err, "refers to a incident that is not there")
	if diff := cmp.Diff(before, tablesOf(t, path)); diff != "" {
		t.Errorf("it was changed (-before +after):\n%s", diff)
	}
}

// laterTables are those of schemas after the one that made the table of records anew.
var laterTables = []string{"control_claim", "control_layer", "derivation", "underived"}

// fillWithEverything leaves something in every table that was there by then.
func fillWithEverything(t *testing.T, s *Store) {
	t.Helper()
	ctx := context.Background()
	started, err := s.StartImport(ctx, data.ImportSpec{File: "f.csv", SHA256: "00", Dataset: "a", Mapping: "m", Started: change().At})
	if err != nil {
		t.Fatal(err)
	}
	batch := change(many(0, 600)...)
	batch.Incidents[3].Placement = data.Placement{State: data.Review}
	batch.Progress = &data.Progress{ImportID: started.ID, Read: 601, Rejects: []data.Reject{{Row: 1, Line: 2, Reason: "it is made up"}}}
	batch.Terms = []data.Term{{List: data.Parties, Code: "p", Parent: "regime", Label: geo.Label{EN: "P", AR: "ب"}}}
	batch.Datasets = []data.Dataset{{Code: "a", Kind: data.OneReport}} // as one with figures of one period was taken to be
	batch.Figures = []data.Figure{{Dataset: "a", From: batch.Incidents[0].When.Start, To: batch.Incidents[0].When.End, Measure: "killed", Value: 4, Source: "made up"}}
	batch.Aliases = []data.Alias{{Text: batch.Incidents[3].Where.Text, PCode: "C1000", Author: "A. Reviewer", At: batch.At, Origin: data.OriginReview}}
	mustCommit(t, s, batch)
	second, third := change(storetest.Incident("a", 0)), change()
	second.Incidents[0].Title.EN = "another"
	mustCommit(t, s, second)
	third.Withdraw = []string{second.Incidents[0].ID}
	mustCommit(t, s, third)
	for name, rows := range tablesOf(t, s.path) {
		if len(rows) == 0 && !slices.Contains(laterTables, name) {
			t.Errorf("nothing is in %s", name)
		}
	}
}

// makeOlder makes a file with the schema of a version and the rows of a newer one.
func makeOlder(t *testing.T, path, newer string, version int) {
	t.Helper()
	steps, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	db := raw(t, path)
	db.SetMaxOpenConns(1)
	run(t, db, strings.Join(steps[:version], ""))
	run(t, db, "ATTACH ? AS newer", newer)
	for _, table := range tables(t, db) {
		columns, err := collect(context.Background(), db, "list the columns", scanText, "SELECT group_concat(name) FROM pragma_table_info(?)", table)
		if err != nil {
			t.Fatal(err)
		}
		run(t, db, "DELETE FROM main."+table+"; INSERT INTO main."+table+" SELECT "+columns[0]+" FROM newer."+table)
	}
	run(t, db, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", version, applicationID))
	run(t, db, "DETACH newer")
}

func tables(t *testing.T, db *sql.DB) []string {
	t.Helper()
	names, err := collect(context.Background(), db, "list the tables", scanText, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// tablesOf returns the schema of a file and all its rows.
func tablesOf(t *testing.T, path string) map[string][]string {
	t.Helper()
	db := raw(t, path)
	all := map[string][]string{}
	read := func(name, query string) {
		rows, err := collect(context.Background(), db, "read a table", scanText, query)
		if err != nil {
			t.Fatal(name, err)
		}
		all[name] = rows
	}
	read("schema", "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name")
	for _, table := range tables(t, db) {
		columns, err := collect(context.Background(), db, "list the columns", scanText, "SELECT group_concat('quote(' || name || ')', '||') FROM pragma_table_info(?)", table)
		if err != nil {
			t.Fatal(err)
		}
		read(table, "SELECT "+columns[0]+" FROM "+table)
	}
	return all
}
