package area

import (
	"math"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// reachM is how far outside every subdistrict a point may lie and still be given to the nearest.
const reachM = 3000

// gridSize is the number of rows and of columns of the grid over the country: cells of about
// 2 km, most of them wholly inside one subdistrict.
const gridSize = 256

// locator finds the subdistrict of a point. A grid cell that no border crosses names its
// subdistrict outright; any other lists the few whose borders cross it, and these are tested by
// ray casting over the edges of the cell's row alone.
type locator struct {
	bound      orb.Bound
	cellW      float64
	cellH      float64
	outlines   []outline
	whole      []int16  // per cell, row by row: the outline that covers it, or -1
	crossing   []uint16 // outlines whose borders cross a cell, cell after cell
	crossStart []int32  // per cell: where its part of crossing begins; one more at the end
}

// outline is the border of one subdistrict, as edges by grid row.
type outline struct {
	bound    orb.Bound
	firstRow int
	rowStart []int32 // per row from firstRow: where its part of edges begins; one more at the end
	edges    []edge
}

// edge is a straight piece of a border with its lower end first, so that the two neighbours that
// share it compute the very same crossing and every point falls to exactly one of them.
type edge struct{ low, high orb.Point }

func newLocator(areas []Area, shapes map[geo.PCode]orb.MultiPolygon) *locator {
	l := &locator{outlines: make([]outline, len(areas)), bound: emptyBound()}
	for i, a := range areas {
		l.outlines[i].bound = emptyBound()
		if shape := shapes[a.PCode]; len(shape) > 0 {
			l.outlines[i].bound = shape.Bound()
			l.bound = l.bound.Union(shape.Bound())
		}
	}
	l.cellW = (l.bound.Max[0] - l.bound.Min[0]) / gridSize
	l.cellH = (l.bound.Max[1] - l.bound.Min[1]) / gridSize
	for i, a := range areas {
		l.addEdges(&l.outlines[i], shapes[a.PCode])
	}
	l.markCrossings()
	l.fillWhole()
	return l
}

// emptyBound contains no point, and its union with any bound is that bound.
func emptyBound() orb.Bound {
	inf := math.Inf(1)
	return orb.Bound{Min: orb.Point{inf, inf}, Max: orb.Point{-inf, -inf}}
}

// row returns the grid row of a latitude, moved to the first or last where it is outside.
func (l *locator) row(lat float64) int { return cellOf(lat, l.bound.Min[1], l.cellH) }

// column returns the grid column of a longitude, moved to the first or last where it is outside.
func (l *locator) column(lon float64) int { return cellOf(lon, l.bound.Min[0], l.cellW) }

func cellOf(v, origin, size float64) int {
	at := (v - origin) / size
	switch {
	case at >= gridSize-1:
		return gridSize - 1
	case at > 0:
		return int(at)
	}
	return 0 // also where at is not a number: the shapes have no extent
}

// addEdges puts each edge of the shape into every row that it touches.
func (l *locator) addEdges(o *outline, shape orb.MultiPolygon) {
	if len(shape) == 0 {
		return
	}
	o.firstRow = l.row(o.bound.Min[1])
	rows := l.row(o.bound.Max[1]) - o.firstRow + 1
	o.rowStart = make([]int32, rows+1)
	eachEdge(shape, func(e edge) {
		for r := l.row(e.low[1]); r <= l.row(e.high[1]); r++ {
			o.rowStart[r-o.firstRow+1]++
		}
	})
	for r := range rows {
		o.rowStart[r+1] += o.rowStart[r]
	}
	o.edges = make([]edge, o.rowStart[rows])
	next := append([]int32(nil), o.rowStart...)
	eachEdge(shape, func(e edge) {
		for r := l.row(e.low[1]) - o.firstRow; r <= l.row(e.high[1])-o.firstRow; r++ {
			o.edges[next[r]] = e
			next[r]++
		}
	})
}

func eachEdge(shape orb.MultiPolygon, do func(edge)) {
	for _, polygon := range shape {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				e := edge{ring[i-1], ring[i]}
				if e.low[1] > e.high[1] || (e.low[1] == e.high[1] && e.low[0] > e.high[0]) {
					e.low, e.high = e.high, e.low
				}
				do(e)
			}
		}
	}
}

// rowEdges returns the edges of the outline that touch a row.
func (o *outline) rowEdges(row int) []edge {
	r := row - o.firstRow
	if r < 0 || r+1 >= len(o.rowStart) {
		return nil
	}
	return o.edges[o.rowStart[r]:o.rowStart[r+1]]
}

// contains casts a ray from the point eastwards, over edges that hold their lower end and not
// their upper one.
func (o *outline) contains(p orb.Point, row int) bool {
	inside := false
	for _, e := range o.rowEdges(row) {
		if e.low[1] <= p[1] && p[1] < e.high[1] && p[0] < e.longitudeAt(p[1]) {
			inside = !inside
		}
	}
	return inside
}

func (e edge) longitudeAt(lat float64) float64 {
	return e.low[0] + (lat-e.low[1])*(e.high[0]-e.low[0])/(e.high[1]-e.low[1])
}

// locate returns the position of the point's subdistrict and the distance to it in metres, or -1.
func (l *locator) locate(p orb.Point) (pos int, distanceM float64) {
	if !l.bound.Contains(p) {
		return l.nearest(p)
	}
	row := l.row(p[1])
	cell := row*gridSize + l.column(p[0])
	if w := l.whole[cell]; w >= 0 {
		return int(w), 0
	}
	for _, i := range l.crossing[l.crossStart[cell]:l.crossStart[cell+1]] {
		if l.outlines[i].contains(p, row) {
			return int(i), 0
		}
	}
	return l.nearest(p)
}
