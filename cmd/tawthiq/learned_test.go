package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/data/review"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// taughtDB returns a database in which a reviewer decided that an unknown name means Sarmin, and
// another that no place fits.
func taughtDB(t *testing.T) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "taught.db")
	store, err := openStore(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2024, 5, 31, 12, 0, 0, 0, time.UTC)
	_, err = store.Commit(t.Context(), data.Change{At: at, Author: "Rana", Reason: "a test", Aliases: []data.Alias{
		{Text: geo.Label{EN: "=Xylophone", AR: "زيلوفون"}, Region: geo.Label{EN: "Idlib"}, PCode: "C3953", Author: "Rana", At: at, Note: "a map", Origin: data.OriginReview},
		{Text: geo.Label{EN: "Marimba"}, Author: "Rana", At: at, Origin: data.OriginReview},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return db
}

func TestWhatReviewersTaughtIsListed(t *testing.T) {
	out := mustTawthiq(t, "geocode", "--learned", "--db", taughtDB(t))
	for _, part := range []string{"TEXT", "=Xylophone / زيلوفون", "Idlib", "Sarmin", "C3953", "Rana", "2024-05-31", "review", "Marimba", "none"} {
		if !strings.Contains(out, part) {
			t.Errorf("it lacks %q:\n%s", part, out)
		}
	}
	if strings.Contains(out, "map") {
		t.Error("the note is in the table")
	}
}

func TestWhatReviewersTaughtGoesFromOneDatabaseToAnother(t *testing.T) {
	db, folder := taughtDB(t), t.TempDir()
	file, other := filepath.Join(folder, "aliases.csv"), filepath.Join(folder, "other.db")
	mustTawthiq(t, "geocode", "--learned", "--db", db, "--out", file)
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others can read what was learnt: %v, %v", info, err)
	}
	ahead, link := filepath.Join(folder, "ahead.csv"), filepath.Join(folder, "link.csv")
	if err := os.Symlink(ahead, link); err != nil {
		t.Fatal(err)
	}
	mustTawthiq(t, "geocode", "--learned", "--db", db, "--out", link)
	if info, err := os.Stat(link); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("through a link to a file that is not there yet: %v, %v", info, err)
	}
	if out := mustTawthiq(t, "geocode", "--learned", "--db", db, "--in", file); !strings.Contains(out, "0 learnt, 2 known already") {
		t.Error(out)
	}
	store, err := openStore(t.Context(), other)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if out := mustTawthiq(t, "geocode", "--learned", "--db", other, "--in", file); !strings.Contains(out, "2 learnt, 0 known already; 0 records") {
		t.Error(out)
	}
	exported := mustTawthiq(t, "geocode", "--learned", "--db", other, "--out", "-")
	for _, part := range []string{"'=Xylophone", "C3953,Rana,2024-05-31T12:00:00Z,a map,aliases.csv", "none,Rana"} {
		if !strings.Contains(exported, part) {
			t.Errorf("it lacks %q:\n%s", part, exported)
		}
	}
}

func TestAFileOfAliasesThatIsWrongTeachesNothing(t *testing.T) {
	db, file := taughtDB(t), filepath.Join(t.TempDir(), "aliases.csv")
	writeFile(t, file, "text_en,text_ar,region_en,region_ar,pcode\nA wood,,,,C1007\nA hill,,,,C99999\nMarimba,,,,C1007\na wood,,,,SY07\n")
	out, code := tawthiq(t, "geocode", "--learned", "--db", db, "--in", file)
	for _, part := range []string{"line 3, pcode: there is no place or area", "line 4, pcode: Rana decided", "line 5, pcode: line 2 says C1007"} {
		if code != 1 || !strings.Contains(out, part) {
			t.Errorf("exit code %d, it lacks %q:\n%s", code, part, out)
		}
	}
	if out := mustTawthiq(t, "geocode", "--learned", "--db", db); strings.Contains(out, "wood") {
		t.Error("a part was learnt")
	}
}

func TestCallsOfLearnedThatAreWrong(t *testing.T) {
	db := taughtDB(t)
	for name, args := range map[string][]string{
		"a text":            {"--db", db, "Sarmin"},
		"in and out":        {"--db", db, "--in", "a.csv", "--out", "b.csv"},
		"no database":       {"--db", db + ".none"},
		"no file":           {"--db", db, "--in", db + ".none"},
		"a folder that not": {"--db", db, "--out", filepath.Join(db, "none", "a.csv")},
	} {
		if out, code := tawthiq(t, append([]string{"geocode", "--learned"}, args...)...); code == 0 {
			t.Errorf("%s: %s", name, out)
		}
	}
}

func TestAReviewerIsAdded(t *testing.T) {
	file := filepath.Join(t.TempDir(), "reviewers")
	add := func(secret string, args ...string) (string, int) {
		var out bytes.Buffer
		app := newApp()
		app.Reader, app.Writer, app.ErrWriter = strings.NewReader(secret), &out, &out
		if err := app.Run(t.Context(), append([]string{"tawthiq", "user", "add"}, args...)); err != nil {
			return err.Error(), 1
		}
		return out.String(), 0
	}
	if out, code := add("a long secret\n", "رنا", "--reviewers", file); code != 0 || strings.Contains(out, "secret") {
		t.Error(out)
	}
	text, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(text), "رنا:$2") {
		t.Errorf("%s, %v", text, err)
	}
	for name, args := range map[string][]string{"no name": {"--reviewers", file}, "no file": {"Rana"}} {
		if out, code := add("a long secret\n", args...); code == 0 {
			t.Errorf("%s: %s", name, out)
		}
	}
	if out, code := add("short\n", "Rana", "--reviewers", file); code == 0 || !strings.Contains(out, "10 characters") {
		t.Error(out)
	}
}

func TestAnImportPlacesAsReviewersDecided(t *testing.T) {
	db, file := taughtDB(t), filepath.Join(t.TempDir(), "mine.csv")
	writeFile(t, file, "when,where,dead\n09/05/2020,Marimba,2\n")
	layout := filepath.Join(t.TempDir(), "mine.yaml")
	writeFile(t, layout, readmeBlocks(t, "yaml")[0])
	if out := mustTawthiq(t, "import", "--db", db, "--mapping", layout, file); !strings.Contains(out, "stored          1") {
		t.Error(out)
	}
	ctx := context.Background()
	store, err := openStore(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	err = store.Records(ctx, 0, func(r data.Record) error {
		if p := r.Incident.Placement; p.Method != data.ByReviewer || p.State != data.NotFound {
			t.Errorf("%+v", p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	facts, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	desk, err := review.New(ctx, store, geocode.New(facts.Gazetteer, facts.Areas), facts.ControlWith)
	if err != nil {
		t.Fatal(err)
	}
	if placed, err := desk.Settle(ctx, "import"); err != nil || placed != 0 {
		t.Errorf("%d records are left to settle, %v", placed, err)
	}
}
