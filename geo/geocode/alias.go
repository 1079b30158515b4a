package geocode

import (
	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// Alias is what a person decided that a description means in its context. PCode is that of a
// place, an area or a vernacular region, or "" where the person found that none fits.
type Alias struct {
	Text   geo.Label
	Region geo.Label
	PCode  geo.PCode
}

// Context returns the form that equal descriptions in equal regions share: what a decision about
// one of them may be applied to. It is stable: databases keep it.
func Context(text, region geo.Label) string {
	return gazetteer.Normalise(text.EN) + "|" + gazetteer.Normalise(text.AR) + "|" +
		gazetteer.Normalise(region.EN) + "|" + gazetteer.Normalise(region.AR)
}

// WithAliases returns a geocoder that gives a description with the Context of an alias what the
// alias says, as Accepted with BasisReview, or as NotFound where its code is empty. Coordinates
// given by the source are weighed against it as against a name. The receiver is not changed. Of two
// aliases with one context the later one holds; one whose code is not known is left out.
func (g *Geocoder) WithAliases(aliases []Alias) *Geocoder {
	twin := *g
	twin.aliases = make(map[string]geo.PCode, len(aliases))
	for _, a := range aliases {
		if a.PCode == "" || g.knows(a.PCode) {
			twin.aliases[Context(a.Text, a.Region)] = a.PCode
		}
	}
	return &twin
}

// knows reports whether there is a place, an area or a vernacular region of this code.
func (g *Geocoder) knows(code geo.PCode) bool {
	_, isPlace := g.gaz.Get(code)
	return isPlace || g.areas.Has(code) || g.regionOf(code) != nil
}

func (g *Geocoder) regionOf(code geo.PCode) *gazetteer.Region {
	for i := range g.gaz.Regions() {
		if r := &g.gaz.Regions()[i]; r.Code == code {
			return r
		}
	}
	return nil
}

// ofCode returns the candidate of a code that is known.
func (g *Geocoder) ofCode(code geo.PCode) Candidate {
	if p, ok := g.gaz.Get(code); ok {
		return ofPlace(p)
	}
	if r := g.regionOf(code); r != nil {
		return g.ofRegion(r)
	}
	return g.ofArea(code)
}

// learnt returns what a person decided of this description, if one did.
func (g *Geocoder) learnt(q Query) (Result, bool) {
	if len(g.aliases) == 0 || q.Point != nil {
		return Result{}, false
	}
	l := language(q.Language)
	code, ok := g.aliases[Context(q.Text, q.Region)]
	if !ok {
		return Result{}, false
	}
	if code == "" {
		return Result{Decision: NotFound, Basis: BasisReview, Reason: l.say(reviewerFoundNone)}, true
	}
	c := g.ofCode(code)
	c.Score, c.Reason = 1, l.say(reviewerDecided)
	return g.capped(Result{Decision: Accepted, Candidates: []Candidate{c}, Chosen: &c, Basis: BasisReview, Reason: c.Reason}, q.Precision, l), true
}
