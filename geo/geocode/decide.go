package geocode

import (
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// enough is the score from which the best reading is accepted.
const enough = 0.9

// decide chooses among the readings of a description without coordinates.
func (g *Geocoder) decide(readings []reading, text description, in region) Result {
	if len(readings) == 0 {
		return g.decideByRegion(text, in)
	}
	r := Result{Decision: Review, Candidates: g.candidates(readings, in)}
	top := &readings[0]
	switch {
	case text.line:
		return g.decideLine(r, readings, in)
	case text.many:
		r.Reason = "the text joins several places: " + top.reason(in)
		return g.choose(r, likely(readings, in))
	case text.away:
		r.Reason = "the text says how far it is from a place: " + top.reason(in)
		return g.choose(r, []geo.PCode{shared(likely(readings, in)).At(geo.Governorate)})
	case in.stated() && !in.known():
		r.Reason = fmt.Sprintf("the stated region %q is not known in Syria; %s", in.text, top.reason(in))
		return g.choose(r, nil)
	case top.outside:
		r.Reason = top.reason(in)
		return g.choose(r, in.governorates)
	case top.unnamed:
		r.Reason = "no name in the text is known; " + top.reason(in)
		return g.choose(r, likely(readings, in))
	case top.inner && top.Place == nil:
		r.Reason = "the place itself is not known, only where it is; " + top.reason(in)
		return g.choose(r, likely(readings, in))
	case top.score < enough:
		r.Reason = "not certain enough; " + top.reason(in)
		return g.choose(r, likely(readings, in))
	}
	return g.accept(r, top)
}

// decideByRegion answers where no name in the description is known.
func (g *Geocoder) decideByRegion(text description, in region) Result {
	switch {
	case in.country && !in.known() && text.isEmpty():
		whole := g.ofArea(country)
		whole.Score, whole.Reason = mostScore, "no place is named, only the country"
		return Result{Decision: Accepted, Candidates: []Candidate{whole}, Chosen: &whole, Reason: whole.Reason}
	case !in.known():
		return Result{Decision: NotFound, Reason: "no name in the text is known, and no region"}
	case text.isEmpty() && len(in.governorates) == 1:
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

// decideLine answers for a road, or what lies between two places: a line where both ends are known.
func (g *Geocoder) decideLine(r Result, readings []reading, in region) Result {
	from := &readings[0]
	to := from.otherEnd(readings)
	if from.Place == nil || to == nil || from.outside || to.outside {
		r.Reason = "the text names a road, or what lies between places: " + from.reason(in)
		return g.choose(r, likely(readings, in))
	}
	line := g.between(from, to)
	line.Reason = fmt.Sprintf("the text says between %s and %s, or a road that joins them", from.name(), to.name())
	line.Score = math.Min(from.score, to.score)
	r.Reason = line.Reason
	if line.Score < enough/2 {
		return g.choose(r, []geo.PCode{from.area, to.area})
	}
	r.Decision, r.Chosen = Accepted, &line
	return r
}

// otherEnd returns the best reading of another name in the same description, or nil.
func (r *reading) otherEnd(readings []reading) *reading {
	for i := range readings {
		o := &readings[i]
		for l, m := range r.matched {
			if n := o.matched[l]; m.named && n.named && m.at != n.at && o.Place != nil {
				return o
			}
		}
	}
	return nil
}

// between returns the line between two places.
func (g *Geocoder) between(from, to *reading) Candidate {
	c := g.ofArea(shared([]geo.PCode{from.area, to.area}))
	c.Level, c.Precision = LevelLine, geo.PrecisionRegion
	c.Name = geo.Label{EN: from.Place.Name.In("en") + " – " + to.Place.Name.In("en"), AR: from.Place.Name.In("ar") + " – " + to.Place.Name.In("ar")}
	middle := geo.Round(orb.Point{(from.point[0] + to.point[0]) / 2, (from.point[1] + to.point[1]) / 2}, 6)
	c.Point = &middle
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

func (g *Geocoder) accept(r Result, top *reading) Result {
	chosen := r.Candidates[0]
	if top.near || top.landmark || top.inner {
		chosen = g.coarsened(chosen, geo.PrecisionNear)
	}
	r.Decision, r.Chosen, r.Reason = Accepted, &chosen, chosen.Reason
	return r
}

func (g *Geocoder) candidates(readings []reading, in region) []Candidate {
	out := make([]Candidate, 0, min(len(readings), maxCandidates))
	for i := range readings[:min(len(readings), maxCandidates)] {
		r := &readings[i]
		c := g.ofBearer(r.Bearer)
		c.Score = math.Round(1000*r.score) / 1000
		c.Reason = r.reason(in)
		out = append(out, c)
	}
	return out
}

// nearlyAll is the share of the probability that the areas of a doubtful answer cover.
const nearlyAll = 0.95

// likely returns the areas of which the truth lies in one with a probability of nearlyAll: those of
// the best readings, and where these are too few, all of the stated region.
func likely(readings []reading, in region) []geo.PCode {
	var out []geo.PCode
	sum := 0.0
	for i := range readings {
		out = append(out, readings[i].area)
		if sum += readings[i].share; sum >= nearlyAll {
			return out
		}
	}
	if in.known() {
		return append(out, in.governorates...)
	}
	return append(out, country)
}

// said joins what is to be said of a reading.
func said(list []string) string { return strings.Join(list, "; ") }
