package trial

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/geocode"
)

// two is a country of two governorates with a large and a small place of each name.
func two(t *testing.T) (*geocode.Geocoder, []Row) {
	t.Helper()
	var areas []area.Area
	for code, name := range map[geo.PCode]string{"SY02": "Alba", "SY0200": "Mount Alba", "SY020000": "Mount Alba", "SY07": "Basra", "SY0700": "Lake Basra", "SY070000": "Lake Basra"} {
		areas = append(areas, area.Area{PCode: code, Level: code.Level(), Parent: code.At(code.Level() - 1), Name: geo.Label{EN: name}})
	}
	set, err := area.New(areas, area.Topology{})
	if err != nil {
		t.Fatal(err)
	}
	var places []gazetteer.Place
	var rows []Row
	for i, name := range []string{"Zahra", "Nuran", "Hadidi", "Mashquq", "Tell Jarad", "Kafr Sabun"} {
		for j, in := range []geo.PCode{"SY020000", "SY070000"} {
			at := orb.Point{36 + float64(i)/5, 35 + float64(j)}
			places = append(places, gazetteer.Place{
				PCode: geo.PCode(fmt.Sprintf("C%d%03d", j+1, i)), Kind: gazetteer.Community, Name: geo.Label{EN: name}, Subdistrict: in, Point: at, Population: 20_000 - 19_000*j,
			})
		}
		large := places[len(places)-2]
		rows = append(rows, Row{ID: name, Text: geo.Label{EN: name}, At: large.Point, Precision: "village", Resolvable: true})
	}
	gaz, err := gazetteer.New(places, set, nil)
	if err != nil {
		t.Fatal(err)
	}
	return geocode.New(gaz, set), rows
}

func TestFittedWeightsFollowTheRows(t *testing.T) {
	g, rows := two(t)
	untaught := Count(Ask(g.WithModel(geocode.Model{}), rows, Variants()[0]), nil)
	fitted := Ask(g.WithModel(Fit(g, rows)), rows, Variants()[0])
	for _, a := range fitted {
		if score, _ := a.first(); a.Rank != 1 || score < 0.8 {
			t.Errorf("%s: right is candidate %d, the first has the score %.2f; untaught %+v", a.Row.ID, a.Rank, score, untaught)
		}
	}
}

func TestTheSameRowsGiveTheSameWeights(t *testing.T) {
	g, rows := two(t)
	own, other := Fit(g, rows).String(), Fit(g.WithModel(geocode.Model{}), rows).String()
	if diff := cmp.Diff(own, other); diff != "" {
		t.Error(diff)
	}
	read, err := geocode.ReadModel(own)
	if err != nil || read.String() != own {
		t.Errorf("the weights are not read as they are written: %v", err)
	}
}

func TestWeightsAreFittedToResolvableDescriptionsOnce(t *testing.T) {
	_, rows := two(t)
	rows[1].Resolvable = false
	rows = append(rows[:2:2], rows[0], rows[0], rows[0])
	got := examples(rows)
	if len(got) != 4 { // in English and in both scripts, with a region and without
		t.Fatalf("%d examples, want 4", len(got))
	}
	for _, e := range got {
		if e.Weight != 2 || e.Query.Text.EN != "Zahra" || e.Query.Point != nil || e.Point != rows[0].At {
			t.Errorf("four rows of one description give %+v", e)
		}
	}
	for _, name := range learnt() {
		if !slices.Contains(VariantNames(), name) {
			t.Errorf("no way of asking is called %s", name)
		}
	}
}

func TestHeldOutAnswersHaveNotSeenTheRow(t *testing.T) {
	g, rows := two(t)
	const k = 3
	held := FitHeldOut(g, rows, k)
	answers := held.Ask(rows, Variants()[0])
	for i, a := range answers {
		if a.Row.ID != rows[i].ID {
			t.Fatalf("answer %d is about %s, want %s", i, a.Row.ID, rows[i].ID)
		}
		var others []Row
		for _, row := range rows {
			if Fold(row, k) != Fold(a.Row, k) {
				others = append(others, row)
			}
		}
		want := g.WithModel(Fit(g, others)).Geocode(a.Query)
		if diff := cmp.Diff(want, a.Result); diff != "" {
			t.Errorf("%s is not answered as the other folds teach: %s", a.Row.ID, diff)
		}
	}
	all := g.WithModel(Fit(g, rows)).Geocode(answers[0].Query)
	if all.Candidates[0].Score == answers[0].Result.Candidates[0].Score {
		t.Error("holding the row back makes no difference")
	}
}
