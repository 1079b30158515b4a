// Package geo is the vocabulary of place that every other package speaks: bilingual names,
// administrative levels and p-codes, the precision of a location, validated points, and the
// arithmetic of Web Mercator tiles.
//
// It answers what a place code, a precision or a tile address means. It does not know any
// particular place: areas are in geo/area, named places in geo/gazetteer.
//
// Axis order is longitude, latitude throughout (orb.Point), in degrees on WGS 84.
package geo
