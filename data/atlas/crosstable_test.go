package atlas_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
)

// readSum, readFigure and readTable are a table as its reader sees it: what is absent is nil.
type readSum struct {
	Min, Max float64
	Open     bool
}

type readFigure struct {
	Records   int
	Incidents readSum
	Value     *readSum
	Subsets   map[string]readSum
	Imprecise struct {
		Records int
		Value   *readSum
	}
}

type readTable struct {
	Rows, Cols *struct {
		Dimension string
		Codes     []string
		Labels    []geo.Label
		Periods   []atlas.Span
	}
	Cells []struct {
		Row, Col string
		readFigure
	}
	RowTotals []struct {
		Code string
		readFigure
	} `json:"row_totals"`
	ColTotals []struct {
		Code string
		readFigure
	} `json:"col_totals"`
	Total  readFigure
	Counts data.Counts
	Note   geo.Label
}

// read returns the table as its reader sees it, and checks that it is written as encoding/json would.
func read(t *testing.T, table atlas.CrossTable) (out readTable) {
	t.Helper()
	body, err := table.AppendJSON(nil)
	if err != nil {
		t.Fatal(err)
	}
	want, err := json.Marshal(table)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(string(want), string(body)); diff != "" {
		t.Fatalf("the table is not written as encoding/json does: %s", diff)
	}
	if err := json.Unmarshal(body, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// figures returns what the reader sees by row and column; totals have "*" there.
func (r readTable) figures() map[[2]string]readFigure {
	out := map[[2]string]readFigure{{"*", "*"}: r.Total}
	for _, c := range r.Cells {
		if r.Cols == nil {
			c.Col = "*"
		}
		out[[2]string{c.Row, c.Col}] = c.readFigure
	}
	for _, f := range r.RowTotals {
		out[[2]string{f.Code, "*"}] = f.readFigure
	}
	for _, f := range r.ColTotals {
		out[[2]string{"*", f.Code}] = f.readFigure
	}
	return out
}

// codesOf is the oracle for dimensions: the codes that a record counts under.
func (w world) codesOf(in data.Incident, d atlas.Dimension) []string {
	parents := func(list data.List, codes []string) (out []string) {
		for _, code := range codes {
			if term, _ := w.view.Vocabulary().Term(list, code); term.Parent != "" {
				code = term.Parent
			}
			out = append(out, code)
		}
		return out
	}
	var codes []string
	switch d {
	case atlas.ByGovernorate, atlas.ByDistrict, atlas.BySubdistrict:
		codes = []string{string(in.Placement.Area(d.Level()))}
	case atlas.ByParty:
		codes = in.Parties()
	case atlas.ByPartyGroup:
		codes = parents(data.Parties, in.Parties())
	case atlas.ByController:
		codes = slices.Clone(in.Control())
	case atlas.ByViolation:
		codes = slices.Clone(in.Violations)
	case atlas.ByFacility:
		codes = slices.Clone(in.Facilities)
	case atlas.ByFacilityGroup:
		codes = parents(data.Facilities, in.Facilities)
	case atlas.ByWeapon:
		codes = slices.Clone(in.Weapons)
	case atlas.ByPrecision:
		codes = []string{in.Placement.Precision.String()}
	case atlas.ByGrading:
		codes = []string{in.Grading}
	case atlas.ByDoubt:
		codes = in.Doubts()
	case atlas.ByDataset:
		codes = []string{in.Dataset}
	case "":
		return []string{"*"}
	default:
		return []string{periodOf(in.When.Start, d)}
	}
	if len(codes) == 0 {
		return []string{""}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func periodOf(day data.Date, unit atlas.Dimension) string {
	at := day.Time()
	switch unit {
	case atlas.ByYear:
		return at.Format("2006")
	case atlas.ByMonth:
		return at.Format("2006-01")
	case atlas.ByWeek:
		year, week := at.ISOWeek()
		return fmt.Sprintf("%d-W%02d", year, week)
	}
	return at.Format("2006-01-02")
}

// figureOf is the oracle for one record: what it adds to a figure.
func figureOf(in data.Incident, m atlas.Metric, w data.Weight) readFigure {
	f := readFigure{Records: 1, Incidents: readSum{Min: w.Least, Max: w.Most}, Subsets: map[string]readSum{}}
	one := func(is bool) *readSum {
		if !is {
			return &readSum{}
		}
		return &readSum{Min: w.Least, Max: w.Most}
	}
	people := func(m data.Measure) *readSum {
		r, ok := in.Casualties[m]
		if !ok {
			return nil
		}
		lowest, _ := in.CountedMinimum(m)
		return &readSum{float64(lowest) * w.Least, float64(r.Max) * w.Most, r.Open && w.Most > 0}
	}
	switch m {
	case atlas.Incidents:
		f.Value = one(true)
	case atlas.Attacks:
		f.Value = one(slices.Contains(in.Violations, data.AttackOnFacility))
	case atlas.Massacres:
		f.Value = one(in.Massacre())
	default:
		f.Value = people(data.Measure(m))
	}
	for _, total := range []string{"killed", "detained"} {
		if string(m) != total && string(m) != total+"-civilians" {
			continue
		}
		for _, subset := range []string{"children", "women", "under-torture"} {
			if n := people(data.Measure(total + "-" + subset)); n != nil {
				f.Subsets[subset] = *n
			}
		}
	}
	return f
}

func (s readSum) plus(other readSum) readSum {
	return readSum{s.Min + other.Min, s.Max + other.Max, s.Open || other.Open}
}

func (f readFigure) plus(g readFigure) readFigure {
	out := readFigure{Records: f.Records + g.Records, Incidents: f.Incidents.plus(g.Incidents), Value: plusIf(f.Value, g.Value), Subsets: g.Subsets}
	out.Imprecise.Records = f.Imprecise.Records + g.Imprecise.Records
	out.Imprecise.Value = plusIf(f.Imprecise.Value, g.Imprecise.Value)
	for name, sum := range f.Subsets {
		out.Subsets[name] = sum.plus(out.Subsets[name])
	}
	return out
}

// plusIf returns the sum of what is stated, nil where nothing is.
func plusIf(s, t *readSum) *readSum {
	if s == nil || t == nil {
		return cmp.Or(s, t)
	}
	sum := s.plus(*t)
	return &sum
}

// impreciseIn is the oracle for dates that are known less well than the periods of a unit.
func impreciseIn(in data.Incident, unit atlas.Dimension) bool {
	coarser := map[atlas.Dimension][]string{atlas.ByDay: {"days", "week", "month", "year"}, atlas.ByWeek: {"month", "year"}, atlas.ByMonth: {"year"}}
	w := in.When
	first, last := w.Start, w.End
	if w.Precision == "week" { // of which not all days need be told
		first, last = min(first, last-6), max(last, first+6)
	}
	return w.Precision != "day" && (slices.Contains(coarser[unit], w.Precision) || periodOf(first, unit) != periodOf(last, unit))
}

// crossed is the oracle for tables: the figures by row and column, "*" for totals.
func (w world) crossed(f data.Filter, rows, cols atlas.Dimension, m atlas.Metric) map[[2]string]readFigure {
	out := map[[2]string]readFigure{}
	for _, in := range w.matching(f) {
		in1, in2 := append([]string{"*"}, w.codesOf(in, rows)...), append([]string{"*"}, w.codesOf(in, cols)...)
		if cols == "" {
			in2 = in2[1:]
		}
		for _, row := range in1 {
			for _, col := range in2 {
				weight := w.weight(in, f)
				for d, code := range map[atlas.Dimension]string{rows: row, cols: col} {
					if d != "" && d.SameKind(atlas.ByParty) && code != "*" {
						weight = w.weightOfCode(in, f, d, code)
					}
				}
				at := [2]string{row, col}
				figure := figureOf(in, m, weight)
				for _, d := range []atlas.Dimension{rows, cols} {
					if d != "" && d.SameKind(atlas.ByMonth) && impreciseIn(in, d) {
						figure.Imprecise.Records, figure.Imprecise.Value = 1, figure.Value
					}
				}
				out[at] = out[at].plus(figure)
			}
		}
	}
	return out
}

// weightOfCode returns how much a record counts under a party, or under a group.
func (w world) weightOfCode(in data.Incident, f data.Filter, d atlas.Dimension, code string) data.Weight {
	if code == "" {
		return w.weightUnder(in, f)
	}
	if d == atlas.ByPartyGroup {
		return w.weightUnder(in, f, code)
	}
	traits, vocabulary := in.Traits(), w.view.Vocabulary()
	return f.Counting.Weight(vocabulary.Attribution(data.Values(traits[data.TraitClaims])), vocabulary.Bit(data.Parties, code))
}

// asRead are the options by which figures are compared: nothing stated is told from zero.
var asRead = gocmp.Options{nearly, cmpopts.EquateEmpty(), gocmp.AllowUnexported(readFigure{})}

func TestCrossTablesEqualALinearScan(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := rand.New(rand.NewPCG(8, 1))
	dimensions, metrics := atlas.Dimensions(), atlas.Metrics()
	for i, f := range atlastest.Filters(7, 4*filterCount) {
		how := atlas.Crossing{Rows: dimensions[i%len(dimensions)], Cols: dimensions[r.IntN(len(dimensions))], Metric: metrics[i%10]}
		if how.Cols.SameKind(how.Rows) {
			how.Cols = ""
		}
		t.Run(fmt.Sprintf("%d %s by %s of %s", i, how.Rows, how.Cols, how.Metric), func(t *testing.T) {
			s := selectFrom(t, w.view, f)
			table, err := s.CrossTable(how)
			if err != nil {
				t.Fatal(err)
			}
			got := read(t, table)
			want := w.crossed(f, how.Rows, how.Cols, how.Metric)
			if len(w.matching(f)) == 0 {
				want = map[[2]string]readFigure{{"*", "*"}: got.Total}
			}
			if diff := gocmp.Diff(want, got.figures(), asRead); diff != "" {
				t.Errorf("%s (-want +got): %s", f.Values().Encode(), diff)
			}
			level := max(how.Rows.Level(), how.Cols.Level())
			if diff := gocmp.Diff(s.Counts(level), got.Counts); diff != "" {
				t.Errorf("%s: counts of %s: %s", f.Values().Encode(), level, diff)
			}
			checkSide(t, got.Rows.Codes, got.Rows.Labels)
			if how.Rows.SameKind(atlas.ByMonth) {
				checkSpans(t, f, how.Rows, got.Rows.Codes, got.Rows.Periods)
			}
		})
	}
}

// checkSide checks that codes come once, that the one of nothing comes last, and that all have names.
func checkSide(t *testing.T, codes []string, labels []geo.Label) {
	t.Helper()
	for i, code := range codes {
		if slices.Index(codes, code) != i || code == "" && i < len(codes)-1 {
			t.Errorf("code %q comes twice or too early in %q", code, codes)
		}
		if labels[i].EN == "" {
			t.Errorf("code %q has no name", code)
		}
	}
}

func TestTimelinesEqualALinearScanWithGapsFilled(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	series, metrics := append(atlas.Series(), ""), atlas.Metrics()
	for i, f := range atlastest.Filters(9, 2*filterCount) {
		how := atlas.Steps{Unit: atlas.Units()[i%4], By: series[i%len(series)], Metric: metrics[i%10]}
		if how.Unit == atlas.ByDay && f.From == 0 {
			how.Unit = atlas.ByWeek
		}
		t.Run(fmt.Sprintf("%d %s by %s of %s", i, how.Unit, how.By, how.Metric), func(t *testing.T) {
			table, err := selectFrom(t, w.view, f).Timeline(how)
			if err != nil {
				t.Fatal(err)
			}
			got := read(t, table)
			want := w.crossed(f, how.Unit, how.By, how.Metric)
			figures := got.figures()
			if len(w.matching(f)) == 0 {
				want[[2]string{"*", "*"}] = figures[[2]string{"*", "*"}]
			}
			for at, figure := range figures {
				if _, ok := want[at]; ok {
					continue
				}
				if figure.Records != 0 || figure.Subsets != nil {
					t.Errorf("a gap at %q has %+v", at, figure)
				}
				delete(figures, at)
			}
			if diff := gocmp.Diff(want, figures, asRead); diff != "" {
				t.Errorf("%s (-want +got): %s", f.Values().Encode(), diff)
			}
			w.checkSteps(t, f, how.Unit, got)
		})
	}
}

// checkSteps checks that every period is there from the first to the last, and no cell without a record.
func (w world) checkSteps(t *testing.T, f data.Filter, unit atlas.Dimension, got readTable) {
	t.Helper()
	first, last := f.From, f.To
	if first == 0 || last == 0 {
		for _, in := range w.matching(f) {
			if first == 0 || in.When.Start < first {
				first = in.When.Start
			}
			last = max(last, in.When.Start)
		}
	}
	var want []string
	for day := first; day <= last && day != 0; day++ {
		if code := periodOf(day, unit); len(want) == 0 || want[len(want)-1] != code {
			want = append(want, code)
		}
	}
	if diff := gocmp.Diff(want, got.Rows.Codes, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s: periods (-want +got): %s", f.Values().Encode(), diff)
	}
	checkSpans(t, f, unit, got.Rows.Codes, got.Rows.Periods)
	for _, cell := range got.Cells {
		if cell.Records == 0 {
			t.Errorf("%s: a cell of %s has no record", f.Values().Encode(), cell.Row)
		}
	}
}

// checkSpans checks the days of periods, and which of them are cut.
func checkSpans(t *testing.T, f data.Filter, unit atlas.Dimension, codes []string, periods []atlas.Span) {
	t.Helper()
	if len(periods) != len(codes) {
		t.Fatalf("%d periods of %d codes", len(periods), len(codes))
	}
	for i, p := range periods {
		for day, in := range map[data.Date]bool{p.From - 1: false, p.From: true, p.To: true, p.To + 1: false} {
			if got := periodOf(day, unit) == codes[i]; got != in {
				t.Errorf("%s in %s: %v", day, codes[i], got)
			}
		}
		cut := false
		for day := p.From; day <= p.To; day++ {
			cut = cut || f.From != 0 && day < f.From || f.To != 0 && day > f.To
		}
		if p.Partial != cut {
			t.Errorf("%s, %s: partial %v", f.Values().Encode(), codes[i], p.Partial)
		}
	}
}

func TestTablesThatAreTooLargeAreRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	f := data.Filter{From: data.DateOf(1, 1, 1), To: data.DateOf(9999, 12, 31)}
	_, err := selectFrom(t, w.view, f).Timeline(atlas.Steps{Unit: atlas.ByDay, Metric: atlas.Incidents})
	if err == nil || !strings.Contains(err.Error(), "more than 20000") {
		t.Errorf("the days of 9999 years: %v", err)
	}
	if _, err = selectFrom(t, w.view, data.Filter{}).Timeline(atlas.Steps{Unit: atlas.ByDay, By: atlas.BySubdistrict, Metric: atlas.Incidents}); err == nil {
		t.Error("days by subdistrict are not refused")
	}
}

func TestLinesOfATableSayWhatTheTableSays(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	table, err := selectFrom(t, w.view, data.Filter{Counting: data.CountSplit}).CrossTable(atlas.Crossing{Rows: atlas.ByParty, Cols: atlas.ByGovernorate, Metric: atlas.Killed})
	if err != nil {
		t.Fatal(err)
	}
	parts, records, columns := map[string]int{}, 0, 0
	for line := range table.Lines() {
		if columns == 0 {
			columns = len(line)
		}
		if parts[line[0]]++; len(line) != columns {
			t.Errorf("%q has %d columns instead of %d", line, len(line), columns)
		}
		if line[0] == "cell" {
			n, err := strconv.Atoi(line[7])
			if err != nil {
				t.Error(err)
			}
			records += n
		}
	}
	want := map[string]int{"part": 1, "cell": len(table.Cells), "row_total": len(table.RowTotals), "col_total": len(table.ColTotals), "total": 1}
	if diff := gocmp.Diff(want, parts); diff != "" {
		t.Error(diff)
	}
	sum := 0
	for _, c := range table.Cells {
		sum += c.Records
	}
	if about := fmt.Sprint(table.About()); sum != records || !strings.HasPrefix(about, "[[revision 1] [counting split] ") || !strings.Contains(about, "equal parts") {
		t.Errorf("%d records instead of %d, %s", records, sum, about)
	}
}

func TestALineSaysWhichDaysAPeriodHasAndWhatInItIsImprecise(t *testing.T) {
	t.Parallel()
	first := data.DateOf(2020, 5, 1)
	incidents := atlastest.Incidents(atlastest.Facts(t), 1, 2)
	for i, w := range []data.When{{Start: first, End: first, Precision: "day"}, {Start: first, End: first + 30, Precision: "month"}} {
		incidents[i].Sensitivity, incidents[i].When, incidents[i].Grading = data.Public, w, "confirmed"
		incidents[i].Casualties = data.Casualties{data.Killed: {Min: 2 + i, Max: 4 + i}}
	}
	s := selectFrom(t, open(t, incidents...).Current(), data.Filter{From: first, To: first + 9})
	table, err := s.Timeline(atlas.Steps{Unit: atlas.ByWeek, Metric: atlas.Killed})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range table.Lines() {
		got = append(got, strings.Join(append([]string{line[0], line[1], line[7]}, line[len(line)-7:]...), " "))
	}
	want := []string{
		"part row records period_from period_to period_partial imprecise_records imprecise_min imprecise_max imprecise_open",
		"cell 2020-W18 2 2020-04-27 2020-05-03 yes 1 3 5 ",
		"cell 2020-W19 0 2020-05-04 2020-05-10  0   ",
		"total  2    1 3 5 ",
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if note := table.Note.EN; !strings.Contains(note, "Of 2 records, 1 may therefore belong to another period") {
		t.Error(note)
	}
}

func TestARecordThatMayBelongToAnotherPeriodIsImprecise(t *testing.T) {
	t.Parallel()
	on := func(day int, following data.Date, precision string) data.When {
		first := data.DateOf(2020, 5, day)
		return data.When{Start: first, End: first + following, Precision: precision}
	}
	for name, test := range map[string]struct {
		when data.When
		want []atlas.Dimension
	}{
		"a day, however long it lasted":            {on(31, 40, "day"), nil},
		"days of one week":                         {on(4, 2, "days"), []atlas.Dimension{atlas.ByDay}},
		"a week from Monday on":                    {on(11, 6, "week"), []atlas.Dimension{atlas.ByDay}},
		"a week of which one day is told":          {on(13, 0, "week"), []atlas.Dimension{atlas.ByDay, atlas.ByWeek}},
		"one at the end of the month":              {on(29, 0, "week"), []atlas.Dimension{atlas.ByMonth, atlas.ByDay, atlas.ByWeek}},
		"one at its beginning":                     {on(3, 0, "week"), []atlas.Dimension{atlas.ByMonth, atlas.ByDay, atlas.ByWeek}},
		"a month":                                  {on(1, 30, "month"), []atlas.Dimension{atlas.ByDay, atlas.ByWeek}},
		"a season, a term of somebody's own":       {on(13, 0, "season"), atlas.Units()},
		"a season of which several days are known": {on(4, 2, "season"), atlas.Units()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := atlastest.Incidents(atlastest.Facts(t), 1, 1)[0]
			in.Sensitivity, in.When = data.Public, test.when
			f := open(t)
			f.commit(t, data.Change{Incidents: []data.Incident{in},
				Terms: []data.Term{{List: data.DatePrecisions, Code: "season", Label: geo.Label{EN: "Season", AR: "فصل"}}}})
			var got []atlas.Dimension
			for _, unit := range atlas.Units() {
				table, err := selectFrom(t, f.Current(), data.Filter{}).Timeline(atlas.Steps{Unit: unit, Metric: atlas.Incidents})
				if err != nil {
					t.Fatal(err)
				}
				if table.Total.Imprecise.Records > 0 {
					got = append(got, unit)
				}
			}
			if diff := gocmp.Diff(test.want, got); diff != "" {
				t.Errorf("in which units it is imprecise (-want +got):\n%s", diff)
			}
		})
	}
}

func TestALineSaysWhereASubsetHasNoUpperBound(t *testing.T) {
	t.Parallel()
	in := atlastest.Incidents(atlastest.Facts(t), 1, 1)[0]
	in.Sensitivity = data.Public
	in.Casualties = data.Casualties{data.Killed: {Min: 5, Max: 5}, "killed-women": {Min: 1, Max: 1, Open: true}}
	table, err := selectFrom(t, open(t, in).Current(), data.Filter{}).CrossTable(atlas.Crossing{Rows: atlas.ByDataset, Metric: atlas.Killed})
	if err != nil {
		t.Fatal(err)
	}
	got, names := map[string]string{}, []string(nil)
	for line := range table.Lines() {
		if names == nil {
			names = slices.Clone(line)
		}
		for i, name := range names {
			got[name] = line[i]
		}
	}
	if got["part"] != "total" || got["women_open"] != "yes" || got["value_open"] != "" || got["children_open"] != "" {
		t.Errorf("%v", got)
	}
}
