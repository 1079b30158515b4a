package atlas_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
	"tawthiq/geo/classify"
)

// shareOf returns the choropleth of the share of a filter, and false where it does not restrict.
func shareOf(t *testing.T, v *atlas.View, f data.Filter, of string, how atlas.Shading) (atlas.Choropleth, bool) {
	t.Helper()
	wider, ok := f.Without(of)
	if !ok {
		return atlas.Choropleth{}, false
	}
	how.Per, how.ShareOf, how.Whole = atlas.Share, of, selectFrom(t, v, wider)
	c, err := selectFrom(t, v, f).Choropleth(how)
	if err != nil {
		t.Fatal(err)
	}
	return c, true
}

func TestSharesEqualALinearScan(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	shares := 0
	for i, f := range atlastest.Filters(12, 3*filterCount) {
		how := atlas.Shading{Level: geo.Levels()[i%3], Metric: atlas.Metrics()[i%5], Method: classify.Methods()[i%5], Classes: 3 + i%5}
		for _, of := range atlas.ShareOfs() {
			c, ok := shareOf(t, w.view, f, of, how)
			if !ok {
				continue
			}
			shares++
			t.Run(fmt.Sprintf("%d %s %s of %s, %s", i, how.Level, how.Metric, of, f.Counting), func(t *testing.T) {
				wider, _ := f.Without(of)
				how.Per = atlas.Count
				checkShares(t, c, w.byArea(t, f, how), w.byArea(t, wider, how))
				checkClasses(t, c)
			})
		}
	}
	if shares < 40 {
		t.Errorf("the made-up filters restrict %d times", shares)
	}
}

func (w world) byArea(t *testing.T, f data.Filter, how atlas.Shading) map[geo.PCode]atlas.AreaValue {
	out := map[geo.PCode]atlas.AreaValue{}
	for _, v := range w.areaValues(t, f, how) {
		out[v.PCode] = v
	}
	return out
}

// checkShares compares shares with the part and the whole, as counts by area.
func checkShares(t *testing.T, c atlas.Choropleth, part, whole map[geo.PCode]atlas.AreaValue) {
	t.Helper()
	if len(c.Values) != len(whole) {
		t.Errorf("%d areas have a share, %d a record", len(c.Values), len(whole))
	}
	few := 0
	for _, v := range c.Values {
		p, q := part[v.PCode], whole[v.PCode]
		if v.Incidents != p.Incidents || near(*v.Numerator, number(p.Value)) != nil || near(*v.Denominator, number(q.Value)) != nil {
			t.Errorf("%s: %g of %g in %d, want %g of %g in %d", v.PCode, *v.Numerator, *v.Denominator, v.Incidents, number(p.Value), number(q.Value), p.Incidents)
		}
		if known := number(q.Value) > 0 && (p.Value != nil || p.Incidents == 0); known != (v.Value != nil) {
			t.Errorf("%s: whether the share is known is %v, want %v", v.PCode, v.Value != nil, known)
		}
		if v.Value == nil {
			continue
		}
		if err := near(*v.Value, 100*number(p.Value)/number(q.Value)); err != nil || *v.Value > 100 {
			t.Errorf("%s: %g percent: %v", v.PCode, *v.Value, err)
		}
		if v.Few != (number(q.Value) < atlas.FewBelow) {
			t.Errorf("%s is said to be of few: %v, of %g", v.PCode, v.Few, number(q.Value))
		}
		if v.Few {
			few++
		}
	}
	if few != c.Share.FewAreas {
		t.Errorf("%d areas are of few, not %d", few, c.Share.FewAreas)
	}
}

func number(p *float64) float64 {
	if p == nil {
		return 0
	}
	return *p
}

func near(got, want float64) error {
	if math.Abs(got-want) > 1e-5 {
		return fmt.Errorf("%g is not %g", got, want)
	}
	return nil
}

