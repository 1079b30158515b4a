package atlas

import (
	"slices"

	"tawthiq/data"
	"tawthiq/geo/mapindex"
)

// tally is what some records add up to.
type tally struct {
	records   int // each counted once
	incidents Sum
	sums      []Sum // by metric

	imprecise Imprecise // of those in the period
}

func (t *tally) add(g mapindex.Group, w data.Weight, imprecise bool) {
	t.records += g.Rows
	t.incidents.count(g.Rows, w)
	for i, total := range g.Totals {
		t.sums[i].add(total, w)
	}
	switch {
	case !imprecise:
		return
	case len(g.Totals) == 0:
		t.imprecise.Value.count(g.Rows, w)
	default:
		t.imprecise.Value.add(g.Totals[0], w)
	}
	t.imprecise.Records += g.Rows
}

// plus adds another tally of the same metrics.
func (t *tally) plus(other *tally) {
	t.records += other.records
	t.incidents = t.incidents.plus(other.incidents)
	for i, sum := range other.sums {
		t.sums[i] = t.sums[i].plus(sum)
	}
	t.imprecise.Records += other.imprecise.Records
	t.imprecise.Value = t.imprecise.Value.plus(other.imprecise.Value)
}

// value returns the sum of the first metric that was added up, or where none was the records.
func (t *tally) value() Sum {
	if len(t.sums) == 0 {
		return t.incidents
	}
	return t.sums[0]
}

// rounded returns the tally as it is shown.
func (t *tally) rounded() tally {
	out := tally{records: t.records, incidents: t.incidents.rounded(), sums: make([]Sum, len(t.sums))}
	for i, sum := range t.sums {
		out.sums[i] = sum.rounded()
	}
	return out
}

// table is records added up under the codes of up to two axes. Everything that says how many there
// are is made as one. A total is of records and not of cells: a record of two parties counts once.
type table struct {
	axes  []*axis
	cells []tally   // with two axes: row by row
	sides [][]tally // by axis, by code: all records under the code
	total tally
	room  *room
}

// room is the memory of a table. A large one is used again: to get as much anew for every answer takes
// longer than to fill it.
type room struct {
	tallies []tally
	sums    []Sum
}

func (v *View) newTable(metrics int, axes []*axis) *table {
	t := &table{axes: axes}
	cells, all := 0, 1
	if len(axes) == 2 {
		cells = len(axes[0].codes) * len(axes[1].codes)
	}
	for _, a := range axes {
		all += len(a.codes)
	}
	t.room = v.roomFor(cells+all, (cells+all)*metrics)
	tallies, sums := t.room.tallies, t.room.sums
	for i := range tallies {
		tallies[i] = tally{sums: sums[i*metrics : (i+1)*metrics : (i+1)*metrics]}
	}
	t.total, t.cells, tallies = tallies[0], tallies[1:cells+1], tallies[cells+1:]
	for _, a := range axes {
		t.sides = append(t.sides, tallies[:len(a.codes)])
		tallies = tallies[len(a.codes):]
	}
	return t
}

// roomFor returns room for so many tallies and sums; the sums are zero.
func (v *View) roomFor(tallies, sums int) *room {
	if kept, ok := v.rooms.Get().(*room); ok && cap(kept.tallies) >= tallies && cap(kept.sums) >= sums {
		kept.tallies, kept.sums = kept.tallies[:tallies], kept.sums[:sums]
		clear(kept.sums)
		return kept
	}
	return &room{make([]tally, tallies), make([]Sum, sums)}
}

// manyTallies is from how many on the room of a table is kept.
const manyTallies = 1000

// leave gives back the memory of a table that is not looked at any more.
func (v *View) leave(t *table) {
	if len(t.room.tallies) >= manyTallies {
		v.rooms.Put(t.room)
	}
}

// cell returns the records under the i-th code of the first axis and the j-th of the second.
func (t *table) cell(i, j int) *tally { return &t.cells[i*len(t.axes[1].codes)+j] }

// under returns the records under a code of the first axis, nil where there are none.
func (t *table) under(code string) *tally {
	if i := slices.Index(t.axes[0].codes, code); i >= 0 {
		return &t.sides[0][i]
	}
	return nil
}

// tabulate adds up metrics of rows, which match the filter, under the codes of up to two axes. Under
// a party a record counts as the filter's rule says of the party, everywhere else as it says of the
// parties that the filter asks for.
// Cost: that of mapindex's Groups, and some hundred nanoseconds for each cell.
func (s *Selection) tabulate(rows *mapindex.Selection, metrics []Metric, axes ...*axis) *table {
	f := &filling{selection: s, table: s.view.newTable(len(metrics), axes), claims: -1, aggregated: -1, imprecise: -1, massacres: slices.Index(metrics, Massacres)}
	by := f.keys()
	for _, m := range metrics {
		by.Of = append(by.Of, s.view.measure(m))
	}
	if f.inOneCell() {
		rows.Groups(by, f.addToCell)
		f.sumUp()
	} else {
		rows.Groups(by, f.add)
	}
	return f.table
}

