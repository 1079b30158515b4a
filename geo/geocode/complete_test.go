package geocode

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/geo"
)

func TestCompletionsComeTheMostPopulousFirst(t *testing.T) {
	g := toy(t)
	for name, tc := range map[string]struct {
		typed string
		want  []geo.PCode
	}{
		"large before small":                     {"Sa", []geo.PCode{"N0001", "C4003", "C4004"}},
		"an area is left to its town":            {"Alb", []geo.PCode{"C1007", "SY0200", "SY020000"}},
		"a vernacular region":                    {"mudaw", []geo.PCode{"V01"}},
		"in Arabic":                              {"كفر ن", []geo.PCode{"C4002"}},
		"names before later words before sounds": {"الصحر", []geo.PCode{"C4003"}},
		"nothing":                                {"", []geo.PCode{}},
	} {
		got := []geo.PCode{}
		for _, c := range g.Complete(tc.typed) {
			got = append(got, c.PCode)
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s: %q: %s", name, tc.typed, diff)
		}
	}
}

func TestACompletionSaysWhereItIs(t *testing.T) {
	at := toyPlaces[8].Point
	want := []Completion{{PCode: "C4002", Name: geo.Label{EN: "Kafr Nuran", AR: "كفر نوران"}, Level: LevelPlace,
		Governorate: "SY04", District: "SY0401", Subdistrict: "SY040100", Point: &at, Fit: "beginning"}}
	if diff := cmp.Diff(want, toy(t).Complete("kafr n")); diff != "" {
		t.Error(diff)
	}
}

// A text that is not finished must never place a record.
func TestNothingIsPlacedByTheBeginningOfAName(t *testing.T) {
	g := toy(t)
	for _, p := range toyPlaces {
		for _, text := range []string{p.Name.EN, p.Name.AR} {
			letters := []rune(text)
			for n := 2; n <= len(letters)-3; n++ {
				r := g.Geocode(Query{Text: geo.LabelOf(string(letters[:n]))})
				if r.Decision == Accepted && r.Chosen.PCode == p.PCode {
					t.Errorf("%q is taken for %s", string(letters[:n]), p.PCode)
				}
			}
		}
	}
}
