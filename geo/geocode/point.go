package geocode

import (
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// decideWithPoint weighs coordinates given by the source against what it says in words. They
// win for the point wherever the words allow them.
func (g *Geocoder) decideWithPoint(p orb.Point, readings []*reading, in *region) Result {
	here, distance, ok := g.areas.Locate(p)
	if !ok {
		return g.outsideSyria(p, readings, in)
	}
	named := readingAt(readings, p, here)
	at := g.atPoint(p, here, distance, named)
	l := in.language
	at.Reason = g.pointReason(here, distance, named, l)
	inRegion := in.allows(here)
	switch {
	case in.stated() && !in.known() && named == nil:
		at.Reason += l.say(butRegionUnknown, in.text)
		return g.contradiction(at, readings, in, nil)
	case !inRegion && (named == nil || named.Place == nil):
		at.Reason += l.say(butOutsideRegion, in.text)
		return g.contradiction(at, readings, in, in.governorates)
	case named == nil && (certain(readings) || farFromAll(readings, at, p)):
		at.Reason += l.say(butOtherPlace, readings[0].reason(in))
		return g.contradiction(at, readings, in, []geo.PCode{readings[0].area})
	case !inRegion:
		at.Reason += l.say(thoughOutsideRegion, in.text)
	}
	at.Score = pointScore(named)
	chosen := at
	return Result{
		Decision: Accepted, Basis: BasisCoordinates, Reason: at.Reason,
		Chosen: &chosen, Candidates: withFirst(at, g.candidates(readings, in)),
	}
}

// What a text says speaks against coordinates that are far from all that it may mean.
const (
	understood = 0.3    // the probability that any of the readings is meant, at the least
	possible   = 0.01   // that one of them is, to be reckoned with
	farM       = 30_000 // from a place, in metres
)

// farFromAll reports whether a text is understood, though perhaps in several ways, and all that it
// may mean is far from the coordinates.
func farFromAll(readings []*reading, at Candidate, p orb.Point) bool {
	sum, here := 0.0, vectorOf(p)
	for _, r := range readings {
		if r.unnamed {
			continue
		}
		sum += r.share
		near := r.Place != nil && r.at.within(here, farM) || r.Place == nil && r.contains(at.Subdistrict)
		if near && r.share >= possible {
			return false
		}
	}
	return sum >= understood
}

// outsideSyria answers for coordinates beyond the border, and says so where exchanging latitude
// and longitude would bring them inside.
func (g *Geocoder) outsideSyria(p orb.Point, readings []*reading, in *region) Result {
	r := Result{Candidates: g.candidates(readings, in), Reason: in.language.say(pointAbroad)}
	turned := orb.Point{p[1], p[0]}
	if geo.CheckPoint(turned) != nil {
		return g.choose(r, nil)
	}
	if here, distance, ok := g.areas.Locate(turned); ok && distance == 0 {
		at := g.atPoint(turned, here, distance, readingAt(readings, turned, here))
		at.Score, at.Reason = 0.5, in.language.say(exchanged)
		r.Candidates = withFirst(at, r.Candidates)
		r.Reason += in.language.say(ifExchanged, in.language.name(g.ofArea(here).Name))
	}
	return g.choose(r, nil)
}

// contradiction returns a result for review: the point's reading and those of the text, placed
// no finer than what the point and the areas that speak against it share.
func (g *Geocoder) contradiction(at Candidate, readings []*reading, in *region, against []geo.PCode) Result {
	at.Score = 0.5
	r := Result{Candidates: withFirst(at, g.candidates(readings, in)), Reason: at.Reason}
	if len(readings) == 0 && len(against) > 0 {
		r.Candidates = append(r.Candidates, g.ofArea(shared(against)))
	}
	if len(against) == 0 {
		against = []geo.PCode{country}
	}
	return g.choose(r, append([]geo.PCode{at.Subdistrict}, against...))
}

// readingAt returns the best reading that the point can be meant by, or nil.
func readingAt(readings []*reading, p orb.Point, subdistrict geo.PCode) *reading {
	at := slices.IndexFunc(readings, func(r *reading) bool { return !r.unnamed && r.Place != nil && r.fits(p, subdistrict) })
	if at < 0 {
		at = slices.IndexFunc(readings, func(r *reading) bool { return !r.unnamed && r.fits(p, subdistrict) })
	}
	if at < 0 {
		return nil
	}
	return readings[at]
}

// certain reports whether the best reading is good enough to speak against coordinates.
func certain(readings []*reading) bool {
	return len(readings) > 0 && !readings[0].inner && !readings[0].outside && readings[0].score >= enough
}

// pointScore is the score of coordinates that nothing contradicts.
func pointScore(named *reading) float64 {
	switch {
	case named == nil:
		return 0.85
	case !named.exactIn(0) && !named.exactIn(1):
		return 0.95
	}
	return mostScore
}

// withFirst puts a candidate before the others, of which none of the same code stays.
func withFirst(first Candidate, others []Candidate) []Candidate {
	out := []Candidate{first}
	for _, c := range others {
		if c.PCode != first.PCode && len(out) < maxCandidates {
			out = append(out, c)
		}
	}
	return out
}
