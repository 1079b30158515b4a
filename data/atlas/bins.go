package atlas

import (
	"math"
	"math/bits"

	"tawthiq/geo"
	"tawthiq/geo/mapindex"
	"tawthiq/geo/tile"
)

// bins gathers the rows of each square of a tile. One that is alone in its square stays a point, so
// that it looks the same in every tile. They come in Morton order, so those of one square follow
// each other.
func (s *Selection) bins(t geo.Tile, how TileShape) (alone []int32, layer tile.Points) {
	g := newGathering(s, t, how)
	s.rows.InTile(t, g.add)
	g.close()
	return g.alone, g.layer()
}

// gathering is the bins of a tile that are filled one after another.
type gathering struct {
	selection *Selection
	tile      geo.Tile
	how       TileShape
	zoom      uint32 // of the squares
	terms     []int  // attributes
	measures  []int
	alone     []int32
	bins      []bin

	square geo.Tile // that is being filled
	now    bin
	last   int32  // row
	x, y   uint64 // sums

	worlds []geo.World
	claims []uint32
	codes  [][]uint32 // by attribute of terms, then by measure
}

// bin is the records of a square.
type bin struct {
	id    uint64 // of the square, row by row from the north-west, from 1
	at    geo.World
	count int32
	terms [][64]int32 // by list of terms
	sums  []Sum       // by measure
}

func newGathering(s *Selection, t geo.Tile, how TileShape) *gathering {
	g := &gathering{selection: s, tile: t, how: how, zoom: t.Z + uint32(bits.TrailingZeros(uint(how.BinsPerSide)))}
	for _, list := range how.Terms {
		for attribute, of := range setLists {
			if of == list {
				g.terms = append(g.terms, attribute)
			}
		}
	}
	for _, m := range how.Measures {
		g.measures = append(g.measures, attrOf(m))
	}
	g.codes = make([][]uint32, len(g.terms)+len(g.measures))
	g.now = g.empty()
	return g
}

func (g *gathering) empty() bin {
	return bin{terms: make([][64]int32, len(g.terms)), sums: make([]Sum, len(g.measures))}
}

// add adds rows to the bins of their squares.
func (g *gathering) add(rows []int32) {
	index := g.selection.view.index
	g.worlds = sized(g.worlds, len(rows))
	index.Worlds(rows, g.worlds)
	g.claims = sized(g.claims, len(rows))
	index.Codes(attrClaims, rows, g.claims)
	for i, attribute := range append(g.terms[:len(g.terms):len(g.terms)], g.measures...) {
		g.codes[i] = sized(g.codes[i], len(rows))
		index.Codes(attribute, rows, g.codes[i])
	}
	for i, at := range g.worlds {
		if square := at.Tile(g.zoom); square != g.square {
			g.close()
			g.square = square
		}
		g.last = rows[i]
		g.now.count++
		g.x += uint64(at.X)
		g.y += uint64(at.Y)
		g.count(i)
	}
}

// sized returns a list of a length, in the same memory where there is enough.
func sized[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n)
	}
	return list[:n]
}

// count adds the i-th of the rows to the bin under its terms, and its people.
func (g *gathering) count(i int) {
	m := g.selection.view.meaning
	for k, attribute := range g.terms {
		terms := &g.now.terms[k]
		for have := m.sets[attribute][g.codes[k][i]].bits; have != 0; have &= have - 1 {
			terms[bits.TrailingZeros64(have)]++
		}
	}
	for k, attribute := range g.measures {
		numbers := m.numbers[attribute]
		n := numbers[g.codes[len(g.terms)+k][i]]
		if n.Stated {
			g.now.sums[k].add(mapindex.Total{Min: int64(n.Min), Max: int64(n.Max), Stated: true}, g.selection.weight(g.claims[i]))
		}
	}
}

// close ends the square that is being filled.
func (g *gathering) close() {
	switch n := uint64(g.now.count); n {
	case 0:
		return
	case 1:
		g.alone = append(g.alone, g.last)
		clear(g.now.terms)
		clear(g.now.sums)
		g.now.count = 0
	default:
		side := uint32(g.how.BinsPerSide)
		column, row := g.square.X-g.tile.X*side, g.square.Y-g.tile.Y*side
		g.now.id = uint64(row*side+column) + 1
		g.now.at = geo.World{X: uint32(g.x / n), Y: uint32(g.y / n)}
		g.bins = append(g.bins, g.now)
		g.now = g.empty()
	}
	g.x, g.y = 0, 0
}

// layer returns the bins as features.
func (g *gathering) layer() tile.Points {
	p := tile.Points{Name: "bins", IDs: make([]uint64, len(g.bins)), At: make([]geo.World, len(g.bins))}
	for i, b := range g.bins {
		p.IDs[i], p.At[i] = b.id, b.at
	}
	g.counts(&p, "count", func(b *bin) int32 { return b.count })
	largest := largestBin(g.selection.PointCounts().Mapped, g.tile.Z)
	g.counts(&p, "size", func(b *bin) int32 { return binSize(b.count, largest) })
	for k, m := range g.how.Measures {
		g.sums(&p, string(m), k)
	}
	for k, list := range g.how.Terms {
		for at, code := range g.selection.view.vocabulary.Codes(list) {
			g.counts(&p, string(list)+"_"+code, func(b *bin) int32 { return b.terms[k][at] })
		}
	}
	return p
}

// fullBin is how many records a bin of full size has at the least: bins of a few are never large.
const fullBin = 900

// largestBin returns how many records a bin of full size stands for at a zoom: of many, or every bin
// on a map of the country would be as large as can be. With each zoom a bin covers a quarter of the ground.
func largestBin(mapped int, zoom uint32) float64 {
	return max(fullBin, float64(mapped)/10/math.Exp2(2*(float64(zoom)-5)))
}

// binSize returns how wide the symbol of a bin is in hundredths of the largest, from 1: with the root
// of its count, so that its surface tells of it. It depends on the filter and the zoom alone, so that
// neighbouring tiles agree.
func binSize(count int32, largest float64) int32 {
	return int32(max(1, min(100, math.Round(100*math.Sqrt(float64(count)/largest)))))
}

// counts adds a column to the layer, unless every bin counts 0 in it.
func (g *gathering) counts(p *tile.Points, key string, count func(*bin) int32) {
	counts, any := make([]int32, len(g.bins)), int32(0)
	for i := range g.bins {
		counts[i] = count(&g.bins[i])
		any |= counts[i]
	}
	if any != 0 {
		p.Columns = append(p.Columns, tile.CountColumn(key, counts))
	}
}

// sums adds the column of the k-th measure to the layer, unless no bin has a number in it.
func (g *gathering) sums(p *tile.Points, key string, k int) {
	values, any := make([]tile.Value, len(g.bins)), false
	for i := range g.bins {
		values[i] = number(g.bins[i].sums[k])
		any = any || g.bins[i].sums[k].stated
	}
	if any {
		p.Columns = append(p.Columns, tile.ColumnOf(key, values))
	}
}

// number returns a sum's documented minimum as a value, or none where no number is stated.
func number(s Sum) tile.Value {
	s = s.rounded()
	if whole := int64(s.Min); !s.stated || float64(whole) == s.Min {
		return valueIf(s.stated, whole)
	}
	return tile.Float(s.Min)
}
