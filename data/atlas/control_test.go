package atlas_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
	"tawthiq/geo/control"
	"tawthiq/geo/gazetteer"
)

var spring = data.DateOf(2018, 4, 1) // of which the embedded claims say nothing

// square returns an area around a middle.
func square(middle orb.Point, reach float64) orb.MultiPolygon {
	x, y := middle[0], middle[1]
	return orb.MultiPolygon{{{{x - reach, y - reach}, {x + reach, y - reach}, {x + reach, y + reach}, {x - reach, y + reach}, {x - reach, y - reach}}}}
}

func place(t testing.TB, code geo.PCode) gazetteer.Place {
	t.Helper()
	p, ok := atlastest.Facts(t).Gazetteer.Get(code)
	if !ok {
		t.Fatalf("there is no %s", code)
	}
	return p
}

// aleppo is a layer of a month of 2018 about Aleppo and its surroundings.
func aleppo(t testing.TB, source string, controllers ...string) data.ControlLayer {
	return data.ControlLayer{
		Source: source, SourceURL: "https://example.org/map", Licence: "CC0", From: spring, To: spring + 29,
		Claims: []data.ControlClaim{{Area: square(place(t, "C1007").Point, 0.3), Controllers: controllers, Confidence: "believed"}},
	}
}

// known returns what was known of control at a revision, "" being the latest.
func (f fixture) known(t testing.TB, revision string) *atlas.Control {
	t.Helper()
	c, err := f.ResolveControl(t.Context(), revision)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestControlIsAsItWasKnownAtARevision(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 60)...)
	before := f.known(t, "")
	f.commit(t, data.Change{Control: []data.ControlLayer{aleppo(t, "A map", "government")}})
	with := f.known(t, "")
	f.commit(t, data.Change{Incidents: atlastest.Incidents(atlastest.Facts(t), 2, 60)})
	if f.known(t, "").Layer != with.Layer {
		t.Error("the layers are read again though only records have changed")
	}
	f.commit(t, data.Change{CloseControl: []int64{1}})
	after := f.known(t, "")
	if before.Revision != 1 || with.Revision != 2 || after.Revision != 4 {
		t.Errorf("revisions %d, %d and %d", before.Revision, with.Revision, after.Revision)
	}
	tags := map[string]bool{}
	for name, tc := range map[string]struct {
		revision string
		as       *atlas.Control
		known    bool
	}{
		"before the layer": {"1", before, false}, "with the layer": {"2", with, true}, "with more records": {"3", with, true}, "after it is taken back": {"4", after, false},
	} {
		c := f.known(t, tc.revision)
		held, err := c.OfPlace("C1007", spring)
		if err != nil || held.Known != tc.known {
			t.Errorf("%s: known %t, %v", name, held.Known, err)
		}
		if c.Digest != tc.as.Digest || len(c.Layers) != len(tc.as.Layers) || tags[c.Tag()] {
			t.Errorf("%s: the digest, the layers or the tag", name)
		}
		tags[c.Tag()] = true
	}
	if before.Digest != after.Digest || before.Digest == with.Digest {
		t.Error("the digest does not follow what the layers say")
	}
	for _, revision := range []string{"5", "0", "-1", "x"} {
		if _, err := f.ResolveControl(t.Context(), revision); data.KindOf(err) != data.InvalidKind {
			t.Errorf("revision %s: %v", revision, err)
		}
	}
}

// More states of the layers are asked for than are kept, by several at once.
func TestManyRevisionsOfControlAreToldApart(t *testing.T) {
	t.Parallel()
	f := open(t)
	for n := range 7 {
		f.commit(t, data.Change{Control: []data.ControlLayer{aleppo(t, fmt.Sprintf("Map %d", n), "government")}})
	}
	var asking sync.WaitGroup
	for range 4 {
		asking.Go(func() {
			for n := range 40 {
				revision := int64(1 + n*5%8)
				c, err := f.ResolveControl(t.Context(), strconv.FormatInt(revision, 10))
				if err != nil || c.Revision != revision || int64(len(c.Layers)) != revision {
					t.Errorf("revision %d: %d layers, %v", revision, len(c.Layers), err)
					return
				}
			}
		})
	}
	asking.Wait()
}

