package geocode

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// checkResult reports what no result may be, whatever was asked.
func checkResult(t *testing.T, q Query, r Result) {
	t.Helper()
	if r.Reason == "" || len(r.Candidates) > maxCandidates {
		t.Errorf("%+v: reason %q, %d candidates", q, r.Reason, len(r.Candidates))
	}
	if (r.Chosen == nil) != (r.Decision == NotFound) {
		t.Errorf("%+v: %s with a choice of %v", q, r.Decision, r.Chosen)
	}
	all := r.Candidates
	if r.Chosen != nil {
		all = append([]Candidate{*r.Chosen}, all...)
		if r.Decision == Review && r.Chosen.Point != nil {
			t.Errorf("%+v: a doubtful place looks exact: %+v", q, r.Chosen)
		}
	}
	for _, c := range all {
		checkCandidate(t, q, c)
	}
}

func checkCandidate(t *testing.T, q Query, c Candidate) {
	t.Helper()
	if c.Score < 0 || c.Score > 1 || math.IsNaN(c.Score) || c.UncertaintyM <= 0 {
		t.Errorf("%+v: score %v, uncertainty %d", q, c.Score, c.UncertaintyM)
	}
	codes := map[geo.Level]geo.PCode{geo.Governorate: c.Governorate, geo.District: c.District, geo.Subdistrict: c.Subdistrict}
	for level, code := range codes {
		if c.Level == LevelLine { // both ends lie in what its codes say
			if want := c.PCode.At(level); code != want && c.PCode != country {
				t.Errorf("%+v: a line in %s with the %s %q", q, c.PCode, level, code)
			}
			continue
		}
		if (code != "") != c.Precision.Supports(level) {
			t.Errorf("%+v: %s code %q at precision %s", q, level, code, c.Precision)
		}
	}
	if (c.Point != nil) != c.Precision.Drawable() {
		t.Errorf("%+v: point %v at precision %s", q, c.Point, c.Precision)
	}
	if c.PCode.IsPlace() && !c.Precision.Drawable() {
		t.Errorf("%+v: place %s at precision %s", q, c.PCode, c.Precision)
	}
}

// checkRegion reports a chosen code outside the stated region without a word about it, in either
// language.
func checkRegion(t *testing.T, g *Geocoder, q Query, r Result) {
	t.Helper()
	in := g.region(q.Region, &[2]phrase{}, "")
	says := map[string]string{"": "outside", "ar": "خارج"}[q.Language]
	for _, c := range append(r.Candidates, choiceOf(r)...) {
		if c.Governorate == "" || in.allows(c.Governorate) {
			continue
		}
		if !strings.Contains(c.Reason, says) && !strings.Contains(r.Reason, says) {
			t.Errorf("%+v: %s lies outside the stated region, and the reason %q does not say so", q, c.PCode, c.Reason)
		}
	}
}

func choiceOf(r Result) []Candidate {
	if r.Chosen == nil {
		return nil
	}
	return []Candidate{*r.Chosen}
}

func FuzzGeocode(f *testing.F) {
	f.Add("Ein Jura, Rasta District", "عين جورة", "Alba", 37.9, 36.1, "exact")
	f.Add("between Kafr Nuran and Sahra - road", "", "Basra and Alba", 0.0, 0.0, "")
	f.Add("near (near) ,,, of in", "قرب ال ال", "Damascus", 36.3, 33.3, "district")
	f.Add("\xff\xfe Basra", "ـــ\u200f", "\x00", math.Inf(1), math.NaN(), "nonsense")
	f.Add("Salheen [Alba] / Salheen (Basra): Duma", "الصالحين، ألبة", "ريف دمشق", 36.25, 37.25, "region")
	f.Add("Northern countryside of Basra", "ريف بصرة الشمالي", "", 38.75, 36.51, "country")
	f.Add("Syria, Basra - Rasta road", "طريق سوريا - سوريا", "Syria", 38.75, 36.51, "near")
	f.Add("Rasta", "", "Mudawwar Steppe, Damascus", 37.6, 36.4, "")
	g := toy(f)
	f.Fuzz(func(t *testing.T, english, arabic, region string, lon, lat float64, precision string) {
		for _, query := range []Query{
			{Text: geo.Label{EN: english, AR: arabic}, Region: en(region), Precision: precision},
			{Text: geo.Label{EN: arabic, AR: english}, Region: ar(region), Precision: precision, Language: "ar"},
		} {
			for _, point := range []*orb.Point{nil, at(lon, lat)} {
				query.Point = point
				r := g.Geocode(query)
				checkResult(t, query, r)
				if diff := cmp.Diff(r, g.Geocode(query)); diff != "" {
					t.Error("not deterministic: ", diff)
				}
				checkRegion(t, g, query, r)
				if utf8.ValidString(region) && !utf8.ValidString(r.Reason) {
					t.Errorf("the reason %q is no text", r.Reason)
				}
			}
		}
	})
}

func TestBrokenTextsCostLittle(t *testing.T) {
	g := toy(t)
	for name, text := range map[string]string{
		"a text cut inside a letter at the limit": strings.Repeat("a", maxTextBytes-1) + "ب",
		"many separators":                         strings.Repeat(",", 5000),
		"many names":                              strings.Repeat("Rasta, ", 400),
		"many joined names":                       strings.Repeat("Rasta and ", 400),
		"many brackets":                           strings.Repeat("([{", 700),
		"one long word":                           strings.Repeat("ب", 5000),
		"many words":                              strings.Repeat("ein ", 1000),
		"many Arabic words that join on":          strings.Repeat("والرستة ", 300),
		"many dashes and roads":                   strings.Repeat(" - road", 300),
		"nothing but direction marks":             strings.Repeat("\u200f", 400),
	} {
		t.Run(name, func(t *testing.T) {
			for _, q := range []Query{{Text: en(text)}, {Text: ar(text), Region: en("Alba")}, {Region: en(text)}} {
				checkResult(t, Query{Text: en(name)}, g.Geocode(q))
			}
			if n := len(g.parse(text).mentions); n > maxMentions {
				t.Errorf("%d mentions", n)
			}
		})
	}
}

func TestWhatStandsAfterTheLimitIsNotRead(t *testing.T) {
	g := toy(t)
	long := strings.Repeat("- ", maxTextBytes/2) + "Kafr Nuran"
	if r := g.Geocode(Query{Text: en(long)}); r.Decision != NotFound {
		t.Errorf("got %+v", r)
	}
}
