package tiles

import (
	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/tile"
)

// areaLayers returns the areas of a level, and a label for each: at every zoom in the one tile
// that its label point is in.
func areaLayers(areas *area.Set, level geo.Level) []featureLayer {
	var shapes, labels []feature
	for i, a := range areas.All(level) {
		properties := []tile.Property{
			{Key: "pcode", Value: tile.String(string(a.PCode))},
			{Key: "parent", Value: optional(string(a.Parent))},
			{Key: "name_en", Value: optional(a.Name.EN)},
			{Key: "name_ar", Value: optional(a.Name.AR)},
		}
		shape := func(zoom uint32) [][][]geo.World { return areas.Polygons(a.PCode, zoom) }
		shapes = append(shapes, thinning(i, shape, properties...))
		labels = append(labels, standing(i, a.Center, 0, properties...))
	}
	return []featureLayer{newLayer("areas", shapes), newLayer("labels", labels)}
}
