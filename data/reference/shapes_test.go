package reference

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"tawthiq/geo"
	"tawthiq/geo/area"
)

// zooms lists all of them.
func zooms() []uint32 {
	var out []uint32
	for zoom := range uint32(geo.MaxZoom + 1) {
		out = append(out, zoom)
	}
	return out
}

func TestPartsAddUpToTheWhole(t *testing.T) {
	f := facts(t)
	for _, zoom := range zooms() {
		for level := geo.Country; level < geo.Subdistrict; level++ {
			parts := map[geo.PCode]float64{}
			for _, a := range f.Areas.All(level + 1) {
				parts[a.Parent] += planar.Area(f.Areas.Shape(a.PCode, zoom))
			}
			for _, a := range f.Areas.All(level) {
				if whole := planar.Area(f.Areas.Shape(a.PCode, zoom)); math.Abs(whole-parts[a.PCode]) > 1e-9*whole {
					t.Errorf("zoom %d: %s covers %.12f square degrees, its parts %.12f", zoom, a.PCode, whole, parts[a.PCode])
				}
			}
		}
	}
}

func TestShapesHaveTheStatedArea(t *testing.T) {
	f := facts(t)
	for _, a := range f.Areas.All(geo.Subdistrict) {
		if got := orbgeo.Area(f.Areas.Shape(a.PCode, geo.MaxZoom)) / 1e6; math.Abs(got-a.AreaKM2) > 0.03*a.AreaKM2+1 {
			t.Errorf("%s covers %.1f km², and is said to cover %.1f", a.PCode, got, a.AreaKM2)
		}
	}
}

// TestBordersAreSharedExactly adds up the directed edges of the areas of a level: those of two
// neighbours cancel, and what is left is the outline of the country.
func TestBordersAreSharedExactly(t *testing.T) {
	f := facts(t)
	for _, zoom := range zooms() {
		for _, level := range geo.Levels() {
			left := map[[2]orb.Point]int{}
			for _, a := range f.Areas.All(level) {
				addEdges(left, f.Areas.Shape(a.PCode, zoom), 1)
			}
			addEdges(left, f.Areas.Country(zoom), -1)
			if len(left) > 0 {
				t.Errorf("zoom %d: %d edges of %ss are neither shared nor the country's", zoom, len(left), level)
			}
		}
	}
}

func addEdges(sum map[[2]orb.Point]int, shape orb.MultiPolygon, by int) {
	for _, polygon := range shape {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				forward, back := [2]orb.Point{ring[i-1], ring[i]}, [2]orb.Point{ring[i], ring[i-1]}
				sum[forward] += by
				sum[back] -= by
				if sum[forward] == 0 {
					delete(sum, forward)
					delete(sum, back)
				}
			}
		}
	}
}

func TestRingsAreClosedAndWoundAsRFC7946Asks(t *testing.T) {
	f := facts(t)
	for _, zoom := range zooms() {
		for level := geo.Country; level <= geo.Subdistrict; level++ {
			for _, a := range f.Areas.All(level) {
				shape := f.Areas.Shape(a.PCode, zoom)
				checkRings(t, string(a.PCode), shape)
				if len(shape) == 0 && extentPixels(f.Areas.Shape(a.PCode, geo.MaxZoom), zoom) > 1 {
					t.Errorf("zoom %d: %s has no shape", zoom, a.PCode)
				}
			}
		}
	}
	for _, s := range f.Neighbours {
		checkRings(t, s.Name.EN, s.Shape)
	}
	for _, s := range f.Lakes {
		checkRings(t, "a lake", s.Shape)
	}
}

// extentPixels returns the width or the height of a shape, whichever is larger, on tiles of 512 pixels.
func extentPixels(shape orb.MultiPolygon, zoom uint32) float64 {
	west, south := geo.Mercator(shape.Bound().Min)
	east, north := geo.Mercator(shape.Bound().Max)
	return max(east-west, south-north) * 512 * math.Exp2(float64(zoom))
}

