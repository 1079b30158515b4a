package tile

import (
	"bytes"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/tile/tiletest"
)

var update = flag.Bool("update", false, "write the golden files")

var aleppo = geo.Tile{Z: 8, X: 154, Y: 100}

// at returns the longitude and latitude of a position in tile units.
func at(t geo.Tile, x, y float64) orb.Point {
	n := math.Exp2(float64(t.Z))
	return geo.FromMercator((float64(t.X)+x/Extent)/n, (float64(t.Y)+y/Extent)/n)
}

func path(t geo.Tile, xy ...float64) []orb.Point {
	var out []orb.Point
	for i := 0; i < len(xy); i += 2 {
		out = append(out, at(t, xy[i], xy[i+1]))
	}
	return out
}

// box returns a closed ring around a square of tile units.
func box(t geo.Tile, from, to float64) orb.Ring {
	return path(t, from, from, to, from, to, to, from, to, from, from)
}

// sample is a small tile with every kind of feature and value.
func sample() []Layer {
	line := orb.LineString(path(aleppo, 10, 10, 10, 2000, 5000, 2000))
	return []Layer{
		{Name: "incidents", Features: []Feature{
			{ID: 7, At: geo.ToWorld(at(aleppo, 100.5, 200.5)), Properties: []Property{
				{"date", String("2020-05-31")}, {"killed", Int(3)}, {"below", Int(-3)}, {"share", Float(0.5)},
			}},
			{At: geo.ToWorld(at(aleppo, 4095.5, 0.5)), Properties: []Property{{"date", String("2020-05-31")}, {"share", Float(math.NaN())}, {"title", String(`سوق "Maaret" <&>`)}}},
			{ID: 9, Geometry: orb.MultiPoint{at(aleppo, 1.5, 1.5), at(aleppo, -20, 5), at(aleppo, 5.5, 6.5)}},
			{ID: 10, Geometry: at(aleppo, -0.5, 100)},
		}},
		{Name: "rivers", Features: []Feature{{ID: 1, Geometry: line}, {ID: 2, Geometry: orb.MultiLineString{line, line[:2]}}}},
		{Name: "areas", Features: []Feature{
			{ID: 1, Geometry: orb.Polygon{box(aleppo, 100, 1000), box(aleppo, 200, 300), box(aleppo, 400.1, 400.2)}},
			{ID: 2, Geometry: orb.MultiPolygon{{box(aleppo, -500, 50)}, {box(aleppo, 3000, 9000), box(aleppo, 3500, 3600)}, {box(aleppo, 700.1, 700.2), box(aleppo, 800, 900)}}},
			{ID: 3, Geometry: box(aleppo, -9000, 9000)},
		}},
		{Name: "empty", Features: []Feature{{ID: 1, Geometry: box(aleppo, 5000, 6000)}}},
	}
}

func square(from, to int32) []tiletest.Cell {
	return []tiletest.Cell{{from, from}, {to, from}, {to, to}, {from, to}}
}

