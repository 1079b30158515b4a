package placement

import (
	"fmt"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// reachM is how far from a place, in metres beyond its own radius, coordinates can be and still be
// meant by it.
const reachM = 5_000

// Decide places an incident as a reviewer decided of its description: at a place, an area or a
// vernacular region, or nowhere where code is "". The result is never finer than the source
// states. Coordinates given by the source are not overridden: where the decision fits them they
// are the point; where it does not the incident goes to review with both. A code that is not
// known leaves the incident as the words place it. The derived control follows.
func (p *Placer) Decide(in *data.Incident, code geo.PCode) {
	if in.Where.Point == nil {
		p.DecideAlone(in, code)
		return
	}
	at := p.located(in.Where)
	named, known := p.Describe(code)
	switch {
	case at == nil || code != "" && !known:
		// Coordinates outside the country speak against any decision, and agree with none.
		p.set(in, p.placement(p.geocoder.Geocode(queryOf(in.Where))))
	case code == "":
		p.set(in, p.decided(*at, "a reviewer found no place for this description; the source's coordinates stand; "+at.Reason))
	case fits(named, *at.Chosen):
		if named.Level == geocode.LevelPlace {
			at.Chosen.PCode, at.Chosen.Name = named.PCode, named.Name
		}
		p.set(in, p.decided(*at, "a reviewer decided so for this description, and the source's coordinates agree; "+at.Reason))
	default:
		p.set(in, p.contradicted(named, *at.Chosen))
	}
}

// DecideAlone places an incident as a reviewer decided of it alone: as Decide does, but coordinates
// given by the source that say otherwise are set aside, and the reason says so.
func (p *Placer) DecideAlone(in *data.Incident, code geo.PCode) {
	words := queryOf(in.Where)
	words.Point = nil
	taught := p.geocoder.WithAliases([]geocode.Alias{{Text: words.Text, Region: words.Region, PCode: code}})
	to := p.placement(taught.Geocode(words))
	if in.Where.Point != nil {
		to.Reason += "; the source's coordinates are set aside"
	}
	p.set(in, to)
}

// Describe returns what is known of the place, area or vernacular region of a code. ok is false
// for one that is not known.
func (p *Placer) Describe(code geo.PCode) (c geocode.Candidate, ok bool) {
	if code == "" {
		return c, false
	}
	// What a taught geocoder answers is the one description of whatever can be taught.
	const word = "x"
	alias := geocode.Alias{Text: geo.Label{EN: word}, PCode: code}
	r := p.geocoder.WithAliases([]geocode.Alias{alias}).Geocode(geocode.Query{Text: alias.Text})
	if r.Basis != geocode.BasisReview || r.Chosen == nil || r.Chosen.PCode != code {
		return c, false
	}
	c = *r.Chosen
	c.Score, c.Reason = 0, ""
	return c, true
}

// located returns what the source's coordinates say by themselves, or nil where they cannot be
// relied on.
func (p *Placer) located(w data.Where) *geocode.Result {
	r := p.geocoder.Geocode(geocode.Query{Point: w.Point, Precision: w.Precision})
	if r.Decision != geocode.Accepted || r.Chosen == nil {
		return nil
	}
	return &r
}

// fits reports whether coordinates can be meant by what a reviewer decided.
func fits(named, at geocode.Candidate) bool {
	if named.Level == geocode.LevelPlace && named.Point != nil && at.Point != nil {
		return geo.DistanceM(*named.Point, *at.Point) <= float64(reachM+named.UncertaintyM)
	}
	for _, pair := range [][2]geo.PCode{{named.Governorate, at.Governorate}, {named.District, at.District}, {named.Subdistrict, at.Subdistrict}} {
		if pair[0] != "" && pair[1] != "" && pair[0] != pair[1] {
			return false
		}
	}
	return true
}

func (p *Placer) decided(r geocode.Result, reason string) data.Placement {
	r.Decision, r.Basis, r.Reason = geocode.Accepted, geocode.BasisReview, reason
	r.Chosen.Score = 1
	r.Candidates = []geocode.Candidate{*r.Chosen}
	return p.placement(r)
}

// contradicted returns the placement of a description that a reviewer decided and of coordinates
// that say otherwise: to be reviewed, at what the two share.
func (p *Placer) contradicted(named, at geocode.Candidate) data.Placement {
	shared := p.shared(named, at)
	shared.Score = 0.5
	named.Score, at.Score = shared.Score, shared.Score
	return p.placement(geocode.Result{
		Decision: geocode.Review, Basis: geocode.BasisCoordinates, Reason: contradiction(named, at).EN, Chosen: &shared, Candidates: []geocode.Candidate{at, named},
	})
}

// contradiction says that coordinates are not where a reviewer decided that a description means.
func contradiction(named, at geocode.Candidate) geo.Label {
	said := geo.Label{
		EN: fmt.Sprintf("a reviewer decided that the description means %s (%s), but the source's coordinates lie elsewhere", named.Name.In("en"), named.PCode),
		AR: fmt.Sprintf("قرر مراجِع أن الوصف يعني %s (%s)، لكن إحداثيات المصدر في مكان آخر", named.Name.In("ar"), named.PCode),
	}
	if named.Point != nil && at.Point != nil {
		km := geo.DistanceM(*named.Point, *at.Point) / 1000
		said.EN += fmt.Sprintf(", %.0f km away", km)
		said.AR += fmt.Sprintf("، على بعد %.0f كم", km)
	}
	return said
}

// shared returns the finest area that holds both.
func (p *Placer) shared(a, b geocode.Candidate) geocode.Candidate {
	code := geo.PCode("SY")
	for _, pair := range [][2]geo.PCode{{a.Governorate, b.Governorate}, {a.District, b.District}, {a.Subdistrict, b.Subdistrict}} {
		if pair[0] == "" || pair[0] != pair[1] {
			break
		}
		code = pair[0]
	}
	whole, _ := p.Describe(code)
	return whole
}
