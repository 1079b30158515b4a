package atlas_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
	"tawthiq/geo/classify"
)

// differenceOf returns the choropleth of what changed from the period of a filter to that of another.
func differenceOf(t *testing.T, v *atlas.View, after, before data.Filter, how atlas.Shading) atlas.Choropleth {
	t.Helper()
	how.Against = &atlas.Against{Records: selectFrom(t, v, before)}
	if how.Per == atlas.Share {
		wholeAfter, _ := after.Without(how.ShareOf)
		wholeBefore, _ := before.Without(how.ShareOf)
		how.Whole, how.Against.Whole = selectFrom(t, v, wholeAfter), selectFrom(t, v, wholeBefore)
	}
	c, err := selectFrom(t, v, after).Choropleth(how)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestDifferencesEqualTwoLinearScans(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first, last := w.view.Contents().FirstDate, w.view.Contents().LastDate
	random := rand.New(rand.NewPCG(3, 9))
	period := func(f *data.Filter) {
		f.From = first + data.Date(random.IntN(int(last-first)))
		f.To = f.From + data.Date(random.IntN(int(last-first)))
	}
	changes := 0
	for i, after := range atlastest.Filters(14, 2*filterCount) {
		period(&after)
		before := after
		period(&before)
		how := atlas.Shading{Level: geo.Levels()[i%3], Metric: atlas.Metrics()[i%5], Per: atlas.Pers()[i/5%3], Method: classify.Methods()[i%5], Classes: 3 + i%5}
		t.Run(fmt.Sprintf("%d %s %s %s", i, how.Level, how.Metric, how.Per), func(t *testing.T) {
			c := differenceOf(t, w.view, after, before, how)
			changes += checkDifferences(t, c, w.byArea(t, after, how), w.byArea(t, before, how))
			checkDiverging(t, c, how.Classes)
			if d := c.Difference; d.After.From != after.From || d.Before.To != before.To || d.Before.Days != int(before.To-before.From)+1 || d.After.Counts != c.Counts {
				t.Errorf("%+v", d)
			}
			if want := selectFrom(t, w.view, before).Counts(how.Level); c.Difference.Before.Counts != want {
				t.Errorf("the period before counts %+v, not %+v", c.Difference.Before.Counts, want)
			}
		})
	}
	if changes < 100 {
		t.Errorf("only %d areas changed", changes)
	}
}

// checkDifferences compares differences with the values by area in two periods, and returns how many are not 0.
func checkDifferences(t *testing.T, c atlas.Choropleth, after, before map[geo.PCode]atlas.AreaValue) (changes int) {
	t.Helper()
	areas := map[geo.PCode]bool{}
	for _, side := range []map[geo.PCode]atlas.AreaValue{after, before} {
		for p := range side {
			areas[p] = true
		}
	}
	if len(areas) != len(c.Values) {
		t.Errorf("%d areas have a record, %d a difference", len(areas), len(c.Values))
	}
	for _, v := range c.Values {
		in := func(side map[geo.PCode]atlas.AreaValue) atlas.PeriodValue {
			if one, ok := side[v.PCode]; ok {
				return atlas.PeriodValue{Value: one.Value, Max: one.Max, Incidents: one.Incidents}
			}
			a, _ := atlastest.Facts(t).Areas.Get(v.PCode)
			if c.Per == atlas.Per1e5 && a.Population == 0 {
				return atlas.PeriodValue{}
			}
			return atlas.PeriodValue{Value: new(float64), Max: new(float64)}
		}
		wantAfter, wantBefore := in(after), in(before)
		v.After.Open, v.Before.Open = false, false
		if diff := gocmp.Diff([2]atlas.PeriodValue{wantAfter, wantBefore}, [2]atlas.PeriodValue{*v.After, *v.Before}, nearly); diff != "" {
			t.Errorf("%s: %s", v.PCode, diff)
		}
		known := wantAfter.Value != nil && wantBefore.Value != nil
		if known != (v.Value != nil) || known != (v.Max != nil) {
			t.Errorf("%s: it is %v that the difference is known", v.PCode, v.Value != nil)
			continue
		}
		if err := near(number(v.Value), number(wantAfter.Value)-number(wantBefore.Value)); known && err != nil {
			t.Errorf("%s: %v", v.PCode, err)
		}
		if err := near(number(v.Max), number(wantAfter.Max)-number(wantBefore.Max)); known && err != nil {
			t.Errorf("%s, at most: %v", v.PCode, err)
		}
		if number(v.Value) != 0 {
			changes++
		}
	}
	return changes
}

// checkDiverging checks that classes are symmetric and that every difference lies in its own.
func checkDiverging(t *testing.T, c atlas.Choropleth, most int) {
	t.Helper()
	n := len(c.Classes)
	if n > most || n > 0 && n%2 != most%2 {
		t.Errorf("%d classes where %d were asked for", n, most)
	}
	for i, class := range c.Classes {
		twin := c.Classes[n-1-i]
		if class.From != -twin.To || class.To != -twin.From || math.Signbit(class.From) && class.From == 0 || i > 0 && class.From < c.Classes[i-1].To {
			t.Errorf("class %d is %+v, its twin %+v", i, class, twin)
		}
	}
	areas := make([]int, n)
	for _, v := range c.Values {
		switch {
		case v.Value == nil || *v.Value == 0 && most%2 == 0 || n == 0:
			if v.Class != nil {
				t.Errorf("%s has a class", v.PCode)
			}
		case v.Class == nil:
			t.Errorf("%s has no class for %g", v.PCode, *v.Value)
		default:
			areas[*v.Class]++
			if class := c.Classes[*v.Class]; *v.Value < class.From || *v.Value > class.To {
				t.Errorf("%s: %g is not in %+v", v.PCode, *v.Value, class)
			}
		}
	}
	for i, class := range c.Classes {
		if class.Areas != areas[i] {
			t.Errorf("class %d has %d areas, not %d", i, areas[i], class.Areas)
		}
	}
}

func TestDifferencesOfSharesAreInPoints(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	all := w.view.Contents()
	middle := (all.FirstDate + all.LastDate) / 2
	after, before := data.Filter{Parties: []string{"regime"}, From: middle + 1, To: all.LastDate}, data.Filter{Parties: []string{"regime"}, From: all.FirstDate, To: middle}
	how := atlas.Shading{Level: geo.Governorate, Metric: atlas.Incidents, Per: atlas.Share, ShareOf: "party", Method: classify.Equal, Classes: 5}
	c := differenceOf(t, w.view, after, before, how)
	known := 0
	for _, v := range c.Values {
		if v.Value == nil {
			continue
		}
		known++
		share := func(p *atlas.PeriodValue) float64 { return 100 * *p.Numerator / *p.Denominator }
		if err := near(*v.Value, share(v.After)-share(v.Before)); err != nil {
			t.Errorf("%s: %v", v.PCode, err)
		}
	}
	if known == 0 || c.Difference.Before.Share == nil || c.Difference.Before.Share.Of != "party" {
		t.Errorf("%d areas have a difference, of %+v", known, c.Difference.Before.Share)
	}
	checkDiverging(t, c, 5)
	for _, words := range []string{"percentage points", c.Difference.Before.From.String(), fmt.Sprintf("(%d days)", c.Difference.Before.Days)} {
		if !strings.Contains(c.Note.EN, words) {
			t.Errorf("%q is not in the note %q", words, c.Note.EN)
		}
	}
	if !strings.Contains(c.Note.AR, "بالنقاط المئوية") {
		t.Errorf("the note is %q", c.Note.AR)
	}
}

func TestGivenBreaksOfDifferencesAreOfTheirSizes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	all := w.view.Contents()
	after, before := data.Filter{From: all.FirstDate + 900, To: all.LastDate}, data.Filter{From: all.FirstDate, To: all.FirstDate + 899}
	c := differenceOf(t, w.view, after, before, atlas.Shading{Level: geo.District, Metric: atlas.Incidents, Per: atlas.Count, Method: classify.Fixed, Bounds: []float64{1, 3}})
	checkDiverging(t, c, 5)
	for i, want := range [][2]float64{1: {-3, -2}, 2: {-1, 1}, 3: {2, 3}} {
		if class := c.Classes[i]; i > 0 && (class.From != want[0] || class.To != want[1] || class.Open) {
			t.Errorf("class %d is %+v", i, class)
		}
	}
	if !c.Classes[0].Open || !c.Classes[4].Open {
		t.Errorf("%+v", c.Classes)
	}
	area, _ := atlastest.Facts(t).Areas.Get("SY0200")
	if v := c.ValueWithout(area); *v.Value != 0 || *v.Before.Value != 0 || v.After.Incidents != 0 {
		t.Errorf("%+v", v)
	}
}
