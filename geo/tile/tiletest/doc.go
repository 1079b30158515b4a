// Package tiletest reads vector tiles for tests: a decoder written from the specification (Mapbox
// Vector Tile 2.1) and apart from the encoder, that refuses whatever it forbids.
package tiletest
