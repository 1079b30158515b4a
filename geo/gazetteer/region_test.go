package gazetteer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/geo"
)

func TestARegionIsFoundByItsNames(t *testing.T) {
	plain := Region{Code: "V01", Name: geo.Label{EN: "Horse Plain", AR: "سهل الحصان"}, Aliases: []string{"al-Hisan"}, Subdistricts: []geo.PCode{"SY020600"}}
	g, err := New(toyPlaces, toyAreas(t), []Region{plain})
	if err != nil {
		t.Fatal(err)
	}
	for asked, want := range map[string][]string{
		"Horse Plain":     {"SY0206", "V01"}, // the district is called so as well
		"سهل الحصان":      {"V01"},
		"Hisan":           {"V01"},
		"subdistrict V01": {},
	} {
		if diff := cmp.Diff(want, codes(g.Named(asked))); diff != "" {
			t.Errorf("%s: %s", asked, diff)
		}
	}
	if diff := cmp.Diff([]Region{plain}, g.Regions()); diff != "" {
		t.Error(diff)
	}
	if last := g.Bearer(int32(g.Bearers() - 1)); last.Code() != "V01" || last.Region == nil {
		t.Errorf("the last bearer is %+v", last)
	}
}

func TestNewRefusesRegions(t *testing.T) {
	good := Region{Code: "V01", Name: geo.Label{EN: "Horse Plain"}, Subdistricts: []geo.PCode{"SY020600"}}
	for name, change := range map[string]func(*Region){
		"without a code":             func(r *Region) { r.Code = "" },
		"without a name":             func(r *Region) { r.Name = geo.Label{} },
		"of no subdistrict":          func(r *Region) { r.Subdistricts = nil },
		"of an unknown subdistrict":  func(r *Region) { r.Subdistricts = []geo.PCode{"SY020600", "SY990000"} },
		"of a district":              func(r *Region) { r.Subdistricts = []geo.PCode{"SY0206"} },
		"of a place":                 func(r *Region) { r.Subdistricts = []geo.PCode{"C1001"} },
		"of a code that is no code ": func(r *Region) { r.Subdistricts = []geo.PCode{"x"} },
	} {
		t.Run(name, func(t *testing.T) {
			bad := good
			change(&bad)
			if _, err := New(toyPlaces, toyAreas(t), []Region{bad}); err == nil {
				t.Error("it is taken")
			}
		})
	}
}
