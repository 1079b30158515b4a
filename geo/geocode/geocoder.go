package geocode

import (
	"fmt"
	"math"

	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/gazetteer"
)

// Geocoder finds the places that descriptions mean. It is immutable and safe for concurrent use.
type Geocoder struct {
	gaz     *gazetteer.Gazetteer
	areas   *area.Set
	aliases map[string]geo.PCode // by Context
}

// New returns a geocoder over a gazetteer and the areas that contain its places.
func New(gaz *gazetteer.Gazetteer, areas *area.Set) *Geocoder {
	return &Geocoder{gaz: gaz, areas: areas}
}

// Gazetteer returns the gazetteer that the geocoder answers from.
func (g *Geocoder) Gazetteer() *gazetteer.Gazetteer { return g.gaz }

// maxCandidates is how many readings an answer lists.
const maxCandidates = 5

// Geocode returns what the query means, or what it may mean. It is deterministic and total:
// no text, however broken, makes it fail. See the package comment for the method.
func (g *Geocoder) Geocode(q Query) Result {
	if r, ok := g.learnt(q); ok {
		return r
	}
	in := g.region(q.Region)
	readings, text := g.read(q.Text, in)
	var result Result
	if q.Point != nil && geo.CheckPoint(*q.Point) == nil {
		result = g.decideWithPoint(*q.Point, readings, in)
	} else {
		result = g.decide(readings, text, in)
	}
	if result.Basis == "" {
		result.Basis = BasisText
	}
	return g.capped(result, q.Precision)
}

// capped returns the result at most as exact as the source says that it knows the place.
func (g *Geocoder) capped(r Result, stated string) Result {
	to, err := geo.ParsePrecision(stated)
	if err != nil || r.Chosen == nil {
		return r
	}
	if r.Basis == BasisCoordinates && r.Chosen.Precision == geo.PrecisionLocality && to == geo.PrecisionExact {
		r.Chosen.Precision, r.Chosen.UncertaintyM = to, exactM
		return r
	}
	if r.Chosen.Precision > to {
		chosen := g.coarsened(*r.Chosen, to)
		r.Chosen = &chosen
		r.Reason += fmt.Sprintf("; the source states no more than the %s", to)
	}
	return r
}

// decide chooses among the readings of a description without coordinates.
func (g *Geocoder) decide(readings []reading, text phrase, in region) Result {
	if len(readings) == 0 {
		return g.decideByRegion(text, in)
	}
	r := Result{Decision: Review, Candidates: g.candidates(readings, in)}
	top, rivals := readings[0], equals(readings)
	switch {
	case text.line || text.many:
		r.Reason = "the text joins several places, or names a road: " + top.reason(in)
		return g.choose(r, areasOf(alternatives(readings)))
	case text.away:
		r.Reason = "the text says how far it is from a place: " + top.reason(in)
		return g.choose(r, []geo.PCode{shared(areasOf(alternatives(readings))).At(geo.Governorate)})
	case in.stated() && !in.known():
		r.Reason = fmt.Sprintf("the stated region %q is not known in Syria; %s", in.text, top.reason(in))
		return g.choose(r, nil)
	case top.outside:
		r.Reason = top.reason(in)
		return g.choose(r, in.governorates)
	case len(rivals) > 1 && !nested(rivals):
		r.Reason = fmt.Sprintf("%d readings fit equally; %s", len(rivals), top.reason(in))
		return g.choose(r, areasOf(rivals))
	case top.inner:
		r.Reason = "the place itself is not known, only where it is; " + top.reason(in)
		return g.choose(r, []geo.PCode{top.area()})
	case top.opposed:
		r.Reason = "names in the text contradict; " + top.reason(in)
		return g.choose(r, contradictory(readings, in))
	case top.score < enough || top.bySound:
		r.Reason = "not certain enough; " + top.reason(in)
		return g.choose(r, doubtful(readings, in))
	}
	return g.accept(r, top)
}

// nested reports whether the readings are areas of which the first contains all others. It is
// then safe to say that the first is meant.
func nested(readings []reading) bool {
	for _, r := range readings {
		if r.Area == nil || readings[0].Area == nil || !readings[0].Area.PCode.Contains(r.Area.PCode) {
			return false
		}
	}
	return true
}

