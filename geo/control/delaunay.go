package control

import (
	"math"
	"math/big"

	"github.com/paulmach/orb"

	"tawthiq/geo/topology"
)

// site is a seat on the plane on which its land is divided.
type site struct{ x, y int64 }

// triangle is three sites by number, anticlockwise.
type triangle [3]int

// farAway is how many times as far as the sites reach the corners lie that are put around them.
const farAway = 16

// triangulate returns the Delaunay triangles of different sites and of three corners far around
// them, whose numbers follow those of the sites. It is exact.
// Source: Bowyer, "Computing Dirichlet tessellations", and Watson, "Computing the n-dimensional
// Delaunay tessellation" (1981). Cost: the square of the number of sites.
func triangulate(sites []site) ([]site, []triangle) {
	reach := int64(1)
	for _, s := range sites {
		reach = max(reach, s.x, -s.x, s.y, -s.y)
	}
	n := len(sites)
	all := append(sites[:n:n], site{-3 * farAway * reach, -2 * farAway * reach}, site{3 * farAway * reach, -2 * farAway * reach}, site{0, 4 * farAway * reach})
	triangles := []triangle{{n, n + 1, n + 2}}
	for i := range sites {
		triangles = insert(all, triangles, i)
	}
	return all, triangles
}

// insert takes away the triangles whose circles hold a site, and joins the edges around them to it.
func insert(all []site, triangles []triangle, i int) []triangle {
	kept := triangles[:0]
	rim := map[[2]int]bool{} // directed edges of what is taken away that have no opposite
	for _, t := range triangles {
		if !circleHolds(all[t[0]], all[t[1]], all[t[2]], all[i]) {
			kept = append(kept, t)
			continue
		}
		for k := range t {
			a, b := t[k], t[(k+1)%3]
			if rim[[2]int{b, a}] {
				delete(rim, [2]int{b, a})
			} else {
				rim[[2]int{a, b}] = true
			}
		}
	}
	for e := range rim {
		kept = append(kept, triangle{e[0], e[1], i})
	}
	return kept
}

// circleHolds reports whether d is inside the circle through a, b and c, which are anticlockwise.
// What floating point leaves open is decided by whole numbers.
func circleHolds(a, b, c, d site) bool {
	ax, ay, bx, by, cx, cy := a.x-d.x, a.y-d.y, b.x-d.x, b.y-d.y, c.x-d.x, c.y-d.y
	a2, b2, c2 := ax*ax+ay*ay, bx*bx+by*by, cx*cx+cy*cy
	terms := [3]float64{
		float64(a2) * (float64(bx)*float64(cy) - float64(cx)*float64(by)),
		float64(b2) * (float64(cx)*float64(ay) - float64(ax)*float64(cy)),
		float64(c2) * (float64(ax)*float64(by) - float64(bx)*float64(ay)),
	}
	most := float64(a2)*(math.Abs(float64(bx)*float64(cy))+math.Abs(float64(cx)*float64(by))) +
		float64(b2)*(math.Abs(float64(cx)*float64(ay))+math.Abs(float64(ax)*float64(cy))) +
		float64(c2)*(math.Abs(float64(ax)*float64(by))+math.Abs(float64(bx)*float64(ay)))
	if sum := terms[0] + terms[1] + terms[2]; math.Abs(sum) > 1e-14*most {
		return sum > 0
	}
	sum := new(big.Int).Add(product(a2, bx, cy), product(b2, cx, ay))
	sum.Add(sum, product(c2, ax, by))
	sum.Sub(sum, product(a2, cx, by)).Sub(sum, product(b2, ax, cy)).Sub(sum, product(c2, bx, ay))
	return sum.Sign() > 0
}

func product(factors ...int64) *big.Int {
	out := big.NewInt(1)
	for _, f := range factors {
		out.Mul(out, big.NewInt(f))
	}
	return out
}

// center returns the centre of the circle through a triangle's corners: the same for all
// triangles of one circle.
func center(all []site, t triangle) orb.Point {
	a, b, c := all[t[0]], all[t[1]], all[t[2]]
	bx, by, cx, cy := b.x-a.x, b.y-a.y, c.x-a.x, c.y-a.y
	b2, c2 := bx*bx+by*by, cx*cx+cy*cy
	double := new(big.Int).Sub(product(2, bx, cy), product(2, by, cx))
	offset := func(first, second *big.Int, from int64) float64 {
		r := new(big.Rat).SetFrac(first.Sub(first, second), double)
		at, _ := r.Add(r, new(big.Rat).SetInt64(from)).Float64()
		return at
	}
	return orb.Point{offset(product(cy, b2), product(by, c2), a.x), offset(product(bx, c2), product(cx, b2), a.y)}
}

// plane is where the sites of a land are compared: about a place of it, a degree of longitude as
// long as one of latitude there.
type plane struct {
	origin  topology.Position
	stretch float64 // of longitudes
}

func newPlane(middle topology.Position) plane {
	return plane{middle, math.Cos(middle.Point()[1] * math.Pi / 180)}
}

// site returns a position on the plane, in whole numbers.
func (p plane) site(at topology.Position) site {
	return site{int64(math.Round(float64(at[0]-p.origin[0]) * p.stretch)), at[1] - p.origin[1]}
}

// place returns a position on the plane.
func (p plane) place(at topology.Position) orb.Point {
	return orb.Point{float64(at[0]-p.origin[0]) * p.stretch, float64(at[1] - p.origin[1])}
}

// position returns the nearest position to a place on the plane.
func (p plane) position(at orb.Point) topology.Position {
	return topology.Position{p.origin[0] + int64(math.Round(at[0]/p.stretch)), p.origin[1] + int64(math.Round(at[1]))}
}