func checkRings(t *testing.T, what string, shape orb.MultiPolygon) {
	t.Helper()
	for _, polygon := range shape {
		for i, ring := range polygon {
			want := orb.CCW
			if i > 0 {
				want = orb.CW
			}
			if len(ring) < 4 || !ring.Closed() || ring.Orientation() != want {
				t.Errorf("%s, ring %d: %d points, closed %v, orientation %d", what, i, len(ring), ring.Closed(), ring.Orientation())
			}
		}
	}
}

func TestSurroundingsLieWithinTheExtent(t *testing.T) {
	f := facts(t)
	if country := f.Areas.Country(geo.MaxZoom).Bound(); f.Extent.Union(country) != f.Extent {
		t.Errorf("the extent %v does not hold the country %v", f.Extent, country)
	}
	for _, s := range append(f.Neighbours, f.Lakes...) {
		if b := s.Shape.Bound(); f.Extent.Union(b) != f.Extent {
			t.Errorf("%q reaches to %v", s.Name.EN, b)
		}
	}
	for i, r := range f.Rivers {
		if len(r.Line) < 2 || f.Extent.Union(r.Line.Bound()) != f.Extent || r.Class == "" || r.Level < 1 {
			t.Errorf("river %d: %+v", i, r)
		}
	}
}

// TestLocateIsTheExactPolygonTest takes points all over and around the country, around places, on
// and beside vertices, on edges, and some that are none.
func TestLocateIsTheExactPolygonTest(t *testing.T) {
	f := facts(t)
	rnd := rand.New(rand.NewPCG(3, 4))
	points := []orb.Point{{math.NaN(), 35}, {38, math.NaN()}, {math.Inf(1), 35}, {38, math.Inf(-1)}, {0, 0}, {-400, 1e300}}
	bound := f.Areas.Country(geo.MaxZoom).Bound().Pad(0.2)
	for range 6_000 {
		points = append(points, orb.Point{
			bound.Min[0] + rnd.Float64()*(bound.Max[0]-bound.Min[0]),
			bound.Min[1] + rnd.Float64()*(bound.Max[1]-bound.Min[1]),
		})
	}
	points = append(points, aroundPlaces(f, rnd, 2_000)...)
	points = append(points, besideBorders(f, rnd, 4_000)...)
	for _, arc := range f.Areas.Arcs(geo.Subdistrict).Arcs {
		for i := 1; i < len(arc); i += 4 {
			a, b := arc[i-1], arc[i]
			points = append(points, a, orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}, orb.Point{b[0], a[1]},
				orb.Point{math.Nextafter(a[0], 0), a[1]}, orb.Point{a[0], math.Nextafter(a[1], 90)}, orb.Point{a[0] - 1, math.Nextafter(a[1], 0)})
		}
	}
	oracle := newOracle(f)
	for _, p := range points {
		want := oracle.holder(p)
		got, metres, ok := f.Areas.Locate(p)
		switch {
		case want != "" && (got != want || metres != 0 || !ok):
			t.Errorf("Locate(%v) = %q, %g, %v, want %s", p, got, metres, ok, want)
		case want == "" && ok && metres == 0 && !oracle.touched(p):
			t.Errorf("Locate(%v) = %q, in which it does not lie", p, got)
		case ok != f.Areas.Has(got) || metres < 0 || metres > 3000:
			t.Errorf("Locate(%v) = %q, %g, %v", p, got, metres, ok)
		}
	}
}

// oracle is every subdistrict with its bounds.
type oracle struct {
	pcodes []geo.PCode
	shapes []orb.MultiPolygon
	bounds []orb.Bound
}

func newOracle(f *Facts) (o oracle) {
	for _, a := range f.Areas.All(geo.Subdistrict) {
		shape := f.Areas.Shape(a.PCode, geo.MaxZoom)
		o.pcodes, o.shapes, o.bounds = append(o.pcodes, a.PCode), append(o.shapes, shape), append(o.bounds, shape.Bound())
	}
	return o
}

