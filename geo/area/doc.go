// Package area holds the administrative areas of the country: their hierarchy by p-code, their
// names and figures, the subdistrict in which a point lies, and their shapes at every zoom over
// shared arcs, so that neighbours never gap or overlap.
//
// It does not hold villages or towns (geo/gazetteer), and it does not know where its facts come
// from (data/reference).
package area
