package gazetteer

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/area"
)

var toyPlaces = []Place{
	{PCode: "C1002", Kind: Community, Name: geo.Label{EN: "Ein el-Arab", AR: "عين العرب"}, Aliases: []string{"Kobanê"}, Subdistrict: "SY020600", Point: orb.Point{38.3, 36.9}},
	{PCode: "C1001", Kind: Community, Name: geo.Label{EN: "Kafr Takharim", AR: "كفر تخاريم"}, Aliases: []string{"Kafertkharim"}, Subdistrict: "SY020000", Point: orb.Point{36.5, 36.1}},
	{PCode: "C1003", Kind: Community, Name: geo.Label{EN: "Small Farm"}, Subdistrict: "SY020000", Point: orb.Point{36.51, 36.1}},
	{PCode: "C1004", Kind: Community, Name: geo.Label{EN: "Lower Mill / Aleppo", AR: "الطاحونة / حلب"}, Subdistrict: "SY020000", Point: orb.Point{36.3, 36.1}},
	{PCode: "N0001", Kind: Neighbourhood, Name: geo.Label{EN: "Ein el-Arab", AR: "عين العرب"}, Within: "C1001", Subdistrict: "SY020000", Point: orb.Point{36.6, 36.1}},
}

func toyAreas(t *testing.T) *area.Set {
	t.Helper()
	set, err := area.New([]area.Area{
		{PCode: "SY02", Level: geo.Governorate, Parent: "SY", Name: geo.Label{EN: "Aleppo", AR: "حلب"}, Aliases: []string{"محافظة حلب", "Halab Governorate"}},
		{PCode: "SY0200", Level: geo.District, Parent: "SY02", Name: geo.Label{EN: "Jebel Saman", AR: "جبل سمعان"}},
		{PCode: "SY0206", Level: geo.District, Parent: "SY02", Name: geo.Label{EN: "Ain Al Arab", AR: "عين العرب"}, Aliases: []string{"Kobani District", "منطقة كوباني", "Horse Plain"}},
		{PCode: "SY020000", Level: geo.Subdistrict, Parent: "SY0200", Name: geo.Label{EN: "Jebel Saman", AR: "جبل سمعان"}},
		{PCode: "SY020600", Level: geo.Subdistrict, Parent: "SY0206", Name: geo.Label{EN: "Ain al Arab", AR: "عين العرب"}},
	}, area.Topology{})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func toy(t *testing.T) *Gazetteer {
	t.Helper()
	g, err := New(toyPlaces, toyAreas(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func codes(list []Bearer) []string {
	out := []string{}
	for _, b := range list {
		out = append(out, string(b.Code()))
	}
	return out
}

func TestNamed(t *testing.T) {
	g := toy(t)
	for name, tc := range map[string]struct {
		asked string
		want  []string
	}{
		"a name in Latin script":                {"kafr takharim", []string{"C1001"}},
		"a glued compound in Arabic":            {"كفرتخاريم", []string{"C1001"}},
		"an alias":                              {"Kafertkharim", []string{"C1001"}},
		"places by p-code, then areas":          {"عين العرب", []string{"C1002", "N0001", "SY0206", "SY020600"}},
		"an area without the word for its kind": {"Halab", []string{"SY02"}},
		"an area with it":                       {"محافظة حلب", []string{"SY02"}},
		"the seat bears what its area is called, where that spells a name of its own": {"كوباني", []string{"C1002", "SY0206"}},
		"the seat is not called after a landscape":                                    {"Horse Plain", []string{"SY0206"}},
		"the area bears what its seat is called":                                      {"Ein Arab", []string{"C1002", "N0001", "SY0206", "SY020600"}},
		"the seat is not called a district":                                           {"Kobani District", []string{"SY0206"}},
		"a governorate is no name of a place that says it lies there":                 {"حلب", []string{"SY02"}},
		"the same in Latin script":                                                    {"Aleppo", []string{"SY02"}},
		"such a place is known by its own name":                                       {"الطاحونة", []string{"C1004"}},
		"an unknown name":                                                             {"Atlantis", []string{}},
		"no name at all":                                                              {" - ", []string{}},
		"another vowel is another name":                                               {"Kafer Takharim", []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, codes(g.Named(tc.asked))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestGetAndPlaces(t *testing.T) {
	g := toy(t)
	if p, ok := g.Get("C1002"); !ok || p.Name.EN != "Ein el-Arab" {
		t.Errorf("C1002 is %+v", p)
	}
	if _, ok := g.Get("C9999"); ok {
		t.Error("C9999 is known")
	}
	if !slices.IsSortedFunc(g.Places(), func(a, b Place) int { return strings.Compare(string(a.PCode), string(b.PCode)) }) {
		t.Error("places are not in the order of their codes")
	}
}

func TestNearestCommunity(t *testing.T) {
	g := toy(t)
	nearest, distance, ok := g.NearestCommunity("SY020000", orb.Point{36.59, 36.1})
	if !ok || nearest.PCode != "C1003" || distance < 7000 || distance > 7400 {
		t.Errorf("got %s at %.0f m, %v; want C1003 at about 7.2 km, though a neighbourhood is nearer", nearest.PCode, distance, ok)
	}
	if _, _, ok := g.NearestCommunity("SY9999", orb.Point{36.5, 36.1}); ok {
		t.Error("an unknown subdistrict has a community")
	}
}

func TestNewRefuses(t *testing.T) {
	good := toyPlaces[0]
	for name, change := range map[string]func(*Place){
		"a code that is no place's":  func(p *Place) { p.PCode = "SY02" },
		"a place without a name":     func(p *Place) { p.Name = geo.Label{} },
		"an unknown subdistrict":     func(p *Place) { p.Subdistrict = "SY990000" },
		"a district as subdistrict":  func(p *Place) { p.Subdistrict = "SY0206" },
		"a point that is none":       func(p *Place) { p.Point = orb.Point{math.NaN(), 36} },
		"a code that occurs already": func(p *Place) { p.PCode = "C1001" },
	} {
		t.Run(name, func(t *testing.T) {
			bad := good
			change(&bad)
			if _, err := New([]Place{toyPlaces[1], bad}, toyAreas(t), nil); err == nil {
				t.Error("it is taken")
			}
		})
	}
}
