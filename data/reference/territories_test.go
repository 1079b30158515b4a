package reference

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
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

// surveyed is a day of the embedded survey, mapped one of the made-up layers of layers.
var (
	surveyed = int32(data.DateOf(2021, 5, 1))
	mapped   = int32(data.DateOf(2018, 4, 15))
)

func territories(t testing.TB, f *Facts, layer *control.Layer, day int32) topology.Topology[string] {
	t.Helper()
	shapes, err := control.Territories(f.Areas.Arcs(geo.Subdistrict), f.Seats(layer, day))
	if err != nil {
		t.Fatal(err)
	}
	return shapes
}

// pressMap reads the areas of a map drawn by hand; its own words for them stand as controllers.
func pressMap(t testing.TB) data.ControlLayer {
	t.Helper()
	layer := data.ControlLayer{Number: 1, Source: "a map drawn by hand", From: data.DateOf(2018, 4, 1), To: data.DateOf(2018, 4, 30)}
	file, err := os.ReadFile("../../../shared/testdata/control_polygons_2018.geojson")
	if err != nil {
		t.Skip("the shared test data is not there: ", err)
	}
	var collection struct {
		Features []struct {
			Properties struct {
				Held string `json:"control-territorial"`
			}
			Geometry struct{ Coordinates orb.Polygon }
		}
	}
	if err := json.Unmarshal(file, &collection); err != nil {
		t.Fatal(err)
	}
	for _, f := range collection.Features {
		layer.Claims = append(layer.Claims, data.ControlClaim{Area: orb.MultiPolygon{f.Geometry.Coordinates}, Controllers: []string{f.Properties.Held}})
	}
	return layer
}

// strewnAreas returns areas anywhere in the country that overlap each other in every way.
func strewnAreas(f *Facts) data.ControlLayer {
	rnd := rand.New(rand.NewPCG(4, 4))
	layer := data.ControlLayer{Number: 2, Source: "areas anywhere", From: data.DateOf(2018, 4, 1), To: data.DateOf(2018, 4, 30)}
	for range 300 {
		middle, reach := f.Places[rnd.IntN(len(f.Places))].Point, 0.02+0.3*rnd.Float64()
		var ring orb.Ring
		for i := range 20 {
			angle, far := 2*math.Pi*float64(i)/20, reach*(0.3+0.7*rnd.Float64())
			ring = append(ring, geo.Round(orb.Point{middle[0] + far*math.Cos(angle), middle[1] + far*math.Sin(angle)}, 6))
		}
		layer.Claims = append(layer.Claims, data.ControlClaim{
			Area:        orb.MultiPolygon{{append(ring, ring[0])}},
			Controllers: [][]string{{"sdf"}, {"isis"}, {"government", "sdf"}, {"turkey"}}[rnd.IntN(4)],
			From:        layer.From + data.Date(rnd.IntN(3)),
		})
	}
	return layer
}

func TestTerritoriesCoverTheCountryOnce(t *testing.T) {
	f := facts(t)
	t.Run("of surveyed communities", func(t *testing.T) { checkCover(t, f, territories(t, f, f.Control, surveyed)) })
	t.Run("of areas anywhere", func(t *testing.T) {
		layer := f.ControlWith([]data.ControlLayer{strewnAreas(f)})
		checkCover(t, f, territories(t, f, layer, mapped))
	})
	t.Run("of areas drawn by hand", func(t *testing.T) {
		shapes := territories(t, f, f.ControlWith([]data.ControlLayer{pressMap(t)}), mapped)
		if len(shapes.Shapes) < 5 {
			t.Errorf("there are %d territories", len(shapes.Shapes))
		}
		checkCover(t, f, shapes)
	})
}

// checkCover checks that shapes cover the country once, at every zoom.
func checkCover(t *testing.T, f *Facts, shapes topology.Topology[string]) {
	t.Helper()
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
	for _, s := range f.Seats(f.Control, surveyed) {
		bySubdistrict[s.Subdistrict] = append(bySubdistrict[s.Subdistrict], s)
	}
	held, alone := map[string]float64{}, map[string]float64{} // square degrees by holder
	for holder, shape := range shapesAt(t, territories(t, f, f.Control, surveyed), geo.MaxZoom) {
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
	t.Run("as surveyed", func(t *testing.T) { checkSeats(t, f, f.Control, surveyed) })
	t.Run("in areas anywhere", func(t *testing.T) {
		checkSeats(t, f, f.ControlWith([]data.ControlLayer{strewnAreas(f)}), mapped)
	})
}

func checkSeats(t *testing.T, f *Facts, layer *control.Layer, day int32) {
	t.Helper()
	shapes := shapesAt(t, territories(t, f, layer, day), geo.MaxZoom)
	outside := 0
	for _, s := range f.Seats(layer, day) {
		if here, distance, ok := f.Areas.Locate(s.At); !ok || distance > 0 || here != s.Subdistrict {
			outside++
			continue
		}
		if holder := control.Holder(s.Controllers); !planar.MultiPolygonContains(shapes[holder], s.At) {
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
		territories(b, f, f.Control, surveyed)
	}
}
