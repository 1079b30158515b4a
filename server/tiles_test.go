package server_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
	"tawthiq/geo/tile/tiletest"
	"tawthiq/server/answer/answertest"
)

func TestTiles(t *testing.T) {
	s := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 400)...)
	digest, control := versionOf(t, s, "/tiles/base.json"), versionOf(t, s, "/tiles/control.json")
	mvt := map[string]string{"Content-Type": "application/vnd.mapbox-vector-tile", "Cache-Control": "no-cache"}
	kept := map[string]string{"Cache-Control": "public, max-age=31536000, immutable"}
	scenarios := []scenario{
		{name: "incidents as a vector tile", target: "/tiles/incidents/5/19/12.mvt", status: 200, has: []string{"incidents", "precision", "locality"}, headers: mvt},
		{name: "incidents as GeoJSON", target: "/tiles/incidents/5/19/12.geojson?party=regime", status: 200,
			has: []string{`"type":"FeatureCollection"`, `"precision":"locality"`, `"layer":"incidents"`}, headers: map[string]string{"Content-Type": "application/geo+json"}},
		{name: "an empty vector tile", target: "/tiles/incidents/5/0/0.mvt", status: 200, headers: map[string]string{"Content-Length": "0"}},
		{name: "an empty GeoJSON tile", target: "/tiles/incidents/5/0/0.geojson", status: 200, has: []string{`"features":[]`}},
		{name: "a column that is too large", target: "/tiles/incidents/5/32/12.mvt", status: 400, has: []string{`"field":"tile"`}},
		{name: "a row that is negative", target: "/tiles/incidents/5/19/-1.mvt", status: 400},
		{name: "a zoom that is too deep", target: "/tiles/incidents/17/0/0.mvt", status: 400},
		{name: "a zoom that is no number", target: "/tiles/incidents/z/0/0.mvt", status: 400},
		{name: "a form that is none", target: "/tiles/incidents/5/19/12.png", status: 400, has: []string{`"allowed":["mvt","geojson"]`}},
		{name: "no form", target: "/tiles/incidents/5/19/12", status: 400},
		{name: "bins only", target: "/tiles/incidents/5/19/12.geojson?points=0&with=violation,injured", status: 200,
			has: []string{`"layer":"bins"`, `"count":`, `"violation_`, `"injured":`}, hasNot: []string{`"party_`}},
		{name: "what bins count unless one says otherwise", target: "/tiles/incidents/5/19/12.geojson?points=0", status: 200, has: []string{`"party_regime":`, `"killed":`}},
		{name: "what bins cannot count", target: "/tiles/incidents/5/19/12.mvt?with=party,title", status: 400, has: []string{`"field":"with"`, `"allowed":["party","violation"`}},
		{name: "more points than a tile holds", target: "/tiles/incidents/5/19/12.mvt?points=10001", status: 400, has: []string{`"field":"points"`, "from 0 to 10000"}},
		{name: "more points than a text holds", target: "/tiles/incidents/5/19/12.geojson?points=2001", status: 400, has: []string{"from 0 to 2000"}},
		{name: "TileJSON carries over how points are shown", target: "/tiles/incidents.json?points=0&with=party", status: 200, has: []string{`.mvt?points=0\u0026with=party`, `"id":"bins"`}},
		{name: "TileJSON refuses what the tiles would", target: "/tiles/incidents.json?points=-1", status: 400},
		{name: "an unknown parameter", target: "/tiles/incidents/5/19/12.mvt?x=1", status: 400, has: []string{`"field":"x"`}},
		{name: "the areas of a level", target: "/tiles/areas/district/6/38/25.geojson", status: 200,
			has: []string{`"layer":"areas"`, `"layer":"labels"`, `"name_ar":`, `"parent":"SY`}},
		{name: "the areas take no filter", target: "/tiles/areas/district/6/38/25.mvt?party=regime", status: 400, has: []string{`"allowed":["v"]`}},
		{name: "the areas of an unknown level", target: "/tiles/areas/street/6/38/25.mvt", status: 400, has: []string{`"field":"level"`}},
		{name: "areas with the digest in the path are kept for ever", target: "/tiles/areas/district/6/38/25.mvt?v=" + digest, status: 200, headers: kept},
		{name: "areas with another digest are not", target: "/tiles/areas/district/6/38/25.mvt?v=old", status: 200, headers: mvt},
		{name: "the base map", target: "/tiles/base/6/38/25.geojson", status: 200,
			has: []string{`"layer":"neighbours"`, `"layer":"country"`, `"layer":"rivers"`, `"layer":"places"`, `"name_ar":"حلب"`}},
		{name: "a lake", target: "/tiles/base/7/77/50.geojson", status: 200, has: []string{`"layer":"lakes"`}},
		{name: "TileJSON of the incidents carries the filter", target: "/tiles/incidents.json?party=regime&from=2018-01-01", status: 200,
			has: []string{`"tilejson":"3.0.0"`, `http://map.example/tiles/incidents/{z}/{x}/{y}.mvt?from=2018-01-01\u0026party=regime`, `"counts":{"matching":`, `"revision":1`,
				`"attribution":"`, `Nobody \u0026lt;made up`, `"party_regime"`}},
		{name: "TileJSON of the areas carries the digest", target: "/tiles/areas-subdistrict.json", status: 200,
			has: []string{"/tiles/areas/subdistrict/{z}/{x}/{y}.mvt?v=" + digest, `"vector_layers":[`, `"maxzoom":16`, `"bounds":[`}},
		{name: "TileJSON of the base map", target: "/tiles/base.json", status: 200, has: []string{`"id":"places"`}},
		{name: "control on a day", target: "/tiles/control/6/38/25.geojson?date=2021-05-01", status: 200,
			has: []string{`"layer":"control"`, `"controller":"government"`, `"controller":"sdf"`}, headers: map[string]string{"X-Control-Validity": "2020-03-06/2024-11-26"}},
		{name: "control without a day is the latest", target: "/tiles/control/6/38/25.mvt", status: 200,
			has: []string{"government"}, headers: map[string]string{"X-Control-Validity": "2020-03-06/2024-11-26", "Cache-Control": "no-cache"}},
		{name: "control on a day of which nothing is known", target: "/tiles/control/6/38/25.geojson?date=2019-05-01", status: 200,
			has: []string{`"features":[]`}, headers: map[string]string{"X-Control-Validity": "unknown"}},
		{name: "control with the digest is kept for ever", target: "/tiles/control/6/38/25.mvt?date=2021-05-01&v=" + control, status: 200, headers: kept},
		{name: "control on no day", target: "/tiles/control/6/38/25.mvt?date=yesterday", status: 400, has: []string{`"field":"date"`, "YYYY-MM-DD"}},
		{name: "control takes no filter", target: "/tiles/control/6/38/25.mvt?party=regime", status: 400, has: []string{`"allowed":["date","revision","v"]`}},
		{name: "TileJSON of control", target: "/tiles/control.json?date=2021-05-01", status: 200,
			has: []string{`"known":true`, `"valid_from":"2020-03-06"`, `"valid_to":"2024-11-26"`, "World Bank", `date=2021-05-01\u0026v=` + control}},
		{name: "TileJSON of control of which nothing is known", target: "/tiles/control.json?date=2024-11-27", status: 200,
			has: []string{`"known":false`, `"valid_from":"2024-11-27"`, `"valid_to":null`, `"sources":[]`}},
		{name: "TileJSON of nothing", target: "/tiles/areas-street.json", status: 404},
		{name: "TileJSON without its ending", target: "/tiles/base", status: 404},
	}
	for _, sc := range scenarios {
		t.Run(sc.name, func(t *testing.T) { sc.run(t, s) })
	}
}

