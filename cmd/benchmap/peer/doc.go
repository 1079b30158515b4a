// Package peer holds what people would otherwise serve such a map with: SQLite with an R*Tree,
// PostGIS, a file of tiles made beforehand, supercluster, geojson-vt, and DuckDB for grouping. Each
// is loaded with the same rows and answers for the same tiles at /{z}/{x}/{y}.mvt.
//
// Each is used as its own documentation says, and is given the benefit of a doubt: no peer draws the
// areas, checks who may see what, or says which revision it answers from.
package peer