func TestAShareNamesItsWhole(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	f := data.Filter{Parties: []string{"regime"}, Violations: []string{"extrajudicial-killing"}, Counting: data.CountSplit}
	c, _ := shareOf(t, w.view, f, "party", atlas.Shading{Level: geo.Governorate, Metric: atlas.Incidents, Method: classify.Quantile, Classes: 5})
	var numerator, denominator float64
	for _, v := range c.Values {
		numerator, denominator = numerator+*v.Numerator, denominator+*v.Denominator
	}
	want := atlas.ShareTotal{Of: "party", Numerator: numerator, Denominator: denominator, FewBelow: atlas.FewBelow}
	if diff := gocmp.Diff(want, *c.Share, nearly, cmpopts.IgnoreFields(want, "Value", "FewAreas")); diff != "" {
		t.Error(diff)
	}
	if err := near(*c.Share.Value, 100*numerator/denominator); err != nil {
		t.Error(err)
	}
	for language, words := range map[string][2]string{"English": {c.Note.EN, "without the restriction on the party responsible"}, "Arabic": {c.Note.AR, "دون تقييد الجهة المسؤولة"}} {
		if !strings.Contains(words[0], words[1]) {
			t.Errorf("the note in %s is %q", language, words[0])
		}
	}
}

func TestRatesNameTheAreasWithoutPopulation(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	shade := func(level geo.Level) atlas.Choropleth {
		c, err := selectFrom(t, w.view, data.Filter{}).Choropleth(atlas.Shading{Level: level, Metric: atlas.Incidents, Per: atlas.Per1e5, Method: classify.Log, Classes: 5})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	c := shade(geo.Subdistrict)
	if diff := gocmp.Diff([]geo.PCode{"SY140003", "SY140201"}, c.WithoutPopulation); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(c.Note.EN, "Masaada, Al-Butayhah") || !strings.Contains(c.Note.AR, "مسعدة، البطيحة") {
		t.Errorf("the note is %+v", c.Note)
	}
	area, _ := atlastest.Facts(t).Areas.Get("SY140003")
	if v := c.ValueWithout(area); v.Value != nil {
		t.Errorf("an area without population and records has the rate %g", *v.Value)
	}
	if c = shade(geo.Governorate); len(c.WithoutPopulation) > 0 || strings.Contains(c.Note.EN, "known") {
		t.Errorf("%v, %+v", c.WithoutPopulation, c.Note)
	}
}

func TestClassesOfCountsBeginAboveTheOneBefore(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	shade := func(f data.Filter, how atlas.Shading) []atlas.Class {
		how.Level, how.Metric, how.Classes = geo.District, atlas.Incidents, 5
		c, err := selectFrom(t, w.view, f).Choropleth(how)
		if err != nil {
			t.Fatal(err)
		}
		checkClasses(t, c)
		return c.Classes
	}
	for _, method := range classify.Methods() {
		classes := shade(data.Filter{}, atlas.Shading{Per: atlas.Count, Method: method})
		rates := shade(data.Filter{}, atlas.Shading{Per: atlas.PerKM2, Method: method})
		for i, class := range classes[1:] {
			if class.From != classes[i].To+1 || class.To != math.Trunc(class.To) {
				t.Errorf("%s: %+v follows %+v", method, class, classes[i])
			}
		}
		for i, class := range rates[1:] {
			if class.From != rates[i].To {
				t.Errorf("%s of rates: %+v follows %+v", method, class, rates[i])
			}
		}
	}
	nothing := data.Filter{To: 1}
	fixed := atlas.Shading{Per: atlas.Count, Method: classify.Fixed, Bounds: []float64{1, 5, 10}}
	want := []atlas.Class{{From: 1, To: 1}, {From: 2, To: 5}, {From: 6, To: 10}, {From: 11, To: 11, Open: true}}
	if diff := gocmp.Diff(want, shade(nothing, fixed)); diff != "" {
		t.Errorf("bounds of no values: %s", diff)
	}
	if got := shade(data.Filter{}, fixed); len(got) != 4 || got[3].From != 11 || got[3].To < 11 || !got[3].Open {
		t.Errorf("bounds of values: %+v", got)
	}
	fixed.Per, fixed.Bounds = atlas.PerKM2, []float64{0.5, 2}
	want = []atlas.Class{{From: 0, To: 0.5}, {From: 0.5, To: 2}, {From: 2, To: 2, Open: true}}
	if diff := gocmp.Diff(want, shade(nothing, fixed)); diff != "" {
		t.Errorf("bounds of rates: %s", diff)
	}
}
