package control

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/geo"
)

func TestAt(t *testing.T) {
	layer := New([]Claim{
		{Place: "C2", Controllers: []string{"sdf"}, From: 100, To: 200},
		{Place: "C1", Controllers: []string{"government"}, From: 100, To: 200},
		{Place: "C1", Controllers: []string{"isis"}, From: 50, To: 99},
		{Place: "C1", Controllers: []string{"government", "sdf"}, From: 150, To: 160},
		{Place: "C3", Controllers: []string{"turkey"}, From: 10},
	})
	for name, tc := range map[string]struct {
		place geo.PCode
		day   int32
		want  []string
	}{
		"the first day belongs to the claim":           {"C1", 100, []string{"government"}},
		"the last day belongs to the claim":            {"C2", 200, []string{"sdf"}},
		"the day before belongs to the earlier holder": {"C1", 99, []string{"isis"}},
		"before every claim nothing is known":          {"C1", 49, nil},
		"after every claim nothing is known":           {"C1", 201, nil},
		"a later claim inside a longer one speaks":     {"C1", 155, []string{"government", "sdf"}},
		"after the inner claim the longer one speaks":  {"C1", 161, []string{"government"}},
		"a claim without end goes on":                  {"C3", 1 << 30, []string{"turkey"}},
		"a place without claims is unknown":            {"C4", 150, nil},
		"a place before all others is unknown":         {"A", 150, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, layer.At(tc.place, tc.day)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := New(nil).At("C1", 1); got != nil {
		t.Errorf("an empty layer knows %v", got)
	}
}

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