// versionOf returns what the addresses of tiles carry that never change, from their description.
func versionOf(t testing.TB, s site, description string) string {
	t.Helper()
	described := read[struct{ Tiles []string }](t, s, description)
	_, digest, ok := strings.Cut(described.Tiles[0], "v=")
	if !ok || len(digest) != 16 {
		t.Fatalf("the address of the tiles is %q", described.Tiles[0])
	}
	return digest
}

type geoJSONTile struct {
	Features []struct {
		Layer      string
		ID         json.Number
		Properties map[string]any
	}
}

func TestBothFormsOfATileCarryTheSameFeatures(t *testing.T) {
	s := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 400)...)
	for _, path := range []string{
		"/tiles/incidents/5/19/12", "/tiles/incidents/0/0/0", "/tiles/incidents/9/307/201", "/tiles/areas/governorate/5/19/12",
		"/tiles/areas/subdistrict/9/307/201", "/tiles/base/4/9/6", "/tiles/base/9/307/201", "/tiles/control/7/77/50",
	} {
		twin := read[geoJSONTile](t, s, path+".geojson")
		want := map[string][]map[string]string{}
		for _, f := range twin.Features {
			properties := map[string]string{}
			if f.ID != "" {
				properties["id()"] = f.ID.String()
			}
			for k, v := range f.Properties {
				properties[k] = fmt.Sprint(v)
			}
			want[f.Layer] = append(want[f.Layer], properties)
		}
		if len(want) == 0 {
			t.Errorf("%s is empty", path)
		}
		if diff := cmp.Diff(want, propertiesOf(t, s.get(t, path+".mvt"))); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
}

