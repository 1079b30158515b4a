package control

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

func TestAtAPlace(t *testing.T) {
	layer := New([]Claim{
		{Place: "C2", Controllers: []string{"sdf"}, From: 100, To: 200},
		{Place: "C1", Controllers: []string{"government"}, From: 100, To: 200},
		{Place: "C1", Controllers: []string{"isis"}, From: 50, To: 99},
		{Place: "C1", Controllers: []string{"sdf", "government"}, From: 150, To: 160},
		{Place: "C3", Controllers: []string{"turkey"}, From: 10},
		{Place: "N1", Controllers: []string{"sdf"}, From: 100, To: 120},
		{Place: "C4", Controllers: []string{"sdf"}, From: 100, To: 200, Layer: 1},
		{Place: "C4", Controllers: []string{"isis"}, From: 100, To: 150, Layer: 2},
		{Place: "C4", Controllers: []string{"turkey"}, From: 99, To: 300, Layer: 3},
		{Place: "C5", Controllers: []string{"sdf", "government"}, From: 100, To: 200, Layer: 1},
		{Place: "C5", Controllers: []string{"government", "sdf"}, From: 100, To: 200, Layer: 2},
		{Place: "C6", Controllers: []string{Unknown}, From: 100},
		{Place: "C7", Controllers: []string{"government", "sdf"}, From: 100, Layer: 1},
		{Place: "C7", Controllers: []string{"government+sdf"}, From: 100, Layer: 2},
		{Place: "C8", Controllers: []string{"sdf"}, From: 100, To: 200, Source: "a"},
		{Place: "C8", Controllers: []string{"isis"}, From: 110, To: 190, Source: "b"},
		{Place: "C8", Controllers: []string{"sdf"}, From: 120, To: 130, Source: "b"},
		{Place: "C8", Controllers: []string{"turkey"}, From: 90, To: 140, Source: "a"},
	})
	for name, tc := range map[string]struct {
		place  Place
		day    int32
		want   []string
		claims int
	}{
		"the first day belongs to the claim":               {Place{PCode: "C1"}, 100, []string{"government"}, 1},
		"the last day belongs to the claim":                {Place{PCode: "C2"}, 200, []string{"sdf"}, 1},
		"the day before belongs to the earlier holder":     {Place{PCode: "C1"}, 99, []string{"isis"}, 1},
		"before every claim nothing is known":              {Place{PCode: "C1"}, 49, nil, 0},
		"after every claim nothing is known":               {Place{PCode: "C1"}, 201, nil, 0},
		"a later claim inside a longer one speaks":         {Place{PCode: "C1"}, 155, []string{"government", "sdf"}, 1},
		"after the inner claim the longer one speaks":      {Place{PCode: "C1"}, 161, []string{"government"}, 1},
		"a claim without end goes on":                      {Place{PCode: "C3"}, 1 << 30, []string{"turkey"}, 1},
		"a place without claims is unknown":                {Place{PCode: "C9"}, 150, nil, 0},
		"a place before all others is unknown":             {Place{PCode: "A"}, 150, nil, 0},
		"no place at all is unknown":                       {Place{}, 150, nil, 0},
		"a part of a town speaks for itself":               {Place{PCode: "N1", Within: "C1"}, 110, []string{"sdf"}, 1},
		"a part without a claim goes with its town":        {Place{PCode: "N1", Within: "C1"}, 121, []string{"government"}, 1},
		"claims that begin together and differ contest":    {Place{PCode: "C4"}, 150, []string{Contested}, 2},
		"the one that still holds speaks alone":            {Place{PCode: "C4"}, 151, []string{"sdf"}, 1},
		"then the one that began before":                   {Place{PCode: "C4"}, 201, []string{"turkey"}, 1},
		"claims that agree in another order are no strife": {Place{PCode: "C5"}, 150, []string{"government", "sdf"}, 2},
		"a code for both is the same as both":              {Place{PCode: "C7"}, 150, []string{"government", "sdf"}, 2},
		"one source alone":                                 {Place{PCode: "C8"}, 105, []string{"sdf"}, 1},
		"of each source the claim that began last speaks":  {Place{PCode: "C8"}, 125, []string{"sdf"}, 2},
		"sources that differ contest whoever began last":   {Place{PCode: "C8"}, 115, []string{Contested}, 2},
		"until one of them ends its claims":                {Place{PCode: "C8"}, 191, []string{"sdf"}, 1},
		"a claim may say that it is unknown":               {Place{PCode: "C6"}, 150, []string{Unknown}, 1},
		"the nearest community speaks where nothing does":  {Place{PCode: "C9", Nearest: "C2"}, 150, []string{"sdf"}, 1},
		"and not where the place does":                     {Place{PCode: "C1", Nearest: "C2"}, 110, []string{"government"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			got := layer.At(tc.place, tc.day)
			if diff := cmp.Diff(tc.want, got.Controllers); diff != "" || len(got.Claims) != tc.claims {
				t.Errorf("%s; claims: %+v", diff, got.Claims)
			}
		})
	}
	if got := New(nil).At(Place{PCode: "C1", Point: orb.Point{36, 35}}, 1); got.Known() {
		t.Errorf("an empty layer knows %v", got)
	}
}

