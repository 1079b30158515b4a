package atlas

import (
	"cmp"
	"context"
	"slices"

	"tawthiq/data"
	"tawthiq/geo/mapindex"
)

// ledger adds the records of a dataset up for figures that were published of it.
type ledger struct {
	view       *View
	codes      []mapindex.Codes // which the records of the dataset have
	begins     []int32          // the days on which the spans begin that the figures' periods are made of
	onePeriod  bool
	accounts   []*account
	reckonings []*reckoning
}

// account is what the records add up to for one figure.
type account struct {
	figure          data.Figure
	weights         []data.Weight // by the code of the claims
	first, behind   int           // the spans of its period: from first up to but not including behind
	within, outside entry
	whole           bool // records outside the period count too
}

// entry is what some of the records add up to.
type entry struct {
	sum     Sum
	records int
	listed  []listed
}

// listed is a record that is named behind a figure.
type listed struct {
	day    int32
	number uint64
	row    int32
}

// reckoning is a way of counting that several accounts have in common: of what measure, and of what
// facility.
type reckoning struct {
	keys     []mapindex.Key // a record counts where its codes are of class 1 in all of them
	of       []mapindex.Measure
	accounts []*account
}

// ledger opens the accounts of the figures that are asked for. all are those of the dataset.
func (v *View) ledger(dataset string, rule data.Counting, all, asked []data.Figure) *ledger {
	l := &ledger{view: v, codes: make([]mapindex.Codes, attributeCount)}
	l.codes[attrDataset] = v.textCodes(attrDataset, []string{dataset})
	l.onePeriod = !slices.ContainsFunc(all, func(g data.Figure) bool { return g.From != all[0].From || g.To != all[0].To })
	for _, g := range asked {
		l.begins = append(l.begins, int32(g.From), int32(g.To)+1)
	}
	slices.Sort(l.begins)
	l.begins = slices.Compact(l.begins)
	weights := map[string][]data.Weight{}
	reckonings := map[[2]string]*reckoning{}
	for _, g := range asked {
		if weights[g.Party] == nil {
			weights[g.Party] = v.weights(rule, g.Party)
		}
		a := &account{figure: g, weights: weights[g.Party], whole: l.onePeriod}
		a.first = 1 + slices.Index(l.begins, int32(g.From))
		a.behind = 1 + slices.Index(l.begins, int32(g.To)+1)
		l.accounts = append(l.accounts, a)
		kind := [2]string{g.Measure, g.Facility}
		if reckonings[kind] == nil {
			reckonings[kind] = v.reckoning(g)
			l.reckonings = append(l.reckonings, reckonings[kind])
		}
		reckonings[kind].accounts = append(reckonings[kind].accounts, a)
	}
	return l
}

// weights returns how much a record counts under a party, by the code of its claims.
func (v *View) weights(rule data.Counting, party string) []data.Weight {
	asked := v.vocabulary.FamilyBits(data.Parties, []string{party})
	out := make([]data.Weight, len(v.meaning.claims))
	for code, claims := range v.meaning.claims {
		out[code] = rule.Weight(claims, asked)
	}
	return out
}

// reckoning returns how a figure is counted.
func (v *View) reckoning(g data.Figure) *reckoning {
	t := &reckoning{}
	key := func(attribute int, counts func(code int) bool) {
		classes := make([]uint32, len(v.meaning.texts[attribute]))
		for code := range classes {
			if counts(code) {
				classes[code] = 1
			}
		}
		t.keys = append(t.keys, mapindex.Key{Attribute: attribute, Classes: classes})
	}
	m := v.measure(Metric(g.Measure))
	switch Metric(g.Measure) {
	case Attacks, Massacres:
		key(m.Attribute, func(code int) bool { return m.Numbers[code].Min > 0 })
	default:
		key(m.Attribute, func(code int) bool { return m.Numbers[code].Stated })
		t.of = []mapindex.Measure{m}
	}
	if Metric(g.Measure) == Massacres {
		key(attrAggregated, func(code int) bool { return v.meaning.texts[attrAggregated][code] == "" })
	}
	if g.Facility != "" {
		asked := v.vocabulary.FamilyBits(data.Facilities, []string{g.Facility})
		key(attrFacilities, func(code int) bool { return v.meaning.sets[attrFacilities][code].bits&asked != 0 })
	}
	return t
}

// addUp adds all records up, and then finds those to be named.
func (l *ledger) addUp() {
	rows := l.view.index.Select(mapindex.Query{Codes: l.codes})
	for _, t := range l.reckonings {
		t.addUp(rows, l.begins)
		for span := range len(l.begins) + 1 {
			l.list(t, span)
		}
	}
}

