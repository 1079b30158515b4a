package atlas

import (
	"iter"
	"strconv"

	"tawthiq/data"
)

// lineColumns are those of a table written line by line.
var lineColumns = []string{"part", "row", "row_en", "row_ar", "col", "col_en", "col_ar", "records", "incidents_min", "incidents_max",
	"value_min", "value_max", "value_open", "children_min", "children_max", "children_open", "women_min", "women_max", "women_open",
	"under_torture_min", "under_torture_max", "under_torture_open",
	"period_from", "period_to", "period_partial", "imprecise_records", "imprecise_min", "imprecise_max", "imprecise_open"}

// Lines returns the table as lines of as many texts each, the names of the columns first: a line for
// each cell, and where there are no columns for each row, then one for each total. The column part says what a line is: cell, row_total, col_total
// or total. A number that no record states is "", and so is what only tables with periods have in any
// other. A line is valid until the next one.
func (t *CrossTable) Lines() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		w := lineWriter{yield: yield, rows: t.Rows.names()}
		if t.Cols != nil {
			w.cols = t.Cols.names()
		}
		w.periods = t.Rows.isOfPeriods() || t.Cols != nil && t.Cols.isOfPeriods()
		w.put(lineColumns)
		if t.Cols == nil {
			w.rowByRow(t)
		}
		for _, c := range t.Cells {
			if c.Col != nil {
				w.figure("cell", w.rows[c.Row], w.cols[*c.Col], c.Figure)
			}
		}
		for _, f := range t.RowTotals {
			w.figure("row_total", w.rows[f.Code], noName, f.Figure)
		}
		for _, f := range t.ColTotals {
			w.figure("col_total", noName, w.cols[f.Code], f.Figure)
		}
		w.figure("total", noName, noName, t.Total)
	}
}

// About returns what the numbers of the table are and where they are from, by name.
func (t *CrossTable) About() [][2]string {
	return [][2]string{
		{"revision", strconv.FormatInt(t.Revision, 10)}, {"counting", string(t.Counting)}, {"linked", string(t.Linked)}, {"metric", string(t.Metric)}, {"level", t.Level.String()},
		{"matching", strconv.Itoa(t.Counts.Matching)}, {"mapped", strconv.Itoa(t.Counts.Mapped)},
		{"not_mappable", strconv.Itoa(t.Counts.NotMappable)}, {"suppressed", strconv.Itoa(t.Counts.Suppressed)},
		{"note", t.Note.EN}, {"note", t.Note.AR},
	}
}

// name is a code with its label, as three cells of a line, and three more of a period.
type name struct{ label, span [3]string }

var noName name

// names returns the names of a side by their codes.
func (s *Side) names() map[string]name {
	out := make(map[string]name, len(s.Codes))
	for i, code := range s.Codes {
		out[code] = name{label: [3]string{code, s.Labels[i].EN, s.Labels[i].AR}}
		if s.Periods != nil {
			out[code] = name{out[code].label, s.Periods[i].cells()}
		}
	}
	return out
}

// lineWriter writes lines until nobody reads them any more.
type lineWriter struct {
	yield      func([]string) bool
	rows, cols map[string]name
	periods    bool // one of them is of periods
	line       []string
	done       bool
}

func (w *lineWriter) put(cells []string) { w.done = w.done || !w.yield(cells) }

// rowByRow writes a table without columns: also the periods in which there is no record.
func (w *lineWriter) rowByRow(t *CrossTable) {
	cells, none := t.Cells, t.Metric.figure(&tally{})
	for _, code := range t.Rows.Codes {
		figure := none
		if len(cells) > 0 && cells[0].Row == code {
			figure, cells = cells[0].Figure, cells[1:]
		}
		w.figure("cell", w.rows[code], noName, figure)
	}
}

func (w *lineWriter) figure(part string, row, col name, f Figure) {
	w.line = append(append(append(w.line[:0], part), row.label[:]...), col.label[:]...)
	w.line = append(w.line, strconv.Itoa(f.Records), decimal(f.Incidents.Min), decimal(f.Incidents.Max))
	for _, sum := range []Sum{f.Value, f.Subsets.Children, f.Subsets.Women, f.Subsets.UnderTorture} {
		w.line = append(w.line, sum.cells()...)
	}
	if row.span == noName.span {
		row.span = col.span // a period is on one side at most
	}
	w.line = append(w.line, row.span[:]...)
	imprecise := ""
	if w.periods {
		imprecise = strconv.Itoa(f.Imprecise.Records)
	}
	w.line = append(append(w.line, imprecise), f.Imprecise.Value.cells()...)
	w.put(w.line)
}

// cells returns the first and the last day, and whether the filter cuts them.
func (s Span) cells() [3]string {
	out := [3]string{s.From.String(), s.To.String()}
	if s.Partial {
		out[2] = data.Yes
	}
	return out
}

// cells returns the minimum, the maximum and whether no upper bound is known of some part: all "" where
// no record states a number.
func (s Sum) cells() []string {
	switch {
	case s.IsZero():
		return []string{"", "", ""}
	case s.Open:
		return []string{decimal(s.Min), decimal(s.Max), data.Yes}
	}
	return []string{decimal(s.Min), decimal(s.Max), ""}
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
