package area

import (
	"maps"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/topology"
)

// reachM is how far outside every subdistrict a point may lie and still be given to the nearest.
const reachM = 3000

// locator finds the subdistrict of a point. A grid cell that no border crosses names its
// subdistrict outright; any other names the few whose borders cross it, and these are tested by
// ray casting over the edges of the cell's row alone.
type locator struct {
	bound          orb.Bound // of the shapes and all that is within reach of them
	cellW, cellH   float64
	perLon, perLat float64  // cells in a degree
	cells          []uint16 // row by row; see firstGroup
	groups         []group
	outlines       []outline
	pcodes         []geo.PCode // of the outlines
	outer          outline     // the outer border: the edges of one outline alone
	owners         []uint16    // of the edges of outer: that outline
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

func newLocator(areas []Area, shapes *topology.Map[geo.PCode]) *locator {
	l := &locator{outlines: make([]outline, len(areas)), pcodes: make([]geo.PCode, len(areas)), bound: emptyBound()}
	whole := make([]orb.MultiPolygon, len(areas))
	for i, a := range areas {
		l.pcodes[i], whole[i] = a.PCode, shapes.Shape(a.PCode, geo.MaxZoom)
		l.outlines[i].bound = emptyBound()
		if len(whole[i]) > 0 {
			l.outlines[i].bound = whole[i].Bound()
			l.bound = l.bound.Union(whole[i].Bound())
		}
	}
	if l.bound.IsEmpty() {
		return l // no point is in reach
	}
	l.bound.Min = orb.Point{l.bound.Min[0] - reachDegreesLon, l.bound.Min[1] - reachDegrees}
	l.bound.Max = orb.Point{l.bound.Max[0] + reachDegreesLon, l.bound.Max[1] + reachDegrees}
	l.cellW = (l.bound.Max[0] - l.bound.Min[0]) / gridSize
	l.cellH = (l.bound.Max[1] - l.bound.Min[1]) / gridSize
	l.perLon, l.perLat = 1/l.cellW, 1/l.cellH
	outer := map[edge]uint16{}
	for i, shape := range whole {
		edges := edgesOf(shape)
		l.outlines[i].bin(l, edges)
		for _, e := range edges {
			if _, shared := outer[e]; shared {
				delete(outer, e)
			} else {
				outer[e] = uint16(i)
			}
		}
	}
	l.outer.bound = l.bound
	l.outer.bin(l, slices.Collect(maps.Keys(outer)))
	for _, e := range l.outer.edges {
		l.owners = append(l.owners, outer[e])
	}
	l.fillCells(outer)
	return l
}

// emptyBound contains no point, and its union with any bound is that bound.
func emptyBound() orb.Bound {
	inf := math.Inf(1)
	return orb.Bound{Min: orb.Point{inf, inf}, Max: orb.Point{-inf, -inf}}
}

// row returns the grid row of a latitude, moved to the first or last where it is outside.
func (l *locator) row(lat float64) int { return cellOf((lat - l.bound.Min[1]) * l.perLat) }

// column returns the grid column of a longitude, moved to the first or last where it is outside.
func (l *locator) column(lon float64) int { return cellOf((lon - l.bound.Min[0]) * l.perLon) }

func cellOf(at float64) int { return min(max(int(at), 0), gridSize-1) }

// bin puts each edge into every row that it touches.
func (o *outline) bin(l *locator, edges []edge) {
	if len(edges) == 0 {
		return
	}
	o.firstRow = l.row(o.bound.Min[1])
	rows := l.row(o.bound.Max[1]) - o.firstRow + 1
	o.rowStart = make([]int32, rows+1)
	for _, e := range edges {
		for r := l.row(e.low[1]); r <= l.row(e.high[1]); r++ {
			o.rowStart[r-o.firstRow+1]++
		}
	}
	for r := range rows {
		o.rowStart[r+1] += o.rowStart[r]
	}
	o.edges = make([]edge, o.rowStart[rows])
	next := slices.Clone(o.rowStart)
	for _, e := range edges {
		for r := l.row(e.low[1]) - o.firstRow; r <= l.row(e.high[1])-o.firstRow; r++ {
			o.edges[next[r]] = e
			next[r]++
		}
	}
}

func edgesOf(shape orb.MultiPolygon) (edges []edge) {
	for _, polygon := range shape {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				e := edge{ring[i-1], ring[i]}
				if e.low[1] > e.high[1] || (e.low[1] == e.high[1] && e.low[0] > e.high[0]) {
					e.low, e.high = e.high, e.low
				}
				edges = append(edges, e)
			}
		}
	}
	return edges
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
	// Written so that it is false of what is not a number.
	if !(p[0] >= l.bound.Min[0] && p[0] <= l.bound.Max[0] && p[1] >= l.bound.Min[1] && p[1] <= l.bound.Max[1]) {
		return -1, 0
	}
	row := l.row(p[1])
	switch cell := l.cells[row*gridSize+l.column(p[0])]; {
	case cell < firstGroup:
		return int(cell), 0
	case cell == farCell:
		return -1, 0
	case cell == nearCell:
		return l.nearest(p)
	default:
		return l.among(l.groups[cell-firstGroup], p, row)
	}
}

// among returns which outline of a cell's group the point is in, or else the nearest of all.
func (l *locator) among(g group, p orb.Point, row int) (pos int, distanceM float64) {
	last := len(g.outlines) - 1
	for i, o := range g.outlines {
		if g.closed && i == last || l.outlines[o].contains(p, row) {
			return int(o), 0
		}
	}
	return l.nearest(p)
}
