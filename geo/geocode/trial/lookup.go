package trial

import (
	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/geocode"
)

// Lookup is the plain way to find a name, for comparison: the first place in the stated
// governorate whose normalised English name, normalised Arabic name or consonant skeleton is
// that of the text. It accepts whatever it finds.
type Lookup struct {
	governorates governorates
	names        map[string][]*gazetteer.Place // by normalised name in either script
	skeletons    map[string][]*gazetteer.Place
}

// NewLookup returns the lookup of these places, which must not change.
func NewLookup(places []gazetteer.Place, areas *area.Set) *Lookup {
	l := &Lookup{newGovernorates(areas), map[string][]*gazetteer.Place{}, map[string][]*gazetteer.Place{}}
	for i := range places {
		p := &places[i]
		for _, name := range []string{p.Name.EN, p.Name.AR} {
			if form := glue(name); form != "" {
				l.names[form] = append(l.names[form], p)
			}
		}
		if form := consonants(p.Name.EN); form != "" {
			l.skeletons[form] = append(l.skeletons[form], p)
		}
	}
	return l
}

// Geocode returns the first hit.
func (l *Lookup) Geocode(q geocode.Query) geocode.Result {
	in := l.governorates.named(q.Region)
	english := before(q.Text.EN)
	for _, hits := range [][]*gazetteer.Place{l.names[glue(english)], l.names[glue(before(q.Text.AR))], l.skeletons[consonants(english)]} {
		for _, p := range hits {
			if holdsPlace(in, p) {
				return found(p)
			}
		}
	}
	return geocode.Result{Decision: geocode.NotFound}
}

// found returns the result that is these places, best first, and accepts the first.
func found(places ...*gazetteer.Place) geocode.Result {
	r := geocode.Result{Decision: geocode.NotFound, Basis: geocode.BasisText}
	for _, p := range places {
		at := p.Point
		r.Candidates = append(r.Candidates, geocode.Candidate{
			PCode: p.PCode, Name: p.Name, Level: geocode.LevelPlace, Point: &at, Precision: geo.PrecisionLocality, Score: 1,
		})
	}
	if len(r.Candidates) > 0 {
		r.Decision, r.Chosen = geocode.Accepted, &r.Candidates[0]
	}
	return r
}
