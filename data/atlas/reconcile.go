package atlas

import (
	"slices"

	"tawthiq/data"
	"tawthiq/geo"
)

// Status says how the incidents of a dataset stand to a figure that was published of them.
type Status string

// The statuses.
const (
	Equal   Status = "equal"    // the incidents add up to the figure, or to a range that has it
	Short   Status = "short"    // to less
	Over    Status = "over"     // to more
	AtLeast Status = "at-least" // to at least a number that is less: how many there are is not known
)

// Reconciliation compares published figures with what the incidents of their datasets add up to.
type Reconciliation struct {
	Counting   data.Counting `json:"counting"`   // how a record of several parties counts under each
	Figures    []Reconciled  `json:"figures"`    // the published figures
	Headlines  []Headline    `json:"headlines"`  // the figures that others add up to
	Listed     int           `json:"listed"`     // the most records that are named behind one figure
	Suppressed int           `json:"suppressed"` // records that are held back to protect people, and in no number here
	Note       geo.Label     `json:"note"`       // how to read it
}

// Reconciled is a published figure and what the incidents of its dataset add up to.
//
// Of a dataset that is one report, with figures of one period, all records count, those too that began
// outside the period, which are told apart. Of any other those records count that began in the
// period of the figure.
type Reconciled struct {
	data.Figure
	Documented *Sum     `json:"documented"`        // what the records add up to; null where none states such a number, which is not 0
	Status     Status   `json:"status"`            // how what is documented compares with the figure; at-least: no upper bound is known
	Difference float64  `json:"difference"`        // what is documented less the figure; 0 where they are equal
	Records    int      `json:"records"`           // how many records count
	Incidents  []string `json:"incidents"`         // identifiers of the first of them, by day
	Query      string   `json:"query"`             // query that makes the list of incidents show the records that are looked through
	Outside    *Outside `json:"outside,omitempty"` // of what counts, the records that began outside the period; absent where there are none
}

// Outside is the part of what is documented that is of records which began outside the period of
// the figure. They count, because the publisher put them in the report.
type Outside struct {
	Records   int      `json:"count"`          // how many records they are
	Min       float64  `json:"min"`            // the least that they add to what is documented
	Max       float64  `json:"max"`            // the most that they add to what is documented
	Open      bool     `json:"open,omitempty"` // no upper bound of it is known
	Incidents []string `json:"ids"`            // identifiers of the first of them, by day
}

// MaxListed is the most incidents that are named behind a figure, and maxNamed about the most behind all of
// them together: figures of many years are looked at for the differences, and each has its Query.
const (
	MaxListed = 100
	maxNamed  = 10_000
)

// Headline says whether the figures that were published by party add up to the one of all of them.
type Headline struct {
	Dataset    string    `json:"dataset"`            // code of the dataset that published the figures
	From       data.Date `json:"from"`               // first day of their period
	To         data.Date `json:"to"`                 // last day of their period
	Party      string    `json:"party,omitempty"`    // code of the group whose members are added up; absent: all parties
	Measure    string    `json:"measure"`            // what they are numbers of
	Facility   string    `json:"facility,omitempty"` // code of the kind of facility that was attacked; absent: of any
	Value      int       `json:"value"`              // the published number of all of them
	Parties    []string  `json:"parties"`            // codes of the parties whose figures are added up
	Sum        int       `json:"sum"`                // what their figures add up to
	Status     Status    `json:"status"`             // how the sum compares with the published number
	Difference int       `json:"difference"`         // the sum less the published number
}

// Reconcile returns the published figures of datasets with a released record, as far as they are of
// the filter's datasets and parties and of a period within its own, against the records under its
// counting rule. Nothing else of the filter is read. The figures are those that are known today,
// also in an older revision. Cost: some nanoseconds for each record of the datasets and each kind of
// number.
func (v *View) Reconcile(f data.Filter) Reconciliation {
	out := Reconciliation{Counting: f.Counting, Figures: []Reconciled{}, Headlines: []Headline{}, Suppressed: v.guarded.HeldBack(), Note: reconciliationNote()}
	var asked []data.Figure
	for _, g := range v.figures {
		if v.asks(f, g) {
			asked = append(asked, g)
		}
	}
	out.Listed = min(MaxListed, max(1, maxNamed/max(1, len(asked))))
	for _, d := range v.datasets {
		own, all := ofDataset(asked, d.Code), ofDataset(v.figures, d.Code)
		if len(own) == 0 {
			continue
		}
		l := v.ledger(d, f.Counting, out.Listed, all, own)
		for _, a := range l.accounts {
			r := l.reconciled(a)
			r.Query = l.query(a.figure, f)
			out.Figures = append(out.Figures, r)
		}
		out.Headlines = append(out.Headlines, v.headlines(own, all)...)
	}
	return out
}

func ofDataset(figures []data.Figure, code string) []data.Figure {
	return slices.DeleteFunc(slices.Clone(figures), func(g data.Figure) bool { return g.Dataset != code })
}

