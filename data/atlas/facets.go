package atlas

import (
	"context"
	"slices"
	"sync"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// Facets say of parameters of the filter what each of their values would match.
type Facets struct {
	Revision   int64         `json:"revision"`   // the revision that the answer is of
	Counting   data.Counting `json:"counting"`   // the rule by which a record of several parties counts
	Linked     data.Linking  `json:"linked"`     // how records that are likely to be of one event count
	Matching   int           `json:"matching"`   // records that match the whole filter, with those that are held back
	Suppressed int           `json:"suppressed"` // records that are held back to protect people; they are under no value
	Facets     []Facet       `json:"facets"`     // by parameter
	Note       geo.Label     `json:"note"`       // what the numbers are
}

// Facet is the values of a parameter that have a record among those that match all other parameters: those
// of a list of the vocabulary in its order, others by their letters.
type Facet struct {
	Parameter string       `json:"parameter"`       // of the filter
	Level     string       `json:"level,omitempty"` // of areas: their level
	Values    []FacetValue `json:"values"`          // those with a record
}

// FacetValue is what the records of a value add up to, as they count where the parameter has this value
// alone; where linked records count once, it can then be more, of events for which another record speaks here.
// A record of several values counts under each. A group stands for its members, and a record of several of
// them counts once.
type FacetValue struct {
	Code      string `json:"code"`      // the value, as the parameter takes it
	Records   int    `json:"records"`   // each counted once
	Incidents Sum    `json:"incidents"` // records, as the counting rule has it
	Killed    *Sum   `json:"killed"`    // people killed; null where no record states a number
}

// areaParam is the parameter whose codes are areas.
const areaParam = "area"

// FacetParams lists the parameters that there are facets of.
func FacetParams() []string { return append(data.CodeParams(), areaParam) }

// Facets returns the facets of parameters of FacetParams, in their order. The areas are those of level.
// Where linked records count once, those are counted that speak for their event under all other
// parameters.
// Errors: those of View.Select. Cost: one pass over the records, and some 2 ns for each parameter and record
// that matches the others.
func (s *Selection) Facets(ctx context.Context, params []string, level geo.Level) (Facets, error) {
	counts := s.Counts(geo.Country)
	out := Facets{Revision: s.view.revision, Counting: s.filter.Counting, Linked: s.filter.Linked,
		Matching: counts.Matching, Suppressed: counts.Suppressed, Facets: make([]Facet, len(params)), Note: s.Noted(s.facetsNote(), slices.Contains(params, "controller"))}
	others, err := s.underTheOthers(ctx, params)
	if err != nil {
		return Facets{}, err
	}
	var free []int // those of parameters that restrict nothing, which are of the same records
	var axes []*axis
	for i, param := range params {
		by := Dimension(param)
		out.Facets[i].Parameter = param
		if param == areaParam {
			by = Dimension(level.String())
			out.Facets[i].Level = level.String()
		}
		if others[i] == nil {
			free, axes = append(free, i), append(axes, s.view.facetAxes[by]())
			continue
		}
		out.Facets[i].Values = others[i].facetValues(s.view.facetAxes[by]())[0]
	}
	for k, values := range s.facetValues(axes...) {
		out.Facets[free[k]].Values = values
	}
	return out, nil
}

// underTheOthers returns for each parameter the records that match all other parameters, nil where it
// restricts nothing. Those of several are found in one pass, unless linked records count once: then each
// has speakers of its own.
func (s *Selection) underTheOthers(ctx context.Context, params []string) ([]*Selection, error) {
	out := make([]*Selection, len(params))
	var missing []int
	var wider []data.Filter
	var exchanges []mapindex.Restriction
	for i, param := range params {
		f, restricts := s.filter.Without(param)
		if !restricts {
			continue
		}
		var err error
		if out[i] = s.view.kept.get(f.Values().Encode()); out[i] == nil && s.filter.Linked == data.LinkedOnce {
			if out[i], err = s.view.Select(ctx, f); err != nil {
				return nil, err
			}
		}
		if out[i] == nil {
			missing, wider, exchanges = append(missing, i), append(wider, f), append(exchanges, s.view.exchange(param, f))
		}
	}
	for k, rows := range s.view.index.Exchanged(s.query, exchanges) {
		query := s.query
		query.Codes = slices.Clone(query.Codes)
		query.Codes[exchanges[k].Attribute] = exchanges[k].Codes
		out[missing[k]] = s.view.kept.put(wider[k].Values().Encode(), s.view.selection(wider[k], query, rows))
	}
	return out, nil
}

// exchange returns what a filter without a parameter still asks of the parameter's attribute.
func (v *View) exchange(param string, without data.Filter) mapindex.Restriction {
	switch param {
	case areaParam:
		return mapindex.Restriction{Attribute: attrAreas}
	case string(data.Parties):
		return mapindex.Restriction{Attribute: attrClaims, Codes: v.partyCodes(without)}
	}
	return mapindex.Restriction{Attribute: Dimension(param).attribute()}
}

// mostPairs is the most pairs of classes of two axes that are told apart to count under both in one pass:
// so few that showing them takes less than the pass that is spared.
const mostPairs = 4096

// facetValues returns what the records are under the codes of each axis.
func (s *Selection) facetValues(axes ...*axis) (out [][]FacetValue) {
	for len(axes) > 0 {
		n := min(len(axes), 2)
		if n == 2 && len(axes[0].members)*len(axes[1].members) > mostPairs {
			n = 1
		}
		for k, side := range s.tabulate(s.rows, []Metric{Killed}, axes[:n]...).sides {
			out = append(out, axes[k].facetValues(side))
		}
		axes = axes[n:]
	}
	return out
}

func (a *axis) facetValues(side []tally) []FacetValue {
	out := []FacetValue{}
	for i, t := range side {
		if t.records == 0 || a.codes[i] == "" {
			continue
		}
		value := FacetValue{Code: a.codes[i], Records: t.records, Incidents: t.incidents.rounded()}
		if killed := t.value().rounded(); !killed.IsZero() {
			value.Killed = &killed
		}
		out = append(out, value)
	}
	return out
}

// makeFacetAxes returns the axes of facets, which are made when they are first asked for: they are of
// every code of the view, so that no pass over the records has to find out which of them occur.
func (v *View) makeFacetAxes() map[Dimension]func() *axis {
	axes := map[Dimension]func() *axis{}
	for _, d := range Series() {
		axes[d] = sync.OnceValue(func() *axis { return v.facetAxis(d) })
	}
	return axes
}

// facetAxis returns the axis of every code of a dimension and of those that they are below, as a filter
// takes them.
func (v *View) facetAxis(d Dimension) *axis {
	every := func(yield func(uint32) bool) {
		for code := range v.meaning.texts[d.attribute()] {
			if !yield(uint32(code)) {
				return
			}
		}
	}
	a := v.codeAxis(d, every, v.codesAndAbove)
	if d.attribute() == attrClaims {
		for _, code := range a.codes {
			a.parties = append(a.parties, v.vocabulary.FamilyBits(data.Parties, []string{code}))
		}
	}
	return a
}

// codesAndAbove returns the codes that a code of an attribute stands for, and those that they are below.
func (v *View) codesAndAbove(d Dimension, code uint32) []string {
	out := v.codes(d, code)
	for _, own := range out {
		if term, _ := v.vocabulary.Term(d.list(), own); term.Parent != "" && !slices.Contains(out, term.Parent) {
			out = append(out, term.Parent)
		}
	}
	return out
}

// facetsNote says what the numbers of facets are.
func (s *Selection) facetsNote() geo.Label {
	note := join(minimumNote, facetNote)
	if s.filter.Linked == data.LinkedOnce {
		note = join(note, linkedNote, spokenForNote)
	}
	return join(note, countingNotes[s.filter.Counting])
}

// facetNote says what stands beside a value of a filter.
var facetNote = geo.Label{
	EN: "Each value has the records that match all other parameters. A record of several values counts under each of them.",
	AR: "لكل قيمة السجلات التي تطابق المعاملات الأخرى جميعها. ويُحسب السجل الذي له عدة قيم لدى كل منها.",
}

// spokenForNote says what that means where linked records count once.
var spokenForNote = geo.Label{
	EN: "Those records are counted that speak for their event under the other parameters: with a value chosen there can be more, of events for which a record without it speaks here.",
	AR: "تُحسب السجلات التي تمثّل أحداثها وفق المعاملات الأخرى: وقد يزيد العدد عند اختيار قيمة ما، بأحداث يمثّلها هنا سجل ليست له تلك القيمة.",
}
