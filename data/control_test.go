package data

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

func square(west, south, size float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}, {west, south}}}}
}

func TestClaimsOfOneSourceThatCannotBothBeKept(t *testing.T) {
	t.Parallel()
	place := func(code geo.PCode, from, to Date, who string) ControlClaim {
		return ControlClaim{Place: code, From: from, To: to, Controllers: []string{who}}
	}
	area := func(west float64, from, to Date, who string) ControlClaim {
		return ControlClaim{Area: square(west, 35, 1), From: from, To: to, Controllers: []string{who}}
	}
	for name, c := range map[string]struct {
		a, b ControlClaim
		want bool
	}{
		"a place on the same days":                    {place("C1", 0, 0, "sdf"), place("C1", 0, 0, "isis"), true},
		"a place on the same days, by the same":       {place("C1", 0, 0, "sdf"), place("C1", 0, 0, "sdf"), true},
		"a place on a day in common":                  {place("C1", 0, 736010, "sdf"), place("C1", 736010, 0, "isis"), true},
		"a place on days one after the other":         {place("C1", 0, 736010, "sdf"), place("C1", 736011, 0, "isis"), false},
		"two places":                                  {place("C1", 0, 0, "sdf"), place("C2", 0, 0, "isis"), false},
		"areas that overlap":                          {area(36, 0, 0, "sdf"), area(36.5, 0, 0, "isis"), true},
		"areas that overlap, held by the same":        {area(36, 0, 0, "sdf"), area(36.5, 0, 0, "sdf"), false},
		"areas that overlap, one day after the other": {area(36, 0, 736010, "sdf"), area(36.5, 736011, 0, "isis"), false},
		"areas side by side":                          {area(36, 0, 0, "sdf"), area(37, 0, 0, "isis"), false},
		"a place, and an area that may hold it":       {place("C1", 0, 0, "sdf"), area(36, 0, 0, "isis"), false},
	} {
		layer := ControlLayer{From: 736000, To: 736020, Claims: []ControlClaim{c.a, c.b}}
		var want []ControlOverlap
		if c.want {
			want = []ControlOverlap{{0, 1}}
		}
		if diff := cmp.Diff(want, layer.Overlaps()); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
		one, two := layer, layer
		one.Claims, two.Claims = layer.Claims[:1], layer.Claims[1:]
		if got := one.OverlapsWith(two); (len(got) == 1 && got[0] == ControlOverlap{}) != c.want {
			t.Errorf("%s, in two layers: %v", name, got)
		}
	}
}

func TestDerivationsOfARevision(t *testing.T) {
	t.Parallel()
	all := Derivations{{2, 5, "a"}, {5, 6, "b"}, {9, 0, "c"}}
	for revision, want := range map[int64]struct {
		reason string
		after  int64
	}{0: {"", 0}, 1: {"", 1}, 2: {"a", 6}, 4: {"a", 6}, 5: {"b", 6}, 6: {"", 6}, 8: {"", 8}, 9: {"c", 0}, 100: {"c", 0}} {
		if d, ok := all.At(revision); d.Reason != want.reason || ok != (want.reason != "") || all.After(revision) != want.after {
			t.Errorf("revision %d: %+v, then %d", revision, d, all.After(revision))
		}
	}
}

// TestOverlapsAreThoseOfEveryPair compares the pairs found with a walk through all of them.
func TestOverlapsAreThoseOfEveryPair(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		layer := ControlLayer{From: 736000, To: 736100}
		for range 30 {
			from := Date(736000 + random.IntN(90))
			c := ControlClaim{From: from, To: from + Date(random.IntN(10)), Controllers: []string{[]string{"isis", "sdf"}[random.IntN(2)]}}
			if random.IntN(2) == 0 {
				c.Place = []geo.PCode{"C1", "C2", "C3"}[random.IntN(3)]
			} else {
				c.Area = square(36+float64(random.IntN(4)), 35, 1.5)
			}
			layer.Claims = append(layer.Claims, c)
		}
		var want []ControlOverlap
		for j, b := range layer.Claims {
			for i, a := range layer.Claims[:j] {
				same := a.Place != "" && a.Place == b.Place
				if a.Place == "" && b.Place == "" && a.Controllers[0] != b.Controllers[0] {
					same = a.Area.Bound().Pad(-0.1).Intersects(b.Area.Bound().Pad(-0.1))
				}
				if same && a.From <= b.To && b.From <= a.To {
					want = append(want, ControlOverlap{i, j})
				}
			}
		}
		if diff := cmp.Diff(want, layer.Overlaps()); diff != "" {
			t.Fatal(diff)
		}
	}
}
