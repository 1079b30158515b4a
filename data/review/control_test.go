package review

import (
	"slices"
	"testing"
	"time"

	"tawthiq/data"
)

// TestTheDeskPlacesByTheLayersOfTheStore records a layer beside a desk, and takes it back: what is placed
// and decided afterwards is held as it says.
func TestTheDeskPlacesByTheLayersOfTheStore(t *testing.T) {
	b := newBench(t)
	text := b.described("A wood that nobody knows")
	b.add(text)
	day := text.When.Start
	change := func(c data.Change) {
		t.Helper()
		c.At, c.Author, c.Reason = time.Unix(1600000000, 0), "A person", "a test"
		if _, err := b.store.Commit(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	before := b.Layers()
	change(data.Change{Control: []data.ControlLayer{{Source: "A source", From: day, To: day + 10, Claims: []data.ControlClaim{{Place: sarmin, Controllers: []string{"isis", "tip"}}}}}})
	if err := b.Refresh(t.Context()); err != nil || b.Layers() <= before {
		t.Fatalf("layers as of %d after %d, %v", b.Layers(), before, err)
	}
	located := b.described("", inSarmin)
	located.When = text.When
	b.Place(&located)
	if !slices.Equal(located.ControlDerived, []string{"isis", "tip"}) {
		t.Errorf("placed: %v", located.ControlDerived)
	}
	b.decided(Decision{Record: text.ID, PCode: sarmin})
	r, err := b.store.Incident(t.Context(), text.ID, 0)
	if err != nil || !slices.Equal(r.Incident.ControlDerived, []string{"isis", "tip"}) {
		t.Errorf("decided: %v, %v", r.Incident.ControlDerived, err)
	}
	change(data.Change{CloseControl: []int64{1}})
	if err := b.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	in := r.Incident
	if b.Hold(&in); in.ControlDerived != nil || in.Placement.PCode != sarmin {
		t.Errorf("taken back: %v at %s", in.ControlDerived, in.Placement.PCode)
	}
}

// TestADecisionIsMadeByTheLayersAsTheyAre lets another process change the layers just before a decision is
// written: what the desk derived by the former ones is left to be derived anew.
func TestADecisionIsMadeByTheLayersAsTheyAre(t *testing.T) {
	b := newBench(t)
	text := b.described("A wood that nobody knows")
	b.add(text)
	layer := data.ControlLayer{Source: "A source", From: text.When.Start, To: text.When.End, Claims: []data.ControlClaim{{Place: sarmin, Controllers: []string{"isis"}}}}
	late := &interfering{Store: b.store, once: func() {
		c := data.Change{At: time.Unix(1600000000, 0), Author: "A person", Reason: "a test", Control: []data.ControlLayer{layer}}
		done, err := b.store.Commit(t.Context(), c)
		if err != nil {
			t.Error(err)
		}
		left, err := b.store.Underived(t.Context())
		if err != nil {
			t.Error(err)
		}
		// Another process has gone through all records by then.
		c.Control, c.Layers, c.Derived = nil, done.Revision, &data.Derived{Of: left, Through: 1, Done: true}
		if _, err := b.store.Commit(t.Context(), c); err != nil {
			t.Error(err)
		}
	}}
	desk := newDesk(t, late)
	if _, err := desk.Decide(t.Context(), Decision{Record: text.ID, PCode: sarmin, Author: "Reviewer"}); err != nil {
		t.Fatal(err)
	}
	r, err := b.store.Incident(t.Context(), text.ID, 0)
	if err != nil || r.Incident.ControlDerived != nil {
		t.Fatalf("the decision is not by the former layers: %v, %v", r.Incident.ControlDerived, err)
	}
	if left, err := b.store.Underived(t.Context()); err != nil || left.Marked == 0 || left.After >= r.Key {
		t.Errorf("left to be derived: %+v, %v", left, err)
	}
}
