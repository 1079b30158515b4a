package geocode

import (
	"math"

	"tawthiq/geo"
)

// enough is the score from which the best reading is accepted: the least at which, of the rows of
// described places that the weights were not fitted to, 99 of 100 accepted ones are right where
// both languages and the region are given, and 98 where less is.
const enough = 0.91

// leastScore is the score under which the best reading anywhere in the country is no more than a
// chance likeness.
const leastScore = 0.1

// decide chooses among the readings of a description without coordinates.
func (g *Geocoder) decide(readings []*reading, text description, in *region) Result {
	if len(readings) == 0 || !in.known() && readings[0].score < leastScore {
		return g.decideByRegion(text, in)
	}
	r := Result{Decision: Review, Candidates: g.candidates(readings, in)}
	top := readings[0]
	because := func(why sentence, args ...any) string {
		return in.language.and(in.language.say(why, args...), top.reason(in))
	}
	switch {
	case text.line:
		return g.decideLine(r, readings, in)
	case text.many:
		r.Reason = because(joinsPlaces)
		return g.choose(r, likely(readings, in))
	case text.away:
		r.Reason = because(saysDistance)
		return g.choose(r, []geo.PCode{shared(likely(readings, in)).At(geo.Governorate)})
	case in.stated() && !in.known():
		r.Reason = because(regionNotInSyria, in.text)
		return g.choose(r, nil)
	case top.outside:
		r.Reason = top.reason(in)
		return g.choose(r, in.governorates)
	case top.seat == geo.Governorate && in.governorates == nil && text.isBare():
		r.Reason = because(governorateOrCapital)
		return g.choose(r, []geo.PCode{top.area.At(geo.Governorate)})
	case top.unnamed:
		r.Reason = because(noNameKnown)
		return g.choose(r, likely(readings, in))
	case top.road:
		r.Reason = because(namesRoad)
		return g.choose(r, likely(readings, in))
	case top.disputed:
		r.Reason = because(languagesDisagree)
		return g.choose(r, likely(readings, in))
	case top.inner && !top.holds(text):
		r.Reason = because(onlyWhereItIs)
		return g.choose(r, likely(readings, in))
	case top.score < enough:
		r.Reason = because(notCertain)
		return g.choose(r, likely(readings, in))
	}
	return g.accept(r, top)
}

// holds reports whether a place whose name is known can stand for something in it whose name is
// not: a town where that is a neighbourhood or a building, or a place of which the name can mean no
// wider area.
func (r *reading) holds(text description) bool {
	return r.Place != nil && (r.seat == geo.Country || text.nameParts())
}

// decideByRegion answers where no name in the description is known.
func (g *Geocoder) decideByRegion(text description, in *region) Result {
	switch {
	case in.country && !in.known() && text.isEmpty():
		whole := g.ofArea(country)
		whole.Score, whole.Reason = mostScore, in.language.say(onlyCountry)
		return Result{Decision: Accepted, Candidates: []Candidate{whole}, Chosen: &whole, Reason: whole.Reason}
	case !in.known():
		return Result{Decision: NotFound, Reason: in.language.say(nothingKnown)}
	case text.isEmpty() && len(in.governorates) == 1:
		named := in.governorates
		if len(in.finer) > 0 {
			named = in.finer
		}
		only := g.ofArea(shared(named))
		only.Score, only.Reason = mostScore, in.language.say(onlyRegion, in.text)
		return Result{Decision: Accepted, Candidates: []Candidate{only}, Chosen: &only, Reason: only.Reason}
	}
	return g.choose(Result{Reason: in.language.say(onlyRegionKnown, in.text)}, in.governorates)
}

// longestLineM is how far apart two places can be, in metres, for what lies between them to be placed.
const longestLineM = 100_000

