package control

import (
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/topology"
)

// land is a subdistrict with who holds its communities.
type land struct {
	pcode    geo.PCode
	polygons []topology.Rings
	seats    []topology.Position // from west to east
	holders  []string            // of the seats
	sole     string              // who holds all of it, or "" where several do
	inner    []border            // between its holders
}

type border = topology.Border[string]

func newLand(p geo.PCode, polygons []topology.Rings, holders map[topology.Position]string) *land {
	l := &land{pcode: p, polygons: polygons, sole: Unknown}
	l.seats = slices.SortedFunc(maps.Keys(holders), topology.Position.Compare)
	for _, at := range l.seats {
		l.holders = append(l.holders, holders[at])
	}
	if len(l.holders) > 0 {
		l.sole = l.holders[0]
	}
	if slices.ContainsFunc(l.holders, func(h string) bool { return h != l.sole }) {
		l.sole = ""
	}
	return l
}

// frontiers returns the borders between the cells of seats of different holders, within a box: the
// edges of their Voronoi diagram.
func (l *land) frontiers(box [2]topology.Position) []border {
	pl := newPlane(l.seats[len(l.seats)/2])
	at := map[site]int{} // seats that are one site on the plane: the first speaks
	var sites []site
	var holders []string
	for i, seat := range l.seats {
		s := pl.site(seat)
		if _, twice := at[s]; !twice {
			at[s] = len(sites)
			sites, holders = append(sites, s), append(holders, l.holders[i])
		}
	}
	all, triangles := triangulate(sites)
	centers := make([]*orb.Point, len(triangles))
	centerOf := func(t int) orb.Point {
		if centers[t] == nil {
			c := center(all, triangles[t])
			centers[t] = &c
		}
		return *centers[t]
	}
	leftOf := map[[2]int]int{} // the triangle left of a directed edge
	for t, corners := range triangles {
		for k, a := range corners {
			leftOf[[2]int{a, corners[(k+1)%3]}] = t
		}
	}
	var out []border
	for edge, left := range leftOf {
		i, j := edge[0], edge[1]
		right, ok := leftOf[[2]int{j, i}]
		if !ok || i > j || j >= len(sites) || holders[i] == holders[j] {
			continue
		}
		from, to, ok := clip(centerOf(right), centerOf(left), pl.place(box[0]), pl.place(box[1]))
		if ok {
			out = append(out, border{From: pl.position(from), To: pl.position(to), Left: holders[i], Right: holders[j]})
		}
	}
	return out
}

// clip returns the part of a segment in a box, and whether there is one. An end in the box stays
// as it is.
func clip(a, b, low, high orb.Point) (from, to orb.Point, ok bool) {
	enter, leave := 0.0, 1.0
	for axis := range 2 {
		way := b[axis] - a[axis]
		if way == 0 {
			if a[axis] < low[axis] || a[axis] > high[axis] {
				return a, b, false
			}
			continue
		}
		first, last := (low[axis]-a[axis])/way, (high[axis]-a[axis])/way
		enter, leave = max(enter, min(first, last)), min(leave, max(first, last))
	}
	if enter > leave {
		return a, b, false
	}
	at := func(part float64) orb.Point { return orb.Point{a[0] + part*(b[0]-a[0]), a[1] + part*(b[1]-a[1])} }
	from, to = a, b
	if enter > 0 {
		from = at(enter)
	}
	if leave < 1 {
		to = at(leave)
	}
	return from, to, true
}

// nearest returns who holds the seat nearest to a position.
func (l *land) nearest(at topology.Position) string {
	pl := newPlane(l.seats[len(l.seats)/2])
	from := pl.site(at)
	best, least := "", int64(-1)
	for i, seat := range l.seats {
		s := pl.site(seat)
		if d := (s.x-from.x)*(s.x-from.x) + (s.y-from.y)*(s.y-from.y); least < 0 || d < least {
			best, least = l.holders[i], d
		}
	}
	return best
}

// settle gives the whole land to who holds most of its seats, the first by name of several.
func (l *land) settle() {
	count := map[string]int{}
	for _, h := range l.holders {
		count[h]++
	}
	for _, h := range slices.Sorted(maps.Keys(count)) {
		if l.sole == "" || count[h] > count[l.sole] {
			l.sole = h
		}
	}
	l.inner = nil
}
