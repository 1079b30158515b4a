package control

import (
	"slices"

	"github.com/paulmach/orb"
)

// areas is claims about areas, found by a point. The cells of a grid over all of them name the
// polygons whose boxes meet them.
type areas struct {
	claims   []Claim   // by voice
	polygons []polygon // of the claims, in their order
	bound    orb.Bound // of all polygons
	cells    [][]int32 // row by row: positions in polygons, in their order
}

// gridSize is the number of rows and of columns of the grid.
const gridSize = 32

type polygon struct {
	claim int
	outline
}

func newAreas(claims []Claim) areas {
	slices.SortStableFunc(claims, byVoice)
	a := areas{claims: claims, cells: make([][]int32, gridSize*gridSize)}
	for i, c := range claims {
		for _, rings := range c.Area {
			if len(rings) > 0 && len(rings[0]) > 0 {
				a.polygons = append(a.polygons, polygon{i, newOutline(rings)})
			}
		}
	}
	if len(a.polygons) == 0 {
		return a
	}
	a.bound = a.polygons[0].bound
	for _, p := range a.polygons[1:] {
		a.bound = a.bound.Union(p.bound)
	}
	for i, p := range a.polygons {
		low, high := a.cellOf(p.bound.Min), a.cellOf(p.bound.Max)
		for row := low[1]; row <= high[1]; row++ {
			for column := low[0]; column <= high[0]; column++ {
				cell := row*gridSize + column
				a.cells[cell] = append(a.cells[cell], int32(i))
			}
		}
	}
	return a
}

// cellOf returns the column and the row of a point, of one outside those at the edge.
func (a *areas) cellOf(p orb.Point) (at [2]int) {
	for axis := range at {
		part := (p[axis] - a.bound.Min[axis]) / (a.bound.Max[axis] - a.bound.Min[axis])
		at[axis] = min(max(int(gridSize*part), 0), gridSize-1)
	}
	return at
}

// near returns the polygons whose boxes may hold a point, as positions in a.polygons.
func (a *areas) near(p orb.Point) []int32 {
	if len(a.polygons) == 0 || !a.bound.Contains(p) {
		return nil
	}
	cell := a.cellOf(p)
	return a.cells[cell[1]*gridSize+cell[0]]
}

// each calls do with the claims about areas that hold a point, whenever they hold, by voice.
func (a *areas) each(p orb.Point, do func(*Claim)) {
	last := -1
	for _, i := range a.near(p) {
		if shape := &a.polygons[i]; shape.claim != last && shape.contains(p) {
			last = shape.claim
			do(&a.claims[last])
		}
	}
}

// holding returns the claims about areas that hold a point that speak on a day.
func (a *areas) holding(p orb.Point, day int32) []Claim {
	v := voices{all: a.claims}
	last := -1 // of the claims that speak
	for _, i := range a.near(p) {
		shape := &a.polygons[i]
		c := &a.claims[shape.claim]
		if shape.claim == last || !c.holds(day) || v.silences(c) || !shape.contains(p) {
			continue
		}
		last = shape.claim
		v.add(last)
	}
	return v.speaking
}
