package topology

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// Map is the shapes of a topology as they are drawn at each zoom. It is immutable and safe for
// concurrent use.
type Map[K cmp.Ordered] struct {
	shapes  map[K][]Rings // wound
	whole   []arc
	thinned func() []arc // made at the first call
}

// arc is a border with the first zoom that shows each of its vertices; the ends are always shown.
type arc struct {
	degrees orb.LineString
	world   []geo.World // nil where from is
	from    []uint8     // nil where all are shown
}

// NewMap returns the shapes of a topology, ready to be drawn. It keeps the arcs of t, which nobody
// may change thereafter. Errors: a reference to no arc, arcs that do not meet, a ring that does not
// close or has fewer than four points.
// Cost: some 3 µs a vertex when a shape is first drawn below zoom 12 or in world positions.
func NewMap[K cmp.Ordered](t Topology[K]) (*Map[K], error) {
	t, err := t.Wound()
	if err != nil {
		return nil, err
	}
	m := &Map[K]{shapes: t.Shapes, whole: make([]arc, len(t.Arcs))}
	for i, a := range t.Arcs {
		m.whole[i].degrees = a
	}
	m.thinned = sync.OnceValue(m.thin)
	return m, nil
}

func (m *Map[K]) thin() []arc {
	lines := make([]line, len(m.whole))
	for i, a := range m.whole {
		lines[i] = newLine(a.degrees)
	}
	var rings [][]int32
	for _, k := range slices.Sorted(maps.Keys(m.shapes)) {
		for _, polygon := range m.shapes[k] {
			rings = append(rings, polygon...)
		}
	}
	thin(lines, rings)
	arcs := slices.Clone(m.whole)
	for i, l := range lines {
		arcs[i].world, arcs[i].from = l.world, l.from
	}
	return arcs
}

// Shape returns a shape for maps of a zoom in degrees, empty where there is none. Rings are closed
// and wound as RFC 7946 asks. From zoom 12 on it has every vertex.
// Cost: a few nanoseconds for each vertex of the whole shape.
func (m *Map[K]) Shape(k K, zoom uint32) orb.MultiPolygon {
	arcs := m.whole
	if zoom < wholeZoom {
		arcs = m.thinned()
	}
	var out orb.MultiPolygon
	for _, rings := range m.shapes[k] {
		polygon := polygonAt(arcs, rings, zoom, func(a *arc) []orb.Point { return a.degrees })
		if len(polygon) == 0 {
			continue
		}
		closed := make(orb.Polygon, len(polygon))
		for i, ring := range polygon {
			closed[i] = append(ring, ring[0])
		}
		out = append(out, closed)
	}
	return out
}

// Polygons returns a shape as Shape does, but in world positions and with open rings, as a tile
// takes it.
func (m *Map[K]) Polygons(k K, zoom uint32) [][][]geo.World {
	arcs := m.thinned()
	var out [][][]geo.World
	for _, rings := range m.shapes[k] {
		if polygon := polygonAt(arcs, rings, zoom, func(a *arc) []geo.World { return a.world }); len(polygon) > 0 {
			out = append(out, polygon)
		}
	}
	return out
}

// polygonAt returns the open rings of a polygon at a zoom: none where the outer one has vanished.
func polygonAt[P any](arcs []arc, rings Rings, zoom uint32, points func(*arc) []P) [][]P {
	var out [][]P
	for i, references := range rings {
		ring := ringAt(arcs, references, zoom, points)
		if len(ring) >= 3 {
			out = append(out, ring)
		} else if i == 0 {
			return nil
		}
	}
	return out
}

// ringAt returns the vertices of a ring at a zoom, the first not repeated at the end.
func ringAt[P any](arcs []arc, references []int32, zoom uint32, points func(*arc) []P) []P {
	size := 1
	for _, r := range references {
		size += len(points(&arcs[arcOf(r)])) - 1
	}
	ring := make([]P, 0, size) // with room to close it
	for _, r := range references {
		a := &arcs[arcOf(r)]
		all := points(a)
		last := len(all) - 1
		for i := range last { // the last vertex is the first of the next arc
			at := i
			if r < 0 {
				at = last - i
			}
			if a.from == nil || uint32(a.from[at]) <= zoom {
				ring = append(ring, all[at])
			}
		}
	}
	return ring
}
