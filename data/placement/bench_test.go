package placement

import (
	"testing"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/geocode"
)

func BenchmarkGazetteerIndex(b *testing.B) {
	facts := loadFacts(b)
	for b.Loop() {
		if _, err := gazetteer.New(facts.Places, facts.Areas, facts.Regions); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGeocode(b *testing.B) {
	g, _ := loadGeocoder(b)
	query := geocode.Query{Text: geo.Label{EN: "Zeyzoun village in Sahl al Ghab area in the western suburbs of Hama", AR: "قرية زيزون"}, Region: geo.Label{EN: "Hama"}}
	for b.Loop() {
		g.Geocode(query)
	}
}
