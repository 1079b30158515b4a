package atlas_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
)

// reconciledBySum is what View.Reconcile is to say of a figure, added up over the released records.
func reconciledBySum(v *data.Vocabulary, released []data.Incident, g data.Figure, onePeriod bool, rule data.Counting, most int) atlas.Reconciled {
	out := atlas.Reconciled{Figure: g, Incidents: []string{}}
	var within, outside reckoned
	asked := v.FamilyBits(data.Parties, []string{g.Party})
	for _, in := range released {
		inside := g.From <= in.When.Start && in.When.Start <= g.To
		r, counts := stated(v, in, g)
		weight := rule.Weight(v.Attribution(claimTexts(in)), asked)
		if in.Dataset != g.Dataset || !counts || weight.Most == 0 || !inside && !onePeriod {
			continue
		}
		if inside {
			within.add(in, r, weight)
		} else {
			outside.add(in, r, weight)
		}
	}
	both := reckoned{within.least + outside.least, within.most + outside.most, within.open || outside.open, slices.Concat(within.records, outside.records)}
	if g.Measure == "attacks" || g.Measure == "massacres" || len(both.records) > 0 {
		out.Documented = &atlas.Sum{Min: round6(both.least), Max: round6(both.most), Open: both.open}
	}
	out.Records, out.Incidents = len(both.records), both.ids(most)
	if len(outside.records) > 0 {
		out.Outside = &atlas.Outside{Records: len(outside.records), Min: round6(outside.least), Max: round6(outside.most), Open: outside.open, Incidents: outside.ids(most)}
	}
	documented := atlas.Sum{}
	if out.Documented != nil {
		documented = *out.Documented
	}
	switch value := float64(g.Value); {
	case documented.Min > value:
		out.Status, out.Difference = atlas.Over, documented.Min-value
	case documented.Max < value && documented.Open:
		out.Status, out.Difference = atlas.AtLeast, documented.Max-value
	case documented.Max < value:
		out.Status, out.Difference = atlas.Short, documented.Max-value
	default:
		out.Status = atlas.Equal
	}
	return out
}

type reckoned struct {
	least, most float64
	open        bool
	records     []data.Incident
}

func (r *reckoned) add(in data.Incident, n data.Range, w data.Weight) {
	r.least, r.most = r.least+float64(n.Min)*w.Least, r.most+float64(n.Max)*w.Most
	r.open = r.open || n.Open
	r.records = append(r.records, in)
}

func (r reckoned) ids(most int) []string {
	slices.SortFunc(r.records, func(a, b data.Incident) int {
		if a.When.Start != b.When.Start {
			return int(a.When.Start - b.When.Start)
		}
		if idNumber(a) < idNumber(b) {
			return -1
		}
		return 1
	})
	out := []string{}
	for _, in := range r.records[:min(len(r.records), most)] {
		out = append(out, in.ID)
	}
	return out
}

// stated returns what a record states of a figure's measure.
func stated(v *data.Vocabulary, in data.Incident, g data.Figure) (r data.Range, ok bool) {
	if g.Facility != "" && v.Bits(data.Facilities, in.Facilities)&v.FamilyBits(data.Facilities, []string{g.Facility}) == 0 {
		return r, false
	}
	one := data.Range{Min: 1, Max: 1}
	switch g.Measure {
	case "attacks":
		return one, slices.Contains(in.Violations, data.AttackOnFacility)
	case "massacres":
		return one, in.Massacre()
	}
	r, ok = in.Casualties[data.Measure(g.Measure)]
	r.Min, _ = in.CountedMinimum(data.Measure(g.Measure))
	return r, ok
}

func claimTexts(in data.Incident) []string { return data.Values(in.Traits()[data.TraitClaims]) }

