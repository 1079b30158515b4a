package geocode

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// country is the code of Syria as an area.
const country geo.PCode = "SY"

// Radii of uncertainty, in metres.
const (
	exactM    = 100
	localityM = 1_000   // of coordinates that say no more
	nearM     = 5_000   // of something near a known place
	countryM  = 245_000 // of a circle as large as Syria, 187,000 km²
)

// placeRadiusM returns the radius of a place in metres: of a circle in which its people live at
// 12,700 to the square kilometre, and at least 500 m.
func placeRadiusM(p gazetteer.Place) int {
	return max(500, int(5*math.Sqrt(float64(max(p.Population, 0)))))
}

// areaRadiusM returns the radius in metres of a circle as large as the area.
func (g *Geocoder) areaRadiusM(code geo.PCode) int {
	a, ok := g.areas.Get(code)
	if !ok || a.AreaKM2 <= 0 {
		return countryM
	}
	return int(1000 * math.Sqrt(a.AreaKM2/math.Pi))
}

// ofArea returns the candidate that is an area, or the country.
func (g *Geocoder) ofArea(code geo.PCode) Candidate {
	c := Candidate{PCode: country, Name: geo.Label{EN: "Syria", AR: "سوريا"}, Level: geo.Country.String(), UncertaintyM: countryM}
	a, ok := g.areas.Get(code)
	if !ok || a.Level == geo.Country {
		return c
	}
	c.PCode, c.Name, c.Level = a.PCode, a.Name, a.Level.String()
	c.Precision, c.UncertaintyM = geo.OfLevel(a.Level), g.areaRadiusM(code)
	c.inArea(code)
	return c
}

// inArea sets the codes of the areas that contain an area.
func (c *Candidate) inArea(code geo.PCode) {
	c.Governorate, c.District, c.Subdistrict = code.At(geo.Governorate), code.At(geo.District), code.At(geo.Subdistrict)
}

// ofPlace returns the candidate that is a place.
func ofPlace(p gazetteer.Place) Candidate {
	at := p.Point
	c := Candidate{PCode: p.PCode, Name: p.Name, Level: LevelPlace, Point: &at, Precision: geo.PrecisionLocality, UncertaintyM: placeRadiusM(p)}
	c.inArea(p.Subdistrict)
	return c
}

// ofBearer returns the candidate that bears a name.
func (g *Geocoder) ofBearer(b gazetteer.Bearer) Candidate {
	switch {
	case b.Place != nil:
		return ofPlace(*b.Place)
	case b.Area != nil:
		return g.ofArea(b.Area.PCode)
	}
	return g.ofRegion(b.Region)
}

// ofRegion returns the candidate that is a vernacular region: as exact as the finest area that
// contains all of it, and with its own size.
func (g *Geocoder) ofRegion(r *gazetteer.Region) Candidate {
	c := g.ofArea(shared(r.Subdistricts))
	km2 := 0.0
	for _, code := range r.Subdistricts {
		if a, ok := g.areas.Get(code); ok {
			km2 += a.AreaKM2
		}
	}
	c.PCode, c.Name, c.Level = r.Code, r.Name, LevelRegion
	c.UncertaintyM = int(1000 * math.Sqrt(km2/math.Pi))
	if c.Precision == geo.PrecisionCountry {
		c.Precision = geo.PrecisionRegion
	}
	return c
}

// atPoint returns the candidate at coordinates in a subdistrict: named after the place of that
// subdistrict that the text names there, where it does, and otherwise after the subdistrict, so
// that the code of the place never contradicts those of the areas. distance is how far the
// coordinates lie outside the subdistrict, in metres: they are as much less certain.
func (g *Geocoder) atPoint(p orb.Point, subdistrict geo.PCode, distance float64, named *reading) Candidate {
	c := g.ofArea(subdistrict)
	if named != nil && named.Place != nil && named.Place.Subdistrict == subdistrict {
		c.PCode, c.Name, c.Level = named.Place.PCode, named.Place.Name, LevelPlace
	}
	at := geo.Round(p, 6)
	c.Point, c.Precision, c.UncertaintyM = &at, geo.PrecisionLocality, localityM+int(math.Ceil(distance))
	return c
}

// coarsened returns the candidate as it is known at a precision no finer than stated.
func (g *Geocoder) coarsened(c Candidate, to geo.Precision) Candidate {
	if c.Precision <= to {
		return c
	}
	switch to {
	case geo.PrecisionNear:
		c.Precision, c.UncertaintyM = to, max(c.UncertaintyM, nearM)
		return c
	case geo.PrecisionLocality:
		c.Precision, c.UncertaintyM = to, max(c.UncertaintyM, localityM)
		return c
	}
	out := g.ofArea(areaAt(c, to))
	if to == geo.PrecisionRegion {
		out.Precision, out.Level = to, LevelRegion
	}
	out.Score, out.Reason = c.Score, c.Reason
	return out
}

// areaAt returns the finest area of the candidate that a precision supports.
func areaAt(c Candidate, p geo.Precision) geo.PCode {
	switch {
	case p.Supports(geo.Subdistrict) && c.Subdistrict != "":
		return c.Subdistrict
	case p.Supports(geo.District) && c.District != "":
		return c.District
	case p.Supports(geo.Governorate) && c.Governorate != "":
		return c.Governorate
	}
	return country
}

// shared returns the finest area that contains all the areas: the country where they lie in
// different governorates, where one of them is no area, or where there are none.
func shared(areas []geo.PCode) geo.PCode {
	if len(areas) == 0 {
		return country
	}
	for level := geo.Subdistrict; level > geo.Country; level-- {
		common := areas[0].At(level)
		if !slices.ContainsFunc(areas, func(a geo.PCode) bool { return !common.Contains(a) }) {
			return common
		}
	}
	return country
}
