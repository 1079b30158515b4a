package geocode

import (
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// reason says in words what speaks for and against the reading.
func (r *reading) reason(in *region) string {
	l := in.language
	var room [10]string
	said := append(room[:0], l.say(r.nameReason()))
	add := func(s sentence, args ...any) { said = append(said, l.say(s, args...)) }
	if r.inner {
		add(nameBeforeUnknown)
	} else if r.near || r.landmark {
		add(nearIt)
	}
	if r.want != wantAny && !r.want.agrees(r.profile) {
		add(otherKind)
	}
	if r.support != unrelated {
		add(supports[r.support], l.name(r.supporter.label()))
	}
	if r.opposed > 0 {
		add(otherNameDisagrees)
	}
	if r.directed && r.toward < 0 {
		add(otherDirection)
	}
	return l.and(append(said, in.remark(r))...)
}

var supports = [...]sentence{
	closeBy: closeTown, inGovernorate: statedGovernorate, inDistrict: statedDistrict, inSubdistrict: statedSubdistrict,
	inRegion: statedRegion, inTown: statedTown,
}

func (r *reading) nameReason() sentence {
	en, ar := r.matched[0], r.matched[1]
	switch {
	case r.unnamed:
		return nameOfRegion
	case r.exactIn(0) && r.exactIn(1):
		return nameExactBoth
	case r.exactIn(0) || r.exactIn(1):
		return nameExact
	case (!en.named || en.part) && (!ar.named || ar.part):
		return namePart
	}
	return nameSpelled
}

// remark says what the stated region says of a reading.
func (in *region) remark(r *reading) string {
	switch {
	case r.outside && in.inText:
		return in.language.say(outsideText, in.text)
	case r.outside:
		return in.language.say(outsideRegion, in.text)
	case in.stated():
		return in.said
	}
	return in.language.say(noRegion)
}

// fits reports whether the point can be meant by the reading: close to the place, which a city
// is within a wider circle, or in the area.
func (r *reading) fits(p orb.Point, subdistrict geo.PCode) bool {
	if r.Place == nil {
		return r.contains(subdistrict)
	}
	return geo.DistanceM(r.Place.Point, p) <= samePlaceM+float64(placeRadiusM(*r.Place))
}

// pointReason says in words where coordinates lie and what they agree with.
func (g *Geocoder) pointReason(here geo.PCode, distance float64, named *reading, l language) string {
	where := l.name(g.ofArea(here).Name)
	said := l.say(pointLiesIn, where)
	if distance > 0 {
		said = l.say(pointLiesOff, distance, where)
	}
	if named != nil {
		said += l.say(whereNamed, l.name(named.label()))
	}
	return said
}

// label returns the name of the bearer.
func (p *profile) label() geo.Label {
	switch {
	case p.Place != nil:
		return p.Place.Name
	case p.Area != nil:
		return p.Area.Name
	}
	return p.Region.Name
}
