// Package tile writes the features of a map tile, as a vector tile (MVT 2.1) or as its GeoJSON
// twin (RFC 7946). It answers what a tile looks like on the wire; which features belong in it is
// for the caller to say.
//
// Both encodings carry the same features of the same layers, in the order given, with the same
// ids and properties. What lies outside the tile is cut away by the same rules:
//
//   - A point belongs to the one tile that holds it, which owns its northern and western edge.
//   - Lines and polygons are cut to the tile and Buffer units around it, then put on the tile's
//     grid of Extent units. What has no length or no area on that grid is left out.
//
// A GeoJSON tile is one FeatureCollection, since a tile has several layers; each Feature names
// its layer in the foreign member "layer", beside "id", so that "properties" are exactly those
// given. Points keep six decimals of their own position; lines and polygons are on the grid.
//
// The same input always gives the same bytes. Nothing panics: geometry that is not one (a ring of
// two positions, a coordinate that is no number or lies outside the world) is left out.
//
// Source: Mapbox Vector Tile Specification 2.1; RFC 7946.
package tile
