package trial

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/geocode"
)

func TestThePlainWaysFindANameInItsGovernorate(t *testing.T) {
	areas, err := area.New([]area.Area{
		{PCode: "SY02", Level: geo.Governorate, Parent: "SY", Name: geo.Label{EN: "Aleppo"}},
		{PCode: "SY07", Level: geo.Governorate, Parent: "SY", Name: geo.Label{EN: "Idleb"}},
	}, area.Topology{})
	if err != nil {
		t.Fatal(err)
	}
	place := func(code, subdistrict geo.PCode, en, ar string) gazetteer.Place {
		return gazetteer.Place{PCode: code, Subdistrict: subdistrict, Name: geo.Label{EN: en, AR: ar}, Point: orb.Point{37, 36}}
	}
	places := []gazetteer.Place{
		place("C1", "SY020000", "Saraqab", "سراقب"),
		place("C2", "SY070000", "Saraqab", "سراقب"),
		place("C3", "SY070000", "Kafr Nobol", "كفرنبل"),
	}
	lookup, scan := NewLookup(places, areas), NewScan(places, areas)
	for name, c := range map[string]struct {
		g    Geocoder
		q    geocode.Query
		want geo.PCode
	}{
		"the first of the name":               {lookup, asked("Saraqab", "", ""), "C1"},
		"the one in the governorate":          {lookup, asked("Saraqab, Idlib", "", "Idlib"), "C2"},
		"by the Arabic name":                  {lookup, asked("Something", "كفر نبل", "Idleb"), "C3"},
		"by the consonants":                   {lookup, asked("Kefer Nebel", "", "Idleb"), "C3"},
		"none outside the governorate":        {lookup, asked("Kafr Nobol", "", "Aleppo"), ""},
		"the nearest name":                    {scan, asked("Kafr Nabl", "", ""), "C3"},
		"the nearest name in the governorate": {scan, asked("Seraqib", "", "Idleb"), "C2"},
		"no text, no place":                   {scan, asked("", "سراقب", ""), ""},
	} {
		t.Run(name, func(t *testing.T) {
			var got geo.PCode
			if r := c.g.Geocode(c.q); r.Chosen != nil {
				got = r.Chosen.PCode
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func asked(en, ar, region string) geocode.Query {
	return geocode.Query{Text: geo.Label{EN: en, AR: ar}, Region: geo.Label{EN: region}}
}
