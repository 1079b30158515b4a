package mapindex

import (
	"math"
	"slices"
)

// Restriction is a restriction of one attribute to some codes. Codes nil: any row.
type Restriction struct {
	Attribute int
	Codes     Codes
}

// Exchanged returns for each of the restrictions, which are of different attributes, the
// selection of the query with it in place of the query's own. Cost: of several, all rows are
// tested once for all together, and each takes a bit of memory a row.
func (ix *Index) Exchanged(q Query, others []Restriction) []*Selection {
	out := make([]*Selection, len(others))
	common := q
	common.Codes = slices.Clone(q.Codes)
	for i, o := range others {
		with := q
		with.Codes = slices.Clone(q.Codes)
		with.Codes[o.Attribute], common.Codes[o.Attribute] = o.Codes, nil
		out[i] = ix.Select(with)
	}
	if len(others) < 2 {
		return out // nothing would be spared
	}
	shared := ix.Select(common)
	for part := range shared.parts {
		rows := shared.parts[part].shorter()
		for i, known := range rows.exchanged(q.Codes, others) {
			s := out[i].parts[part].shorter()
			s.kept.Do(func() { s.known.Store(&known) })
		}
	}
	return out
}

// exchanged returns which rows pass the scan's own tests, one of the restrictions, and the codes of the
// attributes of all the others.
func (s *scan) exchanged(codes []Codes, others []Restriction) []bits {
	own, other, out := make([]test, len(others)), make([]test, len(others)), make([]bits, len(others))
	for i, o := range others {
		column := &s.attrs[o.Attribute]
		own[i], other[i], out[i] = column.passing(codes[o.Attribute]), column.passing(o.Codes), newBits(len(s.days))
	}
	lacking := make([]uint64, len(others)) // the rows that fail one attribute's test alone, as far as was tested
	for lo := s.lo &^ (wordRows - 1); lo < s.hi; lo += wordRows {
		passing, hi := s.test(lo), min(lo+wordRows, len(s.days))
		left := passing
		for i := 0; i < len(own) && left != 0; i++ {
			word := own[i](lo, hi)
			lacking[i] = passing &^ word
			passing &= word
			left = passing | lacking[i]
			for j := range lacking[:i] {
				lacking[j] &= word
				left |= lacking[j]
			}
		}
		if left == 0 {
			continue
		}
		for i := range out {
			out[i][lo/wordRows] = (passing | lacking[i]) & other[i](lo, hi)
		}
	}
	return out
}

// passing returns a test of whether a row's code is one of a set; nil: every row passes.
func (c *column) passing(codes Codes) test {
	if codes != nil {
		if t := c.matching(codes); t != nil {
			return t
		}
	}
	return func(int, int) uint64 { return math.MaxUint64 }
}
