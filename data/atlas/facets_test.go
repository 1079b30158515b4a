package atlas_test

import (
	"cmp"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
)

// readFacets is the facets as their reader sees them, by parameter and code.
type readFacets map[string]map[string]readFacetValue

type readFacetValue struct {
	Records   int
	Incidents readSum
	Killed    *readSum
}

func readFacetsOf(t *testing.T, facets atlas.Facets) readFacets {
	t.Helper()
	body, err := json.Marshal(facets)
	if err != nil {
		t.Fatal(err)
	}
	var said struct {
		Facets []struct {
			Parameter string
			Values    []struct {
				Code string
				readFacetValue
			}
		}
	}
	if err := json.Unmarshal(body, &said); err != nil {
		t.Fatal(err)
	}
	out := readFacets{}
	for _, f := range said.Facets {
		values := map[string]readFacetValue{}
		for _, v := range f.Values {
			if _, twice := values[v.Code]; twice {
				t.Errorf("%s %s comes twice", f.Parameter, v.Code)
			}
			values[v.Code] = v.readFacetValue
		}
		out[f.Parameter] = values
	}
	return out
}

// facetCodes is the oracle for what can be asked for: every code of a parameter.
func (w world) facetCodes(t *testing.T, param string, level geo.Level) (codes []string) {
	switch param {
	case "area":
		for _, a := range atlastest.Facts(t).Areas.All(level) {
			codes = append(codes, string(a.PCode))
		}
	case "dataset":
		for _, set := range atlastest.Datasets() {
			codes = append(codes, set.Code)
		}
	default:
		codes = w.view.Vocabulary().Codes(data.List(param))
	}
	return codes
}

// with returns the filter with a code alone in place of what a parameter restricts.
func with(f data.Filter, param, code string) data.Filter {
	only := []string{code}
	switch param {
	case "violation":
		f.Violations = only
	case "party":
		f.Parties = only
	case "controller":
		f.Controllers = only
	case "area":
		f.Areas = []geo.PCode{geo.PCode(code)}
	case "facility":
		f.Facilities = only
	case "weapon":
		f.Weapons = only
	case "precision":
		f.Precisions = only
	case "grading":
		f.Gradings = only
	case "doubt":
		f.Doubts = only
	case "dataset":
		f.Datasets = only
	default:
		panic("the oracle does not know the parameter " + param)
	}
	return f
}

// faceted is the oracle: each code is asked for by itself, and what matches is added up.
func (w world) faceted(t *testing.T, f data.Filter, level geo.Level) readFacets {
	out := readFacets{}
	for _, param := range atlas.FacetParams() {
		out[param] = map[string]readFacetValue{}
		for _, code := range w.facetCodes(t, param, level) {
			alone := with(f, param, code)
			var sum readFigure
			for _, in := range w.matching(alone) {
				sum = sum.plus(figureOf(in, atlas.Killed, w.weight(in, alone)))
			}
			if sum.Records > 0 {
				out[param][code] = readFacetValue{sum.Records, sum.Incidents, sum.Value}
			}
		}
	}
	return out
}

func TestFacetsEqualALinearScanForEachCode(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := rand.New(rand.NewPCG(9, 1))
	for i, f := range atlastest.Filters(9, filterCount) {
		level := geo.Levels()[i%3]
		params := atlas.FacetParams()
		r.Shuffle(len(params), func(i, j int) { params[i], params[j] = params[j], params[i] })
		facets, err := selectFrom(t, w.view, f).Facets(t.Context(), params, level)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(w.faceted(t, f, level), readFacetsOf(t, facets), nearly); diff != "" {
			t.Errorf("%s %s (-want +got): %s", level, f.Values().Encode(), diff)
		}
		if want := len(w.matching(f)) + w.held; facets.Matching != want || facets.Suppressed != w.held {
			t.Errorf("%s: %d match and %d are held back, want %d and %d", f.Values().Encode(), facets.Matching, facets.Suppressed, want, w.held)
		}
	}
}

func TestFacetsAreThoseAskedForInTheOrderOfTheirLists(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	asked := []string{"area", "party", "dataset"}
	facets, err := selectFrom(t, w.view, data.Filter{}).Facets(t.Context(), asked, geo.District)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range facets.Facets {
		if f.Parameter != asked[i] || (f.Level == "district") != (f.Parameter == "area") {
			t.Errorf("facet %d is of %s at %q", i, f.Parameter, f.Level)
		}
		order := w.facetCodes(t, f.Parameter, geo.District)
		if !slices.IsSortedFunc(f.Values, func(a, b atlas.FacetValue) int {
			return cmp.Compare(slices.Index(order, a.Code), slices.Index(order, b.Code))
		}) {
			t.Errorf("the codes of %s are in another order", f.Parameter)
		}
	}
}

func TestAFacetIsTheColumnOfATableWithoutItsParameter(t *testing.T) {
	t.Parallel()
	view := open(t, atlastest.Retold(atlastest.Facts(t), 3, 300)...).Current()
	for _, linked := range data.Linkings() {
		f := data.Filter{Gradings: []string{"fair", "weak", "confirmed"}, Weapons: []string{"mortar"}, Linked: linked}
		facets, err := selectFrom(t, view, f).Facets(t.Context(), []string{"weapon"}, geo.Governorate)
		if err != nil {
			t.Fatal(err)
		}
		wider, _ := f.Without("weapon")
		table, err := selectFrom(t, view, wider).CrossTable(atlas.Crossing{Rows: atlas.ByWeapon, Metric: atlas.Killed})
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]readFacetValue{}
		for _, c := range read(t, table).Cells {
			if c.Row != "" {
				want[c.Row] = readFacetValue{c.Records, c.Incidents, c.Value}
			}
		}
		if diff := gocmp.Diff(want, readFacetsOf(t, facets)["weapon"]); diff != "" || len(want) < 2 {
			t.Errorf("linked %s, %d codes: %s", linked, len(want), diff)
		}
	}
}