// reconciliationNote says what the figures are put beside, as every table must.
func reconciliationNote() geo.Label {
	return geo.Label{
		EN: "Published figures beside what the incidents of the same dataset add up to: documented minimum numbers, not estimates of what happened. " +
			"A difference is a finding and no fault of either. A record counts towards the figures of the period in which it began. Where a dataset is the records of one report, with figures of one period, records that began outside it count too, because the publisher put them in the report.",
		AR: "أرقام منشورة إلى جانب مجموع حوادث مجموعة البيانات نفسها: أعداد دنيا موثقة، وليست تقديرات لما حدث. " +
			"والفرق نتيجة تُذكر، لا خطأ في أيٍّ منهما. ويُحسب السجل في أرقام الفترة التي بدأ فيها. وحيث تكون مجموعة البيانات سجلات تقرير واحد بأرقام فترة واحدة تُحتسب أيضًا السجلات التي بدأت خارجها، لأن الناشر أوردها في تقريره.",
	}
}

// asks reports whether a filter asks for a figure.
func (v *View) asks(f data.Filter, g data.Figure) bool {
	switch {
	case f.From != 0 && g.From < f.From, f.To != 0 && g.To > f.To:
		return false
	case len(f.Datasets) > 0 && !slices.Contains(f.Datasets, g.Dataset):
		return false
	}
	return len(f.Parties) == 0 || v.vocabulary.FamilyBits(data.Parties, f.Parties)&v.vocabulary.Bit(data.Parties, g.Party) != 0
}

// against returns how a sum stands to a published value, and by how much it differs.
func (s Sum) against(value int) (Status, float64) {
	switch published := float64(value); {
	case s.Min > published:
		return Over, s.Min - published
	case s.Max >= published:
		return Equal, 0
	case s.Open:
		return AtLeast, s.Max - published
	default:
		return Short, s.Max - published
	}
}

// query returns the parameters with which the list of incidents has every record that can count in
// a figure: those of its dataset, party, facility and, where others have another, period.
func (l *ledger) query(g data.Figure, f data.Filter) string {
	list := data.Filter{Datasets: []string{g.Dataset}, Counting: f.Counting, Revision: f.Revision}
	if !l.oneReport {
		list.From, list.To = g.From, g.To
	}
	if g.Party != "" {
		list.Parties = []string{g.Party}
	}
	if g.Facility != "" {
		list.Facilities = []string{g.Facility}
	}
	if Metric(g.Measure) == Attacks {
		list.Violations = []string{data.AttackOnFacility}
	}
	values := list.Values()
	if m := data.Measure(g.Measure); m == data.Killed || m.Total() == data.Killed || Metric(m) == Massacres {
		values.Set("sort", string(MostKilled))
	}
	return values.Encode()
}

// kin is what figures have in common of which one can be a part of another.
type kin struct {
	source, measure string
	from, to        data.Date
}

func kinOf(g data.Figure) kin { return kin{g.Source, g.Measure, g.From, g.To} }

// headlines returns those of the figures that others are parts of, by party. all are those of their dataset.
func (v *View) headlines(figures, all []data.Figure) (out []Headline) {
	related := map[kin][]scope{}
	for _, g := range all {
		related[kinOf(g)] = append(related[kinOf(g)], v.scope(g))
	}
	for _, g := range figures {
		whole := v.scope(g)
		h := Headline{Dataset: whole.Dataset, From: whole.From, To: whole.To, Party: whole.Party, Measure: whole.Measure, Facility: whole.Facility, Value: whole.Value}
		for _, part := range related[kinOf(g)] {
			counted := func(between scope) bool { return part.isWithin(&between) && between.isPart(&whole) }
			if part.isPart(&whole) && !slices.ContainsFunc(related[kinOf(g)], counted) {
				h.Parties, h.Sum = append(h.Parties, part.Party), h.Sum+part.Value
			}
		}
		if len(h.Parties) == 0 {
			continue
		}
		h.Difference = h.Sum - h.Value
		h.Status, _ = Sum{Min: float64(h.Sum), Max: float64(h.Sum)}.against(h.Value)
		out = append(out, h)
	}
	return out
}

// scope is a figure with what it counts, as bits of the vocabulary.
type scope struct {
	data.Figure
	party, facility     uint64 // its own code; 0: it is of all
	parties, facilities uint64 // that count as its own
}

func (v *View) scope(g data.Figure) scope {
	return scope{g, v.vocabulary.Bit(data.Parties, g.Party), v.vocabulary.Bit(data.Facilities, g.Facility),
		v.vocabulary.FamilyBits(data.Parties, []string{g.Party}), v.vocabulary.FamilyBits(data.Facilities, []string{g.Facility})}
}

// isPart reports whether a figure is a part, by its party, of another one of its kin.
func (s *scope) isPart(whole *scope) bool { return s.Party != whole.Party && s.isWithin(whole) }

// isWithin reports whether all that a figure counts is counted in another one of its kin.
func (s *scope) isWithin(whole *scope) bool {
	narrower := s.Party != whole.Party || s.Facility != whole.Facility
	return narrower && (whole.Party == "" || s.party&whole.parties != 0) && (whole.Facility == "" || s.facility&whole.facilities != 0)
}
