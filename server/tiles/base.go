package tiles

import (
	"github.com/paulmach/orb"

	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/tile"
)

// baseMap is what lies under the incidents: land around the country, lakes, rivers, the outline of
// the country and the names of places.
type baseMap struct {
	layersOf []baseLayer
}

// baseLayer is a layer of features with their bounds and the first zoom that shows each.
type baseLayer struct {
	name     string
	features []baseFeature
}

type baseFeature struct {
	tile.Feature
	bound     orb.Bound
	fromZoom  uint32
	belowZoom uint32 // 0: to the end
}

func newBaseMap(facts *reference.Facts) baseMap {
	return baseMap{[]baseLayer{
		shapeLayer("neighbours", facts.Neighbours, anyZoom),
		countryLayer(facts),
		shapeLayer("lakes", facts.Lakes, lakeZoom),
		riverLayer(facts.Rivers),
		placeLayer(facts.Places),
	}}
}

func (b baseMap) layers(at geo.Tile) []tile.Layer {
	seen := at.Bound(edge)
	var out []tile.Layer
	for _, l := range b.layersOf {
		layer := tile.Layer{Name: l.name}
		for _, f := range l.features {
			shown := at.Z >= f.fromZoom && (f.belowZoom == 0 || at.Z < f.belowZoom)
			if shown && f.bound.Intersects(seen) {
				layer.Features = append(layer.Features, f.Feature)
			}
		}
		out = append(out, layer)
	}
	return out
}

func newBaseFeature(id int, g orb.Geometry, fromZoom uint32, properties ...tile.Property) baseFeature {
	return baseFeature{
		Feature: tile.Feature{ID: uint64(id) + 1, Geometry: g, Properties: properties},
		bound:   g.Bound(), fromZoom: fromZoom,
	}
}

// lakePixels is how far a lake must reach on a tile of 512 pixels to look like a lake, not like dirt.
const lakePixels = 6

// lakeZoom returns the first zoom that shows a shape of these bounds; every lake is shown from
// zoom 11 on.
func lakeZoom(b orb.Bound) uint32 {
	pixels := max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1]) / 360 * 512
	zoom := uint32(0)
	for ; zoom < 11 && pixels < lakePixels; zoom++ {
		pixels *= 2
	}
	return zoom
}

func anyZoom(orb.Bound) uint32 { return 0 }

func shapeLayer(name string, shapes []reference.NamedShape, fromZoom func(orb.Bound) uint32) baseLayer {
	layer := baseLayer{name: name}
	for i, s := range shapes {
		layer.features = append(layer.features, newBaseFeature(i, s.Shape, fromZoom(s.Shape.Bound()), names(s.Name)...))
	}
	return layer
}

func names(l geo.Label) []tile.Property {
	return []tile.Property{{Key: "name_en", Value: optional(l.EN)}, {Key: "name_ar", Value: optional(l.AR)}}
}

// countryLayer has the outline twice, for the zooms of the overview and for those of the detail.
func countryLayer(facts *reference.Facts) baseLayer {
	var label geo.Label
	if country, ok := facts.Areas.Get("SY"); ok {
		label = country.Name
	}
	overview := newBaseFeature(0, facts.Areas.Country(0), 0, names(label)...)
	overview.belowZoom = detailZoom
	detail := newBaseFeature(0, facts.Areas.Country(deepest), detailZoom, names(label)...)
	return baseLayer{"country", []baseFeature{overview, detail}}
}

// detailZoom is the first zoom of area.Set's detailed shapes.
const detailZoom = 8

// riverZooms is the first zoom that shows rivers of a level; deeper levels come one zoom each.
func riverZoom(level int) uint32 { return uint32(min(max(level+3, 4), 10)) }

func riverLayer(rivers []reference.River) baseLayer {
	layer := baseLayer{name: "rivers"}
	for i, r := range rivers {
		layer.features = append(layer.features, newBaseFeature(i, r.Line, riverZoom(r.Level),
			tile.Property{Key: "level", Value: tile.Int(int64(r.Level))}))
	}
	return layer
}

func placeLayer(places []gazetteer.Place) baseLayer {
	layer := baseLayer{name: "places"}
	for i, r := range rankPlaces(places) {
		p := places[r.place]
		properties := append(names(p.Name),
			tile.Property{Key: "population", Value: tile.Int(int64(p.Population))},
			tile.Property{Key: "pcode", Value: tile.String(string(p.PCode))},
			tile.Property{Key: "kind", Value: tile.String(p.Kind)},
			tile.Property{Key: "rank", Value: tile.Int(int64(i) + 1)})
		layer.features = append(layer.features, newBaseFeature(r.place, p.Point, r.fromZoom, properties...))
	}
	return layer
}