func round6(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// madeUpFigures are figures of the made-up datasets: of one period in one, of several in the other.
func madeUpFigures(r *rand.Rand, n int) []data.Figure {
	measures := append([]data.Measure{"attacks", "massacres"}, data.Killed, data.KilledCivilians, "killed-children", data.Injured, data.Detained)
	seen := map[string]bool{}
	var out []data.Figure
	for len(out) < n {
		pick := func(from ...string) string { return from[r.IntN(len(from))] }
		g := data.Figure{Dataset: pick("made-up", "other"), Party: pick("", "regime", "russia", "sdf", "extremist-islamist", "hts"),
			Measure: string(measures[r.IntN(len(measures))]), Facility: pick("", "", "market", "communal"), Value: r.IntN(300), Source: "A report"}
		g.From, g.To = data.DateOf(2019, 1, 1), data.DateOf(2019, 12, 31)
		if g.Dataset == "other" {
			g.From = data.DateOf(2018, 1, 1) + data.Date(30*r.IntN(20))
			g.To = g.From + data.Date(r.IntN(200))
		}
		if name := fmt.Sprint(g.Dataset, g.From, g.To, g.Party, g.Measure, g.Facility); !seen[name] {
			seen[name] = true
			out = append(out, g)
		}
	}
	return out
}

func TestFiguresAreReconciledWithTheRecords(t *testing.T) {
	t.Parallel()
	incidents := atlastest.Incidents(atlastest.Facts(t), 1, 1500)
	f := open(t, incidents[:1200]...)
	figures := madeUpFigures(rand.New(rand.NewPCG(1, 5)), 120)
	f.commit(t, data.Change{Figures: figures})
	f.commit(t, data.Change{Incidents: incidents[1200:]}) // laid over the others
	released, held := f.released(t, 0)
	vocabulary := f.Current().Vocabulary()
	for _, rule := range data.Countings() {
		got := f.Current().Reconcile(data.Filter{Counting: rule})
		if len(got.Figures) != len(figures) || got.Suppressed != held || got.Counting != rule {
			t.Fatalf("%d figures, %d held back, %s", len(got.Figures), got.Suppressed, got.Counting)
		}
		statuses := map[atlas.Status]int{}
		for _, one := range got.Figures {
			want := reconciledBySum(vocabulary, released, one.Figure, one.Dataset == "made-up", rule, got.Listed)
			want.Query = one.Query
			if diff := gocmp.Diff(want, one, gocmp.Comparer(func(a, b atlas.Sum) bool { return a.Min == b.Min && a.Max == b.Max && a.Open == b.Open })); diff != "" {
				t.Errorf("%s %+v (-want +got):\n%s", rule, one.Figure, diff)
			}
			statuses[one.Status]++
		}
		if len(statuses) < 3 {
			t.Errorf("%s: the figures are too much alike: %v", rule, statuses)
		}
	}
}

func TestTheQueryOfAFigureListsEveryRecordThatCounts(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 3, 300)...)
	f.commit(t, data.Change{Figures: madeUpFigures(rand.New(rand.NewPCG(2, 5)), 60)})
	got := f.Current().Reconcile(data.Filter{Counting: data.CountFull})
	for _, one := range got.Figures {
		query, err := url.ParseQuery(one.Query)
		if err != nil {
			t.Fatal(err)
		}
		query.Del("sort") // which is the list's own
		view, filter, err := f.Resolve(t.Context(), query)
		if err != nil {
			t.Fatalf("%s: %v", one.Query, err)
		}
		page, err := selectFrom(t, view, filter).Page(t.Context(), atlas.LatestFirst, atlas.MaxPage, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range one.Incidents {
			if !slices.ContainsFunc(page.Incidents, func(s atlas.Summary) bool { return s.ID == id }) {
				t.Errorf("%s does not list %s", one.Query, id)
			}
		}
	}
}

