package geocode

import (
	"fmt"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// reason says in words what speaks for and against the reading.
func (r *reading) reason(in region) string {
	list := []string{r.nameReason()}
	if r.inner {
		list = append(list, "the name before it is not known: something in it or near it is meant")
	} else if r.near || r.landmark {
		list = append(list, "the text says near it, or something in it")
	}
	if r.want != wantAny && !r.want.agrees(r.profile) {
		list = append(list, "the words around the name say another kind of place")
	}
	switch r.support {
	case unrelated:
	case closeBy:
		list = append(list, "a place close by is named")
	default:
		list = append(list, "the text names what contains it")
	}
	if r.opposed > 0 {
		list = append(list, "another name in the text does not agree")
	}
	return said(append(list, r.regionReason(in)))
}

func (r *reading) nameReason() string {
	en, ar := r.matched[0], r.matched[1]
	switch {
	case en.named && ar.named && en.Exact && ar.Exact:
		return "name matches exactly in both languages"
	case en.named && en.Exact, ar.named && ar.Exact:
		return "name matches exactly"
	case r.unnamed:
		return "the text does not name it, but the region is named after it"
	case en.named || ar.named:
		return "name matches by transliteration"
	}
	return "part of the text is its name"
}

// exact reports whether the name is written as the gazetteer writes it, in either language.
func (r *reading) exact() bool {
	return r.matched[0].named && r.matched[0].Exact || r.matched[1].named && r.matched[1].Exact
}

// fits reports whether the point can be meant by the reading: close to the place, which a city
// is within a wider circle, or in the area.
func (r *reading) fits(p orb.Point, subdistrict geo.PCode) bool {
	if r.Place == nil {
		return r.contains(subdistrict)
	}
	return geo.DistanceM(r.Place.Point, p) <= samePlaceM+float64(placeRadiusM(*r.Place))
}

func (r *reading) regionReason(in region) string {
	switch {
	case r.outside:
		return fmt.Sprintf("it lies outside the stated region %s", in.text)
	case in.known():
		return fmt.Sprintf("region %s stated", in.text)
	case in.stated():
		return fmt.Sprintf("stated region %q not known", in.text)
	}
	return "no region stated"
}

// pointReason says in words where coordinates lie and what they agree with.
func (g *Geocoder) pointReason(here geo.PCode, distance float64, named *reading) string {
	where := g.ofArea(here).Name.In("en")
	said := fmt.Sprintf("the source's coordinates lie in the subdistrict %s", where)
	if distance > 0 {
		said = fmt.Sprintf("the source's coordinates lie %.0f m outside the border near the subdistrict %s", distance, where)
	}
	if named != nil {
		said += ", where the text's " + named.name() + " is"
	}
	return said
}

func (r *reading) name() string {
	switch {
	case r.Place != nil:
		return r.Place.Name.In("en")
	case r.Area != nil:
		return r.Area.Name.In("en")
	}
	return r.Region.Name.In("en")
}