func TestControlOfAPlace(t *testing.T) {
	t.Parallel()
	f := open(t)
	city := place(t, "C1007")
	wholly := aleppo(t, "A map", "government")
	wholly.Claims = append(wholly.Claims,
		data.ControlClaim{Place: "C1008", Controllers: []string{"government", "sdf"}, To: spring + 9},
		data.ControlClaim{Place: "N0529", Controllers: []string{"sdf"}})
	revision := f.commit(t, data.Change{Control: []data.ControlLayer{wholly}})
	rival := aleppo(t, "Another map", "isis")
	rival.Claims[0].Area = square(orb.Point{city.Point[0] + 0.25, city.Point[1]}, 0.04)
	f.commit(t, data.Change{Control: []data.ControlLayer{rival}})
	known := f.known(t, "")
	at := func(p orb.Point, on data.Date) func() (atlas.PlaceControl, error) {
		return func() (atlas.PlaceControl, error) { return known.OfPoint(p, on) }
	}
	of := func(code geo.PCode, on data.Date) func() (atlas.PlaceControl, error) {
		return func() (atlas.PlaceControl, error) { return known.OfPlace(code, on) }
	}
	survey := data.DateOf(2021, 5, 1)
	desert := place(t, "C5836").Point // no area of the made-up maps holds it
	for name, tc := range map[string]struct {
		ask              func() (atlas.PlaceControl, error)
		want             []string
		by               []control.Basis
		joint, contested bool
		note             string
	}{
		"a town in an area":                          {of("C1007", spring), []string{"government"}, []control.Basis{control.ByArea}, false, false, "no front line"},
		"a point in an area":                         {at(city.Point, spring), []string{"government"}, []control.Basis{control.ByArea}, false, false, "no front line"},
		"a place of its own claim":                   {of("C1008", spring), []string{"government", "sdf"}, []control.Basis{control.ByPlace}, true, false, ""},
		"the day after that claim":                   {of("C1008", spring+10), []string{"government"}, []control.Basis{control.ByArea}, false, false, ""},
		"a neighbourhood":                            {of("N0529", spring), []string{"sdf"}, []control.Basis{control.ByPlace}, false, false, ""},
		"where two maps differ":                      {at(orb.Point{city.Point[0] + 0.25, city.Point[1]}, spring), []string{"contested"}, []control.Basis{control.ByArea, control.ByArea}, false, true, "differ: “A map” says Syrian government (former regime); “Another map” says ISIS."},
		"a day that no source knows":                 {of("C1007", spring+100), []string{"unknown"}, nil, false, false, "Something is known of 2018-04-01 to 2018-04-30, 2020-03-06 to 2024-11-26."},
		"a place that is known at other times":       {at(desert, spring), []string{"unknown"}, nil, false, false, "2020-03-06 to 2024-11-26"},
		"the embedded survey":                        {of("C1007", survey), []string{"government"}, []control.Basis{control.ByPlace}, false, false, ""},
		"a point near a community that was surveyed": {at(orb.Point{desert[0] + 0.01, desert[1]}, survey), []string{"contested"}, []control.Basis{control.ByNearest}, false, true, "nearest community, 0.9 km"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := tc.ask()
			if err != nil {
				t.Fatal(err)
			}
			var by []control.Basis
			for _, c := range got.Claims {
				by = append(by, c.By)
				checkClaim(t, c, revision)
			}
			if !slices.Equal(got.Controllers, tc.want) {
				t.Errorf("held by %v, want %v", got.Controllers, tc.want)
			}
			if diff := cmp.Diff(tc.by, by); diff != "" || got.Joint != tc.joint || got.Contested != tc.contested || got.Known != (tc.by != nil) {
				t.Errorf("%s; %+v", diff, got)
			}
			if !strings.Contains(got.Note.EN, tc.note) || got.Note.AR == "" {
				t.Errorf("the note is %+v", got.Note)
			}
		})
	}
}