func TestOnlyFiguresThatAreAskedForAreReconciled(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 3, 60)...)
	figure := func(dataset, party string, month int) data.Figure {
		from, to := data.DateOf(2019, time.Month(month), 1).Month()
		return data.Figure{Dataset: dataset, From: from, To: to, Party: party, Measure: "killed", Value: 3, Source: "A report"}
	}
	f.commit(t, data.Change{
		Datasets: []data.Dataset{{Code: "empty"}},
		Figures: []data.Figure{
			figure("made-up", "", 1), figure("made-up", "hts", 1), figure("made-up", "", 2), figure("other", "sdf", 1), figure("empty", "", 1),
		},
	})
	for name, test := range map[string]struct {
		filter data.Filter
		want   string
	}{
		"all of datasets with a record": {data.Filter{}, "made-up//1 made-up/hts/1 made-up//2 other/sdf/1"},
		"of a dataset":                  {data.Filter{Datasets: []string{"other"}}, "other/sdf/1"},
		"of a group's parties":          {data.Filter{Parties: []string{"extremist-islamist"}}, "made-up/hts/1"},
		"from a day on":                 {data.Filter{From: data.DateOf(2019, 1, 2)}, "made-up//2"},
		"up to a day":                   {data.Filter{To: data.DateOf(2019, 1, 31)}, "made-up//1 made-up/hts/1 other/sdf/1"},
		"within a part of the period":   {data.Filter{From: data.DateOf(2019, 1, 2), To: data.DateOf(2019, 1, 31)}, ""},
	} {
		test.filter.Counting = data.CountFull
		got := f.Current().Reconcile(test.filter)
		var said []string
		for _, one := range got.Figures {
			said = append(said, fmt.Sprintf("%s/%s/%d", one.Dataset, one.Party, one.From.Time().Month()))
		}
		if diff := gocmp.Diff(test.want, strings.Join(said, " ")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestFiguresByPartyAreComparedWithTheirHeadlines(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 3, 60)...)
	from, to := data.DateOf(2019, 1, 1).Month()
	figure := func(party, measure, facility string, value int) data.Figure {
		return data.Figure{Dataset: "made-up", From: from, To: to, Party: party, Measure: measure, Facility: facility, Value: value, Source: "A report"}
	}
	f.commit(t, data.Change{Figures: []data.Figure{
		figure("", "killed", "", 20), figure("regime", "killed", "", 8), figure("other-parties", "killed", "", 12),
		figure("landmine-unknown", "killed", "", 4), figure("fire-unknown", "killed", "", 7),
		figure("", "attacks", "", 4), figure("", "attacks", "market", 3), figure("regime", "attacks", "", 3), figure("regime", "attacks", "market", 3),
		figure("sdf", "attacks", "power-station", 1), figure("", "detained", "", 9),
	}})
	got := f.Current().Reconcile(data.Filter{Counting: data.CountFull})
	var said []string
	for _, h := range got.Headlines {
		said = append(said, fmt.Sprintf("%s %s %s: %d of %d by %s", h.Party, h.Measure, h.Facility, h.Sum, h.Value, strings.Join(h.Parties, "+")))
		if h.Difference != h.Sum-h.Value {
			t.Errorf("the difference of %+v", h)
		}
	}
	want := []string{
		" killed : 20 of 20 by regime+other-parties",
		"other-parties killed : 11 of 12 by landmine-unknown+fire-unknown",
		" attacks : 4 of 4 by regime+sdf",
		" attacks market: 3 of 3 by regime",
	}
	if diff := gocmp.Diff(want, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMoreIncidentsThanAreNamedAreNamedByDay(t *testing.T) {
	t.Parallel()
	incidents := atlastest.Incidents(atlastest.Facts(t), 3, 700)
	for i := range incidents { // many of a day
		incidents[i].When.Start -= incidents[i].When.Start % 50
		incidents[i].When.End = incidents[i].When.Start
	}
	f := open(t, incidents...)
	g := data.Figure{Dataset: "made-up", From: data.DateOf(2018, 1, 1), To: data.DateOf(2020, 12, 31), Measure: "killed", Value: 3, Source: "A report"}
	f.commit(t, data.Change{Figures: []data.Figure{g}})
	got := f.Current().Reconcile(data.Filter{Counting: data.CountFull})
	released, _ := f.released(t, 0)
	want := reconciledBySum(f.Current().Vocabulary(), released, g, true, data.CountFull, atlas.MaxListed)
	if diff := gocmp.Diff(want.Incidents, got.Figures[0].Incidents); diff != "" || len(want.Incidents) != atlas.MaxListed {
		t.Errorf("%d incidents (-want +got):\n%s", len(want.Incidents), diff)
	}
}

func TestAReconciliationNamesNothingProtected(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 500)...)
	figures := madeUpFigures(rand.New(rand.NewPCG(3, 5)), 60)
	for _, dataset := range []string{atlastest.Secret + "-set", "other"} { // the one has confidential records alone
		figures = append(figures, data.Figure{Dataset: dataset, From: data.DateOf(2017, 1, 1), To: data.DateOf(2021, 1, 1), Measure: "detained", Value: 9, Source: "A report"})
	}
	f.commit(t, data.Change{Figures: figures})
	released, _ := f.released(t, 0)
	public := map[string]bool{}
	for _, in := range released {
		public[in.ID] = true
	}
	got := f.Current().Reconcile(data.Filter{Counting: data.CountFull})
	for _, one := range got.Figures {
		if !slices.ContainsFunc(f.Current().Contents().Datasets, func(d data.Dataset) bool { return d.Code == one.Dataset }) {
			t.Errorf("it names the dataset %s", one.Dataset)
		}
		for _, id := range one.Incidents {
			if !public[id] {
				t.Errorf("%+v names the record %s", one.Figure, id)
			}
		}
	}
	if text, err := json.Marshal(got); err != nil || strings.Contains(string(text), atlastest.Secret) {
		t.Errorf("it tells of what is protected: %v", err)
	}
}

func TestOfARunningDatasetOnlyRecordsOfThePeriodCount(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 3, 200)...)
	g := data.Figure{Dataset: "other", From: data.DateOf(2019, 1, 1), To: data.DateOf(2019, 6, 30), Measure: "killed", Value: 3, Source: "A report"}
	f.commit(t, data.Change{Figures: []data.Figure{g}})
	released, _ := f.released(t, 0)
	for kind, oneReport := range map[string]bool{data.OneReport: true, data.Running: false} {
		f.commit(t, data.Change{Datasets: []data.Dataset{{Code: "other", Kind: kind}}})
		got := f.Current().Reconcile(data.Filter{Counting: data.CountFull}).Figures[0]
		want := reconciledBySum(f.Current().Vocabulary(), released, g, oneReport, data.CountFull, atlas.MaxListed)
		if diff := gocmp.Diff(want.Incidents, got.Incidents); diff != "" || got.Records != want.Records || (got.Outside != nil) != oneReport {
			t.Errorf("%s: %d records, %d wanted, outside %v: %s", kind, got.Records, want.Records, got.Outside, diff)
		}
	}
}
