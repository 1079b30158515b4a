package placement

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/paulmach/orb"

	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/geocode"
)

// described is a row of the development set: a description and where it is known to be.
type described struct {
	id, precision string
	query         geocode.Query
	at            orb.Point
	resolvable    bool
}

func readDescribed(t *testing.T) []described {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "testdata", "geocode_dev.csv"))
	if err != nil {
		t.Skip("the development set is not here: ", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []described
	for _, row := range rows[1:] {
		lat, errLat := strconv.ParseFloat(row[6], 64)
		lon, errLon := strconv.ParseFloat(row[7], 64)
		if errLat != nil || errLon != nil {
			t.Fatalf("row %s has no coordinates", row[0])
		}
		out = append(out, described{
			id: row[0], precision: row[8], resolvable: row[9] == "1", at: orb.Point{lon, lat},
			query: geocode.Query{Text: geo.Label{EN: row[3], AR: row[4]}, Region: geo.Label{EN: row[5]}},
		})
	}
	return out
}

// tally counts what became of descriptions.
type tally struct{ rows, first, amongFive, accepted, acceptedRight int }

func (s tally) String() string {
	part := func(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
	return fmt.Sprintf("%d rows: first choice %.1f %%, among five %.1f %%, accepted %.1f %%, of them right %.1f %%",
		s.rows, part(s.first, s.rows), part(s.amongFive, s.rows), part(s.accepted, s.rows), part(s.acceptedRight, s.accepted))
}

const rightWithinM = 5_000

func right(p *orb.Point, at orb.Point) bool { return p != nil && geo.DistanceM(*p, at) <= rightWithinM }

func (s *tally) add(r geocode.Result, at orb.Point) {
	s.rows++
	for i, c := range r.Candidates {
		if right(c.Point, at) {
			s.amongFive++
			if i == 0 {
				s.first++
			}
			break
		}
	}
	if r.Decision == geocode.Accepted && r.Chosen.Precision.Drawable() {
		s.accepted++
		if right(r.Chosen.Point, at) {
			s.acceptedRight++
		}
	}
}

func loadGeocoder(t testing.TB) (*geocode.Geocoder, *area.Set) {
	t.Helper()
	facts := loadFacts(t)
	return geocode.New(facts.Gazetteer, facts.Areas), facts.Areas
}

// loaded loads the facts once for all tests, which only read them.
var loaded = sync.OnceValues(reference.Load)

func loadFacts(t testing.TB) *reference.Facts {
	t.Helper()
	facts, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return facts
}

// checkStatedGovernorate reports a choice or a candidate outside the governorate that the source
// states, unless its reason says so.
func checkStatedGovernorate(t *testing.T, areas *area.Set, row described, r geocode.Result) {
	t.Helper()
	var stated geo.PCode
	for _, a := range areas.All(geo.Governorate) {
		if a.Name.EN == row.query.Region.EN && a.PCode != "SY01" {
			stated = a.PCode
		}
	}
	if stated == "" {
		return
	}
	for _, c := range append(slices.Clone(r.Candidates), *r.Chosen) {
		if c.Governorate != "" && c.Governorate != stated && !strings.Contains(c.Reason, "outside the stated region") {
			t.Errorf("row %s, %+v: %s is outside %s, and the reason %q does not say so", row.id, row.query, c.PCode, stated, c.Reason)
		}
	}
}

func TestAccuracyOnRealDescriptions(t *testing.T) {
	rows := readDescribed(t)
	g, areas := loadGeocoder(t)
	measured := map[string]bool{"village": true, "town": true, "city": true, "neighbourhood_area": true}
	var resolvable, settled, all tally
	misses := os.Getenv("TAWTHIQ_MISSES") != ""
	for _, row := range rows {
		r := g.Geocode(row.query)
		all.add(r, row.at)
		checkStatedGovernorate(t, areas, row, r)
		if row.resolvable {
			resolvable.add(r, row.at)
		}
		if row.resolvable && measured[row.precision] {
			settled.add(r, row.at)
		}
		if misses && row.resolvable && r.Decision == geocode.Accepted && !right(r.Chosen.Point, row.at) {
			t.Logf("WRONG %s %+v %s: %s %s (%s)", row.id, row.query, row.precision, r.Chosen.Name.EN, r.Chosen.Level, r.Reason)
		}
		if misses && row.resolvable && r.Decision != geocode.Accepted {
			t.Logf("OPEN %s %+v: %s", row.id, row.query, r.Reason)
		}
	}
	t.Logf("resolvable settlements: %v", settled)
	t.Logf("all resolvable: %v", resolvable)
	t.Logf("all: %v", all)
	if settled.first*100 < settled.rows*60 {
		t.Errorf("first choice is right on fewer than 60 %%: %v", settled)
	}
	if settled.acceptedRight*100 < settled.accepted*98 {
		t.Errorf("fewer than 95 %% of what is accepted is right: %v", settled)
	}
}
