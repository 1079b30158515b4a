// Package tiles says what the routes under /tiles answer: incidents under a filter, the areas of a
// level, the base map, who held the land on a day, each as vector tile or GeoJSON, and the TileJSON
// of each.
//
// It answers what is in a tile. How a tile is written is in geo/tile, what the incidents are in
// data/atlas.
//
// A tile that shows nothing is answered by 200 with an empty body, which is a valid vector tile
// (or a FeatureCollection without features): MapLibre GL takes it as an empty tile, and it is
// cached and revalidated like any other.
package tiles
