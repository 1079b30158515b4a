package mapindex

import (
	"math/bits"

	"tawthiq/geo"
)

// GroupByArea calls visit with every matching row and its area at a level, as Row.Area gives it;
// area 0 stands for the rows that are not known well enough for the level.
func (s *Selection) GroupByArea(level geo.Level, visit func(area uint16, row int)) {
	for row := range s.Each() {
		visit(s.ix.Area(row, level), row)
	}
}

// GroupBySet calls visit with every matching row once for each term it has in the k-th set. A row
// without a term is not visited.
func (s *Selection) GroupBySet(k int, visit func(term, row int)) {
	for row := range s.Each() {
		for terms := s.ix.Set(row, k); terms != 0; terms &= terms - 1 {
			visit(bits.TrailingZeros64(terms), row)
		}
	}
}

// GroupByCode calls visit with every matching row and its value in the k-th code column.
func (s *Selection) GroupByCode(k int, visit func(value uint16, row int)) {
	for row := range s.Each() {
		visit(s.ix.Code(row, k), row)
	}
}

// SumByArea returns what the matching rows add up to in each area of a level: sums[a] is that of
// the area at position a-1, and sums[0] of the rows not known well enough for the level. The list
// ends at the last area that has a row. A nil weight counts every row as 1.
func (s *Selection) SumByArea(level geo.Level, weight func(row int) float64) []float64 {
	var sums sums
	s.GroupByArea(level, func(area uint16, row int) { sums.add(int(area), row, weight) })
	return sums
}

// SumBySet returns what the matching rows add up to under each term of the k-th set, by term. A
// row counts under every term it has. A nil weight counts every row as 1.
func (s *Selection) SumBySet(k int, weight func(row int) float64) [MaxTerms]float64 {
	out := make(sums, MaxTerms)
	s.GroupBySet(k, func(term, row int) { out.add(term, row, weight) })
	return [MaxTerms]float64(out)
}

// SumByCode returns what the matching rows add up to under each value of the k-th code column, by
// value; the list ends at the largest value that has a row. A nil weight counts every row as 1.
func (s *Selection) SumByCode(k int, weight func(row int) float64) []float64 {
	var sums sums
	s.GroupByCode(k, func(value uint16, row int) { sums.add(int(value), row, weight) })
	return sums
}

type sums []float64

func (s *sums) add(group, row int, weight func(row int) float64) {
	for len(*s) <= group {
		*s = append(*s, 0)
	}
	if weight == nil {
		(*s)[group]++
		return
	}
	(*s)[group] += weight(row)
}
