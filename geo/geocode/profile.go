package geocode

import (
	"math"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/gazetteer"
)

// profile is what is known of a bearer of names before any question is asked.
type profile struct {
	gazetteer.Bearer
	code       geo.PCode
	area       geo.PCode              // the finest area that contains it
	where      gazetteer.Governorates // that it lies in, of which a vernacular region can have several
	point      orb.Point              // of a place; the centre of an area
	at         vector                 // point on the unit sphere
	population float64                // decimal logarithm, in units of a million's: 0 to 1 and a little more
	seat       geo.Level              // the widest area that is named after it; Country where there is none
	town       int32                  // of an area: the community that it is named after, or -1
}

// profiles returns what is known of every bearer, by its number.
func (g *Geocoder) profiles() []profile {
	out := make([]profile, g.gaz.Bearers())
	for i := range out {
		b := g.gaz.Bearer(int32(i))
		out[i] = profile{Bearer: b, code: b.Code(), town: -1}
		switch p := &out[i]; {
		case b.Place != nil:
			p.area, p.point = b.Place.Subdistrict, b.Place.Point
			p.population = math.Log10(1+float64(b.Place.Population)) / 6
		case b.Area != nil:
			p.area, p.point = b.Area.PCode, b.Area.Center
		default:
			p.area, p.where = shared(b.Region.Subdistricts), gazetteer.GovernoratesOf(b.Region.Subdistricts)
			p.point = g.centre(b.Region.Subdistricts)
		}
	}
	g.numbers = make(map[geo.PCode]int32, len(out))
	for i := range out {
		if out[i].Region == nil {
			out[i].where = gazetteer.GovernorateOf(out[i].area)
		}
		out[i].at = vectorOf(out[i].point)
		g.numbers[out[i].code] = int32(i)
	}
	g.addTowns(out)
	return out
}

// townLimit is how far the names of an area and of the town that it is named after may differ, in
// hundredths of a consonant: both are the same source's, in different years.
const townLimit = 40

// addTowns sets the towns that areas are named after, and the areas that are named after towns.
func (g *Geocoder) addTowns(all []profile) {
	for i := range all {
		p := &all[i]
		if p.Area == nil {
			continue
		}
		p.town = g.townOf(p.Area, all)
		if p.town >= 0 {
			town := &all[p.town]
			if town.seat == geo.Country || p.Area.Level < town.seat {
				town.seat = p.Area.Level
			}
		}
	}
}

// townOf returns the number of the community in an area that bears its name best, or -1.
func (g *Geocoder) townOf(a *area.Area, all []profile) int32 {
	english, arabic := gazetteer.NameOf(gazetteer.Words(a.Name.EN)), gazetteer.NameOf(gazetteer.Words(a.Name.AR))
	best, least := int32(-1), 2*townLimit+1
	for _, m := range g.gaz.Similar(&english, gazetteer.Scope{In: gazetteer.GovernorateOf(a.PCode), Limit: townLimit, Same: true}, nil) {
		if p := all[m.Bearer].Place; p == nil || p.Kind != gazetteer.Community || !a.PCode.Contains(p.Subdistrict) {
			continue
		}
		cost := m.Penalty()
		if l, ok := g.gaz.Likeness(&arabic, m.Bearer, townLimit); ok {
			cost += l.Penalty()
		} else {
			cost += townLimit
		}
		if cost < least || cost == least && best >= 0 && all[m.Bearer].population > all[best].population {
			best, least = m.Bearer, cost
		}
	}
	return best
}

// centre returns the mean of the centres of areas.
func (g *Geocoder) centre(areas []geo.PCode) orb.Point {
	var sum orb.Point
	for _, code := range areas {
		a, _ := g.areas.Get(code)
		sum[0], sum[1] = sum[0]+a.Center[0], sum[1]+a.Center[1]
	}
	n := float64(max(len(areas), 1))
	return orb.Point{sum[0] / n, sum[1] / n}
}

// contains reports whether the bearer is an area, or a region, that contains all of another one.
func (p *profile) contains(area geo.PCode) bool {
	switch {
	case p.Area != nil:
		return p.Area.PCode.Contains(area)
	case p.Region != nil:
		for _, s := range p.Region.Subdistricts {
			if s.Contains(area) {
				return true
			}
		}
	}
	return false
}

// vector is a point on the unit sphere, so that distances can be compared without trigonometry.
type vector [3]float64

func vectorOf(p orb.Point) vector {
	lon, lat := p[0]*math.Pi/180, p[1]*math.Pi/180
	return vector{math.Cos(lat) * math.Cos(lon), math.Cos(lat) * math.Sin(lon), math.Sin(lat)}
}

// within reports whether two points are no further apart than a distance in metres, which must be
// small beside the Earth: the chord is taken for the arc.
func (v vector) within(o vector, metres float64) bool {
	x, y, z := v[0]-o[0], v[1]-o[1], v[2]-o[2]
	chord := metres / orb.EarthRadius
	return x*x+y*y+z*z <= chord*chord
}
