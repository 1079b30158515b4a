package atlas

import (
	"slices"

	"tawthiq/data"
	"tawthiq/geo"
)

// CrossTable is a metric of the matching records under the codes of one or two dimensions.
//
// Totals are of records and not of cells: a record of two parties or two violations counts under
// each of them, and once in a total, so cells can add up to more. A row or a column without a record
// is left out, but for the periods of a timeline; a cell without one always is.
type CrossTable struct {
	Revision  int64         `json:"revision"`             // the revision that it is of
	Counting  data.Counting `json:"counting"`             // how a record of several parties counts under each
	Linked    data.Linking  `json:"linked"`               // how records that are likely to be of one event count
	Metric    Metric        `json:"metric"`               // what the values add up
	Rows      Side          `json:"rows"`                 // what the rows are
	Cols      *Side         `json:"cols,omitempty"`       // what the columns are; absent: the records are told apart by rows alone
	Cells     []Cell        `json:"cells"`                // the cells that have a record, row by row
	RowTotals []CodeFigure  `json:"row_totals,omitempty"` // what each whole row adds up to, each record once
	ColTotals []CodeFigure  `json:"col_totals,omitempty"` // what each whole column adds up to, each record once
	Total     Figure        `json:"total"`                // what all matching records add up to, each once
	Level     geo.Level     `json:"level"`                // the administrative level that the counts are of
	Counts    data.Counts   `json:"counts"`               // what became of the records that match
	Note      geo.Label     `json:"note"`                 // how to read it
}

// Side is the codes along one side of a table, with their names. The code "", which comes last, is
// of the records of which nothing is stated, or no area so exactly.
type Side struct {
	Dimension Dimension   `json:"dimension"`         // what the records are told apart by
	Codes     []string    `json:"codes"`             // codes in their order; the last can be empty: nothing is stated
	Labels    []geo.Label `json:"labels"`            // names of the codes, in the same order
	Periods   []Span      `json:"periods,omitempty"` // the days of the codes, in the same order, where they are periods
}

func (s *Side) isOfPeriods() bool { return s.Dimension.attribute() == attrDay }

// Figure is what the records of a cell or a total add up to.
type Figure struct {
	Records   int       `json:"records"`            // records, each counted once
	Incidents Sum       `json:"incidents"`          // records under the counting rule
	Value     Sum       `json:"value,omitzero"`     // the sum of the metric; absent where no record states a number, which is not 0
	Subsets   Subsets   `json:"subsets,omitzero"`   // parts of the value; absent where no record states one
	Imprecise Imprecise `json:"imprecise,omitzero"` // the part that may belong to another period, in a table with periods; absent where there is none
}

// Subsets are parts of the killed or the detained. They overlap each other and are never added up.
type Subsets struct {
	Children     Sum `json:"children,omitzero"`      // children among them
	Women        Sum `json:"women,omitzero"`         // women among them, girls not counted
	UnderTorture Sum `json:"under-torture,omitzero"` // those under torture among them
}

// Cell is the figure of a row and, where there are columns, of a column.
type Cell struct {
	Row string  `json:"row"`           // code of its row
	Col *string `json:"col,omitempty"` // code of its column; absent in a table without columns
	Figure
}

// CodeFigure is the figure of a whole row or column.
type CodeFigure struct {
	Code string `json:"code"` // code of the row or column; empty: nothing is stated
	Figure
}

// Crossing says what a cross-table is of.
type Crossing struct {
	Rows, Cols Dimension // of different kinds; Cols can be ""
	Metric     Metric
	Level      geo.Level // that Counts are of, unless a side is of areas
}

// mostCells is how many cells a cross-table may have: the subdistricts by 30 years of months.
const mostCells = 100_000

// CrossTable returns a metric of the matching records under the codes of one or two dimensions.
// Errors: InvalidKind where it would have too many cells.
// Cost: some 15 ns for each matching record, and some hundred for each cell.
func (s *Selection) CrossTable(how Crossing) (CrossTable, error) {
	axes := []*axis{s.axis(s.rows, how.Rows)}
	if how.Cols != "" {
		axes = append(axes, s.axis(s.rows, how.Cols))
	}
	if cellsOf(axes) > mostCells {
		return CrossTable{}, data.Invalid("rows", "the table would have more than %d cells", mostCells).
			WithHint("narrow the filter, or tell the records apart by year, by governorate or by group")
	}
	return s.crossTable(axes, how.Metric, how.Level, false), nil
}

