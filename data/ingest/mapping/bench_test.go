package mapping

import (
	"testing"

	"tawthiq/data"
)

// nativeRow is a row as the project's own layout has it, with most of what is stated often.
var nativeRow = []struct{ column, cell string }{
	{"dataset", "made-up"}, {"source_id", "made-up-00000017"}, {"date_start", "2018-05-05"}, {"date_end", "2018-05-06"}, {"date_precision", "days"},
	{"date_documented", "2018-05-08"}, {"place_en", "Sharbaa"}, {"place_ar", "شربع"}, {"region_en", "Aleppo"}, {"region_ar", "حلب"},
	{"violation", "extrajudicial-killing;indiscriminate-attack"}, {"party", "regime;russia"}, {"claim", "joint;joint"}, {"confidence", "believed;believed"},
	{"facility", ""}, {"weapon", "artillery"}, {"killed_min", "5"}, {"killed_max", "7"}, {"killed_civilians_min", "5"}, {"killed_civilians_max", "5"},
	{"killed_children_min", ""}, {"killed_children_max", ""}, {"injured_min", "3"}, {"injured_max", ""}, {"detained_min", ""}, {"detained_max", ""},
	{"title_en", "Extrajudicial killing in Sharbaa"}, {"title_ar", "القتل خارج نطاق القانون في شربع"},
	{"summary_en", "Made up: Extrajudicial killing in Sharbaa, Aleppo, on 2018-05-05; attributed to: Syrian regime forces. Killed: 5–7."},
	{"grading", "fair"}, {"source_type", "report"}, {"source_title", "Made-up report"}, {"source_publisher", "tawthiq"}, {"source_url", "https://example.org/made-up/17"},
}

// BenchmarkIncident measures making an incident of a row of the project's own layout.
func BenchmarkIncident(b *testing.B) {
	vocabulary, err := data.DefaultVocabulary()
	if err != nil {
		b.Fatal(err)
	}
	native, err := Named("tawthiq")
	if err != nil {
		b.Fatal(err)
	}
	var columns, cells []string
	for _, c := range nativeRow {
		columns, cells = append(columns, c.column), append(cells, c.cell)
	}
	layout, err := native.Bind(columns, nil, vocabulary)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := layout.Incident(cells); err != nil {
			b.Fatal(err)
		}
	}
}
