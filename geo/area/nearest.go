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
// or -1. Of two at the same distance, the first by p-code.
func (l *locator) nearest(p orb.Point) (pos int, distanceM float64) {
	pos, best := -1, math.Inf(1)
	stretch := math.Cos(p[1] * math.Pi / 180)
	var at orb.Point
	for i := range l.outlines {
		o := &l.outlines[i]
		if !within(p, o.bound) {
			continue
		}
		for row := l.row(p[1] - reachDegrees); row <= l.row(p[1]+reachDegrees); row++ {
			for _, e := range o.rowEdges(row) {
				if q, d := e.nearest(p, stretch); d < best {
					pos, best, at = i, d, q
				}
			}
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

// within reports whether the point is in reach of the bound. It is false of a point with a
// coordinate that is not a number.
func within(p orb.Point, b orb.Bound) bool {
	return p[0] >= b.Min[0]-reachDegreesLon && p[0] <= b.Max[0]+reachDegreesLon &&
		p[1] >= b.Min[1]-reachDegrees && p[1] <= b.Max[1]+reachDegrees
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
