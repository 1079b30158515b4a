package tiles

import (
	"cmp"
	"math"
	"slices"

	"tawthiq/geo"
	"tawthiq/geo/tile"
)

// square is a rectangle of the world, its edges included.
type square struct{ low, high geo.World }

// nowhere meets no square, and with another makes that one.
func nowhere() square {
	return square{low: geo.World{X: math.MaxUint32, Y: math.MaxUint32}}
}

func (s square) add(w geo.World) square { return s.with(square{w, w}) }

func (s square) with(other square) square {
	return square{
		geo.World{X: min(s.low.X, other.low.X), Y: min(s.low.Y, other.low.Y)},
		geo.World{X: max(s.high.X, other.high.X), Y: max(s.high.Y, other.high.Y)},
	}
}

func (s square) meets(other square) bool {
	return s.low.X <= other.high.X && other.low.X <= s.high.X && s.low.Y <= other.high.Y && other.low.Y <= s.high.Y
}

// seenBy returns the square of a tile and somewhat more than the buffer around it.
func seenBy(at geo.Tile) square {
	width := int64(1) << (32 - at.Z)
	beyond := 2 * tile.Buffer * width / tile.Extent
	on := func(v int64) uint32 { return uint32(min(max(v, 0), math.MaxUint32)) }
	origin := at.Origin()
	west, north := int64(origin.X)-beyond, int64(origin.Y)-beyond
	return square{geo.World{X: on(west), Y: on(north)}, geo.World{X: on(west + width + 2*beyond), Y: on(north + width + 2*beyond)}}
}

// index finds the features that a tile may show. It is a packed R-tree: what lies close together
// is under one node, with the square of it all and the first zoom that shows any of it.
// Source: Leutenegger, Lopez and Edgington, "STR: a simple and efficient algorithm for R-tree
// packing" (1997).
type index struct {
	features []node   // the leaves, packed
	levels   [][]node // above them, each with a node for nodeSize of the level below
}

type node struct {
	square
	fromZoom uint32
	feature  int // of a leaf
}

const nodeSize = 8

func newIndex(features []feature) index {
	leaves := make([]node, len(features))
	for i, f := range features {
		leaves[i] = node{f.square, f.fromZoom, i}
	}
	pack(leaves)
	x := index{features: leaves}
	for below := leaves; len(below) > 1; {
		var level []node
		for group := range slices.Chunk(below, nodeSize) {
			parent := group[0]
			for _, n := range group[1:] {
				parent.square, parent.fromZoom = parent.with(n.square), min(parent.fromZoom, n.fromZoom)
			}
			level = append(level, parent)
		}
		x.levels = append(x.levels, level)
		below = level
	}
	return x
}

// pack orders leaves in upright strips, and from north to south in each.
func pack(leaves []node) {
	slices.SortFunc(leaves, func(a, b node) int { return cmp.Or(cmp.Compare(a.middle().X, b.middle().X), a.feature-b.feature) })
	strips := int(math.Ceil(math.Sqrt(float64(len(leaves)) / nodeSize)))
	for strip := range slices.Chunk(leaves, max(strips, 1)*nodeSize) {
		slices.SortFunc(strip, func(a, b node) int { return cmp.Or(cmp.Compare(a.middle().Y, b.middle().Y), a.feature-b.feature) })
	}
}

func (s square) middle() geo.World {
	return geo.World{X: s.low.X/2 + s.high.X/2, Y: s.low.Y/2 + s.high.Y/2}
}

// find returns the features that are shown at a zoom and meet a square, in their own order.
func (x index) find(zoom uint32, seen square) []int {
	var out []int
	var visit func(level, i int)
	visit = func(level, i int) {
		nodes := x.features
		if level >= 0 {
			nodes = x.levels[level]
		}
		n := nodes[i]
		switch {
		case n.fromZoom > zoom || !n.meets(seen):
		case level < 0:
			out = append(out, n.feature)
		default:
			below := len(x.features)
			if level > 0 {
				below = len(x.levels[level-1])
			}
			for child := i * nodeSize; child < min((i+1)*nodeSize, below); child++ {
				visit(level-1, child)
			}
		}
	}
	if len(x.features) > 0 {
		visit(len(x.levels)-1, 0)
	}
	slices.Sort(out)
	return out
}
