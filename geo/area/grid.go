package area

import (
	"slices"

	"github.com/paulmach/orb"
)

// cellMargin widens, as part of a cell, what an edge is taken to cross: rounding must never
// leave a crossed cell unmarked, and a mark too many costs only time.
const cellMargin = 1e-6

// markCrossings lists, for each cell, the outlines that have an edge in it.
func (l *locator) markCrossings() {
	marks := make([][]uint16, gridSize*gridSize)
	total := 0
	for i := range l.outlines {
		l.eachCrossed(&l.outlines[i], func(cell int) {
			if n := len(marks[cell]); n == 0 || marks[cell][n-1] != uint16(i) {
				marks[cell] = append(marks[cell], uint16(i))
				total++
			}
		})
	}
	l.crossing = make([]uint16, 0, total)
	l.crossStart = make([]int32, 1, len(marks)+1)
	for _, outlines := range marks {
		l.crossing = append(l.crossing, outlines...)
		l.crossStart = append(l.crossStart, int32(len(l.crossing)))
	}
}

// eachCrossed calls do with every cell that an edge of the outline crosses, some of them often.
func (l *locator) eachCrossed(o *outline, do func(cell int)) {
	for r := range len(o.rowStart) - 1 {
		row := o.firstRow + r
		for _, e := range o.rowEdges(row) {
			west, east := l.span(e, row)
			for column := l.column(west - cellMargin*l.cellW); column <= l.column(east+cellMargin*l.cellW); column++ {
				do(row*gridSize + column)
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

// fillWhole finds the outline that covers each cell without crossings. Two such cells side by
// side are covered by the same one, so that few need to be tested.
func (l *locator) fillWhole() {
	l.whole = slices.Repeat([]int16{-1}, gridSize*gridSize)
	for cell := range l.whole {
		row, column := cell/gridSize, cell%gridSize
		switch {
		case l.crossed(cell):
		case column > 0 && !l.crossed(cell-1):
			l.whole[cell] = l.whole[cell-1]
		case row > 0 && !l.crossed(cell-gridSize):
			l.whole[cell] = l.whole[cell-gridSize]
		default:
			l.whole[cell] = l.search(row, column)
		}
	}
}

func (l *locator) crossed(cell int) bool { return l.crossStart[cell] < l.crossStart[cell+1] }

// search returns the outline that contains the centre of a cell, or -1.
func (l *locator) search(row, column int) int16 {
	center := orb.Point{
		l.bound.Min[0] + (float64(column)+0.5)*l.cellW,
		l.bound.Min[1] + (float64(row)+0.5)*l.cellH,
	}
	for i := range l.outlines {
		if o := &l.outlines[i]; o.bound.Contains(center) && o.contains(center, row) {
			return int16(i)
		}
	}
	return -1
}
