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
// the first hundred. Cost: areas are compared whose boxes meet, and measured where they also differ and have
// a day in common: at worst, where all boxes meet, each is compared with every other.
func (l ControlLayer) Overlaps() (pairs []ControlOverlap) {
	all := newClaimSet(l)
	for i := range l.Claims {
		for _, other := range all.against(l.speaking(i), i) {
			pairs = append(pairs, ControlOverlap{other, i})
		}
		if len(pairs) >= maxOverlaps {
			break
		}
	}
	return pairs
}

// OverlapsWith returns such pairs of a claim of the layer and one of another layer of its source.
func (l ControlLayer) OverlapsWith(other ControlLayer) (pairs []ControlOverlap) {
	known := newClaimSet(other)
	for i := range l.Claims {
		for _, second := range known.against(l.speaking(i), len(other.Claims)) {
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

// claimSet is the claims of a layer by what they are about.
type claimSet struct {
	places map[geo.PCode][]speaking
	areas  []speaking
	boxes  *polygon.Boxes // of the areas
}

func newClaimSet(l ControlLayer) *claimSet {
	s := &claimSet{places: map[geo.PCode][]speaking{}}
	var bounds []orb.Bound
	for i := range l.Claims {
		if c := l.speaking(i); c.Place == "" {
			s.areas, bounds = append(s.areas, c), append(bounds, c.bound)
		} else {
			s.places[c.Place] = append(s.places[c.Place], c)
		}
	}
	s.boxes = polygon.NewBoxes(bounds)
	return s
}

// against returns the places of the claims that cannot be kept beside one, of those before a place, in order.
func (s *claimSet) against(c speaking, before int) (out []int) {
	for _, other := range s.places[c.Place] {
		if other.place < before && c.sameDay(other) {
			out = append(out, other.place)
		}
	}
	if c.Place != "" {
		return out
	}
	s.boxes.Meeting(c.bound, func(at int) bool {
		other := &s.areas[at]
		if other.place < before && c.sameDay(*other) && !slices.Equal(c.Controllers, other.Controllers) && polygon.Overlap(c.Area, other.Area) {
			out = append(out, other.place)
		}
		return true
	})
	slices.Sort(out)
	return out
}

func (s speaking) sameDay(other speaking) bool { return s.first <= other.last && other.first <= s.last }
