package atlas

import (
	"cmp"
	"slices"
	"sync"

	"github.com/oklog/ulid/v2"

	"tawthiq/data"
	"tawthiq/geo/mapindex"
)

// ledger adds the records of a dataset up for figures that were published of it.
type ledger struct {
	view       *View
	codes      []mapindex.Codes // which the records have that count for any of the figures
	begins     []int32          // the days on which the spans begin that the figures' periods are made of
	oneReport  bool             // of one period, too: every record counts
	most       int              // records that are named behind a figure
	accounts   []*account
	reckonings []*reckoning
}

// account is what the records add up to for one figure.
type account struct {
	figure        data.Figure
	weights       []data.Weight // by the code of the claims
	first, behind int           // the spans of its period: from first up to but not including behind
	within        entry
	outside       *entry // nil: what is outside the period does not count
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
	keys     []mapindex.Key     // a record counts where its codes are of class 1 in all of them
	of       []mapindex.Measure // empty: records are counted
	accounts []*account
}

// ledger returns the accounts of the figures that are asked for, filled. all are those of the dataset.
func (v *View) ledger(dataset data.Dataset, rule data.Counting, most int, all, asked []data.Figure) *ledger {
	l := &ledger{view: v, most: most, codes: make([]mapindex.Codes, attributeCount)}
	l.oneReport = dataset.Kind == data.OneReport && !slices.ContainsFunc(all, func(g data.Figure) bool { return g.From != all[0].From || g.To != all[0].To })
	for _, g := range asked {
		l.begins = append(l.begins, int32(g.From), int32(g.To)+1)
	}
	slices.Sort(l.begins)
	l.begins = slices.Compact(l.begins)
	l.open(rule, asked)
	l.codes[attrDataset], l.codes[attrClaims] = v.textCodes(attrDataset, []string{dataset.Code}), l.needed(l.accounts)
	q := mapindex.Query{Codes: l.codes}
	if !l.oneReport {
		q.From, q.To = l.begins[0], l.begins[len(l.begins)-1]-1
	}
	rows := v.index.Select(q)
	var wait sync.WaitGroup
	for _, r := range l.reckonings {
		wait.Go(func() {
			r.addUp(rows, l.begins)
			for span := range len(l.begins) + 1 {
				l.name(r, span)
			}
		})
	}
	wait.Wait()
	return l
}

// open makes the accounts of figures.
func (l *ledger) open(rule data.Counting, figures []data.Figure) {
	weights := map[string][]data.Weight{}
	reckonings := map[[2]string]*reckoning{}
	for _, g := range figures {
		if weights[g.Party] == nil {
			weights[g.Party] = l.view.weights(rule, g.Party)
		}
		a := &account{figure: g, weights: weights[g.Party]}
		a.first, a.behind = 1+slices.Index(l.begins, int32(g.From)), 1+slices.Index(l.begins, int32(g.To)+1)
		if l.oneReport {
			a.outside = &entry{}
		}
		kind := [2]string{g.Measure, g.Facility}
		if reckonings[kind] == nil {
			reckonings[kind] = l.view.reckoning(g)
			l.reckonings = append(l.reckonings, reckonings[kind])
		}
		reckonings[kind].accounts = append(reckonings[kind].accounts, a)
		l.accounts = append(l.accounts, a)
	}
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
	r := &reckoning{}
	m := v.measure(Metric(g.Measure))
	switch Metric(g.Measure) {
	case Attacks:
		r.only(m.Attribute, len(m.Numbers), func(code int) bool { return m.Numbers[code].Min > 0 })
	case Massacres:
		r.only(m.Attribute, len(m.Numbers), func(code int) bool { return m.Numbers[code].Min > 0 })
		several := v.meaning.texts[attrAggregated]
		r.only(attrAggregated, len(several), func(code int) bool { return several[code] == "" })
	default:
		r.only(m.Attribute, len(m.Numbers), func(code int) bool { return m.Numbers[code].Stated })
		r.of = []mapindex.Measure{m}
	}
	if g.Facility != "" {
		sets, asked := v.meaning.sets[attrFacilities], v.vocabulary.FamilyBits(data.Facilities, []string{g.Facility})
		r.only(attrFacilities, len(sets), func(code int) bool { return sets[code].bits&asked != 0 })
	}
	return r
}

// only has the records count whose code of an attribute, of so many, is one that counts.
func (r *reckoning) only(attribute, codes int, counts func(code int) bool) {
	classes := make([]uint32, codes)
	for code := range classes {
		if counts(code) {
			classes[code] = 1
		}
	}
	r.keys = append(r.keys, mapindex.Key{Attribute: attribute, Classes: classes})
}

