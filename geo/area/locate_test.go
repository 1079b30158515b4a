package area

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/topology"
)

// winding is the oracle of "inside": how often a shape goes round a point, by angles.
func winding(shape orb.MultiPolygon, p orb.Point) int {
	turns := 0.0
	for _, polygon := range shape {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				ax, ay := ring[i-1][0]-p[0], ring[i-1][1]-p[1]
				bx, by := ring[i][0]-p[0], ring[i][1]-p[1]
				turns += math.Atan2(ax*by-ay*bx, ax*bx+ay*by)
			}
		}
	}
	return int(math.Round(turns / (2 * math.Pi)))
}

// nearestOf is the oracle of "nearest": along every edge the distance falls and then rises, so
// that a search by thirds finds its least. An edge whose ends are 20 km away has none below 3 km.
func nearestOf(s *Set, p orb.Point) float64 {
	best := math.Inf(1)
	for _, a := range s.All(geo.Subdistrict) {
		for _, e := range edgesOf(s.Shape(a.PCode, 16)) {
			if min(geo.DistanceM(p, e.low), geo.DistanceM(p, e.high)) > 20_000 {
				continue
			}
			at := func(part float64) float64 {
				return geo.DistanceM(p, orb.Point{e.low[0] + part*(e.high[0]-e.low[0]), e.low[1] + part*(e.high[1]-e.low[1])})
			}
			from, to := 0.0, 1.0
			for range 30 {
				left, right := from+(to-from)/3, to-(to-from)/3
				if at(left) < at(right) {
					to = right
				} else {
					from = left
				}
			}
			best = min(best, at((from+to)/2))
		}
	}
	return best
}

func TestLocateAgreesWithTheWindingNumber(t *testing.T) {
	c := newToy()
	s := c.set(t)
	inside := map[geo.PCode]int{}
	for range 8_000 {
		p := c.anywhere()
		var want geo.PCode
		for _, a := range s.All(geo.Subdistrict) {
			if shape := s.Shape(a.PCode, 16); shape.Bound().Contains(p) && winding(shape, p) != 0 {
				want = a.PCode
			}
		}
		got, distance, ok := s.Locate(p)
		switch {
		case want != "" && (got != want || distance != 0 || !ok):
			t.Fatalf("Locate(%v) = %s, %g, %v, want %s", p, got, distance, ok, want)
		case want == "" && ok && (distance <= 0 || distance > 3000):
			t.Fatalf("Locate(%v) = %s at %g m, outside every subdistrict", p, got, distance)
		}
		inside[want]++
	}
	if len(inside) != toySide*toySide+2 {
		t.Errorf("points lay in %d areas, want in every subdistrict and outside", len(inside))
	}
}

func TestLocateGivesABorderPointToOneNeighbour(t *testing.T) {
	c := newToy()
	s := c.set(t)
	l := s.locator
	for _, arc := range c.t.Arcs {
		for i := 1; i < len(arc); i++ {
			for _, part := range []float64{0, 0.25, 0.5, 1.0 / 3, 1} {
				p := orb.Point{arc[i-1][0] + part*(arc[i][0]-arc[i-1][0]), arc[i-1][1] + part*(arc[i][1]-arc[i-1][1])}
				holders := 0
				for k := range l.outlines {
					if l.outlines[k].contains(p, l.row(p[1])) {
						holders++
					}
				}
				if holders > 1 {
					t.Fatalf("%v on a border lies in %d subdistricts", p, holders)
				}
				if _, distance, ok := s.Locate(p); !ok || distance != 0 {
					t.Fatalf("Locate(%v) on a border: distance %g, %v", p, distance, ok)
				}
			}
		}
	}
}

func TestLocateFindsTheNearestWithinThreeKilometres(t *testing.T) {
	c := newToy()
	s := c.set(t)
	tried := 0
	for tried < 200 {
		p := c.anywhere()
		if _, distance, ok := s.Locate(p); ok && distance == 0 {
			continue
		}
		tried++
		want := nearestOf(s, p)
		_, got, ok := s.Locate(p)
		if ok != (want <= 3000) && math.Abs(want-3000) > 5 {
			t.Errorf("Locate(%v) = %g m, %v; it is %g m away", p, got, ok, want)
		}
		if ok && math.Abs(got-want) > 5 {
			t.Errorf("Locate(%v) is %g m away, want %g", p, got, want)
		}
	}
}

func TestLocateOfNoPoint(t *testing.T) {
	s := newToy().set(t)
	empty, err := New(nil, Topology{})
	if err != nil {
		t.Fatal(err)
	}
	flat, err := New([]Area{{PCode: "SY01", Level: geo.Governorate, Parent: "SY"}}, Topology{
		Arcs:   []orb.LineString{{{36, 33}, {36, 33}, {36, 33}, {36, 33}}},
		Shapes: map[geo.PCode][]topology.Rings{"SY01": {{{0}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	inf, nan := math.Inf(1), math.NaN()
	for _, p := range []orb.Point{{nan, 34}, {37, nan}, {inf, 34}, {37, -inf}, {0, 0}, {-200, 95}} {
		for _, set := range []*Set{s, empty, flat} {
			if got, distance, ok := set.Locate(p); got != "" || distance != 0 || ok {
				t.Errorf("Locate(%v) = %q, %g, %v, want nothing", p, got, distance, ok)
			}
		}
	}
}

func FuzzLocate(f *testing.F) {
	s := newToy().set(f)
	f.Add(36.5, 33.5)
	f.Add(35.99, 33.0)
	f.Add(math.Inf(-1), math.NaN())
	f.Fuzz(func(t *testing.T, lon, lat float64) {
		p, distance, ok := s.Locate(orb.Point{lon, lat})
		if ok != s.Has(p) || distance < 0 || distance > 3000 {
			t.Errorf("Locate(%g, %g) = %q, %g, %v", lon, lat, p, distance, ok)
		}
	})
}

func BenchmarkLocate(b *testing.B) {
	c := newToy()
	s := c.set(b)
	points := make([]orb.Point, 4096)
	for i := range points {
		points[i] = orb.Point{36.1 + c.rnd.Float64()*1.8, 33.1 + c.rnd.Float64()*1.4}
	}
	i := 0
	for b.Loop() {
		s.Locate(points[i%len(points)])
		i++
	}
}
