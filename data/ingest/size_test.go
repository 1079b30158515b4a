package ingest_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"tawthiq/data"
	"tawthiq/data/ingest"
)

// discarding is a store that keeps nothing.
type discarding struct{ data.Store }

func (discarding) Vocabulary(context.Context) (*data.Vocabulary, error) {
	return data.DefaultVocabulary()
}
func (discarding) Datasets(context.Context) ([]data.Dataset, error)              { return nil, nil }
func (discarding) Rejects(context.Context, int64, func(data.Reject) error) error { return nil }

func (discarding) StartImport(_ context.Context, spec data.ImportSpec) (data.Import, error) {
	return data.Import{ID: 1, Spec: spec}, nil
}

func (discarding) Prepare(_ context.Context, change data.Change) (data.Change, error) {
	return change, nil
}

func (discarding) Commit(_ context.Context, change data.Change) (data.Committed, error) {
	return data.Committed{Outcomes: make([]data.Outcome, len(change.Incidents))}, nil
}

// plainTable writes a CSV of n rows that are long and quickly read.
func plainTable(t testing.TB, n int) string {
	text := strings.Repeat("An invented sentence. ", 10)
	return generate(t, n, "source_id,date_start,violation,summary_en", func(w io.Writer, i int) {
		fmt.Fprintf(w, "r%d,2015-03-01,other,%s\n", i, text)
	})
}

// richTable writes a CSV of n rows as a file of attacks has them.
func richTable(t testing.TB, n int) string {
	const columns = "source_id,date_start,violation,place_en,place_ar,region_en,latitude,longitude,killed,injured,party,weapon,source_url"
	return generate(t, n, columns, func(w io.Writer, i int) {
		fmt.Fprintf(w, "r%d,2015-03-%02d,extrajudicial-killing;indiscriminate-attack,Madeup %d,قرية مختلقة,Aleppo,36.%d,37.%d,%d,%d,regime;russia,warplane,https://example.org/%d\n",
			i, i%28+1, i%700, i%9000+1000, i%9000+1000, i%5, i%7, i)
	})
}

func generate(t testing.TB, n int, columns string, row func(io.Writer, int)) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "t.csv")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, columns)
	for i := range n {
		row(w, i)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestMemoryDoesNotGrowWithTheFile imports up to 200,000 rows (50 MB) and looks at what is alive after
// every fortieth batch: a few batches, and a few bytes of every source id.
func TestMemoryDoesNotGrowWithTheFile(t *testing.T) {
	const bound = 24 << 20
	c := config(discarding{}, plainTable(t, memoryRows))
	var most uint64
	batches := 0
	c.Progress = func(ingest.Progress) {
		if batches++; batches%40 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	if s := run(t, c); s.Tally.Stored != memoryRows {
		t.Errorf("tally: %+v", s.Tally)
	}
	t.Logf("at most %d kB alive", most>>10)
	if most > bound {
		t.Errorf("%d kB alive, more than %d", most>>10, bound>>10)
	}
}

// BenchmarkImport measures rows a second of everything but placing and storing.
func BenchmarkImport(b *testing.B) {
	const rows = 50_000
	path := richTable(b, rows)
	for b.Loop() {
		run(b, config(discarding{}, path))
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkImportSQLite measures rows a second into a new database, without placing.
func BenchmarkImportSQLite(b *testing.B) {
	const rows = 20_000
	path := richTable(b, rows)
	for b.Loop() {
		run(b, config(openStore(b), path))
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}
