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
