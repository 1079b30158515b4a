package main

import (
	"path/filepath"
	"strings"
	"testing"

	"tawthiq/data"
	"tawthiq/data/sample/synthetic"
)

func TestDemoFillsADatabaseWithMarkedIncidents(t *testing.T) {
	db := filepath.Join(t.TempDir(), "demo.db")
	for range 2 { // the second time nothing is added
		out := mustTawthiq(t, "demo", "--db", db, "--count", "30")
		if !strings.Contains(out, "None of them happened") {
			t.Errorf("it says %q", out)
		}
	}
	store, err := openExisting(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	records := 0
	err = store.Records(t.Context(), 0, func(r data.Record) error {
		records++
		if title := r.Incident.Title; !strings.HasPrefix(title.EN, "Made up: ") || !strings.HasPrefix(title.AR, "مختلق: ") {
			t.Errorf("the title %q does not say that it is made up", title)
		}
		return nil
	})
	if err != nil || records != 30 {
		t.Errorf("%d records, %v", records, err)
	}
	if figures, err := store.Figures(t.Context()); err != nil || len(figures) == 0 || figures[0].Dataset != synthetic.DatasetCode {
		t.Errorf("the figures are %v, %v", figures, err)
	}
}

func TestDemoNeverMixesWithOtherRecords(t *testing.T) {
	folder := t.TempDir()
	db, file := filepath.Join(folder, "mine.db"), filepath.Join(folder, "mine.csv")
	writeFile(t, file, "dataset,source_id,date_start,place_en,violation,title_en\nmine,1,2020-05-01,Idlib,other,One\n")
	mustTawthiq(t, "import", "--db", db, file)
	out, code := tawthiq(t, "demo", "--db", db, "--count", "5")
	if code != 1 || !strings.Contains(out, "records of mine") || !strings.Contains(out, "--db") {
		t.Errorf("exit %d: %s", code, out)
	}
	made := filepath.Join(folder, "made.db")
	mustTawthiq(t, "demo", "--db", made, "--count", "5")
	for _, other := range [][]string{{"--count", "5", "--seed", "2"}, {"--count", "4"}, {"--count", "5", "--datasets", "2"}} {
		if out, code := tawthiq(t, append([]string{"demo", "--db", made}, other...)...); code != 1 || !strings.Contains(out, "made-up incidents") {
			t.Errorf("%v: exit %d: %s", other, code, out)
		}
	}
	for _, wrong := range [][]string{{"--count", "0"}, {"--count", "10000001"}, {"--datasets", "0"}, {"--datasets", "10"}} {
		if out, code := tawthiq(t, append([]string{"demo", "--db", db}, wrong...)...); code != 2 {
			t.Errorf("%v: exit %d: %s", wrong, code, out)
		}
	}
}

func TestDemoDealsIncidentsOutToDatasetsThatOverlap(t *testing.T) {
	db := filepath.Join(t.TempDir(), "demo.db")
	for _, count := range []string{"20", "30"} { // the second time it goes on
		mustTawthiq(t, "demo", "--db", db, "--count", count, "--datasets", "3")
	}
	store, err := openExisting(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	datasets, err := store.Datasets(t.Context())
	if err != nil || len(datasets) != 3 {
		t.Fatalf("the datasets are %v, %v", datasets, err)
	}
	for _, d := range datasets {
		if d.Records != 10 || !strings.HasPrefix(d.Title, "Made-up incidents") || !strings.HasSuffix(d.Title, "of 3") {
			t.Errorf("%+v", d)
		}
	}
}
