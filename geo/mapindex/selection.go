package mapindex

import (
	"iter"
	"math"
	"math/bits"

	"tawthiq/geo"
)

// Selection is a query made ready for one index: the rows that match it.
type Selection struct {
	ix    *Index
	tests []test
}

// A test looks at up to 64 rows, from lo up to but not including hi, and returns a word whose bit
// j says whether row lo+j passes. Whole words keep the scan almost free of branches that depend
// on the data.
type test func(lo, hi int) uint64

const wordRows = 64

// Select makes a query ready. Cost: small, except that Keys costs a binary search each and an
// eighth of a byte per row of the index.
func (ix *Index) Select(q Query) *Selection {
	s := &Selection{ix: ix}
	s.addPeriod(q.From, q.To)
	for k, terms := range q.Sets {
		s.addSet(k, terms)
	}
	s.addAreas(q.Areas)
	for k, values := range q.Codes {
		s.addCode(k, values)
	}
	s.addKeys(q.Keys)
	return s
}

func noRow(int, int) uint64 { return 0 }

func (s *Selection) addPeriod(from, to int32) {
	if from == 0 && to == 0 {
		return
	}
	if from = max(from, 1); to == 0 {
		to = math.MaxInt32
	}
	if to < from {
		s.tests = append(s.tests, noRow)
		return
	}
	days, length := s.ix.days, uint32(to-from)
	s.tests = append(s.tests, func(lo, hi int) (word uint64) {
		for j, day := range days[lo:hi] {
			// Unsigned, a day before the period is far behind its end.
			word |= bit(uint32(day-from) <= length) << (j & 63)
		}
		return word
	})
}

func (s *Selection) addSet(k int, terms uint64) {
	switch {
	case terms == 0:
	case k >= len(s.ix.sets):
		s.tests = append(s.tests, noRow)
	default:
		column := s.ix.sets[k]
		s.tests = append(s.tests, func(lo, hi int) (word uint64) {
			for j, have := range column[lo:hi] {
				word |= bit(have&terms != 0) << (j & 63)
			}
			return word
		})
	}
}

func (s *Selection) addCode(k int, values Bits) {
	switch {
	case values == nil:
	case k >= len(s.ix.codes):
		s.tests = append(s.tests, noRow)
	default:
		s.tests = append(s.tests, memberTest(s.ix.codes[k], values))
	}
}

func memberTest(column []uint16, values Bits) test {
	return func(lo, hi int) (word uint64) {
		for j, have := range column[lo:hi] {
			word |= bit(values.Has(have)) << (j & 63)
		}
		return word
	}
}

func (s *Selection) addAreas(areas [3]Bits) {
	var levels []test
	for l, positions := range areas {
		if positions != nil {
			levels = append(levels, memberTest(s.ix.areas[l], positions))
		}
	}
	switch len(levels) {
	case 0:
	case 1:
		s.tests = append(s.tests, levels[0])
	default:
		s.tests = append(s.tests, func(lo, hi int) (word uint64) {
			for _, level := range levels {
				word |= level(lo, hi)
			}
			return word
		})
	}
}

func (s *Selection) addKeys(keys []int64) {
	if keys == nil {
		return
	}
	// One word more, so that 64 rows can be read from any row on.
	rows := make([]uint64, s.ix.Len()/wordRows+2)
	for _, key := range keys {
		if row, ok := s.ix.Position(key); ok {
			rows[row/wordRows] |= 1 << (row % wordRows)
		}
	}
	s.tests = append(s.tests, func(lo, _ int) uint64 {
		at, shift := lo/wordRows, lo%wordRows
		return rows[at]>>shift | rows[at+1]<<(wordRows-shift)
	})
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// word returns which of the rows from lo up to but not including hi match, at most 64 of them.
func (s *Selection) word(lo, hi int) uint64 {
	word := uint64(math.MaxUint64) >> (wordRows - (hi - lo))
	for _, passes := range s.tests {
		if word &= passes(lo, hi); word == 0 {
			return 0
		}
	}
	return word
}

// scan returns the matching rows from lo up to but not including hi.
func (s *Selection) scan(lo, hi int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for ; lo < hi; lo += wordRows {
			for word := s.word(lo, min(lo+wordRows, hi)); word != 0; word &= word - 1 {
				if !yield(lo + bits.TrailingZeros64(word)) {
					return
				}
			}
		}
	}
}

// Each returns the matching rows, in their order.
func (s *Selection) Each() iter.Seq[int] { return s.scan(0, s.ix.Len()) }

// InTile returns the matching rows that are drawn in a tile, in the order of their Morton codes:
// those of any smaller tile inside it come one after another.
// Boundary: a tile owns its northern and western edge, so every drawn row is in exactly one tile
// of a zoom. Cost: follows the rows in the tile, not the size of the index.
func (s *Selection) InTile(t geo.Tile) iter.Seq[int] { return s.scan(s.ix.span(t)) }

// Count returns how many rows match, and how many of them are drawn.
func (s *Selection) Count() (matching, drawn int) {
	drawn = s.count(0, s.ix.drawn)
	return drawn + s.count(s.ix.drawn, s.ix.Len()), drawn
}

// CountInTile returns how many rows InTile returns.
func (s *Selection) CountInTile(t geo.Tile) int { return s.count(s.ix.span(t)) }

func (s *Selection) count(lo, hi int) (n int) {
	for ; lo < hi; lo += wordRows {
		n += bits.OnesCount64(s.word(lo, min(lo+wordRows, hi)))
	}
	return n
}
