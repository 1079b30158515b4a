package atlas_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
)

// disagree is the rule written anew: both say something, and not the same.
func disagree(in data.Incident) (compared, differ bool) {
	says := func(codes []string) string {
		if len(codes) == 1 && codes[0] == "unknown" {
			return ""
		}
		return strings.Join(codes, "+")
	}
	stated, derived := says(in.ControlStated), says(in.ControlDerived)
	return stated != "" && derived != "", stated != "" && derived != "" && stated != derived
}

// heldAnyhow returns made-up records of which who held the place is stated and derived in every way.
func heldAnyhow(t testing.TB) []data.Incident {
	rnd := rand.New(rand.NewPCG(9, 9))
	lists := [][]string{nil, {"government"}, {"government", "sdf"}, {"government+sdf"}, {"sdf"}, {"unknown"}, {"contested"}}
	incidents := atlastest.Incidents(atlastest.Facts(t), 9, 500)
	for i := range incidents {
		if incidents[i].Sensitivity != data.Restricted {
			incidents[i].ControlStated, incidents[i].ControlDerived = lists[rnd.IntN(len(lists))], lists[rnd.IntN(len(lists))]
		}
	}
	return incidents
}

func TestDisagreementsEqualALinearScan(t *testing.T) {
	t.Parallel()
	f := open(t, heldAnyhow(t)...)
	view := f.Current()
	released, _ := f.released(t, 0)
	found := 0
	for _, filter := range atlastest.Filters(9, 60) {
		s, err := view.Select(t.Context(), filter)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		wantCompared, wantPairs := 0, map[string]int{}
		for _, in := range released {
			compared, differ := disagree(in)
			if !matches(view.Vocabulary(), &in, filter) || !compared {
				continue
			}
			wantCompared++
			if differ {
				want = append(want, in.ID)
				wantPairs[strings.Join(in.ControlStated, ",")+"/"+strings.Join(in.ControlDerived, ",")]++
			}
		}
		pairs, compared := s.Disagreements()
		gotPairs := map[string]int{}
		for _, p := range pairs {
			gotPairs[strings.Join(p.Stated, ",")+"/"+strings.Join(p.Derived, ",")] = p.Records
		}
		if diff := cmp.Diff(wantPairs, gotPairs); diff != "" || compared != wantCompared {
			t.Fatalf("%+v: %d compared, want %d; %s", filter, compared, wantCompared, diff)
		}
		got := pages(t, s.Disagreeing())
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%+v: %s", filter, diff)
		}
		if counts := s.Disagreeing().PointCounts(); counts.Mapped+counts.NotMappable != len(want) {
			t.Fatalf("%+v: %+v of %d", filter, counts, len(want))
		}
		found += len(want)
	}
	if found == 0 {
		t.Error("nothing differs")
	}
}

// pages returns the identifiers of all pages of a list.
func pages(t *testing.T, s *atlas.Selection) (ids []string) {
	t.Helper()
	for cursor := ""; ; {
		page, err := s.Page(t.Context(), atlas.LatestFirst, 40, cursor)
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range page.Incidents {
			if _, differ := disagree(data.Incident{ControlStated: in.Stated, ControlDerived: in.Derived}); !differ {
				t.Errorf("%+v does not differ", in)
			}
			ids = append(ids, in.ID)
		}
		if cursor = page.Next; cursor == "" {
			return ids
		}
	}
}

func TestACursorOfAllRecordsIsNotOneOfDisagreements(t *testing.T) {
	t.Parallel()
	s, err := open(t, heldAnyhow(t)...).Current().Select(t.Context(), data.Filter{Counting: data.CountFull})
	if err != nil {
		t.Fatal(err)
	}
	page, err := s.Page(t.Context(), atlas.LatestFirst, 2, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Disagreeing().Page(t.Context(), atlas.LatestFirst, 2, page.Next); data.KindOf(err) != data.InvalidKind {
		t.Errorf("the error is %v", err)
	}
}
