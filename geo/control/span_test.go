package control

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

func TestSpan(t *testing.T) {
	layer := New([]Claim{
		{Place: "C1", Controllers: []string{"government"}, From: 100, To: 200, Source: "b"},
		{Place: "C2", Controllers: []string{"sdf"}, From: 100, To: 200, Source: "a"},
		{Place: "C2", Controllers: []string{"isis"}, From: 150, To: 160, Source: "a"},
		{Place: "C3", Controllers: []string{"turkey"}, From: 300, Source: "c"},
	})
	for name, tc := range map[string]struct {
		day  int32
		want Span
	}{
		"before the first claim nothing is known": {99, Span{0, 99, false, nil}},
		"the first day":                   {100, Span{100, 149, true, []string{"a", "b"}}},
		"a claim within others":           {150, Span{150, 160, true, []string{"a", "b"}}},
		"its last day":                    {160, Span{150, 160, true, []string{"a", "b"}}},
		"the day after it":                {161, Span{161, 200, true, []string{"a", "b"}}},
		"between claims nothing is known": {201, Span{201, 299, false, nil}},
		"a claim without end":             {400, Span{300, 0, true, []string{"c"}}},
	} {
		if diff := cmp.Diff(tc.want, layer.Span(tc.day)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if diff := cmp.Diff(Span{}, New(nil).Span(5)); diff != "" {
		t.Error(diff)
	}
}

func TestLatest(t *testing.T) {
	closed := []Claim{{Place: "C1", From: 100, To: 200}, {Place: "C2", From: 150, To: 170}}
	for name, tc := range map[string]struct {
		claims []Claim
		want   int32
	}{
		"no claims":                        {nil, 0},
		"the last day of the last":         {closed, 200},
		"the beginning of one without end": {append(closed[:2:2], Claim{Place: "C3", From: 180}), 180},
	} {
		if got := New(tc.claims).Latest(); got != tc.want {
			t.Errorf("%s: %d, want %d", name, got, tc.want)
		}
	}
}

func TestAllDays(t *testing.T) {
	for name, tc := range map[string]struct {
		claims []Claim
		want   []Days
	}{
		"no claims":                      {nil, nil},
		"spans that overlap are one":     {[]Claim{{From: 100, To: 200}, {From: 150, To: 300}}, []Days{{100, 300}}},
		"so are those within another":    {[]Claim{{From: 100, To: 200}, {From: 150, To: 160}}, []Days{{100, 200}}},
		"and those on the day after":     {[]Claim{{From: 201, To: 210}, {From: 100, To: 200}}, []Days{{100, 210}}},
		"a day between keeps them apart": {[]Claim{{From: 100, To: 200}, {From: 202, To: 210}}, []Days{{100, 200}, {202, 210}}},
		"what has no end takes in all":   {[]Claim{{From: 100}, {From: 150, To: 160}, {From: 300, To: 310}}, []Days{{100, 0}}},
	} {
		if diff := cmp.Diff(tc.want, New(tc.claims).AllDays()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// The oracle of the days of a place is to ask for each of them.
func TestDaysAreThoseOnWhichAClaimSpeaks(t *testing.T) {
	rnd := rand.New(rand.NewPCG(8, 1))
	for range 40 {
		layer := New(anyClaims(rnd))
		for range 40 {
			p := Place{PCode: []geo.PCode{"", "C1", "N1"}[rnd.IntN(3)], Nearest: "C2", Point: orb.Point{35.5 + 4*rnd.Float64(), 32.5 + 4*rnd.Float64()}}
			days := layer.Days(p)
			for day := int32(95); day < 115; day++ {
				within := slices.ContainsFunc(days, func(d Days) bool { return d.From <= day && (d.To == 0 || day <= d.To) })
				if speaks := len(layer.At(p, day).Claims) > 0; within != speaks {
					t.Fatalf("%+v on %d: a claim speaks: %t; days: %v", p, day, speaks, days)
				}
			}
		}
	}
}
