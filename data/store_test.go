package data

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestATallyGrowsByABatch(t *testing.T) {
	before := Tally{Read: 5, Stored: 4, Rejected: 1, ByPrecision: map[string]int{"exact": 4}}
	got := before.Plus(Progress{Read: 4, Rejects: make([]Reject, 1), Review: 1, NotFound: 1, ByPrecision: map[string]int{"exact": 1, "near": 2}}, []Outcome{Stored, Updated, Unchanged})
	want := Tally{Read: 9, Stored: 5, Updated: 1, Unchanged: 1, Rejected: 2, Review: 1, NotFound: 1, ByPrecision: map[string]int{"exact": 5, "near": 2}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got.Read != got.Stored+got.Updated+got.Unchanged+got.Rejected {
		t.Error("the rows do not add up")
	}
	if before.ByPrecision["exact"] != 4 {
		t.Error("the former tally was changed")
	}
	if diff := cmp.Diff(Tally{}, Tally{}.Plus(Progress{}, nil)); diff != "" {
		t.Error(diff)
	}
}
