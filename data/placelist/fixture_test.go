package placelist

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"tawthiq/data/ingest/tabular"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// echo is a geocoder that accepts "Here", the region "Ghab" and the line "Road", doubts "Perhaps", and says in its reason what it was asked.
type echo struct{}

func (echo) Geocode(q geocode.Query) geocode.Result {
	reason := "asked " + q.Text.EN + "/" + q.Text.AR + "/" + q.Region.EN + "/" + q.Region.AR + "/" + q.Language
	if q.Point != nil {
		reason += " at " + strings.Trim(strings.Join(strings.Fields(formatPoint(*q.Point)), " "), "[]")
	}
	here := geocode.Candidate{PCode: "C1", Name: geo.Label{EN: "Here", AR: "هنا"}, Level: geocode.LevelPlace, Governorate: "SY02", District: "SY0200",
		Subdistrict: "SY020001", Point: &orb.Point{37.12345678, 36.2}, Precision: geo.PrecisionLocality, UncertaintyM: 500, Score: 0.9876}
	there := geocode.Candidate{PCode: "SY0201", Level: "district", Governorate: "SY02", District: "SY0201", Precision: geo.PrecisionDistrict, UncertaintyM: 30_000, Score: 0.0004}
	country := geocode.Candidate{PCode: "SY", Level: "country"}
	switch {
	case strings.Contains(q.Text.EN+q.Text.AR, "Here"):
		return geocode.Result{Decision: geocode.Accepted, Candidates: []geocode.Candidate{here, there}, Chosen: &here, Reason: reason}
	case q.Text.EN == "Ghab":
		ghab := geocode.Candidate{PCode: "V19", Name: geo.Label{EN: "Ghab", AR: "الغاب"}, Level: geocode.LevelRegion, Governorate: "SY05", District: "SY0502",
			Precision: geo.PrecisionDistrict, UncertaintyM: 18_000, Score: 0.95}
		return geocode.Result{Decision: geocode.Accepted, Candidates: []geocode.Candidate{ghab}, Chosen: &ghab, Reason: reason}
	case q.Text.EN == "Road":
		road := geocode.Candidate{PCode: "SY0200", Name: geo.Label{EN: "Here – There", AR: "هنا – هناك"}, Level: geocode.LevelLine, Governorate: "SY02", District: "SY0200",
			Precision: geo.PrecisionRegion, UncertaintyM: 9_000, Score: 0.95}
		return geocode.Result{Decision: geocode.Accepted, Candidates: []geocode.Candidate{here}, Chosen: &road, Reason: reason}
	case strings.Contains(q.Text.EN, "Perhaps"):
		return geocode.Result{Decision: geocode.Review, Candidates: []geocode.Candidate{there, here}, Chosen: &country, Reason: reason}
	case strings.Contains(q.Text.EN, "Somewhere"):
		return geocode.Result{Decision: geocode.Review, Chosen: &country, Reason: reason}
	}
	return geocode.Result{Decision: geocode.NotFound, Reason: reason}
}

func formatPoint(p orb.Point) string {
	lat, lon := coordinates(&geocode.Candidate{Point: &p})
	return lat + " " + lon
}

func openTable(t testing.TB, text string) *tabular.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "t.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	table, err := tabular.Open(path, tabular.Options{Whole: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { table.Close() })
	return table
}

// output is what Run writes of a table.
func output(t testing.TB, text string, config Config) (string, Summary) {
	t.Helper()
	var b strings.Builder
	config.Geocoder = echo{}
	summary, err := Run(t.Context(), openTable(t, text), &b, config)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), summary
}

// records reads CSV as maps by column, the last of two columns with one name winning.
func records(t testing.TB, text string) []map[string]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, name := range rows[0] {
			m[name] = row[i]
		}
		out = append(out, m)
	}
	return out
}
