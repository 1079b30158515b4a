package placement

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// readTable returns the rows of a CSV file of testdata, below its header.
func readTable(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// right reports whether a candidate is the place of a code, another within 5 km of it, or an area
// that holds it.
func right(facts *reference.Facts, c geocode.Candidate, code geo.PCode) bool {
	want, isPlace := facts.Gazetteer.Get(code)
	if c.PCode == code || !isPlace {
		return c.PCode == code
	}
	if got, ok := facts.Gazetteer.Get(c.PCode); ok {
		return geo.DistanceM(got.Point, want.Point) <= 5_000
	}
	return c.PCode.Contains(want.Subdistrict)
}

// What other people write for well-known places. Shares are below what is reached, as weights change.
func TestOtherPeoplesSpellings(t *testing.T) {
	g, _ := loadGeocoder(t)
	facts := loadFacts(t)
	rows := readTable(t, "spellings.csv")
	first, accepted := 0, 0
	for _, row := range rows {
		code := geo.PCode(row[3])
		r := g.Geocode(geocode.Query{Text: geo.Label{EN: row[0], AR: row[1]}, Region: geo.Label{EN: row[2]}})
		if len(r.Candidates) > 0 && right(facts, r.Candidates[0], code) {
			first++
		} else {
			t.Logf("%q is taken for %+v", row, r.Candidates)
		}
		if r.Decision == geocode.Accepted {
			accepted++
			if !right(facts, *r.Chosen, code) {
				t.Errorf("%q is accepted as %s %s: %s", row, r.Chosen.PCode, r.Chosen.Name.EN, r.Reason)
			}
		}
	}
	t.Logf("of %d spellings, %d are found first and %d accepted", len(rows), first, accepted)
	if first*100 < 98*len(rows) || accepted*100 < 80*len(rows) {
		t.Errorf("of %d spellings, only %d are found first and %d accepted", len(rows), first, accepted)
	}
}
