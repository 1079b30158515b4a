package geocode

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// said writes a phrase: each mention's words, with what the words around them say of it.
func said(p phrase) string {
	out := make([]string, 0, len(p.mentions))
	for _, m := range p.mentions {
		var words []string
		for _, w := range m.words {
			words = append(words, w.Text)
		}
		s := strings.Join(words, " ")
		if m.rural {
			s += "*"
		}
		s += map[want]string{wantPlace: ":place", wantCity: ":city", wantNeighbourhood: ":part", wantSubdistrict: ":subdistrict", wantDistrict: ":district", wantGovernorate: ":governorate", wantArea: ":area"}[m.want]
		if m.near {
			s = "near " + s
		}
		if m.landmark {
			s = "at " + s
		}
		if m.joined {
			s = "and " + s
		}
		out = append(out, s)
	}
	line := ""
	if p.line {
		line = "line: "
	}
	if p.away {
		line = "away: "
	}
	return line + strings.Join(out, " | ")
}

func TestDescriptionsAreTakenApart(t *testing.T) {
	g := toy(t)
	for text, want := range map[string]string{
		"Rasta":                       "rasta",
		"Rasta village":               "rasta:place",
		"قرية الرستة":                 "رسته:place",
		"village of Rasta":            "rasta:place",
		"Rasta city":                  "rasta:city",
		"مدينة الرستة":                "رسته:city",
		"Salheen neighbourhood, Alba": "salheen:part | alba",
		"حي الصالحين في مدينة ألبة":                 "صالحين:part | البه:city",
		"Tell Zahra, Rasta District":                "tell zahra | rasta:district",
		"ناحية الرستة":                              "رسته:subdistrict",
		"Basra governorate":                         "basra:governorate",
		"near Rasta":                                "near rasta",
		"بالقرب من الرستة":                          "near رسته",
		"محيط الرستة":                               "near رسته",
		"hospital in Rasta":                         "rasta",
		"market in Rasta city":                      "rasta:city",
		"جامع الرستة":                               "at رسته",
		"between Rasta and Sahra":                   "line: rasta | and sahra",
		"بين الرستة والصحرة":                        "line: رسته | and صحره",
		"Rasta - Sahra road":                        "line: rasta | at sahra",
		"طريق الرستة - الصحرة":                      "line: at رسته | صحره",
		"Rasta and Sahra":                           "rasta | and sahra",
		"Rasta / Sahra":                             "rasta | and sahra",
		"20 km north of Rasta":                      "away: 20 | rasta:area",
		"BASRA : Sahra":                             "basra | sahra",
		"Sahra (Basra)":                             "sahra | basra",
		"western suburbs of Basra":                  "basra*:area",
		"Sahra in the western countryside of Basra": "sahra | basra*:area",
		"ريف بصرة الغربي":                           "بصره*:area",
		"الصحرة بريف بصرة الغربي":                   "صحره | بصره*:area",
		"Deir-ez-Zor":                               "deir zor",
		"":                                          "",
		"village":                                   "",
		" , ; - ":                                   "",
	} {
		if diff := cmp.Diff(want, said(g.parse(text))); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

func TestHeadings(t *testing.T) {
	g := toy(t)
	for text, want := range map[string]heading{
		"northern suburbs of Basra": north, "southwestern countryside of Basra": south | west, "ريف بصرة الشمالي الشرقي": north | east,
		"الصحرة بريف بصرة الجنوبي": south, "central countryside of Basra": centre, "suburbs of Basra": 0,
	} {
		p := g.parse(text)
		if got := p.mentions[len(p.mentions)-1].heading; got != want {
			t.Errorf("%s: heading %b, want %b", text, got, want)
		}
	}
}
