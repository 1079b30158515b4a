package storetest

import (
	"fmt"
	"time"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
)

// Incident returns the nth made-up record of a dataset, from 0: as full as a real one, the same
// for the same number, and never a real event.
func Incident(dataset string, n int) data.Incident {
	day := data.DateOf(2016, time.January, 1+n%3000)
	point := orb.Point{36 + float64(n%500)/100, 34 + float64(n%300)/100}
	sourceID := fmt.Sprintf("made-up-%d", n)
	parties := []string{"regime", "russia", "isis", "opposition", "sdf"}
	in := data.Incident{
		Dataset: dataset, SourceID: sourceID,
		Title: geo.Label{EN: fmt.Sprintf("Made-up shelling number %d of a market", n), AR: fmt.Sprintf("قصف مُختلَق على السوق رقم %d", n)},
		Summary: geo.Label{EN: "An event made up for tests: shells fell beside the market, and neighbours pulled people out of " +
			"the rubble before an ambulance came."},
		When:  data.When{Start: day, End: day, Precision: "day"},
		Where: data.Where{Text: geo.Label{EN: fmt.Sprintf("Village %d", n%700), AR: fmt.Sprintf("قرية %d", n%700)}, Point: &point},
		Placement: data.Placement{
			State: data.Accepted, Method: data.ByGazetteer, PCode: "C1007", Name: geo.Label{EN: "Tell", AR: "تل"},
			Governorate: "SY02", District: "SY0200", Subdistrict: "SY020001", Point: &point,
			Precision: geo.PrecisionLocality, UncertaintyM: 1000, Score: 0.9, Reason: "the name and the region agree",
		},
		Violations: []string{"extrajudicial-killing", "indiscriminate-attack"},
		Casualties: data.Casualties{data.Killed: {Min: n % 7, Max: n%7 + 2}, data.Injured: {Min: n % 11, Max: n % 11, Open: true}},
		Facilities: []string{"market"}, Weapons: []string{"artillery"},
		Claims:        []data.Claim{{Party: parties[n%len(parties)], Kind: "sole", Confidence: "stated", Source: 1}},
		ControlStated: []string{"hts-opposition"},
		Sources: []data.Source{{Type: "report", Title: "A made-up monthly report", Publisher: "Nobody", Date: day,
			URL: fmt.Sprintf("https://example.org/report/%d", n)}},
		Grading: "fair", Sensitivity: data.Public,
	}
	in.ID = in.NewID()
	return in
}
