package mapindex

import (
	"iter"
	mathbits "math/bits"
	"slices"
)

// ByDay returns the matching rows in the order of their days, those of one day in any order, in lists
// of up to some thousand, which whoever reads them must not keep. Cost: follows the rows that are
// looked at before the reader stops.
func (s *Selection) ByDay() iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		over := slices.Collect(s.daily(1))
		var list []int32
		for row := range s.daily(0) {
			for len(over) > 0 && s.ix.Day(int(over[0])) < s.ix.Day(int(row)) {
				list, over = append(list, over[0]), over[1:]
			}
			if list = append(list, row); len(list) >= blockRows {
				if !yield(list) {
					return
				}
				list = list[:0]
			}
		}
		if list = append(list, over...); len(list) > 0 {
			yield(list)
		}
	}
}

// daily returns the matching rows of one of the index's tables in the order of their days.
func (s *Selection) daily(part int) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		p, offset := &s.parts[part], int32(s.first(part))
		for at, word := range p.byDay.words(p.byDay.lo, p.byDay.hi) {
			for ; word != 0; word &= word - 1 {
				if !yield(offset + p.table.dated.rows[at+mathbits.TrailingZeros64(word)]) {
					return
				}
			}
		}
	}
}
