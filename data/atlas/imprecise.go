package atlas

import (
	"slices"

	"tawthiq/data"
)

// datePrecisions are how well the day of a record can be known, the best first. That of a day, a
// week, a month and a year is the name of the dimension.
var datePrecisions = []string{string(ByDay), "days", string(ByWeek), string(ByMonth), string(ByYear)}

// weekSlack is by how many days the day that stands for a week can be off on either side.
const weekSlack = 6

// impreciseUnits returns the units of a timeline, as a bit each in the order of Units, of which it
// is not known in which period a record began: its date is known less well than that, or to a span
// of days that reaches into another period. A week of which fewer days are told reaches as far on either
// side as it can. A record known to the day is imprecise in none, however long it lasted; one known to
// a term of the organisation's own, of which nobody says how well that is, in all. span is the text of
// data.TraitSpan.
func impreciseUnits(start data.Date, span string) (units uint32) {
	if span == string(ByDay) {
		return 0 // as most are
	}
	precision, following := data.ParseSpan(span)
	earliest, latest := start, start+data.Date(following)
	known := slices.Index(datePrecisions, precision)
	switch {
	case known == 0:
		return 0
	case known < 0:
		known = len(datePrecisions)
	case precision == string(ByWeek):
		slack := data.Date(max(weekSlack-following, 0))
		earliest, latest = earliest-slack, latest+slack
	}
	for i, unit := range Units() {
		first, last := unit.span(start)
		if known > slices.Index(datePrecisions, string(unit)) || earliest < first || latest > last {
			units |= 1 << i
		}
	}
	return units
}

// impreciseClasses parts the codes of attrImprecise: of class 1 are those of records that are imprecise
// in the periods of a unit.
func impreciseClasses(unit Dimension) []uint32 {
	classes := make([]uint32, 1<<len(Units()))
	for units := range classes {
		classes[units] = uint32(units) >> slices.Index(Units(), unit) & 1
	}
	return classes
}

// Imprecise is the part of a figure that is of records which may have begun in another period: they
// count where the days begin to which they are known.
type Imprecise struct {
	Records int `json:"records"`        // such records, each counted once
	Value   Sum `json:"value,omitzero"` // their part of the sum of the metric; absent where none of them states a number
}

// IsZero reports whether no record is imprecise.
func (i Imprecise) IsZero() bool { return i.Records == 0 }

// Span is the days of a period, all of them also where the filter leaves some out.
type Span struct {
	From    data.Date `json:"from"`              // the first day
	To      data.Date `json:"to"`                // the last day
	Partial bool      `json:"partial,omitempty"` // the filter leaves days of it out
}

// spanOf returns the days of the period of a unit that begins on a day.
func (s *Selection) spanOf(unit Dimension, first data.Date) Span {
	from, to := unit.span(first)
	return Span{from, to, s.filter.From > from || s.filter.To != 0 && s.filter.To < to}
}
