package topology

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/paulmach/orb"
)

// Border is a straight piece of the border between what lies left and what lies right of the way
// from one position to another. The zero K is what no shape covers.
type Border[K cmp.Ordered] struct {
	From, To    Position
	Left, Right K
}

// errOpen is wrapped by the errors about borders that enclose nothing.
var errOpen = errors.New("the borders do not enclose what they are of")

// Partition returns the shapes that the borders enclose, in any order, over as few arcs as there
// can be. Borders between like and like, and those without length, are left out. They must meet at
// their ends only, and around each end the sides of those next to each other must agree. The same
// borders give the same topology.
// Errors: sides that do not agree. Cost: about 1 µs a border.
func Partition[K cmp.Ordered](borders []Border[K]) (Topology[K], error) {
	p, err := newPartition(borders)
	if err != nil {
		return Topology[K]{}, err
	}
	t := Topology[K]{Shapes: map[K][]Rings{}}
	for _, s := range p.strands {
		line := make(orb.LineString, len(s.line))
		for i, at := range s.line {
			line[i] = at.Point()
		}
		t.Arcs = append(t.Arcs, line)
	}
	rings, err := p.rings()
	if err != nil {
		return Topology[K]{}, err
	}
	for _, k := range slices.Sorted(maps.Keys(rings)) {
		if t.Shapes[k], err = nest(rings[k]); err != nil {
			return Topology[K]{}, fmt.Errorf("%v: %w", k, err)
		}
	}
	return t, nil
}

// partition is borders joined to strands that meet only where three or more do.
type partition[K cmp.Ordered] struct {
	strands []strand[K]
	leaving map[Position][]int32 // references to the strands that leave a node, clockwise
}

// strand is a line between two nodes, or around nothing else, with what lies on its sides.
type strand[K cmp.Ordered] struct {
	line        []Position
	left, right K
}

func newPartition[K cmp.Ordered](borders []Border[K]) (*partition[K], error) {
	at := map[Position][]Border[K]{} // those that leave a position, turned so
	var starts []Position
	for _, b := range united(borders) {
		if b.Left == b.Right || b.From == b.To {
			continue
		}
		at[b.From] = append(at[b.From], b)
		at[b.To] = append(at[b.To], Border[K]{b.To, b.From, b.Right, b.Left})
		starts = append(starts, b.From, b.To)
	}
	slices.SortFunc(starts, Position.Compare)
	starts = slices.Compact(starts)
	for _, from := range starts {
		slices.SortFunc(at[from], func(a, b Border[K]) int { return a.To.Compare(b.To) })
	}
	p := &partition[K]{leaving: map[Position][]int32{}}
	walked := map[[2]Position]bool{}
	for _, ring := range []bool{false, true} { // first from node to node, then what has no node
		for _, from := range starts {
			for _, b := range at[from] {
				if len(at[from]) == 2 && !ring || walked[[2]Position{b.From, b.To}] {
					continue
				}
				s, err := follow(b, at, walked)
				if err != nil {
					return nil, err
				}
				p.add(s)
			}
		}
	}
	for node, references := range p.leaving {
		slices.SortFunc(references, func(a, b int32) int {
			return -node.compareTurns(Position{node[0] + 1, node[1]}, p.towards(a), p.towards(b))
		})
	}
	return p, nil
}

// united makes one border of several between the same positions: where a shape has a spike without
// width, what lies on both sides of it is the shape.
func united[K cmp.Ordered](borders []Border[K]) []Border[K] {
	out := make([]Border[K], 0, len(borders))
	at := make(map[[2]Position]int, len(borders))
	for _, b := range borders {
		if b.From.Compare(b.To) > 0 {
			b = Border[K]{b.To, b.From, b.Right, b.Left}
		}
		i, again := at[[2]Position{b.From, b.To}]
		if !again {
			at[[2]Position{b.From, b.To}] = len(out)
			out = append(out, b)
			continue
		}
		if out[i].Right == b.Left {
			out[i].Right = b.Right
		} else {
			out[i].Left = b.Left
		}
	}
	return out
}

// follow joins borders from one on to the next node, or around to where it began.
func follow[K cmp.Ordered](b Border[K], at map[Position][]Border[K], walked map[[2]Position]bool) (strand[K], error) {
	s := strand[K]{[]Position{b.From}, b.Left, b.Right}
	for {
		walked[[2]Position{b.From, b.To}], walked[[2]Position{b.To, b.From}] = true, true
		s.line = append(s.line, b.To)
		on := at[b.To]
		if b.Left != s.left || b.Right != s.right {
			return s, fmt.Errorf("at %v: %w", b.From.Point(), errOpen)
		}
		if len(on) != 2 || b.To == s.line[0] {
			return s, nil
		}
		next := on[0]
		if next.To == b.From {
			next = on[1]
		}
		b = next
	}
}