func TestATileDecodesToWhatItWasMadeOf(t *testing.T) {
	got, err := tiletest.Decode(MVT(aleppo, sample()))
	if err != nil {
		t.Fatal(err)
	}
	none := map[string]any{}
	line := []tiletest.Cell{{10, 10}, {10, 2000}, {4160, 2000}}
	hole := func(from, to int32) []tiletest.Cell {
		ring := square(from, to)
		slices.Reverse(ring)
		return ring
	}
	want := []tiletest.Layer{
		{Name: "incidents", Features: []tiletest.Feature{
			{ID: 7, Type: 1, Points: []tiletest.Cell{{100, 200}}, Properties: map[string]any{"date": "2020-05-31", "killed": int64(3), "below": int64(-3), "share": 0.5}},
			{Type: 1, Points: []tiletest.Cell{{4095, 0}}, Properties: map[string]any{"date": "2020-05-31", "title": `سوق "Maaret" <&>`}},
			{ID: 9, Type: 1, Points: []tiletest.Cell{{1, 1}, {5, 6}}, Properties: none},
		}},
		{Name: "rivers", Features: []tiletest.Feature{
			{ID: 1, Type: 2, Lines: [][]tiletest.Cell{line}, Properties: none},
			{ID: 2, Type: 2, Lines: [][]tiletest.Cell{line, line[:2]}, Properties: none},
		}},
		{Name: "areas", Features: []tiletest.Feature{
			{ID: 1, Type: 3, Polygons: [][][]tiletest.Cell{{square(100, 1000), hole(200, 300)}}, Properties: none},
			{ID: 2, Type: 3, Polygons: [][][]tiletest.Cell{{square(-64, 50)}, {square(3000, 4160), hole(3500, 3600)}}, Properties: none},
			{ID: 3, Type: 3, Polygons: [][][]tiletest.Cell{{square(-64, 4160)}}, Properties: none},
		}},
	}
	if diff := cmp.Diff(canonical(want), canonical(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// canonical lets every ring begin at its least cell, which says nothing about the shape.
func canonical(layers []tiletest.Layer) []tiletest.Layer {
	for _, l := range layers {
		for _, f := range l.Features {
			for _, polygon := range f.Polygons {
				for i, ring := range polygon {
					first := 0
					for j := range ring {
						if slices.Compare(ring[j][:], ring[first][:]) < 0 {
							first = j
						}
					}
					polygon[i] = append(slices.Clone(ring[first:]), ring[:first]...)
				}
			}
		}
	}
	return layers
}

func TestBothEncodingsCarryTheSameFeatures(t *testing.T) {
	layers, err := tiletest.Decode(MVT(aleppo, sample()))
	if err != nil {
		t.Fatal(err)
	}
	twin := parseTwin(t, GeoJSON(aleppo, sample()))
	for _, layer := range layers {
		for _, f := range layer.Features {
			if len(twin) == 0 {
				t.Fatalf("the twin has no feature of %s with id %d", layer.Name, f.ID)
			}
			compareTwin(t, aleppo, layer.Name, f, twin[0])
			twin = twin[1:]
		}
	}
	if len(twin) > 0 {
		t.Errorf("the twin has %d more features", len(twin))
	}
}

type twinFeature struct {
	ID         uint64
	Layer      string
	Geometry   json.RawMessage
	Properties map[string]any
}

func parseTwin(t testing.TB, b []byte) []twinFeature {
	t.Helper()
	var collection struct {
		Type     string
		Features []twinFeature
	}
	if err := json.Unmarshal(b, &collection); err != nil || collection.Type != "FeatureCollection" {
		t.Fatalf("%v in %s", err, b)
	}
	return collection.Features
}

// parseGeometry reads a GeoJSON geometry; orb/geojson would need a module of its own.
func parseGeometry(t testing.TB, raw []byte) orb.Geometry {
	t.Helper()
	var head struct {
		Type        string
		Coordinates json.RawMessage
	}
	if err := json.Unmarshal(raw, &head); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	switch head.Type {
	case "Point":
		return read[orb.Point](t, head.Coordinates)
	case "MultiPoint":
		return read[orb.MultiPoint](t, head.Coordinates)
	case "LineString":
		return read[orb.LineString](t, head.Coordinates)
	case "MultiLineString":
		return read[orb.MultiLineString](t, head.Coordinates)
	case "Polygon":
		return read[orb.Polygon](t, head.Coordinates)
	case "MultiPolygon":
		return read[orb.MultiPolygon](t, head.Coordinates)
	}
	t.Fatalf("a geometry of type %q", head.Type)
	return nil
}

func read[T any](t testing.TB, raw []byte) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	return v
}

func compareTwin(t testing.TB, tile geo.Tile, layer string, want tiletest.Feature, got twinFeature) {
	t.Helper()
	if got.ID != want.ID || got.Layer != layer || len(got.Properties) != len(want.Properties) {
		t.Fatalf("%s %d has the twin %s %d with %v", layer, want.ID, got.Layer, got.ID, got.Properties)
	}
	for key, value := range want.Properties {
		if n, whole := value.(int64); whole {
			value = float64(n)
		}
		if got.Properties[key] != value {
			t.Errorf("%s of %s %d is %v, in the twin %v", key, layer, want.ID, value, got.Properties[key])
		}
	}
	switch g := parseGeometry(t, got.Geometry).(type) {
	case orb.Point:
		compareCells(t, tile, want.Points, orb.LineString{g}, 1)
	case orb.MultiPoint:
		compareCells(t, tile, want.Points, orb.LineString(g), 1)
	case orb.LineString:
		compareCells(t, tile, want.Lines[0], g, 0.5)
	case orb.MultiLineString:
		for i, line := range g {
			compareCells(t, tile, want.Lines[i], line, 0.5)
		}
	case orb.Polygon:
		comparePolygons(t, tile, want.Polygons, orb.MultiPolygon{g})
	case orb.MultiPolygon:
		comparePolygons(t, tile, want.Polygons, g)
	}
}

func comparePolygons(t testing.TB, tile geo.Tile, want [][][]tiletest.Cell, got orb.MultiPolygon) {
	t.Helper()
	if len(want) != len(got) {
		t.Fatalf("%d polygons instead of %d", len(got), len(want))
	}
	for i, polygon := range got {
		for j, ring := range polygon {
			if !ring.Closed() || (ring.Orientation() == orb.CCW) != (j == 0) {
				t.Errorf("ring %d of a polygon winds the wrong way or is open: %v", j, ring)
			}
			open := slices.Clone(ring[1:])
			slices.Reverse(open)
			compareCells(t, tile, want[i][j], orb.LineString(open), 0.5)
		}
	}
}

// compareCells accepts that a point is anywhere in its cell and that six decimals move a position
// by some of a unit at deep zooms.
func compareCells(t testing.TB, tile geo.Tile, want []tiletest.Cell, got orb.LineString, within float64) {
	t.Helper()
	if len(want) != len(got) {
		t.Fatalf("%d positions instead of %d", len(got), len(want))
	}
	for i, p := range got {
		x, y := geo.Mercator(p)
		n := math.Exp2(float64(tile.Z))
		x, y = (x*n-float64(tile.X))*Extent, (y*n-float64(tile.Y))*Extent
		if math.Abs(x-float64(want[i][0])) > within || math.Abs(y-float64(want[i][1])) > within {
			t.Fatalf("position %d is at %g, %g instead of %v", i, x, y, want[i])
		}
	}
}

// Examples of the specification, section 4.3.5.
func TestGeometryCommandsAreThoseOfTheSpecification(t *testing.T) {
	unit := newFrame(geo.Tile{})
	point := func(x, y uint32) geo.World { return geo.World{X: x<<20 | 5, Y: y<<20 | 99} }
	tests := []struct {
		name  string
		shape shape
		want  []byte
	}{
		{"a point", shape{form: pointForm, points: []geo.World{point(25, 17)}}, []byte{9, 50, 34}},
		{"several points", shape{form: pointForm, points: []geo.World{point(5, 7), point(3, 2)}}, []byte{17, 10, 14, 3, 9}},
		{"a line", shape{form: lineForm, parts: [][]cell{{{2, 2}, {2, 10}, {10, 10}}}}, []byte{9, 4, 4, 18, 0, 16, 16, 0}},
		{"two lines", shape{form: lineForm, parts: [][]cell{{{2, 2}, {2, 10}, {10, 10}}, {{1, 1}, {3, 5}}}}, []byte{9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8}},
		{"a polygon", shape{form: polygonForm, parts: [][]cell{{{3, 6}, {8, 12}, {20, 34}}}}, []byte{9, 6, 12, 18, 10, 12, 24, 44, 15}},
		{"two polygons, one with a hole", shape{form: polygonForm, parts: [][]cell{
			{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{11, 11}, {20, 11}, {20, 20}, {11, 20}}, {{13, 13}, {13, 17}, {17, 17}, {17, 13}},
		}}, []byte{9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26, 0, 8, 8, 0, 0, 7, 15}},
	}
	for _, tt := range tests {
		if got := appendGeometry(nil, unit, tt.shape); !bytes.Equal(got, tt.want) {
			t.Errorf("%s: %v instead of %v", tt.name, got, tt.want)
		}
	}
}

func TestTilesAreTheSameBytesAsBefore(t *testing.T) {
	for name, got := range map[string][]byte{"sample.mvt": MVT(aleppo, sample()), "sample.geojson": GeoJSON(aleppo, sample())} {
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want, got) {
			t.Errorf("%s has changed; if that is meant, run the test with -update:\n%s", name, got)
		}
	}
}

func TestATileThatShowsNothingIsEmpty(t *testing.T) {
	far := geo.Tile{Z: 8, X: 3, Y: 3}
	for _, layers := range [][]Layer{nil, {{Name: "none"}}, sample()[:2]} {
		if got := MVT(far, layers); got == nil || len(got) != 0 {
			t.Errorf("a vector tile of nothing has %d bytes", len(got))
		}
		if got := string(GeoJSON(far, layers)); got != `{"type":"FeatureCollection","features":[]}` {
			t.Errorf("a GeoJSON tile of nothing is %s", got)
		}
	}
}

func TestAPointKeepsSixDecimalsInGeoJSON(t *testing.T) {
	p := orb.Point{37.123457, 36.202101}
	for zoom := range uint32(geo.MaxZoom + 1) {
		tile := geo.ToWorld(p).Tile(zoom)
		for _, f := range []Feature{{At: geo.ToWorld(p)}, {Geometry: p}} {
			features := parseTwin(t, GeoJSON(tile, []Layer{{"l", []Feature{f}}}))
			if want := `{"type":"Point","coordinates":[37.123457,36.202101]}`; len(features) != 1 || string(features[0].Geometry) != want {
				t.Fatalf("zoom %d: %v", zoom, features)
			}
		}
	}
}

func TestTextThatIsNotUTF8IsMendedAlike(t *testing.T) {
	layers := []Layer{{"l", []Feature{{At: aleppo.Origin(), Properties: []Property{{"name", String("a\xffb")}}}}}}
	decoded, err := tiletest.Decode(MVT(aleppo, layers))
	if err != nil {
		t.Fatal(err)
	}
	twin := parseTwin(t, GeoJSON(aleppo, layers))
	if got := decoded[0].Features[0].Properties["name"]; got != "a\uFFFDb" || got != twin[0].Properties["name"] {
		t.Errorf("%q and %q", got, twin[0].Properties["name"])
	}
}