// decideLine answers for a road, or what lies between two places: a line where both ends are known.
func (g *Geocoder) decideLine(r Result, readings []*reading, in *region) Result {
	l, from := in.language, readings[0]
	to, score := from.otherEnd(readings)
	if from.Place == nil || to == nil || from.outside || to.outside || !from.at.within(to.at, longestLineM) {
		r.Reason = l.and(l.say(namesRoad), from.reason(in))
		return g.choose(r, likely(readings, in))
	}
	line := g.between(from, to)
	line.Reason = l.say(betweenPlaces, l.name(from.label()), l.name(to.label()))
	line.Score = min(math.Round(1000*score)/1000, mostScore)
	r.Reason = line.Reason
	if line.Score < enough {
		return g.choose(r, []geo.PCode{from.area, to.area})
	}
	r.Decision, r.Chosen = Accepted, &line
	return r
}

// otherEnd returns the best reading of another name in the same description, or nil, and the
// probability that the two are meant by their names.
func (r *reading) otherEnd(readings []*reading) (other *reading, score float64) {
	for _, o := range readings {
		for l, m := range r.matched {
			if n := o.matched[l]; m.named && n.named && m.at != n.at && o.Place != nil {
				return o, r.shareOf(readings, l) * o.shareOf(readings, l)
			}
		}
	}
	return nil, 0
}

// shareOf returns the probability of a reading among those of the same name in a language.
func (r *reading) shareOf(readings []*reading, language int) float64 {
	sum := 0.0
	for _, o := range readings {
		if m := o.matched[language]; m.named && m.at == r.matched[language].at {
			sum += o.share
		}
	}
	return r.share / sum
}

// between returns the line between two places. It has no point: one in the middle would be drawn
// where nothing happened.
func (g *Geocoder) between(from, to *reading) Candidate {
	c := g.ofArea(shared([]geo.PCode{from.area, to.area}))
	c.Level, c.Precision = LevelLine, geo.PrecisionRegion
	c.Name = geo.Label{EN: from.Place.Name.In("en") + " – " + to.Place.Name.In("en"), AR: from.Place.Name.In("ar") + " – " + to.Place.Name.In("ar")}
	c.UncertaintyM = int(geo.DistanceM(from.point, to.point)/2) + max(placeRadiusM(*from.Place), placeRadiusM(*to.Place))
	return c
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

// afterAnother reports whether another name stands before the reading's that is not what holds it: it
// is then what that is in or near.
func (r *reading) afterAnother() bool { return r.position() > 0 && r.support <= closeBy }

func (g *Geocoder) accept(r Result, top *reading) Result {
	chosen := r.Candidates[0]
	if top.near || top.landmark || top.inner || top.afterAnother() || top.share < enough {
		chosen = g.coarsened(chosen, geo.PrecisionNear)
	}
	r.Decision, r.Chosen, r.Reason = Accepted, &chosen, chosen.Reason
	return r
}

// leastUnnamed is the least score of what no text names, to be listed at all.
const leastUnnamed = 0.02

func (g *Geocoder) candidates(readings []*reading, in *region) []Candidate {
	out := make([]Candidate, 0, min(len(readings), maxCandidates))
	for i, r := range readings[:min(len(readings), maxCandidates)] {
		if i > 0 && r.unnamed && r.score < leastUnnamed {
			continue
		}
		c := g.ofBearer(r.Bearer)
		c.Score = math.Round(1000*r.score) / 1000
		c.Reason = r.reason(in)
		out = append(out, c)
	}
	return out
}

// Shares of the probability by which the placement of a doubtful answer is coarsened.
const (
	nearlyAll = 0.9  // what the areas of the best readings cover of all readings
	mayBeNone = 0.25 // that none is meant, from which on no more than a governorate is relied on
	mayBeOut  = 0.1  // of a reading outside the stated region, to be reckoned with
)

// likely returns the areas of which the truth most likely lies in one: those of the best readings,
// and in doubt about all of them their governorates.
func likely(readings []*reading, in *region) []geo.PCode {
	all := 0.0
	for _, r := range readings {
		all += r.share
	}
	var out []geo.PCode
	sum := 0.0
	for _, r := range readings {
		if sum >= nearlyAll*all {
			break
		}
		sum += r.share
		if r.outside && r.share < mayBeOut {
			continue
		}
		if all < 1-mayBeNone {
			out = append(out, r.area.At(geo.Governorate))
		} else {
			out = append(out, r.area)
		}
	}
	if len(out) == 0 || out[0] == "" {
		return in.governorates
	}
	return out
}
