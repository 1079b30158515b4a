package topology

import (
	"cmp"
	"math"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"tawthiq/geo"
)

const testZooms = geo.MaxZoom + 1

// At every zoom each straight piece of a border is used once in each direction, but for those of
// the outer border: neighbours share every vertex.
func TestNeighboursShareEveryPieceAtEveryZoom(t *testing.T) {
	m := newMosaic(1)
	drawn := m.drawn(t)
	for zoom := range uint32(testZooms) {
		uses := map[[2]orb.Point]int{}
		area := 0.0
		for _, part := range m.parts() {
			shape := drawn.Shape(part, zoom)
			area += planar.Area(shape)
			for _, p := range pieces(shape) {
				uses[p]++
			}
		}
		outline := 0.0 // twice the area inside what has one side only
		for p, n := range uses {
			if n != 1 {
				t.Fatalf("zoom %d: the piece %v is used %d times in one direction", zoom, p, n)
			}
			if uses[[2]orb.Point{p[1], p[0]}] == 0 {
				outline += p[0][0]*p[1][1] - p[1][0]*p[0][1]
			}
		}
		if math.Abs(outline/2-area) > 1e-9 {
			t.Errorf("zoom %d: the parts cover %.12f square degrees of %.12f", zoom, area, outline/2)
		}
	}
}

// The oracle of "no crossing" tries every two pieces.
func TestNoBordersCrossAtAnyZoom(t *testing.T) {
	for seed := range uint64(3) {
		m := newMosaic(seed)
		drawn := m.drawn(t)
		for zoom := range uint32(wholeZoom) {
			var all [][2]orb.Point
			for _, part := range m.parts() {
				for _, p := range pieces(drawn.Shape(part, zoom)) {
					all = append(all, [2]orb.Point{plane(p[0]), plane(p[1])})
				}
			}
			west := func(p [2]orb.Point) float64 { return min(p[0][0], p[1][0]) }
			slices.SortFunc(all, func(p, q [2]orb.Point) int { return cmp.Compare(west(p), west(q)) })
			for i, p := range all {
				for _, q := range all[i+1:] {
					if west(q) > max(p[0][0], p[1][0]) {
						break
					}
					if crosses(p[0], p[1], q[0], q[1]) {
						t.Fatalf("seed %d, zoom %d: %v and %v cross", seed, zoom, p, q)
					}
				}
			}
		}
	}
}

func plane(p orb.Point) orb.Point {
	w := geo.ToWorld(p)
	return orb.Point{float64(w.X), -float64(w.Y)}
}

// An enclave that is drawn lies in its own part: the borders around it have not moved across.
func TestEnclavesStayWhereTheyAre(t *testing.T) {
	m := newMosaic(4)
	drawn := m.drawn(t)
	for zoom := range uint32(wholeZoom) {
		for part := 1; part <= mosaicSide*mosaicSide; part++ {
			inner, around := drawn.Shape(100+part, zoom), drawn.Shape(part, zoom)
			if len(inner) == 0 {
				continue
			}
			if !planar.RingContains(around[0][0], inner[0][0][0]) {
				t.Errorf("zoom %d: the enclave of part %d lies outside it", zoom, part)
			}
			if len(around[0]) != 2 {
				t.Errorf("zoom %d: part %d has no hole for its enclave", zoom, part)
			}
		}
	}
}

func TestARingStaysUntilItIsBelowAPixel(t *testing.T) {
	m := newMosaic(5)
	drawn := m.drawn(t)
	for _, part := range m.parts() {
		b := orb.LineString{}
		for _, w := range drawn.Polygons(part, wholeZoom)[0][0] {
			b = append(b, orb.Point{float64(w.X), float64(w.Y)})
		}
		width := max(b.Bound().Max[0]-b.Bound().Min[0], b.Bound().Max[1]-b.Bound().Min[1])
		for zoom := range uint32(testZooms) {
			if shown := len(drawn.Shape(part, zoom)) > 0; !shown && width >= pixel(zoom) {
				t.Errorf("zoom %d: part %d is gone, though it is %.1f pixels wide", zoom, part, width/pixel(zoom))
			}
		}
	}
}

func TestBordersAreOffByLessThanAPixel(t *testing.T) {
	m := newMosaic(6)
	drawn := m.drawn(t)
	arcs := drawn.thinned()
	for zoom := range uint32(wholeZoom) {
		for i := range arcs {
			var kept orb.LineString
			for j, p := range arcs[i].degrees {
				if uint32(arcs[i].from[j]) <= zoom {
					kept = append(kept, plane(p))
				}
			}
			for _, p := range arcs[i].degrees {
				if d := planar.DistanceFrom(kept, plane(p)); d > 2*offPixels*pixel(zoom)+1 {
					t.Fatalf("zoom %d: arc %d is off by %.2f pixels", zoom, i, d/pixel(zoom))
				}
			}
		}
	}
}

func TestAVertexThatIsShownStays(t *testing.T) {
	m := newMosaic(7)
	drawn := m.drawn(t)
	for _, part := range m.parts() {
		var before []geo.World
		for zoom := range uint32(testZooms) {
			var now []geo.World
			for _, polygon := range drawn.Polygons(part, zoom) {
				now = append(now, slices.Concat(polygon...)...)
			}
			for _, w := range before {
				if !slices.Contains(now, w) {
					t.Fatalf("part %d: the vertex %v is shown at zoom %d and not at %d", part, w, zoom-1, zoom)
				}
			}
			before = now
		}
	}
}

func TestBothFormsOfAShapeAreTheSame(t *testing.T) {
	m := newMosaic(8)
	drawn := m.drawn(t)
	for _, zoom := range []uint32{3, 9, 16} {
		for _, part := range m.parts() {
			var want [][][]geo.World
			for _, polygon := range drawn.Shape(part, zoom) {
				var rings [][]geo.World
				for _, ring := range polygon {
					var open []geo.World
					for _, p := range ring[1:] {
						open = append(open, geo.ToWorld(p))
					}
					rings = append(rings, slices.Concat(open[len(open)-1:], open[:len(open)-1]))
				}
				want = append(want, rings)
			}
			if diff := gocmp.Diff(want, drawn.Polygons(part, zoom)); diff != "" {
				t.Fatalf("part %d at zoom %d: %s", part, zoom, diff)
			}
		}
	}
	if drawn.Shape(999, 5) != nil || drawn.Polygons(999, 5) != nil {
		t.Error("there is a shape of what is not there")
	}
}

func BenchmarkNewMap(b *testing.B) {
	m := newMosaic(1)
	for b.Loop() {
		m.drawn(b).Polygons(1, 0)
	}
}