// inOneCell reports whether no record is in several cells, and each weighs there what it weighs in the
// totals: then these are the sums of the cells, of which there are fewer than groups.
func (f *filling) inOneCell() bool {
	return len(f.axes) == 2 && !slices.ContainsFunc(f.axes, func(a *axis) bool {
		return a.parties != nil || slices.ContainsFunc(a.members, func(at []int) bool { return len(at) > 1 })
	})
}

// addToCell adds a group to the cell that its records are in, and where they are in none to the totals.
func (f *filling) addToCell(g mapindex.Group) {
	row, col := f.members(0, g), f.members(1, g)
	if len(row) == 0 || len(col) == 0 {
		f.add(g)
		return
	}
	weight, imprecise := f.read(g)
	f.cell(row[0], col[0]).add(g, weight, imprecise)
}

// sumUp adds the cells to the totals.
func (f *filling) sumUp() {
	for i := range f.sides[0] {
		for j := range f.sides[1] {
			if cell := f.cell(i, j); cell.records > 0 {
				f.sides[0][i].plus(cell)
				f.sides[1][j].plus(cell)
				f.total.plus(cell)
			}
		}
	}
}

// filling is a table that groups are being added to.
type filling struct {
	*table
	selection  *Selection
	at         []int       // by axis: where its classes stand in a group's; -1: it is of periods
	claims     int         // where the classes of the claims stand; -1: all records weigh the same
	first      []uint32    // by class of the claims: one of its codes
	weight     data.Weight // that all records have
	aggregated int         // where it stands whether records stand for several events; -1: nobody asks
	imprecise  int         // where it stands whether they are imprecise in the periods; -1: there are none
	massacres  int         // their place among the metrics; -1: they are none
}

// keys returns what the rows are told apart by.
func (f *filling) keys() (by mapindex.Grouping) {
	key := func(attribute int, classes []uint32) int {
		by.By = append(by.By, mapindex.Key{Attribute: attribute, Classes: classes})
		return len(by.By) - 1
	}
	for _, a := range f.axes {
		switch attribute := a.dimension.attribute(); attribute {
		case attrDay:
			by.Periods = a.days
			f.at = append(f.at, -1)
			f.imprecise = key(attrImprecise, impreciseClasses(a.dimension))
		case attrClaims:
			f.claims, f.first = key(attribute, a.classes), a.first
			f.at = append(f.at, f.claims)
		default:
			f.at = append(f.at, key(attribute, a.classes))
		}
	}
	if f.claims < 0 {
		classes, first := f.selection.weightClasses()
		if f.first, f.weight = first, f.selection.weight(first[0]); len(first) > 1 {
			f.claims = key(attrClaims, classes)
		}
	}
	if f.massacres >= 0 {
		f.aggregated = key(attrAggregated, nil)
	}
	return by
}

// weightClasses parts the codes of claims that the filter allows into those that weigh the same,
// and returns one of each class.
func (s *Selection) weightClasses() (classes, first []uint32) {
	allowed, known := s.query.Codes[attrClaims], map[data.Weight]uint32{}
	classes, first = make([]uint32, len(s.weights)), []uint32{0}
	for code, weight := range s.weights {
		if allowed != nil && !allowed.Has(uint32(code)) {
			continue
		}
		class, ok := known[weight]
		if !ok {
			class = uint32(len(known))
			known[weight] = class
			first = append(first[:class], uint32(code))
		}
		classes[code] = class
	}
	return classes, first
}

// read returns what the records of a group weigh in the totals and whether they are imprecise, and takes
// those that stand for several events from the massacres.
func (f *filling) read(g mapindex.Group) (weight data.Weight, imprecise bool) {
	if f.aggregated >= 0 && g.Classes[f.aggregated] != 0 {
		g.Totals[f.massacres].Min, g.Totals[f.massacres].Max = 0, 0
	}
	weight = f.weight
	if f.claims >= 0 {
		weight = f.selection.weight(f.first[g.Classes[f.claims]])
	}
	return weight, f.imprecise >= 0 && g.Classes[f.imprecise] != 0
}

// add adds a group under all codes that its records have.
func (f *filling) add(g mapindex.Group) {
	weight, imprecise := f.read(g)
	f.total.add(g, weight, imprecise)
	weightUnder := func(k, i int) data.Weight {
		if parties := f.axes[k].parties; parties != nil {
			return f.selection.weightOf(f.first[g.Classes[f.claims]], parties[i])
		}
		return weight
	}
	for k := range f.axes {
		for _, i := range f.members(k, g) {
			f.sides[k][i].add(g, weightUnder(k, i), imprecise)
		}
	}
	if len(f.axes) < 2 {
		return
	}
	for _, i := range f.members(0, g) {
		for _, j := range f.members(1, g) {
			w := weightUnder(0, i)
			if f.axes[1].parties != nil {
				w = weightUnder(1, j)
			}
			f.cell(i, j).add(g, w, imprecise)
		}
	}
}

// members returns the positions on an axis that the records of a group belong to.
func (f *filling) members(k int, g mapindex.Group) []int {
	class := g.Period
	if f.at[k] >= 0 {
		class = int(g.Classes[f.at[k]])
	}
	return f.axes[k].members[class]
}
