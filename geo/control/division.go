package control

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo/topology"
)

// division is the lands with their common borders, cut where new borders end on them.
type division struct {
	arcs  []arc
	lands []*land
}

// arc is a border between two lands, or of one alone.
type arc struct {
	line        []topology.Position
	cuts        [][]topology.Position // of each segment of line
	left, right []string              // who holds the sides of each segment; "" is outside
}

// segment is a piece of an arc.
type segment struct{ arc, at int }

func newDivision(lines []orb.LineString) *division {
	d := &division{arcs: make([]arc, len(lines))}
	for i, line := range lines {
		a := &d.arcs[i]
		for _, p := range line {
			a.line = append(a.line, topology.PositionOf(p))
		}
		a.cuts = make([][]topology.Position, len(line))
	}
	return d
}

// shifts is how often the seats of a land are moved by a step when the borders between them run so
// close to a corner of its outline that positions cannot tell them apart.
const shifts = 5

// divide finds the borders within a land and cuts its outline where they end. A land that cannot
// be divided goes to who holds most of its seats.
func (d *division) divide(l *land) {
	for shift := int64(0); l.sole == "" && shift < shifts; shift++ {
		inner, cuts := d.frontiers(l, topology.Position{2 * shift, 3 * shift})
		l.inner = inner
		if l.labelBy(d.cut(l, cuts).sides(l)) {
			for s, positions := range cuts {
				d.arcs[s.arc].cuts[s.at] = append(d.arcs[s.arc].cuts[s.at], positions...)
			}
			return
		}
	}
	if l.sole == "" {
		l.settle()
	}
}

// cut returns the division with the outline of one land cut.
func (d *division) cut(l *land, cuts map[segment][]topology.Position) *division {
	out := &division{arcs: slices.Clone(d.arcs)}
	outline, _ := d.outline(l)
	for _, s := range outline {
		out.arcs[s.arc].cuts = make([][]topology.Position, len(d.arcs[s.arc].line))
	}
	for s, positions := range cuts {
		out.arcs[s.arc].cuts[s.at] = positions
	}
	for _, s := range outline {
		if s.at == 0 {
			out.arcs[s.arc].insertCuts()
		}
	}
	return out
}

// frontiers returns the borders within a land between its seats, all moved by a step, and where
// they end on its outline.
func (d *division) frontiers(l *land, step topology.Position) (inner []border, cuts map[segment][]topology.Position) {
	outline, rings := d.outline(l)
	cuts = map[segment][]topology.Position{}
	for _, f := range l.frontiers(bounds(rings)) {
		for axis := range step {
			f.From[axis] += step[axis]
			f.To[axis] += step[axis]
		}
		nodes := []topology.Position{f.From, f.To}
		for _, s := range outline {
			a := &d.arcs[s.arc]
			for _, p := range meetings(f.From, f.To, a.line[s.at], a.line[s.at+1]) {
				nodes = append(nodes, p)
				cuts[s] = append(cuts[s], p)
			}
		}
		sortAlong(nodes, f.From, f.To)
		for i := 1; i < len(nodes); i++ {
			if nodes[i-1] != nodes[i] && insideAll(rings, nodes[i-1], nodes[i]) {
				inner = append(inner, border{From: nodes[i-1], To: nodes[i], Left: f.Left, Right: f.Right})
			}
		}
	}
	return inner, cuts
}

// bounds returns the south-western and the north-eastern corner of a box around rings.
func bounds(rings [][]topology.Position) [2]topology.Position {
	box := [2]topology.Position{rings[0][0], rings[0][0]}
	for _, ring := range rings {
		for _, p := range ring {
			box[0] = topology.Position{min(box[0][0], p[0]), min(box[0][1], p[1])}
			box[1] = topology.Position{max(box[1][0], p[0]), max(box[1][1], p[1])}
		}
	}
	return box
}

