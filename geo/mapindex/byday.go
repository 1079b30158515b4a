package mapindex

import (
	"iter"
	"math"
	mathbits "math/bits"
	"slices"
	"sort"
)

// ByDay returns the matching rows in the order of their days, those of one day in any order, in lists
// of some thousand, which whoever reads them must not keep. Cost: follows the rows that are looked at
// before the reader stops.
func (s *Selection) ByDay() iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		var over []int32
		for list := range s.daily(1, math.MinInt32, math.MaxInt32) {
			over = append(over, list...)
		}
		var merged []int32
		for list := range s.daily(0, math.MinInt32, math.MaxInt32) {
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

// daily returns the matching rows of one of the index's tables that are of the days from one to
// another, in the order of their days.
func (s *Selection) daily(part int, from, to int32) iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		p, offset := &s.parts[part], int32(s.first(part))
		list := make([]int32, 0, blockRows+wordRows)
		for at, word := range p.byDay.words(p.table.dated.span(from, to)) {
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

// OnDays returns the matching rows that are of the days from one to another, those of one table after
// those of the other; day 0 has those that are undated. Cost: follows the rows of these days.
func (s *Selection) OnDays(from, to int32) (rows []int32) {
	for part := range s.parts {
		for list := range s.daily(part, from, to) {
			rows = append(rows, list...)
		}
	}
	return rows
}

// Before returns how many matching rows are of an earlier day than one, or undated. Cost: tests the
// rows of these days, and when more were tested than there are, all of them once and for all.
func (s *Selection) Before(day int32) (n int) {
	for i := range s.parts {
		p := &s.parts[i]
		behind, _ := slices.BinarySearch(p.table.dated.days, day)
		n += p.byDay.count(0, behind)
	}
	return n
}

// DayAt returns the day of the n-th matching row in the order of their days, from 0 on, and 0 for one
// that is undated. Range: n below the number of rows that match. Cost: that of Before, a dozen times.
func (s *Selection) DayAt(n int) int32 {
	if s.Before(1) > n {
		return 0
	}
	first, last := s.Period()
	return first + int32(sort.Search(int(last-first), func(i int) bool { return s.Before(first+int32(i)+1) > n }))
}