func cellsOf(axes []*axis) int {
	n := 1
	for _, a := range axes {
		n *= len(a.codes)
	}
	return n
}

// crossTable returns the table of the axes, also of periods without a record where gaps are to be filled.
func (s *Selection) crossTable(axes []*axis, m Metric, level geo.Level, fill bool) CrossTable {
	t := s.tabulate(s.rows, append(m.added(), m.subsets()...), axes...)
	defer s.view.leave(t)
	out := CrossTable{Revision: s.view.revision, Counting: s.filter.Counting, Linked: s.filter.Linked, Metric: m, Total: m.figure(&t.total), Cells: []Cell{}}
	var shown [2][]int // by axis: the positions that are shown
	for k, a := range axes {
		for i := range a.codes {
			if t.sides[k][i].records > 0 || fill && a.days != nil {
				shown[k] = append(shown[k], i)
			}
		}
	}
	out.Rows = s.side(axes[0], shown[0])
	if len(axes) == 1 {
		for i, at := range shown[0] {
			if row := &t.sides[0][at]; row.records > 0 {
				out.Cells = append(out.Cells, Cell{Row: out.Rows.Codes[i], Figure: m.figure(row)})
			}
		}
	} else {
		cols := s.side(axes[1], shown[1])
		out.Cols = &cols
		out.Cells = m.cells(t, out.Rows, cols, shown)
		out.RowTotals, out.ColTotals = m.codeFigures(t.sides[0], out.Rows, shown[0]), m.codeFigures(t.sides[1], cols, shown[1])
	}
	out.Level, out.Counts = s.tableCounts(t, level)
	out.Note = s.tableNote(out)
	return out
}

func (s *Selection) side(a *axis, shown []int) Side {
	side := Side{Dimension: a.dimension, Codes: make([]string, len(shown)), Labels: make([]geo.Label, len(shown))}
	for i, at := range shown {
		side.Codes[i] = a.codes[at]
		side.Labels[i] = s.view.label(a.dimension, a.codes[at])
		if a.days != nil {
			side.Periods = append(side.Periods, s.spanOf(a.dimension, data.Date(a.days[at])))
		}
	}
	return side
}

// cells returns the cells of two axes that have a record, row by row.
func (m Metric) cells(t *table, rows, cols Side, shown [2][]int) []Cell {
	out := make([]Cell, 0, len(shown[0])*len(shown[1]))
	for i, row := range shown[0] {
		for j, col := range shown[1] {
			if cell := t.cell(row, col); cell.records > 0 {
				out = append(out, Cell{Row: rows.Codes[i], Col: &cols.Codes[j], Figure: m.figure(cell)})
			}
		}
	}
	return out
}

func (m Metric) codeFigures(side []tally, codes Side, shown []int) []CodeFigure {
	out := make([]CodeFigure, len(shown))
	for i, at := range shown {
		out[i] = CodeFigure{codes.Codes[i], m.figure(&side[at])}
	}
	return out
}

// figure returns what records add up to as it is shown. Of records the number is always known.
func (m Metric) figure(t *tally) Figure {
	f := Figure{Records: t.records, Incidents: t.incidents.rounded(), Value: t.value().rounded(), Imprecise: t.imprecise}
	f.Imprecise.Value = f.Imprecise.Value.rounded()
	if m == Incidents || m == Attacks || m == Massacres {
		f.Value.stated = true
	}
	if len(t.sums) > 1 {
		f.Subsets = Subsets{t.sums[1].rounded(), t.sums[2].rounded(), t.sums[3].rounded()}
	}
	return f
}

// IsZero reports whether no record states any of the subsets.
func (s Subsets) IsZero() bool {
	return s.Children.IsZero() && s.Women.IsZero() && s.UnderTorture.IsZero()
}

// tableCounts returns what became of the matching records in a table: those of which no area is
// known that is fine enough for its side are not mappable. Of a table without areas they are those
// of a map of the level.
func (s *Selection) tableCounts(t *table, level geo.Level) (geo.Level, data.Counts) {
	for k, a := range t.axes {
		if of := a.dimension.Level(); of != geo.Country {
			others := 0
			if i := slices.Index(a.codes, ""); i >= 0 {
				others = t.sides[k][i].records
			}
			return of, s.counts(t.total.records-others, others)
		}
	}
	if level == geo.Country {
		return level, s.counts(t.total.records, 0)
	}
	return level, s.Counts(level)
}