// decideByRegion answers where no name in the description is known.
func (g *Geocoder) decideByRegion(text phrase, in region) Result {
	switch {
	case in.country && !in.known() && len(text.parts) == 0:
		whole := g.ofArea(country)
		whole.Score, whole.Reason = mostScore, "no place is named, only the country"
		return Result{Decision: Accepted, Candidates: []Candidate{whole}, Chosen: &whole, Reason: whole.Reason}
	case !in.known():
		return Result{Decision: NotFound, Reason: "no name in the text is known, and no region"}
	case len(text.parts) == 0 && len(in.governorates) == 1:
		named := in.governorates
		if len(in.finer) > 0 {
			named = in.finer
		}
		only := g.ofArea(shared(named))
		only.Score, only.Reason = mostScore, fmt.Sprintf("no place is named, only the region %s", in.text)
		return Result{Decision: Accepted, Candidates: []Candidate{only}, Chosen: &only, Reason: only.Reason}
	}
	return g.choose(Result{Reason: fmt.Sprintf("no name in the text is known; only the region %s is", in.text)}, in.governorates)
}

// choose sets what the areas share as the placement of a result that is to be reviewed.
func (g *Geocoder) choose(r Result, areas []geo.PCode) Result {
	chosen := g.ofArea(shared(areas))
	if len(r.Candidates) > 0 {
		chosen.Score = r.Candidates[0].Score
	} else if len(areas) > 0 {
		r.Candidates = []Candidate{chosen}
	}
	chosen.Reason = r.Reason
	r.Decision, r.Chosen = Review, &chosen
	return r
}

func (g *Geocoder) accept(r Result, top reading) Result {
	chosen := r.Candidates[0]
	if top.near {
		chosen = g.coarsened(chosen, geo.PrecisionNear)
	}
	r.Decision, r.Chosen, r.Reason = Accepted, &chosen, chosen.Reason
	return r
}

func (g *Geocoder) candidates(readings []reading, in region) []Candidate {
	all := 0.0
	for _, r := range readings {
		all += r.weight()
	}
	var out []Candidate
	for _, r := range readings[:min(len(readings), maxCandidates)] {
		c := g.candidate(r, in)
		c.Score = math.Round(100*min(max(r.score, 0), mostScore)*r.weight()/all) / 100
		out = append(out, c)
	}
	return out
}

// weight is the part of a reading among its rivals: equal for equal scores, and for one that is
// better by a tie's width twice as large.
func (r reading) weight() float64 { return math.Exp2(r.score / tie) }

func (g *Geocoder) candidate(r reading, in region) Candidate {
	c := g.ofArea(r.area())
	if r.Place != nil {
		c = ofPlace(*r.Place)
	}
	c.Reason = r.reason(in)
	return c
}

// samePlaceM is how close two bearers of a name in one subdistrict can be and count as one.
const samePlaceM = 2_000

// equals returns the readings that are as good as the best, without those that are the same
// spot as the best.
func equals(readings []reading) []reading {
	top := readings[0]
	var out []reading
	for i, r := range readings {
		if r.score <= top.score-tie {
			break
		}
		if i > 0 && top.sameSpot(r) {
			continue
		}
		out = append(out, r)
	}
	return out
}

func (r reading) sameSpot(o reading) bool {
	return r.Place != nil && o.Place != nil && r.Place.Subdistrict == o.Place.Subdistrict &&
		geo.DistanceM(r.Place.Point, o.Place.Point) <= samePlaceM
}

// alternatives returns the readings that are not much worse than the best.
func alternatives(readings []reading) []reading {
	worst := readings[0].score - 2*lessOtherText
	end := 1
	for end < len(readings) && !readings[end].outside && readings[end].score >= worst {
		end++
	}
	return readings[:end]
}

// contradictory returns the areas of which the truth lies in one where names contradict each
// other: the stated region's, or those of every reading.
func contradictory(readings []reading, in region) []geo.PCode {
	if in.known() {
		return in.governorates
	}
	return areasOf(readings)
}

// doubtful returns the areas of which the truth is likely to lie in one: those of the
// alternatives. Of names that only sound alike, no more than the governorate is relied on.
func doubtful(readings []reading, in region) []geo.PCode {
	top := readings[0]
	switch {
	case !top.bySound:
		return areasOf(alternatives(readings))
	case in.known():
		return in.governorates
	case top.supported:
		return []geo.PCode{top.area().At(geo.Governorate)}
	}
	return nil
}

func areasOf(readings []reading) []geo.PCode {
	var out []geo.PCode
	for _, r := range readings {
		out = append(out, r.area())
	}
	return out
}
