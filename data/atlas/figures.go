package atlas

import (
	"slices"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// Figures are the documented minimum numbers of a set of records under the counting rule. A
// measure that no record states is left out.
type Figures struct {
	Incidents Sum `json:"incidents"`         // records
	Killed    Sum `json:"killed,omitzero"`   // people killed
	Injured   Sum `json:"injured,omitzero"`  // people injured
	Detained  Sum `json:"detained,omitzero"` // people detained
	Attacks   Sum `json:"attacks"`           // records of attacks on vital facilities

	KilledChildren       Sum `json:"killed-children,omitzero"`        // children among the killed
	KilledWomen          Sum `json:"killed-women,omitzero"`           // women among the killed, girls not counted
	KilledUnderTorture   Sum `json:"killed-under-torture,omitzero"`   // those killed under torture
	DetainedChildren     Sum `json:"detained-children,omitzero"`      // children among the detained
	DetainedWomen        Sum `json:"detained-women,omitzero"`         // women among the detained, girls not counted
	DetainedUnderTorture Sum `json:"detained-under-torture,omitzero"` // those tortured among the detained
}

// CodeFigures are the figures under one term.
type CodeFigures struct {
	Code      string `json:"code"`            // code of the term
	Incidents Sum    `json:"incidents"`       // records under it
	Killed    Sum    `json:"killed,omitzero"` // people killed; absent where no record states it
}

// AreaFigures are the figures of one area, and of its records by party and by violation. Terms
// without a record are left out. A record of several violations counts under each, and one of
// several parties as the counting rule says, so a list can add up to more than the total.
type AreaFigures struct {
	Figures     Figures       `json:"figures"`      // the numbers of all of its records
	ByParty     []CodeFigures `json:"by_party"`     // the numbers under each party
	ByViolation []CodeFigures `json:"by_violation"` // the numbers under each violation
	Counting    data.Counting `json:"counting"`     // how a record of several parties counts under each
	Linked      data.Linking  `json:"linked"`       // how records that are likely to be of one event count
	Rank        []Rank        `json:"rank"`         // where its numbers stand among those of other areas; of the country and of areas that the filter leaves out none
	Counts      data.Counts   `json:"counts"`       // what became of the records that match
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
	s.rows.Groups(mapindex.Grouping{By: []mapindex.Key{{Attribute: attrAreas}}}, func(g mapindex.Group) {
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
		s.figures(rows), s.codeFigures(rows, ByParty), s.codeFigures(rows, ByViolation), s.filter.Counting, s.filter.Linked, s.ranks(p), s.counts(mapped, others),
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

func (s *Selection) figures(rows *mapindex.Selection) Figures {
	metrics := slices.Concat([]Metric{Killed, Injured, Detained, Attacks}, Killed.subsets(), Detained.subsets())
	t := s.tabulate(rows, metrics).total.rounded()
	return Figures{t.incidents, t.sums[0], t.sums[1], t.sums[2], t.sums[3], t.sums[4], t.sums[5], t.sums[6], t.sums[7], t.sums[8], t.sums[9]}
}

// codeFigures returns the figures of the rows under each code of a dimension that one of them has.
func (s *Selection) codeFigures(rows *mapindex.Selection, d Dimension) []CodeFigures {
	by := s.axis(rows, d)
	out := []CodeFigures{}
	for i, t := range s.tabulate(rows, []Metric{Killed}, by).sides[0] {
		if t = t.rounded(); by.codes[i] != "" {
			out = append(out, CodeFigures{by.codes[i], t.incidents, t.sums[0]})
		}
	}
	return out
}
