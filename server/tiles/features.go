package tiles

import (
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/tile"
)

// feature is something on the map that never changes, with the square that holds it and the first
// zoom that shows it.
type feature struct {
	tile.Feature
	square
	fromZoom uint32
	shape    func(zoom uint32) [][][]geo.World // nil where the polygons are the same at every zoom
}

// featureLayer is the features of a layer of tiles.
type featureLayer struct {
	name     string
	features []feature
	index    index
}

func newLayer(name string, features []feature) featureLayer {
	return featureLayer{name, features, newIndex(features)}
}

// at returns what a tile may show of the layer. Cost: of what is near the tile.
func (l featureLayer) at(t geo.Tile) tile.Layer {
	out := tile.Layer{Name: l.name}
	for _, i := range l.index.find(t.Z, seenBy(t)) {
		f := l.features[i].Feature
		if shape := l.features[i].shape; shape != nil {
			if f.Polygons = shape(t.Z); len(f.Polygons) == 0 {
				continue // too small for the zoom
			}
		}
		out.Features = append(out.Features, f)
	}
	return out
}

func layersAt(layers []featureLayer, t geo.Tile) []tile.Layer {
	out := make([]tile.Layer, len(layers))
	for i, l := range layers {
		out[i] = l.at(t)
	}
	return out
}

// standing returns a feature that stands at a point.
func standing(id int, p orb.Point, fromZoom uint32, properties ...tile.Property) feature {
	at := geo.ToWorld(p)
	return feature{Feature: tile.Feature{ID: uint64(id) + 1, At: at, Properties: properties}, square: square{at, at}, fromZoom: fromZoom}
}

// flowing returns a feature that is a line.
func flowing(id int, line orb.LineString, fromZoom uint32, properties ...tile.Property) feature {
	world, around := project(line)
	return feature{
		Feature: tile.Feature{ID: uint64(id) + 1, Lines: [][]geo.World{world}, Properties: properties}, square: around, fromZoom: fromZoom,
	}
}

// covering returns a feature of the same polygons at every zoom.
func covering(id int, shape orb.MultiPolygon, fromZoom uint32, properties ...tile.Property) feature {
	f := feature{Feature: tile.Feature{ID: uint64(id) + 1, Properties: properties}, square: nowhere(), fromZoom: fromZoom}
	for _, polygon := range shape {
		var rings [][]geo.World
		for _, ring := range polygon {
			world, around := project(ring)
			rings, f.square = append(rings, world), f.with(around)
		}
		f.Polygons = append(f.Polygons, rings)
	}
	return f
}

// thinning returns a feature whose polygons depend on the zoom.
func thinning(id int, shape func(zoom uint32) [][][]geo.World, properties ...tile.Property) feature {
	f := feature{Feature: tile.Feature{ID: uint64(id) + 1, Properties: properties}, square: nowhere(), shape: shape}
	for _, polygon := range shape(geo.MaxZoom) {
		for _, w := range polygon[0] {
			f.square = f.add(w)
		}
	}
	return f
}

// project returns points as world positions, with the square that holds them.
func project(points []orb.Point) ([]geo.World, square) {
	world, around := make([]geo.World, len(points)), nowhere()
	for i, p := range points {
		world[i] = geo.ToWorld(p)
		around = around.add(world[i])
	}
	return world, around
}
