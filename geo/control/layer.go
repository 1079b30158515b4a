package control

import (
	"slices"

	"tawthiq/geo"
)

// Layer is a set of claims, found by place and day. It is immutable and safe for concurrent use.
type Layer struct {
	places  map[geo.PCode][]Claim // about places: by voice
	areas   areas
	terms   []term  // those that any claim has
	changes []int32 // the days on which claims begin, and those after the last of claims
}

// New returns the layer of the claims. It keeps a copy of the list, not of the shapes.
func New(claims []Claim) *Layer {
	l := &Layer{places: map[geo.PCode][]Claim{}}
	var areas []Claim
	for _, c := range claims {
		c.Controllers = sorted(c.Controllers)
		if c.Place != "" {
			l.places[c.Place] = append(l.places[c.Place], c)
		} else {
			areas = append(areas, c)
		}
	}
	for _, about := range l.places {
		slices.SortStableFunc(about, byVoice)
	}
	l.areas = newAreas(areas)
	l.terms = termsOf(claims)
	l.changes = changesOf(l.terms)
	return l
}

// At returns who held a place on a day (a data.Date number). A claim about the place goes before
// one about the community that it is a part of, that before one about an area that holds its point,
// and that before one about the nearest community. Of these, those speak that hold on the day and
// after which no other of their source began. Where they differ the place is Contested.
//
// Boundary: the first and the last day of a claim belong to it; a point on the border of two areas
// that share it belongs to one of them. The caller must not change the result.
// Cost: under a microsecond, and no memory unless claims speak that are not next to each other by
// voice, as those of several sources may be.
func (l *Layer) At(p Place, day int32) Holding {
	for _, code := range [2]geo.PCode{p.PCode, p.Within} {
		if speaking := l.about(code, day); len(speaking) > 0 {
			return holdingOf(speaking, ByPlace)
		}
	}
	if speaking := l.areas.holding(p.Point, day); len(speaking) > 0 {
		return holdingOf(speaking, ByArea)
	}
	if speaking := l.about(p.Nearest, day); len(speaking) > 0 {
		return holdingOf(speaking, ByNearest)
	}
	return Holding{}
}

// Throughout returns who held a place on every day from the first to the last: none where that changed, or
// is not known of all of them. The caller must not change the result.
// Cost: that of At, and again for each day between on which any claim of the layer begins or ends.
func (l *Layer) Throughout(p Place, first, last int32) []string {
	held := l.At(p, first).Controllers
	next, _ := slices.BinarySearch(l.changes, first+1)
	for ; next < len(l.changes) && l.changes[next] <= last; next++ {
		if !Same(held, l.At(p, l.changes[next]).Controllers) {
			return nil
		}
	}
	return held
}

// about returns the claims about a place that speak on a day.
func (l *Layer) about(place geo.PCode, day int32) []Claim {
	v := voices{all: l.places[place]}
	for i := range v.all {
		if v.all[i].holds(day) && !v.silences(&v.all[i]) {
			v.add(i)
		}
	}
	return v.speaking
}

// Len returns the number of claims.
func (l *Layer) Len() int {
	n := len(l.areas.claims)
	for _, about := range l.places {
		n += len(about)
	}
	return n
}