// holder returns the subdistrict that holds a point, by ray casting over all edges of all: an edge
// holds its lower end and not its upper one.
func (o oracle) holder(p orb.Point) (holder geo.PCode) {
	for i, shape := range o.shapes {
		if !o.bounds[i].Contains(p) {
			continue
		}
		inside := false
		for _, polygon := range shape {
			for _, ring := range polygon {
				for k := 1; k < len(ring); k++ {
					inside = inside != eastOf(ring[k-1], ring[k], p)
				}
			}
		}
		if inside && holder == "" {
			holder = o.pcodes[i]
		}
	}
	return holder
}

// eastOf reports whether the edge between a and b lies east of a point.
func eastOf(a, b, p orb.Point) bool {
	if a[1] > b[1] {
		a, b = b, a
	}
	return a[1] <= p[1] && p[1] < b[1] && p[0] < a[0]+(p[1]-a[1])*(b[0]-a[0])/(b[1]-a[1])
}

// touched reports whether a point is on a border or within millimetres.
func (o oracle) touched(p orb.Point) bool {
	for i, b := range o.bounds {
		if !b.Pad(1e-6).Contains(p) {
			continue
		}
		for _, polygon := range o.shapes[i] {
			for _, ring := range polygon {
				if planar.DistanceFrom(orb.LineString(ring), p) < 1e-7 {
					return true
				}
			}
		}
	}
	return false
}

// BenchmarkLocate takes points all over the country, points around communities as reports place
// them, and points near borders.
func BenchmarkLocate(b *testing.B) {
	f := facts(b)
	rnd := rand.New(rand.NewPCG(5, 6))
	const n = 1 << 16
	b.Run("country", func(b *testing.B) { locateAll(b, f, somewhere(f, rnd, n)) })
	b.Run("communities", func(b *testing.B) { locateAll(b, f, aroundPlaces(f, rnd, n)) })
	b.Run("borders", func(b *testing.B) { locateAll(b, f, besideBorders(f, rnd, n)) })
}

// aroundPlaces returns points some 2 km from places, a few of them beyond the border or at sea.
func aroundPlaces(f *Facts, rnd *rand.Rand, n int) (points []orb.Point) {
	for range n {
		p := f.Places[rnd.IntN(len(f.Places))].Point
		points = append(points, orb.Point{p[0] + rnd.NormFloat64()*0.02, p[1] + rnd.NormFloat64()*0.02})
	}
	return points
}

func locateAll(b *testing.B, f *Facts, points []orb.Point) {
	i := 0
	for b.Loop() {
		f.Areas.Locate(points[i&(len(points)-1)])
		i++
	}
}

// somewhere returns points evenly over the country.
func somewhere(f *Facts, rnd *rand.Rand, n int) (points []orb.Point) {
	bound := f.Areas.Country(geo.MaxZoom).Bound()
	for len(points) < n {
		p := orb.Point{
			bound.Min[0] + rnd.Float64()*(bound.Max[0]-bound.Min[0]),
			bound.Min[1] + rnd.Float64()*(bound.Max[1]-bound.Min[1]),
		}
		if _, distance, ok := f.Areas.Locate(p); ok && distance == 0 {
			points = append(points, p)
		}
	}
	return points
}

// besideBorders returns points at most some 500 m from the borders of subdistricts.
func besideBorders(f *Facts, rnd *rand.Rand, n int) (points []orb.Point) {
	arcs := f.Areas.Arcs(geo.Subdistrict).Arcs
	for len(points) < n {
		arc := arcs[rnd.IntN(len(arcs))]
		i := 1 + rnd.IntN(len(arc)-1)
		part := rnd.Float64()
		points = append(points, orb.Point{
			arc[i-1][0] + part*(arc[i][0]-arc[i-1][0]) + (rnd.Float64()-0.5)*0.01,
			arc[i-1][1] + part*(arc[i][1]-arc[i-1][1]) + (rnd.Float64()-0.5)*0.01,
		})
	}
	return points
}

func BenchmarkNewAreas(b *testing.B) {
	f := facts(b)
	var areas []area.Area
	for level := geo.Country; level <= geo.Subdistrict; level++ {
		areas = append(areas, f.Areas.All(level)...)
	}
	arcs := f.Areas.Arcs(geo.Subdistrict)
	for b.Loop() {
		if _, err := area.New(areas, arcs); err != nil {
			b.Fatal(err)
		}
	}
}
