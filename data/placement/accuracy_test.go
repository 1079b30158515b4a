package placement

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/geocode"
	"tawthiq/geo/geocode/trial"
)

// readDescribed returns the development set: descriptions, and where they are known to be.
func readDescribed(t testing.TB) []trial.Row {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "testdata", "geocode_dev.csv"))
	if err != nil {
		t.Skip("the development set is not here: ", err)
	}
	defer f.Close()
	rows, err := trial.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func loadGeocoder(t testing.TB) (*geocode.Geocoder, *area.Set) {
	t.Helper()
	facts := loadFacts(t)
	return geocode.New(facts.Gazetteer, facts.Areas), facts.Areas
}

func loadFacts(t testing.TB) *reference.Facts {
	t.Helper()
	facts, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	return facts
}

// floors are the least shares in percent of the resolvable settlements: right as first choice, and
// right of what is accepted. They are one or two points below what weights reach that have not seen
// the rows; `tawthiq bench geocode --folds 5` prints what that is.
var floors = map[string]struct{ first, accepted float64 }{
	"both":              {92, 98},
	"english":           {91, 97.5},
	"arabic":            {90, 97},
	"both-no-region":    {86, 97},
	"english-no-region": {83, 96.5},
	"arabic-no-region":  {82, 96.5},
}

func TestAccuracyOnRealDescriptions(t *testing.T) {
	rows := readDescribed(t)
	g, areas := loadGeocoder(t)
	for _, v := range trial.Variants() {
		answers := trial.Ask(g, rows, v)
		for _, a := range answers {
			checkStatedGovernorate(t, areas, a)
		}
		s := trial.Count(trial.ResolvableSettlements.Of(answers), areas.Locate)
		first, accepted := trial.Percent(s.First, s.Rows), trial.Percent(s.AcceptedRight, s.Accepted)
		if floor, ok := floors[v.Name]; !ok || first < floor.first || accepted < floor.accepted {
			t.Errorf("%s: %.1f %% right as first choice, %.1f %% of what is accepted: less than %+v", v.Title, first, accepted, floor)
		}
	}
}

// checkStatedGovernorate reports a choice or a candidate outside the governorate that the source
// states, unless its reason says so.
func checkStatedGovernorate(t *testing.T, areas *area.Set, a trial.Answer) {
	t.Helper()
	var stated geo.PCode
	for _, g := range areas.All(geo.Governorate) {
		if g.Name.EN == a.Query.Region.EN && g.PCode != "SY01" {
			stated = g.PCode
		}
	}
	if stated == "" {
		return
	}
	candidates := slices.Clone(a.Result.Candidates)
	if a.Result.Chosen != nil {
		candidates = append(candidates, *a.Result.Chosen)
	}
	for _, c := range candidates {
		if c.Governorate != "" && c.Governorate != stated && !strings.Contains(c.Reason, "outside the stated region") {
			t.Errorf("row %s, %+v: %s is outside %s, and the reason %q does not say so", a.Row.ID, a.Query, c.PCode, stated, c.Reason)
		}
	}
}
