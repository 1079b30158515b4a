package reference

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/control"
	"tawthiq/geo/topology"
)

var controlDay = int32(data.DateOf(2021, 5, 1))

func territories(t testing.TB, f *Facts) topology.Topology[string] {
	t.Helper()
	shapes, err := control.Territories(f.Areas.Arcs(geo.Subdistrict), f.Seats(f.Control, controlDay))
	if err != nil {
		t.Fatal(err)
	}
	return shapes
}

func TestTerritoriesCoverTheCountryOnce(t *testing.T) {
	f := facts(t)
	shapes := territories(t, f)
	drawn, err := topology.NewMap(shapes)
	if err != nil {
		t.Fatal(err)
	}
	for _, zoom := range zooms() {
		sum, left := 0.0, map[[2]orb.Point]int{}
		for holder := range shapes.Shapes {
			shape := drawn.Shape(holder, zoom)
			sum += planar.Area(shape)
			addEdges(left, shape, 1)
		}
		outline := 0.0 // twice the area within what has a territory on one side only
		for edge, n := range left {
			if n > 1 {
				t.Fatalf("zoom %d: the edge %v is used twice in one direction", zoom, edge)
			}
			if n == 1 {
				outline += edge[0][0]*edge[1][1] - edge[1][0]*edge[0][1]
			}
		}
		if math.Abs(outline/2-sum) > 1e-9 {
			t.Errorf("zoom %d: the territories cover %.9f of %.9f square degrees", zoom, sum, outline/2)
		}
		if country := planar.Area(f.Areas.Country(zoom)); math.Abs(sum-country) > 0.02*country || zoom >= 12 && math.Abs(sum-country) > 1e-6*country {
			t.Errorf("zoom %d: the territories cover %.6f square degrees, the country %.6f", zoom, sum, country)
		}
	}
}

// A subdistrict is shared out among those who hold a community in it, and nobody else.
func TestTheTerritoriesOfASubdistrictAreOfItsHolders(t *testing.T) {
	f := facts(t)
	bySubdistrict := map[geo.PCode][]control.Seat{}
	for _, s := range f.Seats(f.Control, controlDay) {
		bySubdistrict[s.Subdistrict] = append(bySubdistrict[s.Subdistrict], s)
	}
	held, alone := map[string]float64{}, map[string]float64{} // square degrees by holder
	for holder, shape := range shapesAt(t, territories(t, f), geo.MaxZoom) {
		held[holder] = planar.Area(shape)
	}
	for _, a := range f.Areas.All(geo.Subdistrict) {
		whole := planar.Area(f.Areas.Shape(a.PCode, geo.MaxZoom))
		if holder, sole := soleHolder(bySubdistrict[a.PCode]); sole {
			alone[holder] += whole
			continue
		}
		arcs := f.Areas.Arcs(geo.Subdistrict)
		arcs.Shapes = map[geo.PCode][]topology.Rings{a.PCode: arcs.Shapes[a.PCode]}
		shapes, err := control.Territories(arcs, bySubdistrict[a.PCode])
		if err != nil {
			t.Fatal(err)
		}
		sum := 0.0
		for holder, shape := range shapesAt(t, shapes, geo.MaxZoom) {
			sum += planar.Area(shape)
			alone[holder] += planar.Area(shape)
		}
		if math.Abs(sum-whole) > 1e-5*whole {
			t.Errorf("the territories of %s cover %.9f of %.9f square degrees", a.PCode, sum, whole)
		}
	}
	for holder, area := range held {
		if math.Abs(area-alone[holder]) > 1e-6*area+1e-7 {
			t.Errorf("%s holds %.7f square degrees, in the subdistricts one by one %.7f", holder, area, alone[holder])
		}
	}
}

// soleHolder returns who holds all seats of a subdistrict, if one does.
func soleHolder(seats []control.Seat) (holder string, sole bool) {
	if len(seats) == 0 {
		return control.Unknown, true
	}
	holder = strings.Join(seats[0].Controllers, "+")
	return holder, !slices.ContainsFunc(seats, func(s control.Seat) bool { return strings.Join(s.Controllers, "+") != holder })
}

func shapesAt(t *testing.T, shapes topology.Topology[string], zoom uint32) map[string]orb.MultiPolygon {
	t.Helper()
	drawn, err := topology.NewMap(shapes)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]orb.MultiPolygon{}
	for holder := range shapes.Shapes {
		out[holder] = drawn.Shape(holder, zoom)
	}
	return out
}

func TestCommunitiesLieInTheTerritoryOfTheirHolders(t *testing.T) {
	f := facts(t)
	shapes := shapesAt(t, territories(t, f), geo.MaxZoom)
	outside := 0
	for _, s := range f.Seats(f.Control, controlDay) {
		if here, distance, ok := f.Areas.Locate(s.At); !ok || distance > 0 || here != s.Subdistrict {
			outside++
			continue
		}
		if holder := strings.Join(s.Controllers, "+"); !planar.MultiPolygonContains(shapes[holder], s.At) {
			t.Errorf("the community at %v is not in the territory of %s", s.At, holder)
		}
	}
	if outside > 60 {
		t.Errorf("%d communities are outside the subdistrict that they state", outside)
	}
}

func BenchmarkTerritories(b *testing.B) {
	f := facts(b)
	for b.Loop() {
		territories(b, f)
	}
}
