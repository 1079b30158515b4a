package mapindex

import (
	"cmp"
	"iter"
	"math"
	mathbits "math/bits"

	"tawthiq/geo"
)

// Selection is a query made ready for one index: the rows that match it. What it finds out about
// the rows it keeps: hold on to it while several things are asked of the same query.
type Selection struct {
	ix    *Index
	parts [2]part // of base and of over
}

// part is the selection in one of the index's tables.
type part struct {
	table   *table
	byPlace scan
	byDay   scan
}

// Select makes a query ready. Cost: small, except that Keys and Without cost some nanoseconds a key
// and a bit per row of the index, and Among the bits.
func (ix *Index) Select(q Query) *Selection {
	s := &Selection{ix: ix}
	tables, hidden := [2]*table{ix.base, ix.over}, [2]bits{ix.gone, nil}
	wanted, unwanted := ix.withKeys(q.Keys), ix.withKeys(q.Without)
	for i, t := range tables {
		s.parts[i].prepare(t, q, wanted[i], hidden[i], unwanted[i])
	}
	if q.Among != nil {
		for i, rows := range q.Among.bits() {
			s.parts[i].addBits(rows, 0)
		}
	}
	return s
}

// withKeys returns the rows with one of the keys, by table; nil where no keys are given.
func (ix *Index) withKeys(keys iter.Seq[int64]) (out [2]bits) {
	if keys == nil {
		return out
	}
	out[0], out[1] = newBits(len(ix.base.keys)), newBits(len(ix.over.keys))
	for key := range keys {
		if row, ok := ix.base.position(key); ok {
			out[0].set(row)
		}
		if row, ok := ix.over.position(key); ok {
			out[1].set(row)
		}
	}
	return out
}

func (p *part) prepare(t *table, q Query, wanted bits, without ...bits) {
	p.open(t)
	p.addPeriod(q.From, q.To)
	for a, codes := range q.Codes {
		p.addCodes(a, codes)
	}
	for _, rows := range without {
		if rows != nil {
			p.addBits(rows, math.MaxUint64)
		}
	}
	if wanted != nil {
		p.addBits(wanted, 0)
	}
}

// open takes all rows of a table.
func (p *part) open(t *table) {
	p.table = t
	p.byPlace.days, p.byPlace.attrs, p.byPlace.hi = t.days, t.attrs, len(t.keys)
	p.byDay.days, p.byDay.attrs, p.byDay.hi = t.dated.days, t.dated.attrs, len(t.keys)
}

func (p *part) never() {
	p.byPlace.hi, p.byDay.hi = 0, 0
}

