package tiles

import (
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/tile"
)

// areaShape is an area with what a tile needs of it.
type areaShape struct {
	id         uint64 // position in the level's list, plus 1
	bound      orb.Bound
	shape      func(zoom uint32) orb.MultiPolygon
	center     orb.Point
	properties []tile.Property
}

// deepest asks area.Set.Shape for the detailed shape.
const deepest = geo.MaxZoom

func areaShapes(areas *area.Set, level geo.Level) []areaShape {
	var out []areaShape
	for i, a := range areas.All(level) {
		detail, overview := areas.Shape(a.PCode, deepest), areas.Shape(a.PCode, 0)
		out = append(out, areaShape{
			id:     uint64(i) + 1,
			bound:  detail.Bound().Union(overview.Bound()),
			shape:  func(zoom uint32) orb.MultiPolygon { return areas.Shape(a.PCode, zoom) },
			center: a.Center,
			properties: []tile.Property{
				{Key: "pcode", Value: tile.String(string(a.PCode))},
				{Key: "parent", Value: optional(string(a.Parent))},
				{Key: "name_en", Value: optional(a.Name.EN)},
				{Key: "name_ar", Value: optional(a.Name.AR)},
			},
		})
	}
	return out
}

// edge is how much of its width a tile reaches beyond itself, somewhat more than the encoder needs.
const edge = 2.0 * tile.Buffer / tile.Extent

// areaLayers returns the areas that a tile touches, and a label for each whose centre is in it.
func areaLayers(areas []areaShape, at geo.Tile) []tile.Layer {
	shapes, labels := tile.Layer{Name: "areas"}, tile.Layer{Name: "labels"}
	seen := at.Bound(edge)
	for _, a := range areas {
		if !a.bound.Intersects(seen) {
			continue
		}
		shapes.Features = append(shapes.Features, tile.Feature{ID: a.id, Geometry: a.shape(at.Z), Properties: a.properties})
		labels.Features = append(labels.Features, tile.Feature{ID: a.id, Geometry: a.center, Properties: a.properties})
	}
	return []tile.Layer{shapes, labels}
}