func (p *partition[K]) add(s strand[K]) {
	number := int32(len(p.strands))
	p.strands = append(p.strands, s)
	first, last := s.line[0], s.line[len(s.line)-1]
	p.leaving[first] = append(p.leaving[first], number)
	p.leaving[last] = append(p.leaving[last], ^number)
}

// towards returns the position next to the node that a strand leaves.
func (p *partition[K]) towards(reference int32) Position {
	line := p.strands[arcOf(reference)].line
	if reference < 0 {
		return line[len(line)-2]
	}
	return line[1]
}

// reached returns the node that a strand comes to.
func (p *partition[K]) reached(reference int32) Position {
	line := p.strands[arcOf(reference)].line
	if reference < 0 {
		return line[0]
	}
	return line[len(line)-1]
}

// left returns what lies left of a strand.
func (p *partition[K]) left(reference int32) K {
	if reference < 0 {
		return p.strands[^reference].right
	}
	return p.strands[reference].left
}

// ringOf is a ring by its strands and by its positions, the first not repeated.
type ringOf struct {
	references []int32
	positions  []Position
	area       float64 // twice, signed, in positions
}

// rings returns the rings of each shape: each strand once on each of its sides.
func (p *partition[K]) rings() (map[K][]ringOf, error) {
	var outside K
	out := map[K][]ringOf{}
	done := map[int32]bool{}
	for number := range int32(len(p.strands)) {
		for _, first := range []int32{number, ^number} {
			of := p.left(first)
			if of == outside || done[first] {
				continue
			}
			r, err := p.walk(first, done)
			if err != nil {
				return nil, fmt.Errorf("%v: %w", of, err)
			}
			out[of] = append(out[of], r)
		}
	}
	return out, nil
}

// walk returns the ring with what is left of a strand on its left: at every node it takes the
// strand next to the one that it came by, clockwise.
func (p *partition[K]) walk(first int32, done map[int32]bool) (ringOf, error) {
	var r ringOf
	for at := first; ; {
		if done[at] || p.left(at) != p.left(first) {
			return r, fmt.Errorf("at %v: %w", p.reached(^at).Point(), errOpen)
		}
		done[at] = true
		r.references = append(r.references, at)
		line := slices.Clone(p.strands[arcOf(at)].line)
		if at < 0 {
			slices.Reverse(line)
		}
		r.positions = append(r.positions, line[:len(line)-1]...)
		leaving := p.leaving[p.reached(at)]
		at = leaving[(slices.Index(leaving, ^at)+1)%len(leaving)]
		if at == first {
			r.area = doubleArea(r.positions)
			return r, nil
		}
	}
}

// doubleArea returns twice the signed area of an open ring, positive where it winds anticlockwise.
func doubleArea(ring []Position) (sum float64) {
	origin := ring[0]
	for i, b := range ring {
		a := ring[(i+len(ring)-1)%len(ring)]
		sum += float64((a[0]-origin[0])*(b[1]-origin[1]) - (b[0]-origin[0])*(a[1]-origin[1]))
	}
	return sum
}

// nest puts each hole into the smallest ring around it.
func nest(rings []ringOf) ([]Rings, error) {
	slices.SortStableFunc(rings, func(a, b ringOf) int { return cmp.Compare(b.area, a.area) })
	holes := slices.IndexFunc(rings, func(r ringOf) bool { return r.area < 0 })
	if holes < 0 {
		holes = len(rings)
	}
	polygons := make([]Rings, holes)
	for i, outer := range rings[:holes] {
		polygons[i] = Rings{outer.references}
	}
	for _, hole := range rings[holes:] {
		around := holes - 1
		for around >= 0 && (rings[around].area <= -hole.area || !Inside(rings[around].positions, hole.positions[0])) {
			around--
		}
		if around < 0 {
			return nil, fmt.Errorf("a hole at %v: %w", hole.positions[0].Point(), errOpen)
		}
		polygons[around] = append(polygons[around], hole.references)
	}
	return polygons, nil
}

// Inside reports whether an open ring contains a position. It is exact. Boundary: a position on
// the ring may be inside or not.
func Inside(ring []Position, p Position) bool {
	inside := false
	for i, b := range ring {
		a := ring[(i+len(ring)-1)%len(ring)]
		if a[1] > b[1] {
			a, b = b, a
		}
		if a[1] <= p[1] && p[1] < b[1] && Turn(a, b, p) > 0 {
			inside = !inside
		}
	}
	return inside
}
