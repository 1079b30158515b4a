package mapindex

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// benchRows returns rows clustered on 7,593 places, 30 % of them scattered about, over 15 years.
func benchRows(n int) []Row {
	r := rand.New(rand.NewPCG(11, 13))
	places := make([]orb.Point, 7593)
	for i := range places {
		places[i] = orb.Point{35.7 + 6.6*r.Float64(), 32.3 + 5*r.Float64()}
	}
	rows := make([]Row, n)
	for i := range rows {
		p := places[int(float64(len(places))*r.Float64()*r.Float64())]
		if r.IntN(10) < 3 {
			p = orb.Point{p[0] + 0.05*r.NormFloat64(), p[1] + 0.05*r.NormFloat64()}
		}
		sub := uint16(1 + r.IntN(272))
		rows[i] = Row{
			Key: int64(i + 1), Drawn: r.IntN(10) != 0, Point: p, Day: 734_138 + int32(r.IntN(5479)),
			Area:     [3]uint16{1 + sub/20, 1 + sub/5, sub},
			Sets:     []uint64{1 << r.IntN(20), 1 << r.IntN(14)},
			Codes:    []uint16{uint16(r.IntN(6)), uint16(r.IntN(8))},
			Measures: []Count{randomCount(r), randomCount(r)},
		}
	}
	return rows
}

var benchSizes = []int{100_000, 1_000_000}

// threeYearsOneParty is the filter that the project measures itself by.
var threeYearsOneParty = Query{From: 736_330, To: 737_425, Sets: []uint64{1 << 3}}

func BenchmarkBuild(b *testing.B) {
	for _, n := range benchSizes {
		rows := benchRows(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				mustBuild(b, rows)
			}
			b.ReportMetric(bytesPerRow(b, rows), "bytes/row")
		})
	}
}

func bytesPerRow(b *testing.B, rows []Row) float64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	ix := mustBuild(b, rows)
	runtime.GC()
	runtime.ReadMemStats(&after)
	defer runtime.KeepAlive(ix)
	return (float64(after.HeapAlloc) - float64(before.HeapAlloc)) / float64(len(rows))
}

func BenchmarkInTile(b *testing.B) {
	for _, n := range benchSizes {
		ix := mustBuild(b, benchRows(n))
		for _, zoom := range []uint32{5, 8, 10, 12} {
			tile := geo.ToWorld(orb.Point{37.16, 36.2}).Tile(zoom)
			for name, q := range map[string]Query{"all": {}, "filtered": threeYearsOneParty} {
				b.Run(fmt.Sprintf("%d/z%d/%s", n, zoom, name), func(b *testing.B) {
					var found int
					for b.Loop() {
						found = 0
						for range ix.InTile(tile, q) {
							found++
						}
					}
					b.ReportMetric(float64(found), "rows")
				})
			}
		}
	}
}

func BenchmarkSumByArea(b *testing.B) {
	for _, n := range benchSizes {
		ix := mustBuild(b, benchRows(n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				ix.Select(threeYearsOneParty).SumByArea(geo.Governorate, nil)
			}
		})
	}
}

func BenchmarkCount(b *testing.B) {
	for _, n := range benchSizes {
		ix := mustBuild(b, benchRows(n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				ix.Select(threeYearsOneParty).Count()
			}
		})
	}
}
