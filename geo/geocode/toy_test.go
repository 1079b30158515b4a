package geocode

import (
	"testing"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/topology"
)

// The toy country: two governorates side by side, each with two districts of one square
// subdistrict of half a degree, and to the south Damascus and its countryside.
//
//	Alba (SY02)              Basra (SY04)
//	SY0200  SY0201           SY0400  SY0401        lat 36.0 to 36.5
//	lon 37.0, 37.5, 38.0, 38.5 to 39.0
//	Damascus SY0100          Rural Damascus SY0300 lat 33.0 to 33.5, lon 36.0, 36.5 to 37.0
type toyArea struct {
	code   geo.PCode
	en, ar string
}

var toyAreas = []toyArea{
	{"SY01", "Damascus", "دمشق"}, {"SY0100", "Damascus", "دمشق"}, {"SY010000", "Damascus", "دمشق"},
	{"SY02", "Alba", "ألبة"}, {"SY0200", "Mount Alba", "جبل ألبة"}, {"SY020000", "Mount Alba", "جبل ألبة"},
	{"SY0201", "Rasta", "الرستة"}, {"SY020100", "Rasta", "الرستة"},
	{"SY03", "Rural Damascus", "ريف دمشق"}, {"SY0300", "Duma", "دوما"}, {"SY030000", "Duma", "دوما"},
	{"SY04", "Basra", "بصرة"}, {"SY0400", "Basra", "مركز بصرة"}, {"SY040000", "Basra", "مركز بصرة"},
	{"SY0401", "Qarna", "القرنة"}, {"SY040100", "Qarna", "القرنة"},
}

var toyCorners = map[geo.PCode]orb.Point{
	"SY010000": {36, 33}, "SY030000": {36.5, 33},
	"SY020000": {37, 36}, "SY020100": {37.5, 36}, "SY040000": {38, 36}, "SY040100": {38.5, 36},
}

var toyPlaces = []gazetteer.Place{
	{PCode: "C1001", Name: geo.Label{EN: "Damascus", AR: "دمشق"}, Subdistrict: "SY010000", Point: orb.Point{36.25, 33.25}, Population: 1_800_000},
	{PCode: "C1002", Name: geo.Label{EN: "Duma", AR: "دوما"}, Subdistrict: "SY030000", Point: orb.Point{36.75, 33.25}, Population: 110_000},
	{PCode: "C1007", Name: geo.Label{EN: "Alba", AR: "ألبة"}, Subdistrict: "SY020000", Point: orb.Point{37.25, 36.25}, Population: 400_000},
	{PCode: "C2001", Name: geo.Label{EN: "Rasta", AR: "الرستة"}, Subdistrict: "SY020100", Point: orb.Point{37.75, 36.25}, Population: 30_000},
	{PCode: "C2002", Name: geo.Label{EN: "Tell Zahra", AR: "تل زهرة"}, Subdistrict: "SY020100", Point: orb.Point{37.6, 36.4}, Population: 900},
	{PCode: "C2003", Name: geo.Label{EN: "Ein Jura", AR: "عين جورة"}, Subdistrict: "SY020000", Point: orb.Point{37.1, 36.1}, Population: 500},
	{PCode: "C2004", Name: geo.Label{EN: "Ein Jura", AR: "عين جورة"}, Subdistrict: "SY020100", Point: orb.Point{37.9, 36.1}, Population: 700},
	{PCode: "C4001", Name: geo.Label{EN: "Basra", AR: "بصرة"}, Subdistrict: "SY040000", Point: orb.Point{38.25, 36.25}, Population: 200_000},
	{PCode: "C4002", Name: geo.Label{EN: "Kafr Nuran", AR: "كفر نوران"}, Subdistrict: "SY040100", Point: orb.Point{38.75, 36.25}, Population: 2_000},
	{PCode: "C4003", Name: geo.Label{EN: "Sahra", AR: "الصحرة"}, Subdistrict: "SY040100", Point: orb.Point{38.6, 36.1}, Population: 300},
	{PCode: "C4005", Name: geo.Label{EN: "Hadd", AR: "الحد"}, Subdistrict: "SY040100", Point: orb.Point{38.51, 36.2}, Population: 90},
	{PCode: "N0001", Kind: gazetteer.Neighbourhood, Name: geo.Label{EN: "Salheen", AR: "الصالحين"}, Subdistrict: "SY020000", Within: "C1007", Point: orb.Point{37.26, 36.24}},
	{PCode: "C4004", Name: geo.Label{EN: "Salheen", AR: "الصالحين"}, Subdistrict: "SY040000", Point: orb.Point{38.1, 36.4}, Population: 60},
}

// toyRegions holds a landscape on both sides of the border of Alba and Basra.
var toyRegions = []gazetteer.Region{
	{Code: "V01", Name: geo.Label{EN: "Mudawwar Steppe", AR: "سهب مدور"}, Subdistricts: []geo.PCode{"SY020100", "SY040000"}},
}

// toy returns a geocoder of the toy country.
func toy(t testing.TB) *Geocoder {
	t.Helper()
	var areas []area.Area
	shapes := area.Topology{Shapes: map[geo.PCode][]topology.Rings{}}
	for _, a := range toyAreas {
		level := a.code.Level()
		areas = append(areas, area.Area{PCode: a.code, Level: level, Parent: a.code.At(level - 1), Name: geo.Label{EN: a.en, AR: a.ar}, AreaKM2: 2500})
		if corner, ok := toyCorners[a.code]; ok {
			shapes.Shapes[a.code] = []topology.Rings{{{int32(len(shapes.Arcs))}}}
			shapes.Arcs = append(shapes.Arcs, orb.LineString(orb.Bound{Min: corner, Max: orb.Point{corner[0] + 0.5, corner[1] + 0.5}}.ToRing()))
		}
	}
	set, err := area.New(areas, shapes)
	if err != nil {
		t.Fatal(err)
	}
	places := make([]gazetteer.Place, len(toyPlaces))
	for i, p := range toyPlaces {
		if p.Kind == "" {
			p.Kind = gazetteer.Community
		}
		places[i] = p
	}
	gaz, err := gazetteer.New(places, set, toyRegions)
	if err != nil {
		t.Fatal(err)
	}
	return New(gaz, set)
}