func (p *part) addPeriod(from, to int32) {
	if from == 0 && to == 0 {
		return
	}
	if from = max(from, 1); to == 0 {
		to = math.MaxInt32
	}
	if to < from {
		p.never()
		return
	}
	p.byDay.lo, p.byDay.hi = p.table.dated.span(from, to)
	if p.byDay.hi-p.byDay.lo == len(p.table.keys) {
		return // every row is in the period
	}
	days, length := p.table.days, uint32(to-from)
	p.byPlace.tests = append(p.byPlace.tests, func(lo, hi int) (word uint64) {
		for j, day := range days[lo:hi] {
			// Unsigned, a day before the period is far behind its end.
			word |= bit(uint32(day-from) <= length) << (j & 63)
		}
		return word
	})
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func (p *part) addCodes(attribute int, codes Codes) {
	switch {
	case codes == nil:
	case attribute >= len(p.table.attrs):
		p.never()
	default:
		p.byPlace.add(p.table.attrs[attribute].matching(codes))
		p.byDay.add(p.table.dated.attrs[attribute].matching(codes))
	}
}

func (s *scan) add(t test) {
	if t != nil {
		s.tests = append(s.tests, t)
	}
}

// addBits lets those rows pass whose bit differs from that in flip.
func (p *part) addBits(b bits, flip uint64) {
	p.byPlace.add(func(lo, _ int) uint64 { return b[lo/wordRows] ^ flip })
	rows := p.table.dated.rows
	p.byDay.add(func(lo, hi int) (word uint64) {
		for j, row := range rows[lo:hi] {
			word |= (b[row/wordRows] ^ flip) >> (row % wordRows) & 1 << (j & 63)
		}
		return word
	})
}

// first returns the number of the first row of a part.
func (s *Selection) first(part int) int { return part * len(s.ix.base.keys) }

// Each calls do with the matching rows, those that are drawn before the others within each table, in
// lists of up to some thousand, which do must not keep.
func (s *Selection) Each(do func(rows []int32)) {
	for i := range s.parts {
		s.inSpan(i, 0, len(s.parts[i].table.keys), do)
	}
}

// InTile calls do with the matching rows that are drawn in a tile, in the order of their Morton
// codes: those of any smaller tile inside it come one after another. They come in lists, which
// do must not keep.
// Boundary: a tile owns its northern and western edge, so every drawn row is in exactly one tile
// of a zoom. Cost: follows the rows in the tile, not the size of the index.
func (s *Selection) InTile(at geo.Tile, do func(rows []int32)) {
	lo, hi := s.ix.over.span(at)
	var over []int32
	s.inSpan(1, lo, hi, func(rows []int32) { over = append(over, rows...) })
	lo, hi = s.ix.base.span(at)
	if len(over) == 0 {
		s.inSpan(0, lo, hi, do)
		return
	}
	var merged []int32
	s.inSpan(0, lo, hi, func(rows []int32) {
		merged, over = s.merge(merged[:0], rows, over)
		do(merged)
	})
	do(over)
}

func (s *Selection) inSpan(part, lo, hi int, do func(rows []int32)) {
	var run [blockRows]int32
	offset := int32(s.first(part))
	s.parts[part].byPlace.blocks(lo, hi, func(rows []int32, first, n int) {
		if rows != nil && part == 0 {
			do(rows)
			return
		}
		for i := range n {
			if rows != nil {
				run[i] = offset + rows[i]
			} else {
				run[i] = offset + int32(first+i)
			}
		}
		do(run[:n])
	})
}

// merge appends the rows of both lists in the order that one table of both would have, up to the
// last of base, and returns them and what is left of over.
func (s *Selection) merge(out, base, over []int32) (merged, left []int32) {
	for _, row := range base {
		for len(over) > 0 && s.before(over[0], row) {
			out, over = append(out, over[0]), over[1:]
		}
		out = append(out, row)
	}
	return out, over
}

// before reports whether a drawn row comes before another where both are in one table.
func (s *Selection) before(a, b int32) bool {
	i, j := int(a), int(b)
	return cmp.Or(cmp.Compare(s.ix.World(i).Morton(), s.ix.World(j).Morton()), cmp.Compare(s.ix.Key(i), s.ix.Key(j))) < 0
}

// CountInTile returns how many rows InTile gives.
func (s *Selection) CountInTile(at geo.Tile) (n int) {
	for i := range s.parts {
		lo, hi := s.parts[i].table.span(at)
		n += s.parts[i].byPlace.count(lo, hi)
	}
	return n
}

// Count returns how many rows match, and how many of them are drawn.
func (s *Selection) Count() (matching, drawn int) {
	for i := range s.parts {
		n, d := s.parts[i].count()
		matching, drawn = matching+n, drawn+d
	}
	return matching, drawn
}

func (p *part) count() (matching, drawn int) {
	if !p.byDayIsShorter() {
		drawn = p.byPlace.count(0, p.table.drawn)
		return drawn + p.byPlace.count(p.table.drawn, len(p.table.keys)), drawn
	}
	for at, word := range p.byDay.words(p.byDay.lo, p.byDay.hi) {
		matching += mathbits.OnesCount64(word)
		drawn += mathbits.OnesCount64(word & p.table.dated.drawn[at/wordRows])
	}
	return matching, drawn
}

// byDayIsShorter reports whether there is less to look at in the order of the days: where the
// period leaves out a good part, and the rows that match are not known already.
func (p *part) byDayIsShorter() bool {
	return p.byPlace.known.Load() == nil && 4*(p.byDay.hi-p.byDay.lo) < 3*len(p.table.keys)
}
