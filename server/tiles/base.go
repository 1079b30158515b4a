package tiles

import (
	"github.com/paulmach/orb"

	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/tile"
)

// baseLayers returns what lies under the incidents: land around the country, its outline, lakes,
// rivers and the names of places.
func baseLayers(facts *reference.Facts) []featureLayer {
	return []featureLayer{
		shapeLayer("neighbours", facts.Neighbours, anyZoom),
		countryLayer(facts),
		shapeLayer("lakes", facts.Lakes, lakeZoom),
		riverLayer(facts.Rivers),
		placeLayer(facts.Places, facts.Areas),
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

func shapeLayer(name string, shapes []reference.NamedShape, fromZoom func(orb.Bound) uint32) featureLayer {
	var features []feature
	for i, s := range shapes {
		features = append(features, covering(i, s.Shape, fromZoom(s.Shape.Bound()), names(s.Name)...))
	}
	return newLayer(name, features)
}

func names(l geo.Label) []tile.Property {
	return []tile.Property{{Key: "name_en", Value: optional(l.EN)}, {Key: "name_ar", Value: optional(l.AR)}}
}

func countryLayer(facts *reference.Facts) featureLayer {
	var label geo.Label
	if country, ok := facts.Areas.Get("SY"); ok {
		label = country.Name
	}
	return newLayer("country", []feature{thinning(0, facts.Areas.CountryPolygons, names(label)...)})
}

// riverZoom returns the first zoom that shows rivers of a level; deeper levels come one zoom each.
func riverZoom(level int) uint32 { return uint32(min(max(level+3, 4), 10)) }

func riverLayer(rivers []reference.River) featureLayer {
	var features []feature
	for i, r := range rivers {
		features = append(features, flowing(i, r.Line, riverZoom(r.Level), tile.Property{Key: "level", Value: tile.Int(int64(r.Level))}))
	}
	return newLayer("rivers", features)
}

func placeLayer(places []gazetteer.Place, areas *area.Set) featureLayer {
	var features []feature
	for i, r := range rankPlaces(places, areas) {
		p := places[r.place]
		properties := append(names(p.Name),
			tile.Property{Key: "population", Value: tile.Int(int64(p.Population))},
			tile.Property{Key: "pcode", Value: tile.String(string(p.PCode))},
			tile.Property{Key: "kind", Value: tile.String(p.Kind)},
			tile.Property{Key: "rank", Value: tile.Int(int64(i) + 1)})
		if r.seat != geo.Country {
			properties = append(properties, tile.Property{Key: "seat", Value: tile.String(r.seat.String())})
		}
		features = append(features, standing(r.place, p.Point, r.fromZoom, properties...))
	}
	return newLayer("places", features)
}

// optional returns a text as a value, or none where it is empty.
func optional(s string) tile.Value {
	if s == "" {
		return tile.Value{}
	}
	return tile.String(s)
}
