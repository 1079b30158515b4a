package data

import (
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/polygon"
)

// ControlOverlap is two claims of one source that cannot both be kept, by their places in Claims.
type ControlOverlap struct{ First, Second int }

// maxOverlaps is how many pairs are looked for: a file with more is wrong as a whole.
const maxOverlaps = 100

// Overlaps returns the pairs of claims of the layer that speak of the same place on the same day, or
// of areas that overlap (as polygon.Overlap has it) on the same day and name different controllers:
// the first hundred.
func (l ControlLayer) Overlaps() (pairs []ControlOverlap) {
	earlier := newClaimSet()
	for i := range l.Claims {
		s := l.speaking(i)
		for _, other := range earlier.against(s) {
			pairs = append(pairs, ControlOverlap{other, i})
		}
		if len(pairs) >= maxOverlaps {
			break
		}
		earlier.add(s)
	}
	return pairs
}

// OverlapsWith returns such pairs of a claim of the layer and one of another layer of its source.
func (l ControlLayer) OverlapsWith(other ControlLayer) (pairs []ControlOverlap) {
	known := newClaimSet()
	for i := range other.Claims {
		known.add(other.speaking(i))
	}
	for i := range l.Claims {
		for _, second := range known.against(l.speaking(i)) {
			pairs = append(pairs, ControlOverlap{i, second})
		}
		if len(pairs) >= maxOverlaps {
			break
		}
	}
	return pairs
}

// speaking is a claim with its days.
type speaking struct {
	*ControlClaim
	place       int
	first, last Date
	bound       orb.Bound
}

func (l ControlLayer) speaking(i int) speaking {
	s := speaking{ControlClaim: &l.Claims[i], place: i}
	s.first, s.last = l.Days(l.Claims[i])
	if s.Place == "" {
		s.bound = s.Area.Bound()
	}
	return s
}

// claimSet is claims by what they are about.
type claimSet struct {
	places map[geo.PCode][]speaking
	areas  []speaking
}

func newClaimSet() *claimSet { return &claimSet{places: map[geo.PCode][]speaking{}} }

func (s *claimSet) add(c speaking) {
	if c.Place == "" {
		s.areas = append(s.areas, c)
	} else {
		s.places[c.Place] = append(s.places[c.Place], c)
	}
}

// against returns the places of the claims that cannot be kept beside one.
func (s *claimSet) against(c speaking) (out []int) {
	for _, other := range s.places[c.Place] {
		if c.sameDay(other) {
			out = append(out, other.place)
		}
	}
	if c.Place != "" {
		return out
	}
	for _, other := range s.areas {
		if c.sameDay(other) && !slices.Equal(c.Controllers, other.Controllers) && c.bound.Intersects(other.bound) && polygon.Overlap(c.Area, other.Area) {
			out = append(out, other.place)
		}
	}
	return out
}

func (s speaking) sameDay(other speaking) bool { return s.first <= other.last && other.first <= s.last }
