package control

import "github.com/paulmach/orb"

// outline is the border of a polygon, with its holes, as edges by rows of the same height.
type outline struct {
	bound orb.Bound
	rows  [][]edge // from south to north: the edges that touch each
}

// edge is a straight piece of a border with its lower end first, so that two neighbours that share
// it compute the very same crossing and every point falls to one of them.
type edge struct{ low, high orb.Point }

// A row has about rowEdges edges that begin in it, and an outline no more than maxRows rows.
const (
	rowEdges = 4
	maxRows  = 4096
)

func newOutline(rings orb.Polygon) outline {
	var edges []edge
	for _, ring := range rings {
		for i := 1; i < len(ring); i++ {
			e := edge{ring[i-1], ring[i]}
			if e.low[1] > e.high[1] {
				e.low, e.high = e.high, e.low
			}
			if e.low[1] < e.high[1] { // a ray along an edge never crosses it
				edges = append(edges, e)
			}
		}
	}
	o := outline{rings.Bound(), make([][]edge, min(len(edges)/rowEdges+1, maxRows))}
	for _, e := range edges {
		for row := o.row(e.low[1]); row <= o.row(e.high[1]); row++ {
			o.rows[row] = append(o.rows[row], e)
		}
	}
	return o
}

// row returns the row of a latitude, of one outside that at the edge.
func (o *outline) row(lat float64) int {
	part := (lat - o.bound.Min[1]) / (o.bound.Max[1] - o.bound.Min[1])
	return min(max(int(part*float64(len(o.rows))), 0), len(o.rows)-1)
}

// contains casts a ray from the point eastwards, over edges that hold their lower end and not
// their upper one.
func (o *outline) contains(p orb.Point) bool {
	if !o.bound.Contains(p) {
		return false
	}
	inside := false
	for _, e := range o.rows[o.row(p[1])] {
		if e.low[1] <= p[1] && p[1] < e.high[1] && p[0] < e.longitudeAt(p[1]) {
			inside = !inside
		}
	}
	return inside
}

func (e edge) longitudeAt(lat float64) float64 {
	return e.low[0] + (lat-e.low[1])*(e.high[0]-e.low[0])/(e.high[1]-e.low[1])
}