// outline returns the segments of a land's border, and its rings.
func (d *division) outline(l *land) (segments []segment, rings [][]topology.Position) {
	for _, polygon := range l.polygons {
		for _, references := range polygon {
			var ring []topology.Position
			for _, r := range references {
				i := int(max(r, ^r))
				line := slices.Clone(d.arcs[i].line)
				for at := range len(line) - 1 {
					segments = append(segments, segment{i, at})
				}
				if r < 0 {
					slices.Reverse(line)
				}
				ring = append(ring, line[:len(line)-1]...)
			}
			rings = append(rings, ring)
		}
	}
	return segments, rings
}

// meetings returns the positions that the segments from a to b and from c to d have in common:
// where they cross, or else the ends of one that lie on the other.
func meetings(a, b, c, d topology.Position) (at []topology.Position) {
	if max(a[0], b[0]) < min(c[0], d[0]) || max(c[0], d[0]) < min(a[0], b[0]) ||
		max(a[1], b[1]) < min(c[1], d[1]) || max(c[1], d[1]) < min(a[1], b[1]) {
		return nil
	}
	if topology.Turn(a, b, c)*topology.Turn(a, b, d) < 0 && topology.Turn(c, d, a)*topology.Turn(c, d, b) < 0 {
		return []topology.Position{crossing(a, b, c, d)}
	}
	for _, p := range [2]topology.Position{c, d} {
		if isOn(p, a, b) {
			at = append(at, p)
		}
	}
	for _, p := range [2]topology.Position{a, b} {
		if isOn(p, c, d) {
			at = append(at, p)
		}
	}
	return at
}

// crossing returns the position nearest to where two segments cross.
func crossing(a, b, c, d topology.Position) topology.Position {
	off := func(p topology.Position) float64 {
		return float64((b[0]-a[0])*(p[1]-a[1]) - (b[1]-a[1])*(p[0]-a[0]))
	}
	part := off(c) / (off(c) - off(d))
	return topology.Position{
		c[0] + int64(math.Round(part*float64(d[0]-c[0]))),
		c[1] + int64(math.Round(part*float64(d[1]-c[1]))),
	}
}

// isOn reports whether a position is on a segment.
func isOn(p, a, b topology.Position) bool {
	return topology.Turn(a, b, p) == 0 && min(a[0], b[0]) <= p[0] && p[0] <= max(a[0], b[0]) &&
		min(a[1], b[1]) <= p[1] && p[1] <= max(a[1], b[1])
}

// sortAlong orders positions on a segment from its beginning.
func sortAlong(on []topology.Position, from, to topology.Position) {
	way := func(p topology.Position) int64 {
		return (p[0]-from[0])*(to[0]-from[0]) + (p[1]-from[1])*(to[1]-from[1])
	}
	slices.SortFunc(on, func(p, q topology.Position) int { return cmp.Compare(way(p), way(q)) })
}

// insideAll reports whether the middle between two positions is inside an odd number of rings.
func insideAll(rings [][]topology.Position, p, q topology.Position) bool {
	inside := false
	middle := topology.Position{p[0] + q[0], p[1] + q[1]} // of a grid twice as fine
	var double []topology.Position
	for _, ring := range rings {
		double = double[:0]
		for _, v := range ring {
			double = append(double, topology.Position{2 * v[0], 2 * v[1]})
		}
		inside = inside != topology.Inside(double, middle)
	}
	return inside
}

// insertCuts makes the cuts vertices of the line.
func (a *arc) insertCuts() {
	line := a.line[:1:1]
	for at, end := range a.line[1:] {
		sortAlong(a.cuts[at], a.line[at], end)
		for _, p := range append(a.cuts[at], end) {
			if p != line[len(line)-1] {
				line = append(line, p)
			}
		}
	}
	a.line, a.cuts = line, nil
	a.left, a.right = make([]string, len(line)-1), make([]string, len(line)-1)
}

// borders lists all borders, cut and labelled.
func (d *division) borders() (out []border) {
	for _, a := range d.arcs {
		for i := range a.left {
			out = append(out, border{From: a.line[i], To: a.line[i+1], Left: a.left[i], Right: a.right[i]})
		}
	}
	for _, l := range d.lands {
		out = append(out, l.inner...)
	}
	return out
}