// addUp adds the rows up under all accounts.
func (r *reckoning) addUp(rows *mapindex.Selection, begins []int32) {
	by := mapindex.Grouping{By: append([]mapindex.Key{{Attribute: attrClaims}}, r.keys...), Periods: begins, Of: r.of}
	rows.Groups(by, func(g mapindex.Group) {
		if slices.Contains(g.Classes[1:], 0) {
			return
		}
		for _, a := range r.accounts {
			w, e := a.weights[g.Classes[0]], a.entry(g.Period)
			if e == nil || w.Most == 0 {
				continue
			}
			if e.records += g.Rows; len(r.of) == 0 {
				e.sum.count(g.Rows, w)
			} else {
				e.sum.add(g.Totals[0], w)
			}
		}
	})
	for _, a := range r.accounts {
		a.within.sum.stated = a.within.sum.stated || len(r.of) == 0 // no record is a number, 0, too
	}
}

// entry returns what a record of a span adds to, nil where it does not count.
func (a *account) entry(span int) *entry {
	if span >= a.first && span < a.behind {
		return &a.within
	}
	return a.outside
}

// often is how many times more records the accounts have that are named in one go with those of the
// fullest than the others, at least: to name those of a rare party takes longer.
const often = 16

// name finds the records of a span that are to be named.
func (l *ledger) name(r *reckoning, span int) {
	var frequent, rare []*account
	fullest := 0
	for _, a := range r.accounts {
		if e := a.entry(span); e != nil {
			fullest = max(fullest, e.records)
		}
	}
	for _, a := range r.accounts {
		switch e := a.entry(span); {
		case e == nil || e.isNamed(l.most, l.begin(span)):
		case often*e.records < fullest:
			rare = append(rare, a)
		default:
			frequent = append(frequent, a)
		}
	}
	l.nameFor(frequent, r.keys, span)
	l.nameFor(rare, r.keys, span)
}

// begin returns the first day of a span.
func (l *ledger) begin(span int) int32 {
	if span == 0 {
		return 1
	}
	return l.begins[span-1]
}

// nameFor finds the records of a span that are to be named in accounts.
func (l *ledger) nameFor(open []*account, keys []mapindex.Key, span int) {
	if len(open) == 0 {
		return
	}
	q := mapindex.Query{From: l.begin(span), Codes: slices.Clone(l.codes)}
	if span < len(l.begins) {
		q.To = l.begins[span] - 1
	}
	needed := l.needed(open)
	q.Codes[attrClaims] = needed
	for _, key := range keys {
		q.Codes[key.Attribute] = codesWhere(len(key.Classes), func(code int) bool { return key.Classes[code] == 1 })
	}
	var codes []uint32
	for rows := range l.view.index.Select(q).ByDay() {
		codes = sized(codes, len(rows))
		l.view.index.Codes(attrClaims, rows, codes)
		for i, row := range rows {
			if !needed.Has(codes[i]) {
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
func (l *ledger) needed(accounts []*account) mapindex.Codes {
	return codesWhere(len(l.view.meaning.claims), func(code int) bool {
		return slices.ContainsFunc(accounts, func(a *account) bool { return a.weights[code].Most > 0 })
	})
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
		if e.isNamed(l.most, one.day) {
			return true
		}
		e.listed = append(e.listed, one)
		return e.isNamed(l.most, one.day)
	})
}

// isNamed reports whether enough records of an entry are listed before those of a day: all of them, or
// the first so many and all others of the day of the last of these.
func (e *entry) isNamed(most int, day int32) bool {
	n := len(e.listed)
	return n == e.records || n >= most && e.listed[most-1].day < day
}

// reconciled returns what the account says.
func (l *ledger) reconciled(a *account) Reconciled {
	all := a.within
	if a.outside != nil {
		all.sum, all.records = all.sum.plus(a.outside.sum), all.records+a.outside.records
		all.listed = slices.Concat(a.outside.listed, a.within.listed)
	}
	sum := all.sum.rounded()
	out := Reconciled{Figure: a.figure, Records: all.records, Incidents: l.ids(all.listed)}
	if !sum.IsZero() {
		out.Documented = &sum
	}
	out.Status, out.Difference = sum.against(a.figure.Value)
	if o := a.outside; o != nil && o.records > 0 {
		part := o.sum.rounded()
		out.Outside = &Outside{o.records, part.Min, part.Max, part.Open, l.ids(o.listed)}
	}
	return out
}

// ids returns the IDs of the first of the records by day, and of one day by their numbers.
func (l *ledger) ids(records []listed) []string {
	slices.SortFunc(records, func(a, b listed) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.number, b.number)) })
	records = records[:min(len(records), l.most)]
	out := make([]string, len(records))
	for i, one := range records {
		out[i] = ulid.ULID(l.view.index.Name(int(one.row))).String()
	}
	return out
}
