package topology

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
)

// stride is a straight piece of a line as it is drawn at a zoom, with the vertices that it passes
// over.
type stride struct {
	line        *line
	first, last int
	bound       orb.Bound // of the piece and of what it passes over
}

func (s stride) ends() (a, b orb.Point) { return s.line.plane[s.first], s.line.plane[s.last] }

// shortened reports whether the piece passes over vertices.
func (s stride) shortened() bool { return s.last > s.first+1 }

// untangle keeps a vertex more of every piece that crosses another at a zoom, or that has moved a
// vertex of another to its other side, and reports whether there was such a piece. Where nothing is
// left out lines are as they came.
func untangle(lines []line, zoom uint32) bool {
	strides := stridesAt(lines, zoom)
	tangled := false
	for i, s := range strides {
		for _, other := range strides[i+1:] {
			if other.bound.Min[0] > s.bound.Max[0] {
				break
			}
			if (s.shortened() || other.shortened()) && s.bound.Intersects(other.bound) && s.tangles(other) {
				mended := s.line.keep(s.first, s.last, zoom)
				tangled = other.line.keep(other.first, other.last, zoom) || mended || tangled
			}
		}
	}
	return tangled
}

// stridesAt returns the pieces of all lines from west to east.
func stridesAt(lines []line, zoom uint32) []stride {
	var out []stride
	for i := range lines {
		l := &lines[i]
		first := 0
		for at := 1; at < len(l.from); at++ {
			if uint32(l.from[at]) > zoom {
				continue
			}
			out = append(out, stride{l, first, at, orb.LineString(l.plane[first : at+1]).Bound()})
			first = at
		}
	}
	slices.SortFunc(out, func(a, b stride) int { return cmp.Compare(a.bound.Min[0], b.bound.Min[0]) })
	return out
}

// tangles reports whether two pieces cross, or whether an end of one lies between the other and
// the vertices that it passes over.
func (s stride) tangles(other stride) bool {
	a, b := s.ends()
	c, d := other.ends()
	return crosses(a, b, c, d) || s.passes(c) || s.passes(d) || other.passes(a) || other.passes(b)
}

// crosses reports whether two segments cross at a point inside both.
func crosses(a, b, c, d orb.Point) bool {
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

// side returns 1 where p lies left of the way from a to b, -1 where it lies right of it, and 0 on
// the line. World units are whole numbers below 2^32, and what is compared is near: the products
// are exact below 2^53, and else far from equal.
func side(a, b, p orb.Point) int {
	return cmp.Compare((b[0]-a[0])*(p[1]-a[1]), (b[1]-a[1])*(p[0]-a[0]))
}

// passes reports whether a point is between the piece and the vertices that it passes over.
func (s stride) passes(p orb.Point) bool {
	if !s.shortened() || !s.bound.Contains(p) {
		return false
	}
	over, inside := s.line.plane[s.first:s.last+1], false
	for i, b := range over {
		a := over[(i+len(over)-1)%len(over)]
		if b == p {
			return false // a common end
		}
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(p[1]-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
			inside = !inside
		}
	}
	return inside
}