func (t *reckoning) addUp(rows *mapindex.Selection, begins []int32) {
	by := mapindex.Grouping{By: append([]mapindex.Key{{Attribute: attrClaims}}, t.keys...), Periods: begins, Of: t.of}
	rows.Groups(by, func(g mapindex.Group) {
		if slices.Contains(g.Classes[1:], 0) {
			return
		}
		for _, a := range t.accounts {
			w := a.weights[g.Classes[0]]
			e := a.entry(g.Period)
			if e == nil || w.Most == 0 {
				continue
			}
			if e.records += g.Rows; t.of == nil {
				e.sum.count(g.Rows, w)
			} else {
				e.sum.add(g.Totals[0], w)
			}
		}
	})
	if t.of != nil {
		return
	}
	for _, a := range t.accounts { // no record is a number, 0, too
		a.within.sum.stated = true
	}
}

// entry returns what a record of a span adds to, nil where it does not count.
func (a *account) entry(span int) *entry {
	switch {
	case span >= a.first && span < a.behind:
		return &a.within
	case a.whole:
		return &a.outside
	}
	return nil
}

// list finds the records of a span that are to be named.
func (l *ledger) list(t *reckoning, span int) {
	q := mapindex.Query{From: 1, Codes: slices.Clone(l.codes)}
	if span > 0 {
		q.From = l.begins[span-1]
	}
	open := slices.DeleteFunc(slices.Clone(t.accounts), func(a *account) bool { return a.entry(span) == nil || a.entry(span).isListed(q.From) })
	if len(open) == 0 {
		return
	}
	if span < len(l.begins) {
		q.To = l.begins[span] - 1
	}
	for _, key := range t.keys {
		q.Codes[key.Attribute] = codesWhere(len(key.Classes), func(code int) bool { return key.Classes[code] == 1 })
	}
	var codes []uint32
	needed := l.needed(open)
	for rows := range l.view.index.Select(q).ByDay() {
		codes = sized(codes, len(rows))
		l.view.index.Codes(attrClaims, rows, codes)
		for i, row := range rows {
			if !needed[codes[i]] {
				continue
			}
			before := len(open)
			if open = l.note(open, span, row, codes[i]); len(open) < before {
				needed = l.needed(open)
			}
		}
		if len(open) == 0 {
			return
		}
	}
}

// needed returns which codes of claims count for any of the accounts.
func (l *ledger) needed(accounts []*account) []bool {
	out := make([]bool, len(l.view.meaning.claims))
	for code := range out {
		out[code] = slices.ContainsFunc(accounts, func(a *account) bool { return a.weights[code].Most > 0 })
	}
	return out
}

// note adds a record to the lists of the accounts that it counts for, and returns those that are
// still open.
func (l *ledger) note(open []*account, span int, row int32, claims uint32) []*account {
	one := listed{l.view.index.Day(int(row)), l.view.index.ID(int(row)), row}
	return slices.DeleteFunc(open, func(a *account) bool {
		e := a.entry(span)
		if a.weights[claims].Most == 0 {
			return false
		}
		if e.isListed(one.day) {
			return true
		}
		e.listed = append(e.listed, one)
		return e.isListed(one.day)
	})
}

// isListed reports whether enough records of an entry are listed: all of them, or MaxListed and
// every other one of the same day as the last of these, where those of a day that is given follow.
func (e *entry) isListed(day int32) bool {
	n := len(e.listed)
	return n == e.records || n >= MaxListed && e.listed[MaxListed-1].day < day
}

// names returns the IDs of the records that are named, by row.
func (l *ledger) names(ctx context.Context) (map[int32]string, error) {
	var rows []int32
	for _, a := range l.accounts {
		for _, e := range []*entry{&a.within, &a.outside} {
			e.listed = earliest(e.listed)
			for _, one := range e.listed {
				rows = append(rows, one.row)
			}
		}
	}
	slices.Sort(rows)
	names := map[int32]string{}
	for some := range slices.Chunk(slices.Compact(rows), MaxPage) {
		keys := make([]data.Key, len(some))
		for i, row := range some {
			keys[i] = data.Key(l.view.index.Key(int(row)))
		}
		found, err := l.view.released(ctx, keys)
		if err != nil {
			return nil, err
		}
		for i, in := range found {
			names[some[i]] = in.ID
		}
	}
	return names, nil
}

func (a *account) reconciled(names map[int32]string) Reconciled {
	sum := a.within.sum.plus(a.outside.sum).rounded()
	out := Reconciled{Figure: a.figure, Records: a.within.records + a.outside.records}
	if !sum.IsZero() {
		out.Documented = &sum
	}
	out.Status, out.Difference = sum.against(a.figure.Value)
	out.Incidents = named(earliest(slices.Concat(a.outside.listed, a.within.listed)), names)
	if o := a.outside; o.records > 0 {
		part := o.sum.rounded()
		out.Outside = &Outside{o.records, part.Min, part.Max, part.Open, named(o.listed, names)}
	}
	return out
}

// earliest returns the first MaxListed of the records by day, and of one day by their numbers.
func earliest(records []listed) []listed {
	slices.SortFunc(records, func(a, b listed) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.number, b.number)) })
	return records[:min(len(records), MaxListed)]
}

func named(records []listed, names map[int32]string) []string {
	out := make([]string, len(records))
	for i, one := range records {
		out[i] = names[one.row]
	}
	return out
}
