package placement

import (
	"testing"

	"tawthiq/geo/gazetteer"
	"tawthiq/geo/geocode"
	"tawthiq/geo/geocode/trial"
)

// BenchmarkGazetteerIndex builds all that a start of the program builds before it can place texts.
func BenchmarkGazetteerIndex(b *testing.B) {
	facts := loadFacts(b)
	for b.Loop() {
		gaz, err := gazetteer.New(facts.Places, facts.Areas, facts.Regions)
		if err != nil {
			b.Fatal(err)
		}
		geocode.New(gaz, facts.Areas)
	}
}

// BenchmarkGeocode places the described places in other words, every second one misspelt: one
// different text after the other, so that no answer can be kept.
func BenchmarkGeocode(b *testing.B) {
	const textsPerRow = 8
	rows := readDescribed(b)
	g, _ := loadGeocoder(b)
	varied := trial.Vary(rows, textsPerRow*len(rows))
	for _, v := range trial.Variants() {
		b.Run(v.Name, func(b *testing.B) {
			queries := v.Queries(varied)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				g.Geocode(queries[i%len(queries)])
			}
		})
	}
}
