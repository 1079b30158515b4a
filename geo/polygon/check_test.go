package polygon

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// box returns a square ring, counter-clockwise.
func box(west, south, size float64) orb.Ring {
	return orb.Ring{{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}, {west, south}}
}

func TestWhatIsWholePasses(t *testing.T) {
	t.Parallel()
	for name, shape := range map[string]orb.MultiPolygon{
		"a square":                          {{box(36, 35, 1)}},
		"one with a hole":                   {{box(36, 35, 1), box(36.2, 35.2, 0.3)}},
		"two side by side":                  {{box(36, 35, 1)}, {box(37, 35, 1)}},
		"one in the hole of another":        {{box(36, 35, 1), box(36.2, 35.2, 0.6)}, {box(36.4, 35.4, 0.2)}},
		"wound the other way":               {{{{36, 35}, {36, 36}, {37, 36}, {37, 35}, {36, 35}}}},
		"a position twice":                  {{{{36, 35}, {37, 35}, {37, 35}, {37, 36}, {36, 35}}}},
		"a hole that touches its outline":   {{box(36, 35, 1), {{36, 35.5}, {36.2, 35.6}, {36.2, 35.4}, {36, 35.5}}}},
		"neighbours that overlap by a hair": {{box(36, 35, 1)}, {box(36.9999999, 35, 1)}},
		"corners that lie in a line":        {{{{36, 35}, {36.5, 35}, {37, 35}, {37, 36}, {36, 35}}}},
	} {
		if err := Check(shape); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatIsNotWholeIsNamed(t *testing.T) {
	t.Parallel()
	for want, shape := range map[string]orb.MultiPolygon{
		"has no polygon":                {},
		"without a ring":                {{}},
		"4 positions or more":           {{{{36, 35}, {37, 35}, {36, 35}}}},
		"this one 0":                    {{{}}},
		"is not closed":                 {{{{36, 35}, {37, 35}, {37, 36}, {36, 36}}}},
		"encloses nothing":              {{{{36, 35}, {36, 35}, {36, 35}, {36, 35}}}},
		"longitude 36.5, latitude 35.5": {{{{36, 35}, {37, 36}, {37, 35}, {36, 36}, {36, 35}}}},
		"touches itself at longitude 36.5, latitude 35": {{{{36, 35}, {37, 35}, {37, 36}, {36.5, 35}, {36, 36}, {36, 35}}}},
		"touches itself at":                             {{{{36, 35}, {37, 35}, {36.5, 35}, {36, 36}, {36, 35}}}},
		"latitude 350":                                  {{{{36, 35}, {37, 350}, {37, 36}, {36, 35}}}},
		"is not a number":                               {{{{36, 35}, {37, math.NaN()}, {37, 36}, {36, 35}}}},
		"0, 0":                                          {{{{0, 0}, {37, 35}, {37, 36}, {0, 0}}}},
		"in ring 2":                                     {{box(36, 35, 1), {{36.2, 35.2}, {36.3, 35.2}, {36.3, 35.3}, {36.2, 35.3}}}},
		"ring 2, a hole, is not":                        {{box(36, 35, 1), box(36.5, 35.5, 1)}},
		"rings 2 and 3":                                 {{box(36, 35, 1), box(36.2, 35.2, 0.3), box(36.3, 35.3, 0.3)}},
		"in polygon 2 of it":                            {{box(36, 35, 1)}, {{{38, 35}, {39, 35}, {38, 35}}}},
		"polygons 1 and 2 overlap":                      {{box(36, 35, 1)}, {box(36.5, 35.5, 1)}},
	} {
		if err := Check(shape); !errors.Is(err, ErrShape) || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v; want one that says %q", err, want)
		}
	}
}

func TestWhereSidesMeetIsExact(t *testing.T) {
	t.Parallel()
	// A corner on a side, and a single bit beside it on either side.
	on := orb.Point{36.5, 35.5}
	for name, c := range map[string]struct {
		corner orb.Point
		whole  bool
	}{
		"on it":         {on, false},
		"a bit beside":  {orb.Point{on[0], math.Nextafter(on[1], 36)}, true},
		"a bit through": {orb.Point{on[0], math.Nextafter(on[1], 35)}, false},
	} {
		shape := orb.MultiPolygon{{{{36, 35}, {38, 37}, {37, 38}, c.corner, {36, 36}, {36, 35}}}}
		if err := Check(shape); (err == nil) != c.whole {
			t.Errorf("%s: %v", name, err)
		}
	}
}