// propertiesOf returns the properties of every feature of a vector tile by layer, as GeoJSON has them;
// "id()" is the id.
func propertiesOf(t testing.TB, mvt string) map[string][]map[string]string {
	t.Helper()
	layers, err := tiletest.Decode([]byte(mvt))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]map[string]string{}
	for _, l := range layers {
		for _, f := range l.Features {
			properties := map[string]string{}
			if f.ID != 0 {
				properties["id()"] = fmt.Sprint(f.ID)
			}
			for k, v := range f.Properties {
				if n, ok := v.(int64); ok {
					v = float64(n)
				}
				properties[k] = fmt.Sprint(v)
			}
			out[l.Name] = append(out[l.Name], properties)
		}
	}
	return out
}

func TestTheTilesOfAZoomAddUpToTheCounts(t *testing.T) {
	s := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 600)...)
	type described struct{ Counts data.Counts }
	for _, f := range atlastest.Filters(8, 12) {
		query := f.Values().Encode()
		want := read[described](t, s, "/tiles/incidents.json?"+query).Counts.Mapped
		for _, zoom := range []uint32{0, 6} {
			got := 0
			for _, at := range tilesOver(zoom) {
				tile := read[geoJSONTile](t, s, fmt.Sprintf("/tiles/incidents/%d/%d/%d.geojson?%s", at.Z, at.X, at.Y, query))
				got += len(tile.Features)
			}
			if got != want {
				t.Errorf("zoom %d %s: %d features, %d mapped", zoom, query, got, want)
			}
		}
	}
}

// tilesOver lists the tiles of a zoom over the country.
func tilesOver(zoom uint32) []geo.Tile {
	if zoom == 0 {
		return []geo.Tile{{}}
	}
	first := geo.ToWorld([2]float64{35, 38}).Tile(zoom)
	last := geo.ToWorld([2]float64{43, 32}).Tile(zoom)
	var out []geo.Tile
	for x := first.X; x <= last.X; x++ {
		for y := first.Y; y <= last.Y; y++ {
			out = append(out, geo.Tile{Z: zoom, X: x, Y: y})
		}
	}
	return out
}

func TestPlaceLabelsHaveRoom(t *testing.T) {
	s := open(t)
	for zoom := uint32(0); zoom <= 12; zoom++ {
		for _, at := range tilesOver(min(zoom, 6)) {
			target := fmt.Sprintf("/tiles/base/%d/%d/%d.geojson", zoom, at.X<<(zoom-at.Z), at.Y<<(zoom-at.Z))
			places := 0
			for _, f := range read[geoJSONTile](t, s, target).Features {
				if f.Layer == "places" {
					places++
				}
			}
			if places > 16 {
				t.Errorf("%s has %d labels", target, places)
			}
		}
	}
	if text := s.get(t, "/tiles/base/4/9/6.geojson"); !strings.Contains(text, "حلب") && !strings.Contains(text, "دمشق") {
		t.Error("the largest cities are not on the map of the country")
	}
}

// TestTheTilesOfAZoomAddUpToTheirHeaders checks that no record is lost or doubled at any zoom, as
// points or as bins, and that what is not drawn is in the counts.
func TestTheTilesOfAZoomAddUpToTheirHeaders(t *testing.T) {
	incidents := atlastest.Incidents(atlastest.Facts(t), 1, 150)
	s := open(t, incidents...)
	for _, filter := range []string{"", "party=regime", "from=2019-01-01&precision=locality,near"} {
		described := read[struct{ Counts data.Counts }](t, s, "/tiles/incidents.json?"+filter)
		c := described.Counts
		if c.Mapped == 0 || c.NotMappable == 0 && filter == "" || c.Mapped+c.NotMappable+c.Suppressed != c.Matching {
			t.Fatalf("%q: %+v", filter, c)
		}
		for _, points := range []string{"0", "2000"} {
			for _, zoom := range []uint32{0, 5, 9, 16} {
				shown := 0
				for at := range tilesOf(incidents, zoom) {
					r := s.ask(t, "GET", fmt.Sprintf("/tiles/incidents/%d/%d/%d.geojson?points=%s&%s", at.Z, at.X, at.Y, points, filter))
					var tile geoJSONTile
					if err := json.Unmarshal([]byte(answertest.Body(t, r)), &tile); err != nil {
						t.Fatal(err)
					}
					shown += records(tile)
					want := fmt.Sprint(c.Matching, c.Mapped, c.NotMappable, c.Suppressed)
					if got := fmt.Sprint(r.Header.Get("X-Matching"), " ", r.Header.Get("X-Mapped"), " ", r.Header.Get("X-Not-Mappable"), " ", r.Header.Get("X-Suppressed")); got != want {
						t.Fatalf("the headers of %v say %s instead of %s", at, got, want)
					}
				}
				if shown != c.Mapped {
					t.Errorf("%q, zoom %d, up to %s points: %d records are shown instead of %d", filter, zoom, points, shown, c.Mapped)
				}
			}
		}
	}
}

