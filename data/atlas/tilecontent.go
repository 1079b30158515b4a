package atlas

import (
	"math/bits"
	"strconv"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
	"tawthiq/geo/tile"
)

const (
	// DefaultTilePoints and MaxTilePoints are how many points a tile shows one by one unless the
	// caller says otherwise, and at the most; where there are more, those that share a square of it
	// are shown as a bin.
	DefaultTilePoints = 2000
	MaxTilePoints     = 10_000
	// MaxBinsPerSide is how many bins a tile is wide and high at the most: a power of two.
	MaxBinsPerSide = 64
)

// TileShape says how a tile shows records.
type TileShape struct {
	Points      int // up to how many one by one; 0: bins only, but for what is alone in its square
	BinsPerSide int // a power of two, up to MaxBinsPerSide
	Terms       []data.List
	Measures    []data.Measure // what a bin counts beside its records
}

// BinLists are the lists of terms by which a bin can count its records, the default first.
func BinLists() []data.List {
	return []data.List{data.Parties, data.Violations, data.Controllers, data.Facilities, data.Weapons}
}

// Tile returns what a tile shows of the matching records: the points, and bins of at least two. Every
// drawable record is in exactly one tile of a zoom, and in one point or bin of it.
//
// A point has the properties date, party (the first that a claim names), parties (how many, where
// more than one), violation (the first), killed (the documented minimum, where any is stated),
// precision, and uncertainty_m where it is only near a place. A bin has count, each of the shape's
// measures under the counting rule, and the number of its records under each term, such as
// party_russia.
func (s *Selection) Tile(t geo.Tile, how TileShape) (points, bins tile.Points) {
	var shown []int32
	if how.Points == 0 || s.rows.CountInTile(t) > how.Points {
		shown, bins = s.bins(t, how)
	} else {
		s.rows.InTile(t, func(rows []int32) { shown = append(shown, rows...) })
	}
	return s.view.points(shown), bins
}

// tileValues are what the codes of the index look like in a tile.
type tileValues struct {
	first                                    int32 // the day whose code is 1
	dates, party, parties, violation, killed *tile.Dictionary
	precision, radius                        *tile.Dictionary
	near                                     uint32 // the code of the precision
}

func (v *View) tileValues() *tileValues {
	m := v.meaning
	out := &tileValues{precision: texts(m.texts[attrPrecision]), violation: firstTerms(m.sets[attrViolations]), party: firstTerms(m.sets[attrClaims])}
	var parties, killed, radius []tile.Value
	for _, claims := range m.sets[attrClaims] {
		parties = append(parties, valueIf(bits.OnesCount64(claims.bits) > 1, int64(bits.OnesCount64(claims.bits))))
	}
	for _, n := range m.numbers[attrOf(data.Killed)] {
		killed = append(killed, valueIf(n.Stated, int64(n.Min)))
	}
	for _, text := range m.texts[attrUncertainty] {
		metres, err := strconv.Atoi(text)
		radius = append(radius, valueIf(err == nil && metres > 0, int64(metres)))
	}
	out.parties, out.killed, out.radius = tile.NewDictionary(parties), tile.NewDictionary(killed), tile.NewDictionary(radius)
	for code, text := range m.texts[attrPrecision] {
		if text == geo.PrecisionNear.String() {
			out.near = uint32(code)
		}
	}
	out.first, out.dates = v.dates()
	return out
}

// dates returns the days from the first to the last on which a record began, as values behind that
// of an undated record, and the first.
func (v *View) dates() (first int32, values *tile.Dictionary) {
	first, last := v.index.Period()
	first = max(first, 1) // where every record is undated, none has a value
	days := []tile.Value{{}}
	for day := first; day <= last; day++ {
		days = append(days, tile.String(data.Date(day).String()))
	}
	return first, tile.NewDictionary(days)
}

func texts(all []string) *tile.Dictionary {
	values := make([]tile.Value, len(all))
	for code, text := range all {
		if text != "" {
			values[code] = tile.String(text)
		}
	}
	return tile.NewDictionary(values)
}

func firstTerms(sets []termSet) *tile.Dictionary {
	first := make([]string, len(sets))
	for code, set := range sets {
		first[code] = set.first
	}
	return texts(first)
}

func valueIf(stated bool, n int64) tile.Value {
	if !stated {
		return tile.Value{}
	}
	return tile.Int(n)
}

// points returns the layer of rows one by one.
func (v *View) points(rows []int32) tile.Points {
	values, n := v.values(), len(rows)
	p := tile.Points{Name: "incidents", IDs: make([]uint64, n), At: make([]geo.World, n)}
	v.index.IDs(rows, p.IDs)
	v.index.Worlds(rows, p.At)
	column := func(key string, attribute int, values *tile.Dictionary) []uint32 {
		codes := make([]uint32, n)
		v.index.Codes(attribute, rows, codes)
		p.Columns = append(p.Columns, tile.Column{Key: key, Codes: codes, Values: values})
		return codes
	}
	p.Columns = append(p.Columns, tile.Column{Key: "date", Codes: v.days(rows, values.first), Values: values.dates})
	claims := column("party", attrClaims, values.party)
	p.Columns = append(p.Columns, tile.Column{Key: "parties", Codes: claims, Values: values.parties})
	column("violation", attrViolations, values.violation)
	column("killed", attrOf(data.Killed), values.killed)
	precisions := column("precision", attrPrecision, values.precision)
	radii := column("uncertainty_m", attrUncertainty, values.radius)
	for i, precision := range precisions {
		if precision != values.near {
			radii[i] = 0
		}
	}
	return p
}

// days returns the days of rows, counted from the first, which is 1.
func (v *View) days(rows []int32, first int32) []uint32 {
	days, codes := make([]int32, len(rows)), make([]uint32, len(rows))
	v.index.Days(rows, days)
	for i, day := range days {
		codes[i] = uint32(max(day-first+1, 0))
	}
	return codes
}

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
			g.now.sums[k].add(mapindex.Group{Min: int64(n.Min), Max: int64(n.Max), Stated: true}, g.selection.weight(g.claims[i]))
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
