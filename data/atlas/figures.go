package atlas

import (
	"math"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// Sum is a number of people added up over records. Under a counting rule that splits records it
// can be a fraction. Open means that no upper bound is known of some part.
type Sum struct {
	Min  float64 `json:"min"`
	Max  float64 `json:"max"`
	Open bool    `json:"open,omitempty"`

	stated bool // by any of the records
}

// IsZero reports whether no record states a number, which is not the same as none killed.
func (s Sum) IsZero() bool { return !s.stated }

func (s *Sum) add(c mapindex.Count, weight float64) {
	s.stated = s.stated || c.Stated
	s.Min += float64(c.Min) * weight
	s.Max += float64(c.Max) * weight
	s.Open = s.Open || (c.Open && weight > 0)
}

func (s Sum) rounded() Sum { return Sum{round(s.Min), round(s.Max), s.Open, s.stated} }

// round takes off what adding fractions leaves behind the sixth decimal.
func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// Figures are the documented minimum numbers of a set of records under the counting rule. A
// measure that no record states is left out.
type Figures struct {
	Incidents      float64 `json:"incidents"`
	Killed         Sum     `json:"killed,omitzero"`
	Injured        Sum     `json:"injured,omitzero"`
	Detained       Sum     `json:"detained,omitzero"`
	Attacks        float64 `json:"attacks"` // on vital facilities
	KilledChildren Sum     `json:"killed-children,omitzero"`
	KilledWomen    Sum     `json:"killed-women,omitzero"`
}

func (f *Figures) sums() []*Sum {
	return []*Sum{
		measureKilled: &f.Killed, measureInjured: &f.Injured, measureDetained: &f.Detained,
		measureKilledChildren: &f.KilledChildren, measureKilledWomen: &f.KilledWomen,
	}
}

func (s *Selection) addTo(f *Figures, row int, weight float64) {
	f.Incidents += weight
	if s.view.isAttack(row) {
		f.Attacks += weight
	}
	for k, sum := range f.sums() {
		sum.add(s.view.index.Measure(row, k), weight)
	}
}

func (f *Figures) rounded() Figures {
	out := *f
	out.Incidents, out.Attacks = round(f.Incidents), round(f.Attacks)
	for _, sum := range out.sums() {
		*sum = sum.rounded()
	}
	return out
}

func (v *View) isAttack(row int) bool {
	return v.index.Set(row, setViolation)&v.attack != 0
}

// CodeFigures are the figures under one term.
type CodeFigures struct {
	Code      string  `json:"code"`
	Incidents float64 `json:"incidents"`
	Killed    Sum     `json:"killed,omitzero"`
}

// AreaFigures are the figures of one area, and of its records by party and by violation. Terms
// without a record are left out. A record of several violations counts under each, and one of
// several parties as the counting rule says, so a list can add up to more than the total.
type AreaFigures struct {
	Figures     Figures       `json:"figures"`
	ByParty     []CodeFigures `json:"by_party"`
	ByViolation []CodeFigures `json:"by_violation"`
	Counting    data.Counting `json:"counting"`
	Counts      data.Counts   `json:"counts"`
}

// AreaFigures returns the figures of an area, the country included. NotMappable counts the records
// that match and may lie in the area, but are not known well enough to say so.
// Errors: NotFoundKind.
func (s *Selection) AreaFigures(p geo.PCode) (AreaFigures, error) {
	where, err := s.view.lineage(p)
	if err != nil {
		return AreaFigures{}, err
	}
	var total Figures
	parties, violations := s.tally(setParty), s.tally(setViolation)
	counts := data.Counts{Suppressed: s.view.heldBack}
	for row := range s.rows.Each() {
		switch where.holds(s.view.index, row) {
		case inside:
			counts.Mapped++
			s.addTo(&total, row, s.weight(row))
			parties.add(row)
			violations.add(row)
		case perhaps:
			counts.NotMappable++
		}
	}
	counts.Matching = counts.Mapped + counts.NotMappable + counts.Suppressed
	return AreaFigures{total.rounded(), parties.list(), violations.list(), s.filter.Counting, counts}, nil
}

// tally adds up the rows under each term of a set.
type tally struct {
	selection *Selection
	set       int
	terms     []CodeFigures
	seen      []bool
}

func (s *Selection) tally(set int) *tally {
	codes := s.view.vocabulary.Codes(setLists[set])
	t := &tally{selection: s, set: set, terms: make([]CodeFigures, len(codes)), seen: make([]bool, len(codes))}
	for i, code := range codes {
		t.terms[i].Code = code
	}
	return t
}

func (t *tally) add(row int) {
	s, index := t.selection, t.selection.view.index
	have := index.Set(row, t.set)
	for i := range t.terms {
		term := uint64(1) << i
		if have&term == 0 {
			continue
		}
		weight := s.weight(row)
		if t.set == setParty {
			weight = s.weightOf(have, term)
		}
		t.seen[i] = true
		t.terms[i].Incidents += weight
		t.terms[i].Killed.add(index.Measure(row, measureKilled), weight)
	}
}

func (t *tally) list() []CodeFigures {
	out := []CodeFigures{}
	for i, term := range t.terms {
		if t.seen[i] {
			out = append(out, CodeFigures{term.Code, round(term.Incidents), term.Killed.rounded()})
		}
	}
	return out
}
