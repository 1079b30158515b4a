package trial

import (
	"bytes"
	"encoding/csv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/geocode"
)

// around are places at the truth, 13 km off and 90 km off.
var around = []gazetteer.Place{
	{PCode: "C1", Name: geo.Label{EN: "Saraqab", AR: "سراقب"}, Point: orb.Point{37, 36}},
	{PCode: "C2", Name: geo.Label{EN: "Zayzun", AR: "زيزون"}, Point: orb.Point{37.01, 36}},
	{PCode: "C3", Name: geo.Label{EN: "Zayzun", AR: "زيزون"}, Point: orb.Point{37.15, 36}},
	{PCode: "C4", Name: geo.Label{EN: "Zayzun", AR: "زيزون"}, Point: orb.Point{38, 36}},
	{PCode: "C5", Name: geo.Label{EN: "Harasta", AR: "حرستا"}, Point: orb.Point{38, 36}},
}

// saying answers everything with one of the places around, or with nothing.
func saying(code geo.PCode, d geocode.Decision) geocode.Result {
	for _, p := range around {
		if p.PCode == code {
			c := pointed(p.Point, 0.9)
			c.PCode, c.Name = p.PCode, p.Name
			return decided(d, c)
		}
	}
	return geocode.Result{Decision: geocode.NotFound}
}

// doubting is not sure which of two of the places around is meant.
func doubting(first, second geo.PCode) geocode.Result {
	r := saying(first, geocode.Review)
	r.Candidates = append(r.Candidates, saying(second, geocode.Review).Candidates...)
	return r
}

// district is an area that is accepted.
var district = decided(geocode.Accepted, geocode.Candidate{PCode: "SY0700", District: "SY0700", Precision: geo.PrecisionDistrict, Score: 0.95})

func TestMissesAreSortedByTheirLikelyCause(t *testing.T) {
	for name, c := range map[string]struct {
		text      geo.Label
		precision string
		result    geocode.Result
		fault     Fault
		cause     Cause
	}{
		"a road":                         {geo.Label{EN: "Saraqab - Zayzun road"}, "", saying("", ""), FaultAbsent, CauseLine},
		"two places":                     {geo.Label{EN: "Saraqab and Harasta"}, "", saying("C5", geocode.Accepted), FaultAccepted, CauseJoined},
		"texts that differ":              {geo.Label{EN: "Saraqab", AR: "حرستا"}, "", saying("C5", geocode.Accepted), FaultAccepted, CauseTexts},
		"a namesake close by":            {geo.Label{EN: "Zayzun"}, "", saying("C3", geocode.Accepted), FaultAccepted, CauseClose},
		"a namesake far off":             {geo.Label{EN: "Zayzun"}, "", saying("C4", geocode.Review), FaultAbsent, CauseFar},
		"another spelling":               {geo.Label{EN: "Saraqeb"}, "", saying("", ""), FaultAbsent, CauseSpelling},
		"another name":                   {geo.Label{EN: "Harasta"}, "", saying("C5", geocode.Accepted), FaultAccepted, CauseOther},
		"a neighbourhood nobody has":     {geo.Label{EN: "Bustan Pasha"}, "neighbourhood_area", saying("", ""), FaultAbsent, CauseLandmark},
		"a village nobody has":           {geo.Label{EN: "Tell Humaydi"}, "village", saying("", ""), FaultAbsent, CauseUnknown},
		"known, but left to a person":    {geo.Label{EN: "Saraqab"}, "", saying("C1", geocode.Review), FaultAsked, CauseWeighing},
		"known, but a namesake is too":   {geo.Label{EN: "Zayzun"}, "", doubting("C2", "C4"), FaultAsked, CauseFar},
		"a district":                     {geo.Label{EN: "Saraqab district"}, "", district, FaultAbsent, CauseArea},
		"known, but nothing is answered": {geo.Label{AR: "سراقب"}, "", saying("", ""), FaultAbsent, CauseWeighing},
	} {
		t.Run(name, func(t *testing.T) {
			row := Row{ID: "1", Text: c.text, At: truth, Precision: c.precision, Resolvable: true}
			misses := Misses(Ask(answering{c.text.In("en"): c.result}, []Row{row}, Variants()[0]), NewSurroundings(around))
			if len(misses) != 1 || misses[0].Fault != c.fault || misses[0].Cause != c.cause {
				t.Errorf("got %+v, want %q, %q", misses, c.fault, c.cause)
			}
		})
	}
}

func TestARightPointAcceptedIsNoMiss(t *testing.T) {
	g, rows := described()
	misses := Misses(Ask(g, rows, Variants()[0]), NewSurroundings(nil))
	got := map[string]Fault{}
	for _, m := range misses {
		got[m.Row.ID] = m.Fault
	}
	want := map[string]Fault{"wrong": FaultAccepted, "second": FaultLater, "asked": FaultAsked, "an area": FaultAbsent, "no place": FaultAbsent}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMissesAreWrittenAsATable(t *testing.T) {
	g, rows := described()
	var file bytes.Buffer
	misses := Misses(Ask(g, rows, Variants()[0]), NewSurroundings(around))
	if err := WriteMisses(&file, misses); err != nil {
		t.Fatal(err)
	}
	table, err := csv.NewReader(&file).ReadAll()
	if err != nil || len(table) != 1+len(misses) {
		t.Fatalf("%d rows of %d misses, %v", len(table), len(misses), err)
	}
	for i, m := range misses {
		if row := table[i+1]; row[0] != m.Row.ID || row[4] != "36" || row[5] != "37" || row[7] != string(m.Cause) {
			t.Errorf("row %d is %q of %+v", i, row, m)
		}
	}
}
