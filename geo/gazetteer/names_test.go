package gazetteer

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSplitNames(t *testing.T) {
	for name, tc := range map[string]struct {
		entry string
		want  []string
	}{
		"a plain name":                    {"Kafr Nabl", []string{"Kafr Nabl"}},
		"what stands in brackets goes":    {"Rayan (Saraqab)", []string{"Rayan "}},
		"a name in brackets only stays":   {"(Saraqab)", []string{"(Saraqab)"}},
		"two that a dash joins":           {"Khalil - Khleilak", []string{"Khalil - Khleilak", "Khalil", "Khleilak"}},
		"two that a stroke joins":         {"Zahraa / Sanqunes", []string{"Zahraa / Sanqunes", "Zahraa ", " Sanqunes"}},
		"two that an underscore joins":    {"دير حسان_درحشان", []string{"دير حسان_درحشان", "دير حسان", "درحشان"}},
		"a hyphen inside a name is of it": {"Deir-ez-Zor", []string{"Deir-ez-Zor"}},
		"an article is no name":           {"Al_Sad", []string{"Al_Sad", "Sad"}},
		"a stroke at the end joins none":  {"Tal/", []string{"Tal/"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, splitNames(tc.entry)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNamesOfTheAreaAroundAreNoNamesOfThePlace(t *testing.T) {
	around := map[string]bool{Skeleton("Manbaj"): true}
	for name, tc := range map[string]struct{ names, want []string }{
		"where it is goes":                 {[]string{"Jeb Elkhafi - Manbaj", "Jeb Elkhafi", "Manbaj"}, []string{"Jeb Elkhafi - Manbaj", "Jeb Elkhafi"}},
		"the seat keeps its name":          {[]string{"Manbaj", "منبج", "Menbij"}, []string{"Manbaj", "منبج", "Menbij"}},
		"another second name stays":        {[]string{"Khalil - Khleilak", "Khalil", "Khleilak"}, []string{"Khalil - Khleilak", "Khalil", "Khleilak"}},
		"one name and its Arabic are kept": {[]string{"Jeb Elkhafi", "منبج"}, []string{"Jeb Elkhafi", "منبج"}},
	} {
		t.Run(name, func(t *testing.T) {
			before := slices.Clone(tc.names)
			if diff := cmp.Diff(tc.want, withoutWhole(tc.names, around)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(before, tc.names); diff != "" {
				t.Error("the names that were given are changed: ", diff)
			}
		})
	}
}
