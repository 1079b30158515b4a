package placement

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// saidForms are ways to speak of a place, in both languages: %s is its name and %[2]s another's.
var saidForms = map[bool][]string{
	false: {"%s", "%s village", "near %s", "%s, %[2]s", "%s and %[2]s", "between %s and %[2]s", "%s - %[2]s road", "hospital in %s", "%s countryside", "%s district", "northern suburbs of %s", "%[2]s : %s", "20 km from %s"},
	true:  {"%s", "قرية %s", "بالقرب من %s", "%s، %[2]s", "%s و%[2]s", "بين %s و%[2]s", "طريق %s - %[2]s", "مشفى %s", "ريف %s", "منطقة %s", "ريف %s الشمالي", "%[2]s : %s"},
}

// said returns a random description of a random place in a random governorate, often not its own.
func said(r *rand.Rand, facts *reference.Facts) geocode.Query {
	places, governorates := facts.Gazetteer.Places(), facts.Areas.All(geo.Governorate)
	a, b := places[r.IntN(len(places))].Name, places[r.IntN(len(places))].Name
	region := governorates[r.IntN(len(governorates))].Name
	text := func(arabic bool, first, second string) string {
		forms := saidForms[arabic]
		return fmt.Sprintf(forms[r.IntN(len(forms))]+"%[3]s", first, second, "") // an index at the end, so that a form may leave names out
	}
	q := geocode.Query{}
	switch r.IntN(3) {
	case 0:
		q.Text.EN = text(false, a.EN, b.EN)
	case 1:
		q.Text.AR, q.Language = text(true, a.AR, b.AR), "ar"
	default:
		q.Text.EN, q.Text.AR = text(false, a.EN, b.EN), text(true, a.AR, b.AR)
	}
	if r.IntN(3) > 0 {
		q.Region = region
	}
	return q
}

func TestWhateverIsSaidTheAnswerIsSound(t *testing.T) {
	g, areas := loadGeocoder(t)
	facts := loadFacts(t)
	r := rand.New(rand.NewPCG(11, 12))
	for range 1500 {
		q := said(r, facts)
		result := g.Geocode(q)
		if diff := cmp.Diff(result, g.Geocode(q)); diff != "" {
			t.Fatalf("%+v: not deterministic: %s", q, diff)
		}
		list := result.Candidates
		if result.Chosen != nil {
			list = append(slices.Clone(list), *result.Chosen)
		}
		for _, c := range list {
			if c.Score < 0 || c.Score > 1 || c.UncertaintyM <= 0 || c.Reason == "" && result.Decision == geocode.Accepted {
				t.Errorf("%+v: %+v", q, c)
			}
			if (c.Point != nil) != c.Precision.Drawable() {
				t.Errorf("%+v: point %v at precision %s", q, c.Point, c.Precision)
			}
			for level, code := range map[geo.Level]geo.PCode{geo.Governorate: c.Governorate, geo.District: c.District, geo.Subdistrict: c.Subdistrict} {
				if (code != "") != c.Precision.Supports(level) && c.Level != geocode.LevelLine { // of a line: where both ends lie
					t.Errorf("%+v: %s %q at precision %s", q, level, code, c.Precision)
				}
			}
			if stated, _ := areas.Get(c.Governorate); c.Governorate != "" && !q.Region.IsZero() && !isStated(stated.Name, q.Region) && !saysOutside(q, c.Reason) && !saysOutside(q, result.Reason) {
				t.Errorf("%+v: %s is outside, and neither %q nor %q says so", q, c.PCode, c.Reason, result.Reason)
			}
		}
		if result.Decision == geocode.Review && result.Chosen.Point != nil {
			t.Errorf("%+v: a doubtful place looks exact", q)
		}
		checkOrder(t, q, result.Candidates)
	}
}

// isStated reports whether a governorate is the stated one. Damascus may stand for its countryside.
func isStated(governorate, region geo.Label) bool {
	return governorate == region || region.EN == "Damascus" && governorate.EN == "Rural Damascus"
}

func saysOutside(q geocode.Query, reason string) bool {
	if q.Language == "ar" {
		return strings.Contains(reason, "خارج")
	}
	return strings.Contains(reason, "outside")
}

// checkOrder reports candidates that stand before better ones, or twice.
func checkOrder(t *testing.T, q geocode.Query, list []geocode.Candidate) {
	t.Helper()
	for i := 1; i < len(list); i++ {
		if list[i].Score > list[i-1].Score {
			t.Errorf("%+v: candidate %d scores %v, and the one before it %v", q, i+1, list[i].Score, list[i-1].Score)
		}
		if slices.ContainsFunc(list[:i], func(c geocode.Candidate) bool { return c.PCode == list[i].PCode }) {
			t.Errorf("%+v: %s is listed twice", q, list[i].PCode)
		}
	}
}
