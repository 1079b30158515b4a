package mapindex

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// The attributes of the bench rows: what the atlas keeps of a record.
const (
	benchArea    = 0
	benchClaims  = 1
	benchKilled  = 2
	benchColumns = 34
)

var benchCodes = [benchColumns]int{benchArea: 349, benchClaims: 60, benchKilled: 120, 3: 30, 4: 12, 5: 40, 6: 20, 7: 5, 8: 8, 9: 4, 10: 90, 11: 14, 12: 9, 13: 9, 14: 5}

// benchRows gives rows clustered on 7,593 places, 30 % of them scattered about, over 15 years.
func benchRows(n int, do func(*Row)) {
	r := rand.New(rand.NewPCG(11, 13))
	places := make([]orb.Point, 7593)
	for i := range places {
		places[i] = orb.Point{35.7 + 6.6*r.Float64(), 32.3 + 5*r.Float64()}
	}
	row := Row{Codes: make([]uint32, benchColumns)}
	for i := range n {
		p := places[int(float64(len(places))*r.Float64()*r.Float64())]
		if r.IntN(10) < 3 {
			p = orb.Point{p[0] + 0.05*r.NormFloat64(), p[1] + 0.05*r.NormFloat64()}
		}
		row.Key, row.ID, row.Drawn, row.At, row.Day = int64(i+1), r.Uint64()>>11, r.IntN(10) != 0, geo.ToWorld(p), 734_138+int32(r.IntN(5479))
		for a, size := range benchCodes {
			if size > 0 {
				row.Codes[a] = uint32(r.IntN(size))
			}
		}
		do(&row)
	}
}

func benchIndex(b *testing.B, n int) *Index {
	builder := NewBuilder(benchColumns, n)
	benchRows(n, func(r *Row) {
		if err := builder.Add(r); err != nil {
			b.Fatal(err)
		}
	})
	ix, err := builder.Index()
	if err != nil {
		b.Fatal(err)
	}
	return ix
}

var benchSizes = []int{10_000, 100_000, 1_000_000, 5_000_000}

// threeYearsOneParty is the filter that the project measures itself by: a fifth of the rows of the
// period.
var threeYearsOneParty = Query{From: 736_330, To: 737_425, Codes: []Codes{benchClaims: codesOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)}}

func BenchmarkBuild(b *testing.B) {
	for _, n := range benchSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var before, after runtime.MemStats
			for b.Loop() {
				runtime.GC()
				runtime.ReadMemStats(&before)
				ix := benchIndex(b, n)
				runtime.GC()
				runtime.ReadMemStats(&after)
				runtime.KeepAlive(ix)
			}
			b.ReportMetric((float64(after.HeapAlloc)-float64(before.HeapAlloc))/float64(n), "bytes/row")
		})
	}
}

func BenchmarkOrder(b *testing.B) {
	builder := NewBuilder(benchColumns, 1_000_000)
	benchRows(1_000_000, func(r *Row) { _ = builder.Add(r) })
	for b.Loop() {
		if _, err := builder.Index(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWith(b *testing.B) {
	ix := benchIndex(b, 1_000_000)
	var rows []Row
	benchRows(1000, func(r *Row) {
		row := *r
		row.Codes = append([]uint32{}, r.Codes...)
		rows = append(rows, row)
	})
	for b.Loop() {
		if _, err := ix.With(rows, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFolded(b *testing.B) {
	ix, err := benchIndex(b, 1_000_000).With(nil, []int64{1, 2, 3})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := ix.Folded(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkInTile(b *testing.B) {
	for _, n := range benchSizes {
		ix := benchIndex(b, n)
		for _, zoom := range []uint32{5, 8, 10, 12} {
			tile := geo.ToWorld(orb.Point{37.16, 36.2}).Tile(zoom)
			for name, q := range map[string]Query{"all": {}, "filtered": threeYearsOneParty} {
				for _, fresh := range []bool{true, false} {
					b.Run(fmt.Sprintf("%d/z%d/%s/fresh=%v", n, zoom, name, fresh), func(b *testing.B) {
						var found int
						s := ix.Select(q)
						for b.Loop() {
							if found = 0; fresh {
								s = ix.Select(q)
							}
							s.InTile(tile, func(rows []int32) { found += len(rows) })
						}
						b.ReportMetric(float64(found), "rows")
					})
				}
			}
		}
	}
}

func BenchmarkGroups(b *testing.B) {
	pair := []Key{{Attribute: benchArea}, {Attribute: benchClaims}}
	people := make([]Number, 120)
	for i := range people {
		people[i] = Number{Min: int32(i), Max: int32(i), Stated: true}
	}
	classes := make([]uint32, 349)
	for code := range classes {
		classes[code] = uint32(code % 15)
	}
	var months []int32
	for day := int32(734_138); day < 734_138+5479; day += 30 {
		months = append(months, day)
	}
	groupings := map[string]Grouping{
		"rows":    {By: pair},
		"killed":  {By: pair, Of: []Measure{{benchKilled, people}}},
		"table":   {By: []Key{{benchArea, classes}, {Attribute: 3}, {Attribute: 4}}, Of: []Measure{{benchKilled, people}, {benchKilled + 8, people}, {benchKilled + 9, people}, {benchKilled + 10, people}}},
		"months":  {By: pair[:1], Periods: months, Of: []Measure{{benchKilled, people}}},
		"nothing": {},
		"pair":    {By: []Key{{Attribute: 11}, {Attribute: benchClaims}}},
	}
	for _, n := range benchSizes {
		ix := benchIndex(b, n)
		period := Query{From: threeYearsOneParty.From, To: threeYearsOneParty.To}
		for name, q := range map[string]Query{"all": {}, "period": period, "filtered": threeYearsOneParty} {
			for what, grouping := range groupings {
				b.Run(fmt.Sprintf("%d/%s/%s", n, name, what), func(b *testing.B) {
					groups := 0
					for b.Loop() {
						ix.Select(q).Groups(grouping, func(Group) { groups++ })
					}
				})
			}
		}
	}
}

func BenchmarkCount(b *testing.B) {
	for _, n := range benchSizes {
		ix := benchIndex(b, n)
		for name, q := range map[string]Query{"codes": {Codes: threeYearsOneParty.Codes}, "filtered": threeYearsOneParty} {
			b.Run(fmt.Sprintf("%d/%s", n, name), func(b *testing.B) {
				for b.Loop() {
					ix.Select(q).Count()
				}
			})
		}
	}
}
