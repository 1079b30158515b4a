package synthetic

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/geo"
)

func newGenerator(t testing.TB, seed uint64) *Generator {
	t.Helper()
	facts, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	vocabulary, err := data.DefaultVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	g, err := New(facts, vocabulary, seed)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestEveryIncidentPassesTheVocabularysCheck(t *testing.T) {
	g := newGenerator(t, 1)
	ids := map[string]bool{}
	for in := range g.Incidents(0, 5_000) {
		if err := g.vocabulary.Check(&in); err != nil {
			t.Fatalf("%s: %v", in.SourceID, err)
		}
		if in.When.Start < First || in.When.End > Last {
			t.Fatalf("%s is from %s to %s", in.SourceID, in.When.Start, in.When.End)
		}
		if ids[in.ID] || in.ID == "" {
			t.Fatalf("%s has the ID %q of another", in.SourceID, in.ID)
		}
		ids[in.ID] = true
	}
}

func TestAnIncidentIsTheSameHoweverManyAreMade(t *testing.T) {
	g, again, other := newGenerator(t, 1), newGenerator(t, 1), newGenerator(t, 2)
	number := 100
	for in := range g.Incidents(100, 200) {
		if diff := cmp.Diff(again.Incident(number), in); diff != "" {
			t.Fatalf("incident %d: %s", number, diff)
		}
		if cmp.Equal(other.Incident(number), in) {
			t.Fatalf("incident %d does not depend on the seed", number)
		}
		number++
	}
}

func TestDatasetsOverlapInMostEvents(t *testing.T) {
	g := newGenerator(t, 1).Overlapping(3)
	var first data.Incident
	retold := 0
	for number := range 3_000 {
		in := g.Incident(number)
		if err := g.vocabulary.Check(&in); err != nil {
			t.Fatalf("%s: %v", in.SourceID, err)
		}
		if want := g.Datasets()[number%3].Code; in.Dataset != want {
			t.Fatalf("%s is of %s, not of %s", in.SourceID, in.Dataset, want)
		}
		if number%3 == 0 {
			first = in
		} else if cmp.Equal(first.Placement, in.Placement) && in.When == first.When && cmp.Equal(first.Claims, in.Claims) {
			retold++
		}
	}
	if percent := retold * 100 / 2_000; percent < retoldPercent-4 || percent > retoldPercent+4 {
		t.Errorf("%d %% of the incidents of further datasets are of an event of the first", percent)
	}
}

func TestOneDatasetIsAsIfThereWereNoOthers(t *testing.T) {
	g := newGenerator(t, 1)
	if diff := cmp.Diff(g.Incident(7), g.Overlapping(1).Incident(7)); diff != "" {
		t.Error(diff)
	}
	if got := g.Datasets(); len(got) != 1 || got[0].Code != DatasetCode || got[0].Title != "Made-up incidents to measure with, seed 1" {
		t.Errorf("%+v", got)
	}
}

func TestAPlacementSaysNoMoreThanItsPrecision(t *testing.T) {
	g := newGenerator(t, 1)
	for in := range g.Incidents(0, 5_000) {
		p := in.Placement
		if (p.Drawn() != nil) != p.Precision.Drawable() {
			t.Fatalf("%s: drawn at %v with the precision %s", in.SourceID, p.Drawn(), p.Precision)
		}
		if p.Point == nil {
			continue
		}
		if at := geo.ToWorld(*p.Point); at.Point() != *p.Point {
			t.Fatalf("%s: %v is not the middle of a cell", in.SourceID, *p.Point)
		}
		if subdistrict, _, ok := g.facts.Areas.Locate(*p.Point); ok && p.Subdistrict != subdistrict {
			t.Errorf("%s: %v is in %s, not in %s", in.SourceID, *p.Point, subdistrict, p.Subdistrict)
		}
	}
}

func TestAJointIncidentNamesTheRegimeFirst(t *testing.T) {
	joint := 0
	for in := range newGenerator(t, 1).Incidents(0, 5_000) {
		parties := in.Parties()
		if len(parties) > 1 {
			joint++
		}
		if len(parties) < 1 || len(parties) > 2 || len(parties) == 2 && (parties[0] != regime || parties[1] == regime) {
			t.Fatalf("%s names %v", in.SourceID, parties)
		}
	}
	if joint == 0 {
		t.Error("no incident is joint")
	}
}

func TestSharesAreThoseOfTheTables(t *testing.T) {
	const rows = 20_000
	counts := map[string]float64{}
	aleppo := 0.0
	for in := range newGenerator(t, 1).Incidents(0, rows) {
		counts[in.Placement.Precision.String()]++
		if in.Claims[0].Party == regime {
			counts[regime]++
		}
		if year, _ := in.When.Start.Year(); year.Time().Year() == 2014 {
			counts["2014"]++
		}
		if in.Placement.Governorate == "SY02" {
			aleppo++
		}
	}
	counts["Aleppo"] = aleppo
	for what, percent := range map[string]float64{"exact": 30, "locality": 42, "district": 5, "2014": 11, regime: 57, "Aleppo": 20} {
		if got := counts[what] * 100 / rows; math.Abs(got-percent) > 3 {
			t.Errorf("%s: %.1f %%, not about %.0f %%", what, got, percent)
		}
	}
}

func TestASharePicksEveryValueByItsWeight(t *testing.T) {
	s := newShares([]share[string]{{"never", 0}, {"once", 1}, {"thrice", 3}})
	r := newRand(1, 1)
	counts := map[string]int{}
	for range 4_000 {
		counts[s.pick(r)]++
	}
	if counts["never"] > 0 || counts["once"] < 900 || counts["once"] > 1_100 {
		t.Error(counts)
	}
}

func BenchmarkIncident(b *testing.B) {
	g := newGenerator(b, 1)
	number := 0
	for b.Loop() {
		g.Incident(number)
		number++
	}
}
