package atlas_test

import (
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
)

// understood returns a record that is placed so.
func understood(t *testing.T, sourceID string, p data.Placement) data.Incident {
	t.Helper()
	in := atlastest.Incidents(atlastest.Facts(t), 1, 1)[0]
	in.ID, in.SourceID, in.Sensitivity, in.Placement = "", sourceID, data.Public, p
	in.Placement.State, in.Placement.Method = data.Accepted, data.ByGazetteer
	return in
}

func TestVernacularRegionsAndLinesCountWhereTheyAreSurelyInAndAreNoPoints(t *testing.T) {
	ghab := geo.Label{EN: "Sahl al-Ghab", AR: "سهل الغاب"}
	badia := geo.Label{EN: "Badia", AR: "البادية السورية"}
	road := geo.Label{EN: "Saraqab – Bennsh", AR: "سراقب – بنش"}
	f := open(t,
		understood(t, "in a district", data.Placement{PCode: "V19", Name: ghab, Governorate: "SY05", District: "SY0502", Precision: geo.PrecisionDistrict, UncertaintyM: 18_000}),
		understood(t, "across governorates", data.Placement{PCode: "V34", Name: badia, Precision: geo.PrecisionRegion, UncertaintyM: 161_000}),
		understood(t, "a line", data.Placement{PCode: "SY0700", Name: road, Precision: geo.PrecisionRegion, UncertaintyM: 7_600}),
	)
	view, err := f.View(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	got := map[geo.PCode]geo.Label{}
	for _, summary := range firstPage(t, view) {
		got[summary.Place.PCode] = summary.Place.Name
		detail, err := detail(t, view, summary.ID)
		if err != nil {
			t.Fatal(err)
		}
		if p := detail.Incident.Placement; p.Name != summary.Place.Name || p.Point != nil || summary.Place.Point != nil {
			t.Errorf("%s: %+v", summary.ID, p)
		}
	}
	if diff := gocmp.Diff(map[geo.PCode]geo.Label{"V19": ghab, "V34": badia, "SY0700": road}, got); diff != "" {
		t.Error(diff)
	}
	for area, want := range map[geo.PCode]int{"SY05": 1, "SY0502": 1, "SY050200": 0, "SY0700": 0, "SY07": 0, "SY": 3} {
		s := selectFrom(t, view, data.Filter{Areas: []geo.PCode{area}})
		if n := s.Counts(geo.Country).Matching; n != want {
			t.Errorf("%d records in %s, want %d", n, area, want)
		}
	}
	all := selectFrom(t, view, data.Filter{})
	if n := len(shown(all, geo.Tile{})); n != 0 || all.PointCounts().Mapped != 0 {
		t.Errorf("%d points are drawn", n)
	}
	shaded, err := all.Choropleth(atlas.Shading{Level: geo.District, Metric: atlas.Incidents, Per: atlas.Count, Classes: 3, Method: "quantile"})
	if err != nil || len(shaded.Values) != 1 || shaded.Values[0].PCode != "SY0502" {
		t.Errorf("shaded are %+v, %v", shaded.Values, err)
	}
}
