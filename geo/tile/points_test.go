package tile

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/geo"
	"tawthiq/geo/tile/tiletest"
)

// randomPoints returns a layer of points of a tile; the codes of its date are up to dates.
func randomPoints(r *rand.Rand, t geo.Tile, n, dates int) *Points {
	p := &Points{Name: "incidents", IDs: make([]uint64, n), At: make([]geo.World, n)}
	days := make([]Value, dates)
	for i := range days {
		days[i] = String(fmt.Sprintf("day %d", i))
	}
	p.Columns = []Column{
		{"date", make([]uint32, n), NewDictionary(days)},
		{"party", make([]uint32, n), NewDictionary([]Value{{}, String("regime"), String("russia"), String("قوات")})},
		{"killed", make([]uint32, n), NewDictionary([]Value{Int(0), {}, Int(3), Int(-1), Float(0.5)})},
		{"graphic", make([]uint32, n), NewDictionary([]Value{{}, Int(1)})},
	}
	origin, side := t.Origin(), uint64(1)<<(32-t.Z)
	for i := range n {
		p.IDs[i] = r.Uint64N(1<<53) * uint64(r.IntN(8))
		p.At[i] = geo.World{X: origin.X + uint32(r.Uint64N(side)), Y: origin.Y + uint32(r.Uint64N(side))}
		for _, c := range p.Columns {
			c.Codes[i] = uint32(r.IntN(len(c.Values.values)))
		}
	}
	return p
}

func TestPointsAreTheSameTileAsTheirFeatures(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 8))
		at := geo.World{X: r.Uint32(), Y: r.Uint32()}.Tile(uint32(r.IntN(geo.MaxZoom + 1)))
		p := randomPoints(r, at, r.IntN(300), 1+r.IntN(20_000))
		for range r.IntN(2) * r.IntN(60) {
			p.Columns = append(p.Columns, p.Columns[r.IntN(4)])
			p.Columns[len(p.Columns)-1].Key = fmt.Sprintf("column %d", len(p.Columns))
		}
		got, err := tiletest.Decode(p.AppendMVT(nil, at))
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if least, most := len(GeoJSON(at, []Layer{p.Layer()})), p.GeoJSONBytes(); most+100 < least {
			t.Errorf("seed %d: %d bytes of GeoJSON instead of at most %d", seed, least, most)
		}
		want, err := tiletest.Decode(MVT(at, []Layer{p.Layer()}))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d, %v (-features +columns):\n%s", seed, at, diff)
		}
	}
}

func TestColumnOfKeepsEveryValue(t *testing.T) {
	values := []Value{Int(3), {}, String("a"), Int(3), Float(3), {}}
	c := ColumnOf("key", values)
	for i, want := range values {
		if got := c.Values.values[c.Codes[i]]; got != want {
			t.Errorf("point %d has %v instead of %v", i, got, want)
		}
	}
	if len(c.Values.values) != 4 {
		t.Errorf("%d different values instead of 4", len(c.Values.values))
	}
}

func TestCountColumnLeavesOutZero(t *testing.T) {
	counts := []int32{3, 0, 5_000_000, 3, 1023, 1024, 0, 5_000_000, -2}
	c := CountColumn("count", counts)
	for i, n := range counts {
		want := Int(int64(n))
		if n == 0 {
			want = Value{}
		}
		if got := c.Values.values[c.Codes[i]]; got != want {
			t.Errorf("point %d has %v instead of %v", i, got, want)
		}
	}
	if len(c.Values.values) != 6 {
		t.Errorf("%d different values instead of 6", len(c.Values.values))
	}
}

func BenchmarkPoints(b *testing.B) {
	for _, n := range []int{100, 2000, 10_000} {
		p := randomPoints(rand.New(rand.NewPCG(2, 2)), aleppo, n, 5479)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var out []byte
			for b.Loop() {
				out = p.AppendMVT(out[:0], aleppo)
				b.SetBytes(int64(len(out)))
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/point")
		})
	}
}
