package server_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
)

func TestTiles(t *testing.T) {
	s := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 400)...)
	digest := atlastest.Facts(t).Digest[:16]
	mvt := map[string]string{"Content-Type": "application/vnd.mapbox-vector-tile", "Cache-Control": "no-cache"}
	kept := map[string]string{"Cache-Control": "public, max-age=31536000, immutable"}
	scenarios := []scenario{
		{name: "incidents as a vector tile", target: "/tiles/incidents/5/19/12.mvt", status: 200, has: []string{"incidents", "kind", "point"}, headers: mvt},
		{name: "incidents as GeoJSON", target: "/tiles/incidents/5/19/12.geojson?party=regime", status: 200,
			has: []string{`"type":"FeatureCollection"`, `"kind":"point"`, `"layer":"incidents"`}, headers: map[string]string{"Content-Type": "application/geo+json"}},
		{name: "an empty vector tile", target: "/tiles/incidents/5/0/0.mvt", status: 200, headers: map[string]string{"Content-Length": "0"}},
		{name: "an empty GeoJSON tile", target: "/tiles/incidents/5/0/0.geojson", status: 200, has: []string{`"features":[]`}},
		{name: "a column that is too large", target: "/tiles/incidents/5/32/12.mvt", status: 400, has: []string{`"field":"tile"`}},
		{name: "a row that is negative", target: "/tiles/incidents/5/19/-1.mvt", status: 400},
		{name: "a zoom that is too deep", target: "/tiles/incidents/17/0/0.mvt", status: 400},
		{name: "a zoom that is no number", target: "/tiles/incidents/z/0/0.mvt", status: 400},
		{name: "a form that is none", target: "/tiles/incidents/5/19/12.png", status: 400, has: []string{`"allowed":["mvt","geojson"]`}},
		{name: "no form", target: "/tiles/incidents/5/19/12", status: 400},
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
		{name: "TileJSON of nothing", target: "/tiles/areas-street.json", status: 404, has: []string{`"allowed":["incidents.json"`}},
		{name: "TileJSON without its ending", target: "/tiles/base", status: 404},
	}
	for _, sc := range scenarios {
		t.Run(sc.name, func(t *testing.T) { sc.run(t, s) })
	}
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
		"/tiles/areas/subdistrict/9/307/201", "/tiles/base/4/9/6", "/tiles/base/9/307/201",
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
		if diff := cmp.Diff(want, decodeMVT(t, s.get(t, path+".mvt"))); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
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
