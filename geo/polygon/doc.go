// Package polygon says whether shapes that somebody drew are whole, and how much two of them have
// in common.
//
// It answers for rings of longitude and latitude whose sides are straight on that plane, as those
// of GeoJSON are (RFC 7946, section 3.1.6). It mends nothing, and knows nothing of what a shape
// stands for. Shapes that cover a land together over shared arcs are those of geo/topology.
package polygon
