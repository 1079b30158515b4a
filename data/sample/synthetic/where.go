package synthetic

import (
	"math"
	"math/rand/v2"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/control"
	"tawthiq/geo/gazetteer"
)

// noisePercent of the incidents lie anywhere in the country, and not where many people live.
const noisePercent = 30

var precisionShares = []share[geo.Precision]{
	{geo.PrecisionExact, 30}, {geo.PrecisionLocality, 42}, {geo.PrecisionNear, 12},
	{geo.PrecisionSubdistrict, 5}, {geo.PrecisionDistrict, 5}, {geo.PrecisionGovernorate, 4},
	{geo.PrecisionRegion, 1}, {geo.PrecisionCountry, 1},
}

// uncertainties are the radii in metres that go with a precision.
var uncertainties = map[geo.Precision]int{
	geo.PrecisionExact: 100, geo.PrecisionLocality: 1_500, geo.PrecisionNear: 5_000, geo.PrecisionSubdistrict: 12_000,
	geo.PrecisionDistrict: 25_000, geo.PrecisionGovernorate: 60_000, geo.PrecisionRegion: 90_000, geo.PrecisionCountry: 300_000,
}

// place sets where an incident is said to be and where it is placed.
func (g *Generator) place(r *rand.Rand, in *data.Incident) {
	noise := happens(r, noisePercent)
	precision := g.precisions.pick(r)
	community := g.communities[g.community(r, noise)]
	governorate, _ := g.facts.Areas.Get(community.Subdistrict.At(geo.Governorate))
	in.Where = data.Where{Text: community.Name, Region: governorate.Name}
	in.Placement = data.Placement{
		State: data.Accepted, Method: data.ByGazetteer, Precision: precision, UncertaintyM: uncertainties[precision],
		Score: 0.9, Reason: "made up",
	}
	if precision.Drawable() {
		g.placePoint(r, in, community, noise)
	} else {
		g.placeArea(r, in, community.Subdistrict)
	}
}

func (g *Generator) community(r *rand.Rand, noise bool) int {
	if noise {
		return r.IntN(len(g.communities))
	}
	return g.byPopulation.pick(r)
}

// placePoint places an incident at or near a community, or anywhere as noise.
func (g *Generator) placePoint(r *rand.Rand, in *data.Incident, community gazetteer.Place, noise bool) {
	p := &in.Placement
	at, point := community, community.Point
	switch {
	case p.Precision == geo.PrecisionLocality:
		at = g.quarter(r, community)
		point = at.Point
	case noise:
		point = g.anywhere(r)
	case p.Precision == geo.PrecisionNear:
		point = scattered(r, point, nearM)
	default:
		point = scattered(r, point, townRadiusM(community.Population))
	}
	subdistrict, _, ok := g.facts.Areas.Locate(point)
	if !ok { // beyond the border or off the coast
		point, subdistrict = community.Point, community.Subdistrict
	}
	// The middle of a cell of World lies on the edge of no tile: every system puts it in the same one.
	point = geo.ToWorld(point).Point()
	p.PCode, p.Name, p.Point = at.PCode, at.Name, &point
	g.setAreas(p, subdistrict)
	in.ControlDerived = g.facts.Control.Throughout(control.Place{PCode: community.PCode}, int32(in.When.Start), int32(in.When.End))
}

// quarter returns a part of a town that has several, otherwise the community itself.
func (g *Generator) quarter(r *rand.Rand, community gazetteer.Place) gazetteer.Place {
	if parts := g.neighbourhoods[community.PCode]; len(parts) > 0 {
		return parts[r.IntN(len(parts))]
	}
	return community
}

// nearM is how far, in metres, "near" a place usually is.
const nearM = 3_000

// townRadiusM returns how far from its middle, in metres, a town of so many people spreads: as if
// all towns were equally dense.
func townRadiusM(people int) float64 { return 6 * math.Sqrt(float64(max(people, 2_500))) }

// scattered returns a point near another: with a standard deviation in metres each way.
func scattered(r *rand.Rand, p orb.Point, metres float64) orb.Point {
	const metresPerDegree = 111_320
	north := r.NormFloat64() * metres / metresPerDegree
	east := r.NormFloat64() * metres / metresPerDegree / math.Cos(p[1]*math.Pi/180)
	return orb.Point{p[0] + east, p[1] + north}
}

// anywhere returns a point somewhere in the country.
func (g *Generator) anywhere(r *rand.Rand) orb.Point {
	for {
		p := orb.Point{
			g.box.Min[0] + r.Float64()*(g.box.Max[0]-g.box.Min[0]),
			g.box.Min[1] + r.Float64()*(g.box.Max[1]-g.box.Min[1]),
		}
		if _, distanceM, ok := g.facts.Areas.Locate(p); ok && distanceM == 0 {
			return p
		}
	}
}

// placeArea places an incident that is known no better than to an area. Some wait for a reviewer, and
// of some nothing was found.
func (g *Generator) placeArea(r *rand.Rand, in *data.Incident, subdistrict geo.PCode) {
	p := &in.Placement
	switch {
	case p.Precision == geo.PrecisionCountry:
		*p = data.Placement{State: data.NotFound, Reason: "made up"}
		return
	case happens(r, 20):
		p.State = data.Review
	}
	for _, level := range geo.Levels() {
		if p.Precision.Supports(level) {
			p.PCode = subdistrict.At(level)
		}
	}
	if area, ok := g.facts.Areas.Get(p.PCode); ok {
		p.Name = area.Name
	}
	g.setAreas(p, subdistrict)
}

// setAreas names the areas that the precision supports.
func (g *Generator) setAreas(p *data.Placement, subdistrict geo.PCode) {
	p.Governorate, p.District, p.Subdistrict = subdistrict.At(geo.Governorate), subdistrict.At(geo.District), subdistrict
	p.Governorate, p.District, p.Subdistrict = p.Area(geo.Governorate), p.Area(geo.District), p.Area(geo.Subdistrict)
}
