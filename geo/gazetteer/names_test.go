package gazetteer

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSplitNames(t *testing.T) {
	around := map[string]bool{Skeleton("Manbaj"): true}
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
		"where it is goes":                {"Jeb Elkhafi - Manbaj", []string{"Jeb Elkhafi - Manbaj", "Jeb Elkhafi"}},
		"and in Arabic":                   {"جب الخفي_منبج", []string{"جب الخفي_منبج", "جب الخفي"}},
		"a first name stays":              {"Manbaj - Onaiza", []string{"Manbaj - Onaiza", "Manbaj", "Onaiza"}},
		"a stroke at the end joins none":  {"Tal/", []string{"Tal/"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, splitNames(tc.entry, around)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
