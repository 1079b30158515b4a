package area

import (
	"math"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// reachDegrees is more than reachM along a meridian, and reachDegreesLon along a parallel of the
// latitudes to 60°.
const (
	reachDegrees    = reachM / 110_000.0
	reachDegreesLon = 2 * reachDegrees
)

// onBorderM is the distance below which a point counts as on the border: far above the error of
// the arithmetic, far below any survey.
const onBorderM = 0.001

// nearest returns the outline whose border is nearest to a point that lies in none, within reach,
// or -1. Of two at the same distance, the first by p-code. Only the outer border can be nearest.
func (l *locator) nearest(p orb.Point) (pos int, distanceM float64) {
	pos, best := -1, reachDegrees*reachDegrees
	stretch := math.Cos(p[1] * math.Pi / 180)
	var at orb.Point
	// The outer border's first row is the grid's.
	first, last := l.outer.rowStart[l.row(p[1]-reachDegrees)], l.outer.rowStart[l.row(p[1]+reachDegrees)+1]
	for i, e := range l.outer.edges[first:last] {
		if aside := stretch * max(min(e.low[0], e.high[0])-p[0], p[0]-max(e.low[0], e.high[0])); aside > 0 && aside*aside > best {
			continue
		}
		q, d := e.nearest(p, stretch)
		if d > best {
			continue
		}
		if owner := int(l.owners[int(first)+i]); d < best || owner < pos {
			pos, best, at = owner, d, q
		}
	}
	if pos < 0 {
		return -1, 0
	}
	switch distanceM = geo.DistanceM(p, at); {
	case distanceM > reachM:
		return -1, 0
	case distanceM < onBorderM:
		return pos, 0
	}
	return pos, distanceM
}

// nearest returns the point of the edge that is nearest to p, and the square of its distance in
// degrees of latitude, on a plane on which a degree of longitude is stretch degrees of latitude.
// Over 3 km the plane is within 0.1 % of the sphere.
func (e edge) nearest(p orb.Point, stretch float64) (at orb.Point, squared float64) {
	dx, dy := (e.high[0]-e.low[0])*stretch, e.high[1]-e.low[1]
	px, py := (p[0]-e.low[0])*stretch, p[1]-e.low[1]
	t := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		t = min(max((px*dx+py*dy)/length, 0), 1)
	}
	at = orb.Point{e.low[0] + t*(e.high[0]-e.low[0]), e.low[1] + t*dy}
	ex, ey := px-t*dx, py-t*dy
	return at, ex*ex + ey*ey
}
