package tile

import (
	"math"

	"github.com/paulmach/orb"
)

// The square that lines and polygons are cut to, in tile units.
const (
	clipLow  = -Buffer
	clipHigh = Extent + Buffer
)

// clipLine returns the pieces of a line inside the square. It writes only to memory of its own.
func clipLine(line []orb.Point) [][]orb.Point {
	var pieces [][]orb.Point
	for i := 1; i < len(line); i++ {
		a, b, ok := clipSegment(line[i-1], line[i])
		if !ok {
			continue
		}
		last := len(pieces) - 1
		if last < 0 || pieces[last][len(pieces[last])-1] != a {
			pieces = append(pieces, []orb.Point{a})
			last++
		}
		pieces[last] = append(pieces[last], b)
	}
	return pieces
}

// clipSegment returns the part of a segment inside the square, and whether there is one.
// Source: Liang and Barsky, "A New Concept and Method for Line Clipping" (1984).
func clipSegment(a, b orb.Point) (orb.Point, orb.Point, bool) {
	from, to := 0.0, 1.0
	for axis := range 2 {
		delta := b[axis] - a[axis]
		if delta == 0 {
			if a[axis] < clipLow || a[axis] > clipHigh {
				return a, b, false
			}
			continue
		}
		enter, leave := (clipLow-a[axis])/delta, (clipHigh-a[axis])/delta
		if delta < 0 {
			enter, leave = leave, enter
		}
		from, to = max(from, enter), min(to, leave)
	}
	if from > to {
		return a, b, false
	}
	return along(a, b, from), along(a, b, to), true
}

func along(a, b orb.Point, part float64) orb.Point {
	switch part {
	case 0:
		return a
	case 1:
		return b
	}
	return orb.Point{a[0] + part*(b[0]-a[0]), a[1] + part*(b[1]-a[1])}
}

// clipRing returns the part of an open ring (its last position is not its first again) inside the
// square. Parts that hang together only outside it are joined along its edge. It may reuse the
// memory of ring.
// Source: Sutherland and Hodgman, "Reentrant Polygon Clipping" (1974).
func clipRing(ring []orb.Point) []orb.Point {
	if inside(ring) {
		return ring
	}
	other := make([]orb.Point, 0, len(ring)+8)
	for axis := range 2 {
		other = clipHalf(other[:0], ring, axis, clipLow, 1)
		ring = clipHalf(ring[:0], other, axis, clipHigh, -1)
	}
	return ring
}

func inside(ring []orb.Point) bool {
	for _, p := range ring {
		if math.Min(p[0], p[1]) < clipLow || math.Max(p[0], p[1]) > clipHigh {
			return false
		}
	}
	return true
}

// clipHalf appends to out the part of a ring on one side of a limit on an axis: above it where
// side is 1, below where it is -1.
func clipHalf(out, ring []orb.Point, axis int, limit, side float64) []orb.Point {
	if len(ring) == 0 {
		return out
	}
	previous := ring[len(ring)-1]
	for _, p := range ring {
		was, is := side*(previous[axis]-limit) >= 0, side*(p[axis]-limit) >= 0
		if was != is {
			out = append(out, cut(previous, p, axis, limit))
		}
		if is {
			out = append(out, p)
		}
		previous = p
	}
	return out
}

// cut returns where a segment meets a limit on an axis: the very same position whichever way it is
// walked, so that neighbours share it.
func cut(a, b orb.Point, axis int, limit float64) orb.Point {
	if a[axis] > b[axis] {
		a, b = b, a
	}
	p := along(a, b, (limit-a[axis])/(b[axis]-a[axis]))
	p[axis] = limit
	return p
}
