package placement

import (
	"slices"
	"strings"
	"testing"

	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// phrase is a row of phrases.csv: what a report may say, and what is meant by it.
type phrase struct {
	kind      string
	query     geocode.Query
	decision  string   // "" where both will do
	means     []string // codes of which one is meant, or "line" and the code of the areas that both ends share; none where nothing decides
	precision string   // of what is accepted; "" for any
}

func readPhrases(t *testing.T) []phrase {
	t.Helper()
	var out []phrase
	for _, row := range readTable(t, "phrases.csv") {
		query := geocode.Query{Text: geo.Label{EN: row[1], AR: row[2]}, Region: geo.Label{EN: row[3]}}
		out = append(out, phrase{row[0], query, row[4], strings.Fields(row[5]), row[6]})
	}
	return out
}

func TestPhrases(t *testing.T) {
	g, _ := loadGeocoder(t)
	for _, p := range readPhrases(t) {
		t.Run(p.kind+": "+p.query.Text.EN+p.query.Text.AR+" "+p.query.Region.EN, func(t *testing.T) {
			r := g.Geocode(p.query)
			if p.decision != "" && string(r.Decision) != p.decision {
				t.Errorf("%s, not %s: %s", r.Decision, p.decision, r.Reason)
			}
			if len(p.means) == 0 {
				return
			}
			if r.Decision == geocode.Accepted {
				p.check(t, *r.Chosen)
			} else if p.means[0] != "line" && (len(r.Candidates) == 0 || !slices.Contains(p.means, string(r.Candidates[0].PCode))) {
				t.Errorf("not %v first: %+v", p.means, r.Candidates)
			}
		})
	}
}

// check reports a choice that is not what is meant.
func (p phrase) check(t *testing.T, c geocode.Candidate) {
	t.Helper()
	if p.means[0] == "line" && c.Level != geocode.LevelLine || !slices.Contains(p.means, string(c.PCode)) {
		t.Errorf("the choice is %s %s %s, not %v: %s", c.Level, c.PCode, c.Name.EN, p.means, c.Reason)
	}
	if p.precision != "" && c.Precision.String() != p.precision {
		t.Errorf("the precision is %s, not %s", c.Precision, p.precision)
	}
}

// Every vernacular region is known by all its names, in both languages, and has no point.
func TestVernacularRegions(t *testing.T) {
	g, _ := loadGeocoder(t)
	for _, region := range loadFacts(t).Regions {
		for _, name := range append([]string{region.Name.EN, region.Name.AR}, region.Aliases...) {
			r := g.Geocode(geocode.Query{Text: geo.Label{EN: name}})
			at := slices.IndexFunc(r.Candidates, func(c geocode.Candidate) bool { return c.PCode == region.Code })
			if at < 0 {
				t.Errorf("%s is not found as %q: %+v", region.Code, name, r.Candidates)
				continue
			}
			c := r.Candidates[at]
			if c.Level != geocode.LevelRegion || c.Point != nil || c.Precision.Drawable() {
				t.Errorf("%s is %+v", region.Code, c)
			}
			if r.Decision == geocode.Accepted && r.Chosen.PCode != region.Code {
				t.Errorf("%q is accepted as %s %s", name, r.Chosen.PCode, r.Chosen.Name.EN)
			}
		}
	}
}

// capital is a governorate with the town of its name.
type capital struct {
	governorate, town geo.PCode
	en, ar            string
}

// namesakes are the governorates that share their name with a town.
var namesakes = []capital{
	{"SY01", "C1001", "Damascus", "دمشق"}, {"SY02", "C1007", "Aleppo", "حلب"}, {"SY04", "C2528", "Homs", "حمص"}, {"SY05", "C2987", "Hama", "حماة"}, {"SY06", "C3480", "Lattakia", "اللاذقية"},
	{"SY07", "C3871", "Idlib", "إدلب"}, {"SY08", "C4360", "Hasakeh", "الحسكة"}, {"SY09", "C5086", "Deir ez-Zor", "دير الزور"}, {"SY10", "C5221", "Tartous", "طرطوس"}, {"SY11", "C5710", "Raqqa", "الرقة"},
	{"SY12", "C5993", "Daraa", "درعا"}, {"SY13", "C6147", "Sweida", "السويداء"}, {"SY14", "C6268", "Quneitra", "القنيطرة"},
}

func TestTheWordsAroundAGovernoratesNameSayWhatIsMeant(t *testing.T) {
	g, _ := loadGeocoder(t)
	for _, c := range namesakes {
		ask := func(text, region string, decision geocode.Decision, want geo.PCode) {
			t.Helper()
			r := g.Geocode(geocode.Query{Text: geo.Label{EN: text}, Region: geo.Label{EN: region}})
			if decision != "" && r.Decision != decision || r.Decision != geocode.Review && r.Chosen.PCode != want {
				t.Errorf("%q in %q: %s %+v: %s", text, region, r.Decision, r.Chosen, r.Reason)
			}
			if r.Decision == geocode.Review && r.Chosen.PCode != want && r.Candidates[0].PCode != want {
				t.Errorf("%q in %q: not %s first, but %+v", text, region, want, r.Candidates)
			}
		}
		for _, name := range []string{c.en, c.ar} {
			ask(name, "", geocode.Review, c.governorate)
			ask(name, c.en, geocode.Accepted, c.town)
		}
		ask(c.en+" city", "", "", c.town)
		ask("مدينة "+c.ar, "", "", c.town)
		ask(c.en+" city", c.en, geocode.Accepted, c.town)
		ask(c.en+" governorate", "", geocode.Accepted, c.governorate)
		ask("محافظة "+c.ar, "", geocode.Accepted, c.governorate)
		rural := c.governorate
		if c.en == "Damascus" {
			rural = "SY03"
		}
		ask("ريف "+c.ar, "", "", rural)
		ask(c.en+" countryside", "", "", rural)
		if c.town != aleppo {
			ask(c.en+" district", "", geocode.Accepted, districtOf(loadFacts(t), c.town))
		}
	}
}

// aleppo is the one capital whose district has another name: Jebel Saman.
const aleppo geo.PCode = "C1007"

func districtOf(facts *reference.Facts, town geo.PCode) geo.PCode {
	p, _ := facts.Gazetteer.Get(town)
	return p.Subdistrict.At(geo.District)
}
