package atlas_test

import (
	"flag"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/data/sample/synthetic"
	"tawthiq/data/sqlite"
	"tawthiq/geo"
	"tawthiq/geo/classify"
)

var benchRecords = flag.Int("records", 100_000, "how many made-up records the benchmarks are of")

// benchStore returns a store of made-up records.
func benchStore(b *testing.B) data.Store {
	b.Helper()
	store, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "bench.db"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close() })
	vocabulary, err := store.Vocabulary(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	made, err := synthetic.New(atlastest.Facts(b), vocabulary, 1)
	if err != nil {
		b.Fatal(err)
	}
	if err := synthetic.Write(b.Context(), store, made, *benchRecords, func(int) {}); err != nil {
		b.Fatal(err)
	}
	return store
}

func heapBytes() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// threeYears is the filter that the project measures itself by.
var threeYears = data.Filter{From: data.DateOf(2013, 1, 1), To: data.DateOf(2015, 12, 31), Parties: []string{"regime"}, Counting: data.CountFull}

func BenchmarkAtlas(b *testing.B) {
	store := benchStore(b)
	before := heapBytes()
	view := openView(b, store)
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			openView(b, store)
		}
	})
	b.Logf("%.0f bytes a record", float64(heapBytes()-before)/float64(*benchRecords))
	for name, f := range map[string]data.Filter{"all": {Counting: data.CountFull}, "filtered": threeYears} {
		b.Run("tile/"+name, func(b *testing.B) { benchTiles(b, view, f) })
		b.Run("choropleth/"+name, func(b *testing.B) {
			for b.Loop() {
				s := selectFrom(b, view, fresh(&f))
				how := atlas.Shading{Level: geo.Governorate, Metric: atlas.Killed, Per: atlas.Count, Method: classify.Quantile, Classes: 5}
				if _, err := s.Choropleth(how); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("counts/"+name, func(b *testing.B) {
			for b.Loop() {
				selectFrom(b, view, fresh(&f)).PointCounts()
			}
		})
		b.Run("page/"+name, func(b *testing.B) {
			s := selectFrom(b, view, f)
			for b.Loop() {
				if _, err := s.Page(b.Context(), atlas.MostKilled, 50, ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for _, by := range atlas.Sorts() {
		for _, part := range []int{0, 50, 90} { // percent of the list
			b.Run(fmt.Sprintf("offset/%s/%d", by, part), func(b *testing.B) {
				for b.Loop() {
					f := data.Filter{From: day%1000 + 1} // so that nothing is known of it
					day++
					if _, err := selectFrom(b, view, f).PageAt(b.Context(), by, 100, *benchRecords/100*part); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
	for name, f := range map[string]data.Filter{"all": {}, "of a party": {Parties: []string{"regime"}}, "of a year": {From: data.DateOf(2014, 1, 1), To: data.DateOf(2014, 12, 31)}} {
		b.Run("reconcile/"+name, func(b *testing.B) {
			f.Counting = data.CountFull
			for b.Loop() {
				view.Reconcile(f)
			}
		})
	}
	for _, query := range []string{"aleppo", "a", "killed civilians", "market"} {
		b.Run("search/"+query, func(b *testing.B) {
			f := data.Filter{Query: query, Counting: data.CountFull}
			for b.Loop() {
				selectFrom(b, view, fresh(&f)).PointCounts()
			}
		})
	}
}

func openView(b *testing.B, store data.Store) *atlas.View {
	b.Helper()
	a, err := atlas.New(b.Context(), store, atlastest.Facts(b), discard())
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	return a.Current()
}

var day data.Date

// fresh returns the filter with an end that it never had, so that nothing is known of it.
func fresh(f *data.Filter) data.Filter {
	day++
	out := *f
	if out.To == 0 {
		out.To = data.DateOf(2026, 1, 1)
	}
	out.To += day % 3000
	return out
}

func benchTiles(b *testing.B, view *atlas.View, f data.Filter) {
	for _, zoom := range []uint32{0, 5, 8, 10, 12} {
		at := geo.ToWorld(orb.Point{37.16, 36.2}).Tile(zoom)
		for name, known := range map[string]bool{"first": false, "again": true} {
			b.Run(fmt.Sprintf("z%d/%s", zoom, name), func(b *testing.B) {
				s := selectFrom(b, view, f)
				for b.Loop() {
					if !known {
						s = selectFrom(b, view, fresh(&f))
					}
					points, bins := s.Tile(at, usual)
					b.SetBytes(int64(len(bins.AppendMVT(points.AppendMVT(nil, at), at))))
				}
			})
		}
	}
}

// BenchmarkFacets measures all facets beside a table of one dimension, each time under a filter of which
// nothing is known.
func BenchmarkFacets(b *testing.B) {
	view := openView(b, benchStore(b))
	broad := data.Filter{Counting: data.CountFull, Parties: []string{"regime", "russia", "sdf"}, Violations: []string{"extrajudicial-killing", "attack-on-vital-facility", "indiscriminate-attack"},
		Gradings: []string{"confirmed", "fair", "ungraded"}, Precisions: []string{"exact", "near", "locality"}, Areas: []geo.PCode{"SY02", "SY07", "SY08"}}
	broadest := broad
	vocabulary := view.Vocabulary()
	broadest.Controllers, broadest.Weapons = vocabulary.Codes(data.Controllers)[1:], vocabulary.Codes(data.Weapons)[1:]
	broadest.Facilities = vocabulary.Codes(data.Facilities)[1:]
	for _, c := range []struct {
		name string
		f    data.Filter
	}{{"all", data.Filter{Counting: data.CountFull}}, {"filtered", threeYears}, {"five parameters", broad}, {"eight parameters", broadest}, {"split", data.Filter{Counting: data.CountSplit, Parties: []string{"regime", "russia"}}}} {
		b.Run("facets/"+c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := selectFrom(b, view, fresh(&c.f)).Facets(b.Context(), data.CodeParams(), geo.Governorate); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("table/"+c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := selectFrom(b, view, fresh(&c.f)).CrossTable(atlas.Crossing{Rows: atlas.ByWeapon, Metric: atlas.Killed}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRefreshOfRestricted measures how long the atlas takes to follow a commit that touches one of
// many restricted records.
func BenchmarkRefreshOfRestricted(b *testing.B) {
	store := benchStore(b)
	var change data.Change
	change.At, change.Author, change.Reason = time.Unix(1600000000, 0), "a person", "a reason"
	if err := store.Records(b.Context(), 0, func(r data.Record) error {
		r.Incident.Sensitivity = data.Restricted
		change.Revised = append(change.Revised, r.Incident)
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	if _, err := store.Commit(b.Context(), change); err != nil {
		b.Fatal(err)
	}
	all := change.Revised
	of, err := atlas.New(b.Context(), store, atlastest.Facts(b), slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	defer of.Close()
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		one := all[n%len(all)]
		one.ControlDerived = []string{[]string{"sdf", "tip"}[n/len(all)%2]}
		change.Revised = []data.Incident{one}
		if _, err := store.Commit(b.Context(), change); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if err := of.Refresh(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTables measures tables with their JSON, each time under a filter of which nothing is known: from
// a handful of cells to some ten thousand.
func BenchmarkTables(b *testing.B) {
	view := openView(b, benchStore(b))
	all := data.Filter{Counting: data.CountFull, Linked: data.LinkedAll}
	for _, how := range []atlas.Crossing{
		{Rows: atlas.ByParty, Cols: atlas.ByViolation, Metric: atlas.Killed},
		{Rows: atlas.BySubdistrict, Cols: atlas.ByYear, Metric: atlas.Killed},
		{Rows: atlas.BySubdistrict, Cols: atlas.ByMonth, Metric: atlas.Killed},
	} {
		b.Run(fmt.Sprintf("%s/%s", how.Rows, how.Cols), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				table, err := selectFrom(b, view, fresh(&all)).CrossTable(how)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := table.AppendJSON(nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
