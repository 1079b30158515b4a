package geocode

import (
	"testing"

	"tawthiq/geo"
)

func TestAliases(t *testing.T) {
	plain := toy(t)
	g := plain.WithAliases([]Alias{
		{Text: en("Old Mill"), Region: en("Alba"), PCode: "C2003"},
		{Text: en("Old Mill"), Region: en("Alba"), PCode: "C2002"},
		{Text: en("Old Bridge"), PCode: "SY0401"},
		{Text: en("Nowhere"), PCode: ""},
		{Text: en("Old Gate"), PCode: "C9999"},
	})
	for name, tc := range map[string]struct {
		query    Query
		decision Decision
		pcode    geo.PCode
		basis    Basis
	}{
		"the later of two holds, in any spelling": {Query{Text: en("old mill"), Region: en("ALBA")}, Accepted, "C2002", BasisReview},
		"an area":                                    {Query{Text: en("Old Bridge")}, Accepted, "SY0401", BasisReview},
		"no place":                                   {Query{Text: en("Nowhere")}, NotFound, "", BasisReview},
		"an unknown code is no alias":                {Query{Text: en("Old Gate")}, NotFound, "", BasisText},
		"another region is another context":          {Query{Text: en("Old Mill"), Region: en("Basra")}, Review, "SY04", BasisText},
		"more in the other language is another":      {Query{Text: geo.Label{EN: "Old Mill", AR: "تل زهرة"}, Region: en("Alba")}, Accepted, "C2002", BasisText},
		"the source's precision still holds":         {Query{Text: en("Old Mill"), Region: en("Alba"), Precision: "district"}, Accepted, "SY0201", BasisReview},
		"coordinates are weighed as without aliases": {Query{Text: en("Old Bridge"), Point: at(38.7, 36.3)}, Accepted, "SY040100", BasisCoordinates},
	} {
		t.Run(name, func(t *testing.T) {
			r := g.Geocode(tc.query)
			code := geo.PCode("")
			if r.Chosen != nil {
				code = r.Chosen.PCode
			}
			if r.Decision != tc.decision || code != tc.pcode || r.Basis != tc.basis || r.Reason == "" {
				t.Errorf("got %s %s %s: %s", r.Decision, code, r.Basis, r.Reason)
			}
		})
	}
	if r := plain.Geocode(Query{Text: en("Old Mill"), Region: en("Alba")}); r.Basis == BasisReview {
		t.Error("the geocoder that was asked for another with aliases has them itself")
	}
}
