package topology

import (
	"cmp"
	"math"

	"github.com/paulmach/orb"
)

// Position is a place on a grid of a millionth of a degree (about 0.1 m), on which geometry is
// exact. Axis order: longitude, latitude.
type Position [2]int64

const positionsPerDegree = 1_000_000

// PositionOf returns the nearest position to a point.
func PositionOf(p orb.Point) Position {
	return Position{int64(math.Round(p[0] * positionsPerDegree)), int64(math.Round(p[1] * positionsPerDegree))}
}

// Point returns the position in degrees. PositionOf gives it back.
func (p Position) Point() orb.Point {
	return orb.Point{float64(p[0]) / positionsPerDegree, float64(p[1]) / positionsPerDegree}
}

// Compare orders positions from west to east, then from south to north.
func (p Position) Compare(q Position) int {
	return cmp.Or(cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1]))
}

// Turn returns 1 where p lies left of the way from a to b, -1 where it lies right of it, and 0 on
// its line. It is exact.
func Turn(a, b, p Position) int {
	return cmp.Compare((b[0]-a[0])*(p[1]-a[1]), (b[1]-a[1])*(p[0]-a[0]))
}

// Between reports whether, turning anticlockwise about a position, one comes from the direction of
// from past that of p before that of to. Directions that are the same as that of from are past, and
// from and to of one direction have a full turn between them.
func (at Position) Between(from, p, to Position) bool {
	return at.compareTurns(from, p, to) < 0
}

// compareTurns compares how far p and q are from the direction of from, anticlockwise. What has
// that direction itself is a full turn away.
func (at Position) compareTurns(from, p, q Position) int {
	a, b := at.half(from, p), at.half(from, q)
	if a != b {
		return cmp.Compare(a, b)
	}
	return -Turn(at, p, q)
}

// half says in which part of a turn from a direction another is: in its first half (1), opposite
// (2), in the second half (3) or at its end, the same direction again (4).
func (at Position) half(from, p Position) int {
	switch Turn(at, from, p) {
	case 1:
		return 1
	case -1:
		return 3
	}
	if (from[0]-at[0])*(p[0]-at[0]) < 0 || (from[1]-at[1])*(p[1]-at[1]) < 0 {
		return 2
	}
	return 4
}
