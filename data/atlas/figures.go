package atlas

import (
	"math"
	"math/bits"
	"slices"

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

// add adds what records have stated, each with the weight.
func (s *Sum) add(g mapindex.Total, w data.Weight) {
	s.stated = s.stated || g.Stated
	s.Min += float64(g.Min) * w.Least
	s.Max += float64(g.Max) * w.Most
	s.Open = s.Open || (g.Open && w.Most > 0)
}

// count adds the records of a group, each with the weight.
func (s *Sum) count(g mapindex.Group, w data.Weight) {
	s.stated = true
	s.Min += float64(g.Rows) * w.Least
	s.Max += float64(g.Rows) * w.Most
}

func (s Sum) rounded() Sum { return Sum{round(s.Min), round(s.Max), s.Open, s.stated} }

// round takes off what adding fractions leaves behind the sixth decimal.
func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// Figures are the documented minimum numbers of a set of records under the counting rule. A
// measure that no record states is left out.
type Figures struct {
	Incidents      Sum `json:"incidents"`
	Killed         Sum `json:"killed,omitzero"`
	Injured        Sum `json:"injured,omitzero"`
	Detained       Sum `json:"detained,omitzero"`
	Attacks        Sum `json:"attacks"` // on vital facilities
	KilledChildren Sum `json:"killed-children,omitzero"`
	KilledWomen    Sum `json:"killed-women,omitzero"`
}

// figure is one of the measures of Figures.
type figure struct {
	measure data.Measure
	sum     *Sum
}

func (f *Figures) sums() []figure {
	return []figure{
		{data.Killed, &f.Killed}, {data.Injured, &f.Injured}, {data.Detained, &f.Detained},
		{"killed-children", &f.KilledChildren}, {"killed-women", &f.KilledWomen},
	}
}

func (f *Figures) rounded() Figures {
	out := *f
	out.Incidents, out.Attacks = f.Incidents.rounded(), f.Attacks.rounded()
	for _, figure := range out.sums() {
		*figure.sum = figure.sum.rounded()
	}
	return out
}

// CodeFigures are the figures under one term.
type CodeFigures struct {
	Code      string `json:"code"`
	Incidents Sum    `json:"incidents"`
	Killed    Sum    `json:"killed,omitzero"`
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
	mapped, others := 0, 0
	inside := mapindex.Codes{}
	s.rows.Groups(by(attrAreas), func(g mapindex.Group) {
		switch where.holds(s.view.meaning.areas[g.Classes[0]]) {
		case within:
			mapped += g.Rows
			inside = inside.With(g.Classes[0])
		case perhaps:
			others += g.Rows
		}
	})
	rows := s.restricted(attrAreas, inside)
	return AreaFigures{
		s.total(rows), s.byTerm(rows, attrClaims), s.byTerm(rows, attrViolations), s.filter.Counting, s.counts(mapped, others),
	}, nil
}

// restricted returns those of the rows that have one of the codes, which all are ones that the
// filter allows.
func (s *Selection) restricted(attribute int, codes mapindex.Codes) *mapindex.Selection {
	q := s.query
	q.Codes = slices.Clone(q.Codes)
	q.Codes[attribute] = codes
	return s.view.index.Select(q)
}

func (s *Selection) total(rows *mapindex.Selection) Figures {
	var f Figures
	rows.Groups(by(attrClaims, attrViolations), func(g mapindex.Group) {
		f.Incidents.count(g, s.weight(g.Classes[0]))
		if s.view.isAttack(g.Classes[1]) {
			f.Attacks.count(g, s.weight(g.Classes[0]))
		}
	})
	for _, figure := range f.sums() {
		rows.Groups(adding(s.view.measure(figure.measure), attrClaims), func(g mapindex.Group) {
			figure.sum.add(g.Totals[0], s.weight(g.Classes[0]))
		})
	}
	return f.rounded()
}

// measure returns what the index adds up of a measure.
func (v *View) measure(m data.Measure) mapindex.Measure {
	return mapindex.Measure{Attribute: attrOf(m), Numbers: v.meaning.numbers[attrOf(m)]}
}

// by groups rows by the codes of attributes.
func by(attributes ...int) (g mapindex.Grouping) {
	for _, a := range attributes {
		g.By = append(g.By, mapindex.Key{Attribute: a})
	}
	return g
}

// adding adds a measure up, too.
func adding(m mapindex.Measure, attributes ...int) mapindex.Grouping {
	g := by(attributes...)
	g.Of = []mapindex.Measure{m}
	return g
}

// isAttack reports whether violations of a code are an attack on a vital facility.
func (v *View) isAttack(violations uint32) bool {
	return v.meaning.sets[attrViolations][violations].bits&v.attack != 0
}

// byTerm returns the figures of the rows under each term of an attribute that one of them has.
func (s *Selection) byTerm(rows *mapindex.Selection, attribute int) []CodeFigures {
	codes := s.view.vocabulary.Codes(setLists[attribute])
	terms, seen := make([]CodeFigures, len(codes)), make([]bool, len(codes))
	rows.Groups(adding(s.view.measure(data.Killed), attribute, attrClaims), func(g mapindex.Group) {
		have := s.view.meaning.sets[attribute][g.Classes[0]].bits
		for left := have; left != 0; left &= left - 1 {
			at, weight := bits.TrailingZeros64(left), s.weight(g.Classes[1])
			if attribute == attrClaims {
				weight = s.weightOf(g.Classes[1], 1<<at)
			}
			seen[at] = true
			terms[at].Incidents.count(g, weight)
			terms[at].Killed.add(g.Totals[0], weight)
		}
	})
	out := []CodeFigures{}
	for at, term := range terms {
		if seen[at] {
			out = append(out, CodeFigures{codes[at], term.Incidents.rounded(), term.Killed.rounded()})
		}
	}
	return out
}
