package area

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/topology"
)

// toySide is the number of subdistricts along a side of the toy country.
const toySide = 8

// toy is a made-up country of jagged subdistricts on a lattice, one of which is an enclave in a hole
// of another, all in one district.
type toy struct {
	areas []Area
	t     Topology
	rnd   *rand.Rand
	nodes [toySide + 1][toySide + 1]orb.Point
}

func newToy() *toy {
	c := &toy{rnd: rand.New(rand.NewPCG(1, 2)), t: Topology{Shapes: map[geo.PCode][]topology.Rings{}}}
	c.areas = []Area{
		{PCode: "SY", Level: geo.Country},
		{PCode: "SY01", Level: geo.Governorate, Parent: "SY"},
		{PCode: "SY0100", Level: geo.District, Parent: "SY01"},
	}
	for y := range c.nodes {
		for x := range c.nodes[y] {
			c.nodes[y][x] = c.jitter(orb.Point{36 + float64(x)*0.25, 33 + float64(y)*0.2}, 0.05)
		}
	}
	for y := range toySide {
		for x := range toySide {
			c.subdistrict(x, y)
		}
	}
	c.enclave()
	return c
}

func (c *toy) jitter(p orb.Point, by float64) orb.Point {
	return geo.Round(orb.Point{p[0] + (c.rnd.Float64()-0.5)*by, p[1] + (c.rnd.Float64()-0.5)*by}, 5)
}

// line returns the arc between two nodes, made at the first call and referred to thereafter.
func (c *toy) line(x1, y1, x2, y2 int) int32 {
	a, b := c.nodes[y1][x1], c.nodes[y2][x2]
	for i, arc := range c.t.Arcs {
		switch {
		case arc[0] == a && arc[len(arc)-1] == b:
			return int32(i)
		case arc[0] == b && arc[len(arc)-1] == a:
			return ^int32(i)
		}
	}
	arc := orb.LineString{a}
	for _, part := range []float64{0.3, 0.5, 0.8} {
		arc = append(arc, c.jitter(orb.Point{a[0] + part*(b[0]-a[0]), a[1] + part*(b[1]-a[1])}, 0.03))
	}
	c.t.Arcs = append(c.t.Arcs, append(arc, b))
	return int32(len(c.t.Arcs) - 1)
}

func (c *toy) subdistrict(x, y int) {
	ring := []int32{c.line(x, y, x, y+1), c.line(x, y+1, x+1, y+1), c.line(x+1, y+1, x+1, y), c.line(x+1, y, x, y)}
	c.add(toyCode(x, y), topology.Rings{ring})
}

func toyCode(x, y int) geo.PCode { return geo.PCode(fmt.Sprintf("SY0100%02d", y*toySide+x)) }

func (c *toy) add(p geo.PCode, rings topology.Rings) {
	c.areas = append(c.areas, Area{PCode: p, Level: geo.Subdistrict, Parent: "SY0100"})
	c.t.Shapes[p] = []topology.Rings{rings}
}

// enclave cuts a square out of the subdistrict (4, 4) and makes it one of its own.
func (c *toy) enclave() {
	around := c.nodes[4][4]
	at := func(dx, dy float64) orb.Point { return orb.Point{around[0] + dx, around[1] + dy} }
	c.t.Arcs = append(c.t.Arcs, orb.LineString{at(0.1, 0.08), at(0.15, 0.08), at(0.15, 0.12), at(0.1, 0.12), at(0.1, 0.08)})
	i := int32(len(c.t.Arcs) - 1)
	outer := toyCode(4, 4)
	c.t.Shapes[outer][0] = append(c.t.Shapes[outer][0], []int32{i})
	c.add("SY010099", topology.Rings{{^i}})
}

func (c *toy) set(t testing.TB) *Set {
	t.Helper()
	s, err := New(c.areas, c.t)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// anywhere returns a random point in the toy country or around it.
func (c *toy) anywhere() orb.Point {
	return orb.Point{35.8 + c.rnd.Float64()*2.4, 32.8 + c.rnd.Float64()*2}
}
