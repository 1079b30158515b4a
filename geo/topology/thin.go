package topology

import (
	"math"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// wholeZoom is the first zoom that shows every vertex. A page may enlarge its tiles for deeper ones.
const wholeZoom = 12

// pixel returns the width of a pixel in world units, on tiles of 512 pixels.
func pixel(zoom uint32) float64 { return float64(uint64(1) << (32 - 9 - zoom)) }

// offPixels is how far, in pixels, a drawn border may be off the true one: twice as far where a vertex
// more keeps it off another.
const offPixels = 0.5

// line is an arc on the plane of the map, with what each of its vertices is worth.
type line struct {
	world  []geo.World
	plane  []orb.Point // in world units, y northwards
	weight []float64   // how far the line would be off without the vertex, in world units
	from   []uint8     // the first zoom that shows the vertex
	bound  orb.Bound
}

func newLine(degrees orb.LineString) line {
	n := len(degrees)
	l := line{world: make([]geo.World, n), plane: make([]orb.Point, n), weight: make([]float64, n), from: make([]uint8, n)}
	for i, p := range degrees {
		l.world[i] = geo.ToWorld(p)
		l.plane[i] = orb.Point{float64(l.world[i].X), -float64(l.world[i].Y)}
	}
	l.bound = orb.LineString(l.plane).Bound()
	l.weigh(0, n-1, math.Inf(1))
	for i := 1; i < n-1; i++ {
		l.from[i] = wholeZoom
		for l.from[i] > 0 && l.weight[i] > offPixels*pixel(uint32(l.from[i])-1) {
			l.from[i]--
		}
	}
	return l
}

// weigh gives every vertex between two its weight, of which none exceeds most. An arc that ends
// where it begins is taken apart at the vertex farthest from there.
// Source: Douglas and Peucker, "Algorithms for the reduction of the number of points" (1973).
func (l *line) weigh(first, last int, most float64) {
	if last-first < 2 {
		return
	}
	at, far := first+1, -1.0
	for i := first + 1; i < last; i++ {
		if d := distance(l.plane[i], l.plane[first], l.plane[last]); d > far {
			at, far = i, d
		}
	}
	l.weight[at] = min(far, most)
	l.weigh(first, at, l.weight[at])
	l.weigh(at, last, l.weight[at])
}

// distance returns how far a point is from a segment.
func distance(p, a, b orb.Point) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	t := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		t = min(max(((p[0]-a[0])*dx+(p[1]-a[1])*dy)/length, 0), 1)
	}
	return math.Hypot(p[0]-a[0]-t*dx, p[1]-a[1]-t*dy)
}

// keep shows the weightiest vertex that is hidden at a zoom between two from that zoom on, and
// reports whether there was one.
func (l *line) keep(first, last int, zoom uint32) bool {
	at := -1
	for i := first + 1; i < last; i++ {
		if uint32(l.from[i]) > zoom && (at < 0 || l.weight[i] > l.weight[at]) {
			at = i
		}
	}
	if at >= 0 {
		l.from[at] = uint8(zoom)
	}
	return at >= 0
}

// thin lowers the first zooms of vertices until the lines can be drawn at every zoom: no ring of a
// pixel's width has collapsed, and no border lies across another or on the other side of a vertex.
func thin(lines []line, rings [][]int32) {
	extents := make([]float64, len(rings))
	for i, ring := range rings {
		extents[i] = extent(lines, ring)
	}
	for zoom := range uint32(wholeZoom) {
		for i, ring := range rings {
			if extents[i] >= pixel(zoom) {
				spread(lines, ring, zoom)
			}
		}
		for untangle(lines, zoom) {
		}
	}
}

// extent returns the width or the height of a ring, whichever is larger, in world units.
func extent(lines []line, ring []int32) float64 {
	b := lines[arcOf(ring[0])].bound
	for _, r := range ring[1:] {
		b = b.Union(lines[arcOf(r)].bound)
	}
	return max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1])
}

// spread keeps three vertices of a ring at a zoom.
func spread(lines []line, ring []int32, zoom uint32) {
	shown := 0
	for _, r := range ring {
		for _, from := range lines[arcOf(r)].from[1:] {
			if uint32(from) <= zoom {
				shown++
			}
		}
		if shown >= 3 {
			return
		}
	}
	for ; shown < 3 && keepAny(lines, ring, zoom); shown++ {
	}
}

// keepAny keeps the weightiest hidden vertex of a ring.
func keepAny(lines []line, ring []int32, zoom uint32) bool {
	var best *line
	at := 0
	for _, r := range ring {
		l := &lines[arcOf(r)]
		for i, from := range l.from {
			if uint32(from) > zoom && (best == nil || l.weight[i] > best.weight[at]) {
				best, at = l, i
			}
		}
	}
	if best != nil {
		best.from[at] = uint8(zoom)
	}
	return best != nil
}