// A survey of the town by another source begins later, and is followed by a second one of its own.
func TestClaimsThatDoNotSpeakAreListed(t *testing.T) {
	t.Parallel()
	f := open(t)
	survey := aleppo(t, "A survey", "sdf")
	survey.Claims = []data.ControlClaim{{Place: "C1007", Controllers: []string{"isis"}, From: spring + 2}}
	earlier := survey
	earlier.From, earlier.To, earlier.Source = spring-10, spring+20, "A survey"
	earlier.Claims = []data.ControlClaim{{Area: square(place(t, "C1007").Point, 0.1), Controllers: []string{"sdf"}}}
	f.commit(t, data.Change{Control: []data.ControlLayer{aleppo(t, "A map", "government"), survey, earlier}})
	known := f.known(t, "")
	for name, tc := range map[string]struct {
		on     data.Date
		want   []string
		others []string
	}{
		"before the survey of the town the maps differ": {spring + 1, []string{"contested"}, nil},
		"then it speaks, and both maps do not":          {spring + 2, []string{"isis"}, []string{"A map less-specific area", "A survey less-specific area"}},
		"on a day that nobody knows":                    {spring + 300, []string{"unknown"}, nil},
	} {
		held, err := known.OfPlace("C1007", tc.on)
		if err != nil {
			t.Fatal(err)
		}
		var others []string
		for _, o := range held.Others {
			others = append(others, fmt.Sprintf("%s %s %s", o.Source, o.Why, o.By))
		}
		if diff := cmp.Diff(tc.want, held.Controllers) + cmp.Diff(tc.others, others); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestWhetherControlWasDerivedIsKnownOfEveryRevision(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 1, 60)...)
	f.commit(t, data.Change{Control: []data.ControlLayer{aleppo(t, "A map", "government")}})
	rival := aleppo(t, "Another map", "isis")
	f.commit(t, data.Change{Control: []data.ControlLayer{rival}})
	left, err := f.store.Underived(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	before := f.Current()
	f.commit(t, data.Change{Layers: 3, Derived: &data.Derived{Of: left, Through: 60, Done: true}})
	if f.Current().Tag() == before.Tag() {
		t.Error("the tag does not follow the derivation")
	}
	for revision, want := range map[string]struct {
		derivation atlas.ControlDerivation
		from       []int64 // of the layers of the store, 0 where there is none yet
	}{
		"1": {atlas.ControlDerivation{Done: true}, nil},
		"2": {atlas.ControlDerivation{Layers: 2, Since: 2, Reason: "layer 1 (A map, 2018-04-01 to 2018-04-30) was recorded"}, []int64{0}},
		"3": {atlas.ControlDerivation{Layers: 3, Since: 3, Reason: "layer 2 (Another map, 2018-04-01 to 2018-04-30) was recorded"}, []int64{0, 0}},
		"4": {atlas.ControlDerivation{Done: true, Layers: 3}, []int64{4, 4}},
		"":  {atlas.ControlDerivation{Done: true, Layers: 3}, []int64{4, 4}},
	} {
		known := f.known(t, revision)
		got := known.Derivation()
		if (got.Note.EN == "") != got.Done || (got.Note.AR == "") != got.Done {
			t.Errorf("revision %s: the note is %+v", revision, got.Note)
		}
		got.Note = geo.Label{}
		var from []int64
		for _, l := range known.Layers {
			if first, ok := known.DerivedFrom(l); l.Number > 0 {
				from = append(from, first*map[bool]int64{true: 1}[ok])
			} else if first != 0 || !ok {
				t.Errorf("the program's own facts: %d, %t", first, ok)
			}
		}
		if diff := cmp.Diff(want.derivation, got) + cmp.Diff(want.from, from); diff != "" {
			t.Errorf("revision %s: %s", revision, diff)
		}
	}
}

// checkClaim checks what a claim of the layers of TestControlOfAPlace rests on.
func checkClaim(t *testing.T, c atlas.ControlClaim, first int64) {
	t.Helper()
	wantRecorded := int64(0)
	if c.Layer > 0 {
		wantRecorded = first + c.Layer - 1
	}
	if c.Source == "" || c.SourceURL == "" || c.Licence == "" || c.From == 0 || c.To == nil || c.Recorded != wantRecorded {
		t.Errorf("%+v", c)
	}
	if (c.By == control.ByNearest) != (c.DistanceM != nil) || (c.By == control.ByArea) != (c.PCode == "") {
		t.Errorf("%+v", c)
	}
}

func TestControlOfWhatIsNotThere(t *testing.T) {
	t.Parallel()
	known := open(t).known(t, "")
	for name, ask := range map[string]func() error{
		"a point abroad":            func() error { _, err := known.OfPoint(orb.Point{30, 35}, spring); return err },
		"a place that nobody knows": func() error { _, err := known.OfPlace("C9999", spring); return err },
		"an area as a place":        func() error { _, err := known.OfPlace("SY02", spring); return err },
		"an area that nobody knows": func() error { _, err := known.OfArea("SY99", spring); return err },
	} {
		if err := ask(); data.KindOf(err) != data.InvalidKind {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The oracle asks for every community by itself.
func TestSharesOfAreasAreOfTheirCommunities(t *testing.T) {
	t.Parallel()
	f := open(t)
	f.commit(t, data.Change{Control: []data.ControlLayer{aleppo(t, "A map", "government", "sdf")}})
	known := f.known(t, "")
	for _, on := range []data.Date{spring, spring + 100, data.DateOf(2022, 1, 1)} {
		for _, code := range []geo.PCode{"SY", "SY02", "SY0200", "SY020000", "SY08"} {
			want, communities := map[string]int{}, 0
			for _, p := range atlastest.Facts(t).Places {
				if p.Kind != gazetteer.Community || code != "SY" && p.Subdistrict.At(code.Level()) != code {
					continue
				}
				held, err := known.OfPlace(p.PCode, on)
				if err != nil {
					t.Fatal(err)
				}
				communities++
				want[strings.Join(held.Controllers, "+")]++
			}
			got, err := known.OfArea(code, on)
			if err != nil {
				t.Fatal(err)
			}
			counted, percent := map[string]int{}, 0.0
			for _, share := range got.Shares {
				counted[strings.Join(share.Controllers, "+")] = share.Communities
				percent += share.Percent
			}
			if diff := cmp.Diff(want, counted); diff != "" || got.Communities != communities || percent < 99.9 || percent > 100.1 {
				t.Errorf("%s on %s: %d communities, %g %%: %s", code, on, got.Communities, percent, diff)
			}
			if got.Known != (len(want) > 1 || want["unknown"] == 0) || got.Note.EN == "" || got.Area.Name.AR == "" {
				t.Errorf("%s on %s: %+v", code, on, got)
			}
		}
	}
}
