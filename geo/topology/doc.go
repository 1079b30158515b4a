// Package topology holds shapes that cover a land without gap or overlap, in the manner of
// TopoJSON: a border between two shapes is one arc that both refer to. It says how such shapes are
// drawn at a zoom with no more vertices than can be seen, and makes the shapes of a partition from
// the borders between its parts.
//
// What is left out of an arc is left out for both neighbours alike, and nothing is left out that
// would make borders cross, put a place on the wrong side of one, or make a shape vanish that is
// as large as a pixel. So the shapes of every zoom still cover the land once.
//
// It does not know what the shapes stand for (geo/area, geo/control), nor how a tile is written
// (geo/tile).
package topology
