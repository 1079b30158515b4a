package mapindex

import (
	"iter"
	mathbits "math/bits"
)

// ByDay returns the matching rows in the order of their days, those of one day in any order, in lists
// of some thousand, which whoever reads them must not keep. Cost: follows the rows that are looked at
// before the reader stops.
func (s *Selection) ByDay() iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		var over []int32
		for list := range s.daily(1) {
			over = append(over, list...)
		}
		var merged []int32
		for list := range s.daily(0) {
			if len(over) > 0 {
				merged, over = s.mergeByDay(merged[:0], list, over)
				list = merged
			}
			if !yield(list) {
				return
			}
		}
		if len(over) > 0 {
			yield(over)
		}
	}
}

// mergeByDay appends the rows of both lists in the order of their days, up to the last of base, and
// returns them and what is left of over.
func (s *Selection) mergeByDay(out, base, over []int32) (merged, left []int32) {
	for _, row := range base {
		for len(over) > 0 && s.ix.Day(int(over[0])) < s.ix.Day(int(row)) {
			out, over = append(out, over[0]), over[1:]
		}
		out = append(out, row)
	}
	return out, over
}

// daily returns the matching rows of one of the index's tables in the order of their days.
func (s *Selection) daily(part int) iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		p, offset := &s.parts[part], int32(s.first(part))
		list := make([]int32, 0, blockRows+wordRows)
		for at, word := range p.byDay.words(p.byDay.lo, p.byDay.hi) {
			for ; word != 0; word &= word - 1 {
				list = append(list, offset+p.table.dated.rows[at+mathbits.TrailingZeros64(word)])
			}
			if len(list) >= blockRows {
				if !yield(list) {
					return
				}
				list = list[:0]
			}
		}
		if len(list) > 0 {
			yield(list)
		}
	}
}
