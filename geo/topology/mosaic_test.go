package topology

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// mosaicSide is the number of parts along a side of a mosaic.
const mosaicSide = 5

// mosaic is a made-up land of jagged parts on a lattice. Between every two runs a sliver, a number
// above 200, and every part has an enclave, a number above 100, in a bend of a border: borders that
// are drawn with fewer vertices would cross each other and leave enclaves outside.
type mosaic struct {
	Topology[int]
	rnd   *rand.Rand
	nodes [mosaicSide + 1][mosaicSide + 1]Position
	lines map[[2]Position]int32 // the left side of the sliver between two nodes
}

func newMosaic(seed uint64) *mosaic {
	m := &mosaic{rnd: rand.New(rand.NewPCG(seed, 1)), lines: map[[2]Position]int32{}}
	m.Shapes = map[int][]Rings{}
	for y := range m.nodes {
		for x := range m.nodes[y] {
			m.nodes[y][x] = Position{36_000_000 + int64(x)*250_000 + m.rnd.Int64N(50_000), 33_000_000 + int64(y)*200_000 + m.rnd.Int64N(50_000)}
		}
	}
	for y := range mosaicSide {
		for x := range mosaicSide {
			corners := []Position{m.nodes[y][x], m.nodes[y][x+1], m.nodes[y+1][x+1], m.nodes[y+1][x]}
			ring := make([]int32, 4)
			for i := range ring {
				ring[i] = m.line(corners[i], corners[(i+1)%4])
			}
			hole := m.enclave(ring[0])
			part := y*mosaicSide + x + 1
			m.Shapes[part] = []Rings{{ring, {^hole}}}
			m.Shapes[100+part] = []Rings{{{hole}}}
		}
	}
	return m
}

// line returns what a part has of the border between two nodes, the part being on its left. The
// arcs stay in a slim diamond between the nodes, so that none crosses another.
func (m *mosaic) line(a, b Position) int32 {
	if left, ok := m.lines[[2]Position{b, a}]; ok {
		return ^(left - 1)
	}
	right, left := orb.LineString{a.Point()}, orb.LineString{a.Point()}
	const n = 30
	for i := 1; i < n; i++ {
		aside := 0.25 * float64(min(i, n-i)) / n * (2*m.rnd.Float64() - 1)
		part := float64(i) / n
		for _, line := range []*orb.LineString{&right, &left} {
			*line = append(*line, Position{
				a[0] + int64(part*float64(b[0]-a[0])-aside*float64(b[1]-a[1])),
				a[1] + int64(part*float64(b[1]-a[1])+aside*float64(b[0]-a[0])),
			}.Point())
			aside += 0.002
		}
	}
	m.Arcs = append(m.Arcs, append(right, b.Point()), append(left, b.Point()))
	number := int32(len(m.Arcs) - 1)
	m.lines[[2]Position{a, b}] = number
	m.Shapes[200+len(m.lines)] = []Rings{{{number - 1, ^number}}}
	return number
}

// enclave returns a new closed arc, long and thin, in a shallow bend that a part has into its
// neighbour on a border.
func (m *mosaic) enclave(reference int32) int32 {
	line := m.Arcs[arcOf(reference)].Clone()
	if reference < 0 {
		line.Reverse()
	}
	best, off := 1, math.Inf(1)
	for i := 1; i < len(line)-1; i++ {
		deep := distance(line[i], line[i-1], line[i+1]) / planar.Distance(line[i-1], line[i+1])
		outwards := Turn(PositionOf(line[i-1]), PositionOf(line[i+1]), PositionOf(line[i])) < 0
		if outwards && math.Abs(deep-0.1) < off {
			best, off = i, math.Abs(deep-0.1)
		}
	}
	from, tip, to := line[best-1], line[best], line[best+1]
	at := func(along, deep float64) orb.Point {
		p := orb.Point{from[0] + along*(to[0]-from[0]), from[1] + along*(to[1]-from[1])}
		foot := orb.Point{(from[0] + to[0]) / 2, (from[1] + to[1]) / 2}
		return PositionOf(orb.Point{p[0] + deep*(tip[0]-foot[0]), p[1] + deep*(tip[1]-foot[1])}).Point()
	}
	ring := orb.LineString{at(0.3, 0.3), at(0.4, 0.4), at(0.5, 0.3), at(0.6, 0.4), at(0.7, 0.3), at(0.6, 0.2), at(0.5, 0.25), at(0.4, 0.2), at(0.3, 0.3)}
	if orb.Ring(ring).Orientation() == orb.CW {
		ring.Reverse()
	}
	m.Arcs = append(m.Arcs, ring)
	return int32(len(m.Arcs) - 1)
}

// borders returns every straight piece of the arcs with the parts on its sides.
func (m *mosaic) borders() []Border[int] {
	sides := make([][2]int, len(m.Arcs)) // left and right
	for part, polygons := range m.Shapes {
		for _, rings := range polygons {
			for _, references := range rings {
				for _, r := range references {
					if r < 0 {
						sides[^r][1] = part
					} else {
						sides[r][0] = part
					}
				}
			}
		}
	}
	var out []Border[int]
	for i, arc := range m.Arcs {
		for j := 1; j < len(arc); j++ {
			out = append(out, Border[int]{PositionOf(arc[j-1]), PositionOf(arc[j]), sides[i][0], sides[i][1]})
		}
	}
	return out
}

func (m *mosaic) drawn(t testing.TB) *Map[int] {
	t.Helper()
	drawn, err := NewMap(m.Topology)
	if err != nil {
		t.Fatal(err)
	}
	return drawn
}

// parts lists the parts in their order.
func (m *mosaic) parts() (out []int) {
	for part := range m.Shapes {
		out = append(out, part)
	}
	slices.Sort(out)
	return out
}

// pieces returns every straight piece of the rings of a shape.
func pieces(shape orb.MultiPolygon) (out [][2]orb.Point) {
	for _, polygon := range shape {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				out = append(out, [2]orb.Point{ring[i-1], ring[i]})
			}
		}
	}
	return out
}
