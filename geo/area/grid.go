package area

import (
	"slices"

	"github.com/paulmach/orb"
)

// gridSize is the number of rows and of columns of the grid over the country: cells of about
// 600 m, of which one in twenty is crossed by a border.
const gridSize = 1024

// cellMargin widens, as part of a cell, what an edge is taken to cross: rounding must never
// leave a crossed cell unmarked, and a mark too many costs only time.
const cellMargin = 1e-6

// What a cell says. Below firstGroup it is the position of the outline that covers the cell;
// from there on, less firstGroup, that of the group of outlines whose borders cross it.
const (
	firstGroup = 0x4000
	nearCell   = 0xfffe // in no outline, within reach of one
	farCell    = 0xffff // in no outline, and out of reach of all
)

// outerMark stands among the outlines of a cell for the border of the country.
const outerMark = 0xffff

// group is the outlines whose borders cross a cell, by position.
type group struct {
	outlines []uint16
	// closed says that the outer border does not cross the cell, so that each of its points is in
	// one of the outlines: where it is in none of the others it is in the last.
	closed bool
}

// fillCells says of each cell what is in it.
func (l *locator) fillCells(outer map[edge]uint16) {
	l.cells = slices.Repeat([]uint16{farCell}, gridSize*gridSize)
	crossed := make([]bool, len(l.cells))
	marks := l.marks(outer)
	groups := map[string]uint16{}
	for len(marks) > 0 {
		cell := marks[0] >> 16
		n := 1
		for n < len(marks) && marks[n]>>16 == cell {
			n++
		}
		l.cells[cell], crossed[cell] = l.group(marks[:n], groups), true
		marks = marks[n:]
	}
	l.fillUncrossed(crossed)
	l.markNear(crossed)
}

// marks lists, for each cell, the outlines that have an edge in it, and outerMark where that is
// part of the outer border: sorted, the cell above its lower 16 bits.
func (l *locator) marks(outer map[edge]uint16) []uint64 {
	var out []uint64
	for i := range l.outlines {
		l.eachCrossed(&l.outlines[i], func(cell int, e edge) {
			out = append(out, uint64(cell)<<16|uint64(i))
			if _, ok := outer[e]; ok {
				out = append(out, uint64(cell)<<16|outerMark)
			}
		})
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// group returns the number of the group of a cell's marks, the same for the same outlines.
func (l *locator) group(marks []uint64, known map[string]uint16) uint16 {
	var g group
	var name []byte
	for _, m := range marks {
		g.outlines = append(g.outlines, uint16(m))
		name = append(name, byte(m), byte(m>>8))
	}
	last := len(g.outlines) - 1
	if g.closed = g.outlines[last] != outerMark; !g.closed {
		g.outlines = g.outlines[:last]
	}
	number, ok := known[string(name)]
	if !ok {
		number = firstGroup + uint16(len(l.groups))
		l.groups = append(l.groups, g)
		known[string(name)] = number
	}
	return number
}

// eachCrossed calls do with every cell that an edge of the outline crosses, some of them often.
func (l *locator) eachCrossed(o *outline, do func(cell int, e edge)) {
	for r := range len(o.rowStart) - 1 {
		row := o.firstRow + r
		for _, e := range o.rowEdges(row) {
			west, east := l.span(e, row)
			for column := l.column(west - cellMargin*l.cellW); column <= l.column(east+cellMargin*l.cellW); column++ {
				do(row*gridSize+column, e)
			}
		}
	}
}

// span returns the westernmost and the easternmost longitude of the edge within a row, a margin
// above and below it included.
func (l *locator) span(e edge, row int) (west, east float64) {
	bottom := l.bound.Min[1] + (float64(row)-cellMargin)*l.cellH
	top := l.bound.Min[1] + (float64(row)+1+cellMargin)*l.cellH
	a, b := e.low[0], e.high[0]
	if e.low[1] < bottom {
		a = e.longitudeAt(min(bottom, e.high[1]))
	}
	if e.high[1] > top {
		b = e.longitudeAt(max(top, e.low[1]))
	}
	return min(a, b), max(a, b)
}

// fillUncrossed finds the outline that covers each cell without crossings. Two such cells side by
// side are covered by the same one, so that few need to be tested.
func (l *locator) fillUncrossed(crossed []bool) {
	for cell := range l.cells {
		row, column := cell/gridSize, cell%gridSize
		switch {
		case crossed[cell]:
		case column > 0 && !crossed[cell-1]:
			l.cells[cell] = l.cells[cell-1]
		case row > 0 && !crossed[cell-gridSize]:
			l.cells[cell] = l.cells[cell-gridSize]
		default:
			l.cells[cell] = l.search(row, column)
		}
	}
}

// search returns the outline that contains the centre of a cell, or farCell.
func (l *locator) search(row, column int) uint16 {
	center := orb.Point{
		l.bound.Min[0] + (float64(column)+0.5)*l.cellW,
		l.bound.Min[1] + (float64(row)+0.5)*l.cellH,
	}
	for i := range l.outlines {
		if o := &l.outlines[i]; o.bound.Contains(center) && o.contains(center, row) {
			return uint16(i)
		}
	}
	return farCell
}

// markNear marks the cells in no outline that are within reach of one.
func (l *locator) markNear(crossed []bool) {
	rows, columns := int(reachDegrees/l.cellH)+1, int(reachDegreesLon/l.cellW)+1
	for cell := range l.cells {
		if !crossed[cell] || l.groups[l.cells[cell]-firstGroup].closed {
			continue
		}
		row, column := cell/gridSize, cell%gridSize
		for r := max(row-rows, 0); r <= min(row+rows, gridSize-1); r++ {
			for c := max(column-columns, 0); c <= min(column+columns, gridSize-1); c++ {
				if at := r*gridSize + c; l.cells[at] == farCell {
					l.cells[at] = nearCell
				}
			}
		}
	}
}
