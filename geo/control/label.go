package control

import (
	"slices"

	"tawthiq/geo/topology"
)

// side is a segment of a land's outline with the land on its left.
type side struct {
	from, to topology.Position
	holder   *string // of the land along it
}

// label says of every segment of a land's outline who holds the land along it.
func (d *division) label(l *land) {
	outline := d.sides(l)
	if l.sole == "" && !l.labelBy(outline) {
		l.settle() // no frontiers can be drawn
	}
	if l.sole == "" {
		return
	}
	for _, ring := range outline {
		for _, s := range ring {
			*s.holder = l.sole
		}
	}
}

// sides returns the rings of a land's outline.
func (d *division) sides(l *land) [][]side {
	var out [][]side
	for _, polygon := range l.polygons {
		for _, references := range polygon {
			var ring []side
			for _, r := range references {
				a := &d.arcs[max(r, ^r)]
				for i := range a.left {
					if at := len(a.left) - 1 - i; r < 0 {
						ring = append(ring, side{a.line[at+1], a.line[at], &a.right[at]})
					} else {
						ring = append(ring, side{a.line[i], a.line[i+1], &a.left[i]})
					}
				}
			}
			out = append(out, ring)
		}
	}
	return out
}

// labelBy labels the outline of a land by the borders within it: whoever they say is next to it.
// It returns false where they do not agree around a place, run outside, or end in the open.
func (l *land) labelBy(outline [][]side) bool {
	leaving := map[topology.Position][]border{}
	for _, b := range l.inner {
		leaving[b.From] = append(leaving[b.From], b)
		leaving[b.To] = append(leaving[b.To], border{From: b.To, To: b.From, Left: b.Right, Right: b.Left})
	}
	met := map[topology.Position]int{} // borders that leave a position of the outline into the land
	for _, ring := range outline {
		for i, s := range ring {
			met[s.from] += len(turning(s.from, s.to, leaving[s.from], ring[(i+len(ring)-1)%len(ring)].from))
		}
		if !l.labelRing(ring, leaving) {
			return false
		}
	}
	for at, borders := range leaving {
		if n, onOutline := met[at]; onOutline && n != len(borders) || !onOutline && !meet(at, borders) {
			return false
		}
	}
	return true
}

// meet reports whether borders that leave a position agree all around it.
func meet(at topology.Position, borders []border) bool {
	first := borders[0]
	return len(borders) > 1 && agree(first.Left, turning(at, first.To, borders[1:], first.To), first.Right)
}

// labelRing labels one ring of the outline.
func (l *land) labelRing(ring []side, leaving map[topology.Position][]border) bool {
	n := len(ring)
	between := make([][]border, n) // the borders that begin at each side's beginning
	begin := -1
	for i, s := range ring {
		between[i] = turning(s.from, s.to, leaving[s.from], ring[(i+n-1)%n].from)
		if len(between[i]) > 0 {
			begin = i
		}
	}
	holder := ""
	if begin < 0 {
		begin, holder = 0, l.nearest(ring[0].from)
	} else {
		holder = between[begin][len(between[begin])-1].Left // of the side before
	}
	for i := range n {
		at := (begin + i) % n
		if borders := between[at]; len(borders) > 0 {
			next := borders[0].Right
			if !agree(next, borders, holder) {
				return false
			}
			holder = next
		}
		*ring[at].holder = holder
	}
	return len(between[begin]) == 0 || holder == between[begin][len(between[begin])-1].Left
}

// turning returns the borders that leave a position between one direction and another, in the
// order of an anticlockwise turn.
func turning(at, from topology.Position, borders []border, to topology.Position) (out []border) {
	for _, b := range borders {
		if at.Between(from, b.To, to) {
			out = append(out, b)
		}
	}
	slices.SortFunc(out, func(a, b border) int {
		switch {
		case at.Between(from, a.To, b.To):
			return -1
		case at.Between(from, b.To, a.To):
			return 1
		}
		return 0
	})
	return out
}

// agree reports whether borders that leave a position, in the order of an anticlockwise turn, have
// the same holder between each and the next, first before all and last after them.
func agree(first string, borders []border, last string) bool {
	for _, b := range borders {
		if b.Right != first {
			return false
		}
		first = b.Left
	}
	return first == last
}
