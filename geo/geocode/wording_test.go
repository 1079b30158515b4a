package geocode

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

func TestWordTablesAreNormalised(t *testing.T) {
	for w := range meanings {
		if n := gazetteer.Normalise(w); n != w {
			t.Errorf("%q is never met: it is normalised to %q", w, n)
		}
	}
	for w := range countryNames {
		if n := gazetteer.Key(w); n != w {
			t.Errorf("%q is never met: its key is %q", w, n)
		}
	}
}

func TestSentencesAreInBothLanguagesWithTheSameNames(t *testing.T) {
	verbs := regexp.MustCompile(`%\.?\d*[a-z]`)
	for s := range sentences {
		label := wording[s]
		if label.EN == "" || label.AR == "" {
			t.Errorf("sentence %d: %+v", s, label)
		}
		if english, arabic := verbs.FindAllString(label.EN, -1), verbs.FindAllString(label.AR, -1); !slices.Equal(english, arabic) {
			t.Errorf("%q has %v, and %q has %v", label.EN, english, label.AR, arabic)
		}
		if strings.ContainsFunc(label.EN, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
			t.Errorf("%q is not English", label.EN)
		}
	}
}

func TestReasonsInArabicAreArabic(t *testing.T) {
	g := toy(t)
	for _, text := range []string{"الرستة", "قرب تل زهرة", "بين كفر نوران والصحرة", "عين جورة", "شيء", "بصرة", "الصالحين، ألبة"} {
		for _, region := range []string{"", "ألبة", "بصرة"} {
			for _, point := range []*struct{ lon, lat float64 }{nil, {38.7, 36.3}, {30, 30}} {
				q := Query{Text: ar(text), Region: ar(region), Language: "ar"}
				if point != nil {
					q.Point = at(point.lon, point.lat)
				}
				r := g.Geocode(q)
				for _, said := range append([]string{r.Reason}, reasonsOf(r.Candidates)...) {
					if strings.ContainsFunc(said, func(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) }) || strings.Contains(said, "%!") {
						t.Errorf("%s in %s: %s", text, region, said)
					}
				}
			}
		}
	}
}

func reasonsOf(list []Candidate) []string {
	out := make([]string, 0, len(list))
	for _, c := range list {
		out = append(out, c.Reason)
	}
	return out
}

// A reason must not be a sentence with a hole in it.
func TestReasonsAreWhole(t *testing.T) {
	g := toy(t)
	for _, p := range toyPlaces {
		for _, form := range []string{"%s", "near %s", "%s road", "%s, Rasta", "%s and Rasta", "hospital in %s", "Xylophone, %s"} {
			for _, region := range []geo.Label{{}, en("Alba"), en("Erbil"), en("Damascus")} {
				r := g.Geocode(Query{Text: en(fmt.Sprintf(form, p.Name.EN)), Region: region})
				for _, said := range append([]string{r.Reason}, reasonsOf(r.Candidates)...) {
					if said == "" || strings.Contains(said, "%!") || strings.HasSuffix(said, "; ") {
						t.Errorf("%s of %s: %q", form, p.PCode, said)
					}
				}
			}
		}
	}
}
