package atlas

import (
	"tawthiq/data"
	"tawthiq/geo"
)

// Steps says what a timeline is of.
type Steps struct {
	Unit   Dimension // of Units
	By     Dimension // of Series; "": one series of all records
	Metric Metric
	Level  geo.Level // that Counts are of, unless the series are of areas
}

// mostSteps is how many cells a timeline may have: 15 years of days of three series.
const mostSteps = 20_000

// Timeline returns a metric of the matching records by period: the rows are every period from the
// filter's first day to its last, or where it names none from the first to the last that a record
// begins on. A period in which a series has no record has no cell in it.
// Errors: InvalidKind where it would have too many cells.
// Cost: that of a cross-table.
func (s *Selection) Timeline(how Steps) (CrossTable, error) {
	first, last := s.period()
	axes := []*axis{periodAxis(how.Unit, first, last)}
	if how.By != "" {
		axes = append(axes, s.axis(s.rows, how.By))
	}
	if cellsOf(axes) > mostSteps {
		return CrossTable{}, data.Invalid("unit", "from %s to %s it would have more than %d steps in all series", first, last, mostSteps).
			WithHint("take a longer unit, a shorter period by from= and to=, or fewer series")
	}
	return s.crossTable(axes, how.Metric, how.Level, true), nil
}

// period returns the first and the last day of the filter or, where it leaves them open, of the
// matching records; zero where there is none.
func (s *Selection) period() (first, last data.Date) {
	from, to := s.rows.Period()
	first, last = data.Date(from), data.Date(to)
	if s.filter.From != 0 && (s.filter.To != 0 || last != 0) {
		first = s.filter.From
	}
	if s.filter.To != 0 && first != 0 {
		last = s.filter.To
	}
	return first, last
}
