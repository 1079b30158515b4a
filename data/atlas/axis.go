package atlas

import (
	"cmp"
	"fmt"
	"iter"
	"math/bits"
	"slices"
	"strings"

	"tawthiq/data"
	"tawthiq/geo/mapindex"
)

// axis is one side of a table: the codes of a dimension that records have, and which of them a
// record counts under.
type axis struct {
	dimension Dimension
	codes     []string // in their order, "" last

	classes []uint32 // by code of the attribute: those that mean the same are of one class
	first   []uint32 // by class: one of its codes
	members [][]int  // by class: the positions of what it means
	parties []uint64 // by position, on an axis of parties: those that the code stands for

	days []int32 // of periods: their first days; they take the place of classes, see mapindex.Group
}

// axis returns the side of a table with the codes that any of the rows has.
func (s *Selection) axis(rows *mapindex.Selection, d Dimension) *axis {
	if d.attribute() == attrDay {
		first, last := rows.Period()
		return periodAxis(d, data.Date(first), data.Date(last))
	}
	a := s.view.codeAxis(d, rows.Occurring(d.attribute()).All(), s.view.codes)
	if d.attribute() == attrClaims {
		a.parties = s.view.partiesOf(d, a.codes)
	}
	return a
}

// codeAxis returns the side of a table with the codes of a dimension that some codes of its attribute
// stand for.
func (v *View) codeAxis(d Dimension, of iter.Seq[uint32], codes func(Dimension, uint32) []string) *axis {
	a := &axis{dimension: d, classes: make([]uint32, len(v.meaning.texts[d.attribute()]))}
	type meaning struct {
		codes       string
		attribution data.Attribution
	}
	classes := map[meaning]uint32{}
	var names [][]string // by class
	for code := range of {
		own := codes(d, code)
		m := meaning{codes: strings.Join(own, "\n")}
		if d.attribute() == attrClaims { // how much a record counts is not the same under all parties
			m.attribution = v.meaning.claims[code]
		}
		class, known := classes[m]
		if !known {
			class = uint32(len(names))
			classes[m] = class
			names, a.first = append(names, own), append(a.first, code)
		}
		a.classes[code] = class
	}
	a.codes = v.ordered(d.list(), slices.Concat(names...))
	a.members = make([][]int, len(names))
	for class, own := range names {
		for _, name := range own {
			a.members[class] = append(a.members[class], slices.Index(a.codes, name))
		}
	}
	return a
}

// partiesOf returns the parties that each code of a dimension of parties stands for.
func (v *View) partiesOf(d Dimension, codes []string) (out []uint64) {
	for _, code := range codes {
		if d.groups() {
			out = append(out, v.vocabulary.FamilyBits(data.Parties, []string{code}))
		} else {
			out = append(out, v.vocabulary.Bit(data.Parties, code))
		}
	}
	return out
}

// ordered returns codes in the order of their list of the vocabulary, or by their letters, each once
// and "" last.
func (v *View) ordered(list data.List, codes []string) []string {
	place := func(code string) int {
		if code == "" {
			return 65
		}
		return bits.TrailingZeros64(v.vocabulary.Bit(list, code)) // 64 where it is in no list
	}
	slices.SortFunc(codes, func(a, b string) int { return cmp.Or(place(a)-place(b), strings.Compare(a, b)) })
	return slices.Compact(codes)
}

// periodAxis returns the periods of a unit that hold any day from the first to the last, up to one
// more than a table may have; none where these are zero. Every record has a day.
func periodAxis(unit Dimension, first, last data.Date) *axis {
	a := &axis{dimension: unit, days: []int32{}, members: [][]int{nil}}
	for day := first; day != 0 && day <= last && len(a.codes) <= mostCells; {
		from, to := unit.span(day)
		a.members = append(a.members, []int{len(a.codes)})
		a.days = append(a.days, int32(from))
		a.codes = append(a.codes, unit.code(from))
		day = to + 1
	}
	return a
}

// span returns the first and the last day of the period of a unit that holds a day.
func (d Dimension) span(day data.Date) (first, last data.Date) {
	switch d {
	case ByWeek:
		first = day - (day-1)%7 // the first day of the calendar was a Monday
		return first, first + 6
	case ByMonth:
		return day.Month()
	case ByYear:
		return day.Year()
	}
	return day, day
}

// code returns the code of the period that begins on a day, in a form of ISO 8601.
func (d Dimension) code(first data.Date) string {
	switch d {
	case ByWeek:
		year, week := first.Time().ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case ByMonth:
		return first.String()[:len("2020-05")]
	case ByYear:
		return first.String()[:len("2020")]
	}
	return first.String()
}