func TestHolding(t *testing.T) {
	for name, tc := range map[string]struct {
		holding                 Holding
		known, joint, contested bool
	}{
		"nothing":                   {Holding{}, false, false, false},
		"one":                       {Holding{Controllers: []string{"sdf"}}, true, false, false},
		"several":                   {Holding{Controllers: []string{"government", "sdf"}}, true, true, false},
		"several in one code":       {Holding{Controllers: []string{"government+sdf"}}, true, true, false},
		"a claim of unknown":        {Holding{Controllers: []string{Unknown}}, false, false, false},
		"claims that differ":        {Holding{Controllers: []string{Contested}}, true, false, true},
		"a claim of a contest of 2": {Holding{Controllers: []string{Contested, "sdf"}}, true, true, true},
	} {
		if h := tc.holding; h.Known() != tc.known || h.Joint() != tc.joint || h.Contested() != tc.contested {
			t.Errorf("%s: known %t, joint %t, contested %t", name, h.Known(), h.Joint(), h.Contested())
		}
	}
}

func TestThroughout(t *testing.T) {
	layer := New([]Claim{
		{Place: "C1", Controllers: []string{"government"}, From: 100, To: 200},
		{Place: "C1", Controllers: []string{"isis"}, From: 120, To: 130},
		{Place: "C2", Controllers: []string{"government"}, From: 100, To: 120},
		{Place: "C2", Controllers: []string{"government"}, From: 121, To: 200},
		{Place: "C3", Controllers: []string{"government"}, From: 100, To: 110},
		{Place: "C3", Controllers: []string{"government"}, From: 150, To: 200},
	})
	for name, tc := range map[string]struct {
		place       string
		first, last int32
		want        []string
	}{
		"one day":                              {"C1", 125, 125, []string{"isis"}},
		"days of one holder":                   {"C1", 100, 119, []string{"government"}},
		"the holder changes":                   {"C1", 100, 120, nil},
		"another one held it between":          {"C1", 100, 200, nil},
		"others changed meanwhile":             {"C1", 131, 200, []string{"government"}},
		"a claim of the same holder follows":   {"C2", 100, 200, []string{"government"}},
		"nothing is known of the days between": {"C3", 100, 200, nil},
		"nothing is known of the last day":     {"C2", 150, 201, nil},
		"nothing is known of the first day":    {"C2", 99, 150, nil},
		"nothing is known of any day":          {"C2", 10, 20, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, layer.Throughout(Place{PCode: geo.PCode(tc.place)}, tc.first, tc.last)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
