package polygon

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
)

// Boxes finds those of many boxes that meet another. It is immutable and safe for concurrent use.
//
// They are halved again and again by their middles, along the axis on which these lie farther apart.
type Boxes struct {
	boxes  []orb.Bound
	places []int       // of the boxes, as they were given
	around []orb.Bound // by node: all boxes of it; those below node i are 2i+1 and 2i+2
}

// leafBoxes is how many boxes are looked at one by one.
const leafBoxes = 8

// NewBoxes returns the boxes. Cost: some 100 ns for each, and for each halving.
func NewBoxes(boxes []orb.Bound) *Boxes {
	b := &Boxes{boxes: boxes, places: make([]int, len(boxes))}
	for i := range b.places {
		b.places[i] = i
	}
	nodes := 1
	for n := len(boxes); n > leafBoxes; n = (n + 1) / 2 {
		nodes = 2*nodes + 1
	}
	b.around = make([]orb.Bound, nodes)
	if len(boxes) > 0 {
		b.halve(0, 0, len(boxes))
	}
	return b
}

func (b *Boxes) halve(node, low, high int) {
	all := b.boxes[b.places[low]]
	middles := b.middle(b.places[low]).Bound()
	for _, place := range b.places[low+1 : high] {
		all, middles = all.Union(b.boxes[place]), middles.Extend(b.middle(place))
	}
	b.around[node] = all
	if high-low <= leafBoxes {
		return
	}
	axis := 0
	if middles.Max[1]-middles.Min[1] > middles.Max[0]-middles.Min[0] {
		axis = 1
	}
	slices.SortFunc(b.places[low:high], func(i, j int) int { return cmp.Compare(b.middle(i)[axis], b.middle(j)[axis]) })
	half := (low + high) / 2
	b.halve(2*node+1, low, half)
	b.halve(2*node+2, half, high)
}

func (b *Boxes) middle(place int) orb.Point { return b.boxes[place].Center() }

// Meeting calls do with the places of the boxes that have a point in common with another one, their borders
// included, in any order, until do returns false. Cost: it follows the number of these, and the root of
// that of all.
func (b *Boxes) Meeting(other orb.Bound, do func(place int) bool) {
	if len(b.boxes) > 0 {
		b.meeting(0, 0, len(b.boxes), other, do)
	}
}

func (b *Boxes) meeting(node, low, high int, other orb.Bound, do func(int) bool) bool {
	if !b.around[node].Intersects(other) {
		return true
	}
	if high-low > leafBoxes {
		half := (low + high) / 2
		return b.meeting(2*node+1, low, half, other, do) && b.meeting(2*node+2, half, high, other, do)
	}
	for _, place := range b.places[low:high] {
		if b.boxes[place].Intersects(other) && !do(place) {
			return false
		}
	}
	return true
}
