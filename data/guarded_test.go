package data

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGuardedRecordsFollowWhatChangesOfThem(t *testing.T) {
	t.Parallel()
	worlds(t, func(t *testing.T, random *rand.Rand, records []Record) {
		now, guarded := map[Key]Record{}, new(Guarded)
		for range 8 {
			var changed []Record
			var gone []Key
			for _, r := range records {
				switch random.IntN(8) {
				case 0:
					r.Incident.When = records[random.IntN(len(records))].Incident.When
					changed, now[r.Key] = append(changed, r), r
				case 1:
					r.Incident.ControlDerived = []string{"tip"} // which is not shown
					changed, now[r.Key] = append(changed, r), r
				case 2:
					gone = append(gone, r.Key)
					delete(now, r.Key)
				}
			}
			before := guarded
			was := shownOf(before)
			guarded = before.With(changed, gone)
			checkGuarded(t, guarded, now)
			if diff := cmp.Diff(was, shownOf(before)); diff != "" {
				t.Fatalf("what there was before has changed:\n%s", diff)
			}
			checkDiffering(t, guarded, before)
		}
	})
}

// checkGuarded compares what is shown with what Release says of the same records.
func checkGuarded(t *testing.T, g *Guarded, now map[Key]Record) {
	t.Helper()
	var restricted []Record
	for _, r := range now {
		if r.Incident.Sensitivity == Restricted && !r.Withdrawn {
			restricted = append(restricted, r)
		}
		if g.Has(r.Key) != (r.Incident.Sensitivity == Restricted && !r.Withdrawn) {
			t.Fatalf("record %d: has %v", r.Key, g.Has(r.Key))
		}
	}
	released, held := Release(restricted)
	if diff := cmp.Diff(released, slices.Collect(g.Records())); diff != "" || held != g.HeldBack() {
		t.Fatalf("%d are held back, want %d; what is released (-at once +one after another):\n%s", g.HeldBack(), held, diff)
	}
}

func checkDiffering(t *testing.T, g, before *Guarded) {
	t.Helper()
	is, was := shownOf(g), shownOf(before)
	want := map[Key]bool{}
	for key, in := range is {
		if !cmp.Equal(was[key], in) {
			want[key] = true
		}
	}
	for key := range was {
		if _, there := is[key]; !there {
			want[key] = true
		}
	}
	got := map[Key]bool{}
	for key := range g.Differing(before) {
		got[key] = true
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatal(diff)
	}
}

// shownOf returns the incidents that are released.
func shownOf(g *Guarded) map[Key]Incident {
	out := map[Key]Incident{}
	for key := range g.Shown() {
		r, _ := g.Record(key)
		out[key] = r.Incident
	}
	return out
}
