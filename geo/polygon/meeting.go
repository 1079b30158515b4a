package polygon

import (
	"cmp"
	"math"
	"math/big"

	"github.com/paulmach/orb"
)

// side is a straight piece of a ring.
type side struct {
	from, to orb.Point
	place    int // in its ring
}

// sidesOf returns the sides of a closed ring that have a length.
func sidesOf(r orb.Ring) []side {
	var out []side
	for i := 1; i < len(r); i++ {
		if r[i-1] != r[i] {
			out = append(out, side{r[i-1], r[i], len(out)})
		}
	}
	return out
}

func (s side) bound() orb.Bound { return orb.LineString{s.from, s.to}.Bound() }

// meeting returns a position that two sides of a ring have in common although it is not where one
// follows the other. Cost: some µs a side, and more only where the boxes of many sides overlap, as those of
// long sides side by side that run aslant do: at worst every side is compared with every other.
func meeting(ring []side) (at orb.Point, found bool) {
	bounds := make([]orb.Bound, len(ring))
	for i, s := range ring {
		bounds[i] = s.bound()
	}
	boxes := NewBoxes(bounds)
	for i, s := range ring {
		boxes.Meeting(bounds[i], func(other int) bool {
			if other < i {
				at, found = s.meets(ring[other], len(ring))
			}
			return !found
		})
		if found {
			break
		}
	}
	return at, found
}

// meets returns a position that two sides of a ring of n have in common and should not.
func (s side) meets(o side, n int) (orb.Point, bool) {
	switch {
	case (s.place+1)%n == o.place:
		return s.to, foldsBack(s, o)
	case (o.place+1)%n == s.place:
		return o.to, foldsBack(o, s)
	}
	return s.common(o)
}

// foldsBack reports whether the side that follows goes back over the one before it.
func foldsBack(s, next side) bool {
	if turn(s.from, s.to, next.to) != 0 {
		return false
	}
	return (s.to[0]-s.from[0])*(next.to[0]-next.from[0])+(s.to[1]-s.from[1])*(next.to[1]-next.from[1]) < 0
}

// common returns a position that lies on both sides. Whether there is one is exact.
func (s side) common(o side) (orb.Point, bool) {
	a, b := turn(o.from, o.to, s.from), turn(o.from, o.to, s.to)
	c, d := turn(s.from, s.to, o.from), turn(s.from, s.to, o.to)
	if a*b < 0 && c*d < 0 {
		return s.crossing(o), true
	}
	for _, end := range []struct {
		turn int
		at   orb.Point
		of   side
	}{{a, s.from, o}, {b, s.to, o}, {c, o.from, s}, {d, o.to, s}} {
		if end.turn == 0 && end.of.spans(end.at) {
			return end.at, true
		}
	}
	return orb.Point{}, false
}

// spans reports whether a position on the line of the side is on the side.
func (s side) spans(p orb.Point) bool {
	return s.bound().Contains(p)
}

// crossing returns where the lines of two sides that are not parallel cross, as near as numbers go.
func (s side) crossing(o side) orb.Point {
	dx, dy := s.to[0]-s.from[0], s.to[1]-s.from[1]
	ox, oy := o.to[0]-o.from[0], o.to[1]-o.from[1]
	along := ((o.from[0]-s.from[0])*oy - (o.from[1]-s.from[1])*ox) / (dx*oy - dy*ox)
	return orb.Point{s.from[0] + along*dx, s.from[1] + along*dy}
}

// turn returns 1 where p lies left of the way from a to b, -1 where it lies right of it, 0 on the
// line. It is exact: what floating point cannot tell is worked out in whole fractions.
// Source: J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric
// Predicates" (1997), for the bound of the error.
func turn(a, b, p orb.Point) int {
	const errorBound = 3.3306690738754716e-16 // (3 + 16ε)ε for ε = 2^-53
	left, right := (b[0]-a[0])*(p[1]-a[1]), (b[1]-a[1])*(p[0]-a[0])
	if d := left - right; math.Abs(d) > errorBound*(math.Abs(left)+math.Abs(right)) {
		return cmp.Compare(d, 0)
	}
	return exactTurn(a, b, p)
}

func exactTurn(a, b, p orb.Point) int {
	less := func(x, y float64) *big.Rat {
		return new(big.Rat).Sub(new(big.Rat).SetFloat64(x), new(big.Rat).SetFloat64(y))
	}
	left := new(big.Rat).Mul(less(b[0], a[0]), less(p[1], a[1]))
	return left.Cmp(new(big.Rat).Mul(less(b[1], a[1]), less(p[0], a[0])))
}