// tilesOf returns the tiles of a zoom in which an incident could be drawn.
func tilesOf(incidents []data.Incident, zoom uint32) map[geo.Tile]bool {
	out := map[geo.Tile]bool{}
	for _, in := range incidents {
		if in.Placement.Point != nil {
			out[geo.ToWorld(*in.Placement.Point).Tile(zoom)] = true
		}
	}
	return out
}

// records returns how many records a tile shows.
func records(tile geoJSONTile) (n int) {
	for _, f := range tile.Features {
		if count, ok := f.Properties["count"].(float64); ok {
			n += int(count)
		} else {
			n++
		}
	}
	return n
}

func TestATileNamesARecordByANumber(t *testing.T) {
	s := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 100)...)
	tile := read[geoJSONTile](t, s, "/tiles/incidents/0/0/0.geojson")
	if len(tile.Features) == 0 {
		t.Fatal("no feature")
	}
	for _, f := range tile.Features {
		found := read[struct {
			Incident struct{ ID string }
		}](t, s, "/api/v1/incidents/"+f.ID.String())
		if numberOf(found.Incident.ID) != f.ID.String() {
			t.Errorf("the number %s finds %s", f.ID, found.Incident.ID)
		}
	}
	scenario{target: "/api/v1/incidents/12", status: 404}.run(t, s)
	scenario{target: "/api/v1/incidents/-1", status: 404}.run(t, s)
}

// TestNoTileIsOverItsLimit asks for crowded tiles in every way.
func TestNoTileIsOverItsLimit(t *testing.T) {
	const limit = 500_000
	s := open(t, crowd(t, 12_000)...)
	for _, target := range []string{
		"0/0/0.mvt?points=10000", "5/19/12.mvt?points=10000", "8/153/100.mvt?points=10000", "5/19/12.mvt", "5/19/12.geojson",
		"8/153/100.geojson", "8/153/100.geojson?points=0&with=party,violation,controller,weapon,facility,killed,injured,detained",
		"8/153/100.mvt?points=0&with=party,violation,controller,weapon,facility,killed,injured,detained",
	} {
		if n := len(s.get(t, "/tiles/incidents/"+target)); n > limit || n == 0 {
			t.Errorf("%s has %d bytes", target, n)
		}
	}
}

// TestRecordsThatShareNoSquareMakeATile asks for a tile of more records than are shown one by one, none
// of which is in a bin with another until the bins are larger.
func TestRecordsThatShareNoSquareMakeATile(t *testing.T) {
	const limit, squares = 500_000, 64
	at := geo.Tile{Z: 8, X: 153, Y: 100}
	incidents := crowd(t, 3000)
	for i := range incidents {
		bound := geo.Tile{Z: at.Z + 6, X: at.X*squares + uint32(i%squares), Y: at.Y*squares + uint32(i/squares)}.Bound(0)
		middle := bound.Center()
		incidents[i].Placement.Point = &middle
	}
	s := open(t, incidents...)
	text := s.get(t, "/tiles/incidents/8/153/100.geojson")
	var shown geoJSONTile
	if err := json.Unmarshal([]byte(text), &shown); err != nil {
		t.Fatal(err)
	}
	if n := records(shown); n != len(incidents) || len(text) > limit {
		t.Errorf("%d records in %d bytes", n, len(text))
	}
}

// crowd returns public records that are drawn, all in one tile of zoom 8.
func crowd(t *testing.T, n int) (out []data.Incident) {
	for seed := uint64(1); len(out) < n; seed++ {
		for _, in := range atlastest.Incidents(atlastest.Facts(t), seed, n) {
			if in.Sensitivity != data.Public || in.Placement.Drawn() == nil {
				continue
			}
			in.ID, in.SourceID = "", fmt.Sprintf("%d of %d", len(out), seed)
			p := orb.Point{35.6 + 0.8*float64(len(out)%113)/113, 35.8 + 0.6*float64(len(out)%97)/97}
			in.Placement.Point = &p
			out = append(out, in)
		}
	}
	return out
}

// TestTilesThatAreAskedForAtOnceAreRead reads the shape of many tiles at once, for the race detector.
func TestTilesThatAreAskedForAtOnceAreRead(t *testing.T) {
	s := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 20)...)
	var asking sync.WaitGroup
	for column := range 8 {
		asking.Go(func() { s.get(t, fmt.Sprintf("/tiles/incidents/6/%d/25.mvt", 36+column)) })
	}
	asking.Wait()
}
