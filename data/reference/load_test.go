package reference

import (
	"regexp"
	"strings"
	"testing"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/control"
	"tawthiq/geo/gazetteer"
)

func facts(t testing.TB) *Facts {
	t.Helper()
	f, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestTheFactsAreComplete(t *testing.T) {
	f := facts(t)
	kinds := map[string]int{}
	for _, p := range f.Places {
		kinds[p.Kind]++
	}
	for _, test := range []struct {
		what      string
		got, want int
	}{
		{"governorates", len(f.Areas.All(geo.Governorate)), 14},
		{"districts", len(f.Areas.All(geo.District)), 62},
		{"subdistricts", len(f.Areas.All(geo.Subdistrict)), 272},
		{"communities", kinds[gazetteer.Community], 7593},
		{"neighbourhoods", kinds[gazetteer.Neighbourhood], 414},
		{"places of the gazetteer", len(f.Gazetteer.Places()), 8007},
		{"claims of control", f.Control.Len(), 7593},
		{"lakes", len(f.Lakes), 297},
		{"neighbours, and the land under the country", len(f.Neighbours), 11},
	} {
		if test.got != test.want {
			t.Errorf("%d %s, want %d", test.got, test.what, test.want)
		}
	}
}

func TestEveryAreaHasNamesFiguresAndShapes(t *testing.T) {
	f := facts(t)
	for level := geo.Country; level <= geo.Subdistrict; level++ {
		for _, a := range f.Areas.All(level) {
			if a.Name.EN == "" || a.Name.AR == "" || a.AreaKM2 <= 0 || a.PopulationYear != 2022 {
				t.Errorf("%+v lacks a name or a figure", a)
			}
			if level > geo.Country && (!f.Areas.Has(a.Parent) || !a.Parent.Contains(a.PCode)) {
				t.Errorf("%s does not nest in its parent %q", a.PCode, a.Parent)
			}
			if shape := f.Areas.Shape(a.PCode, geo.MaxZoom); !shape.Bound().Contains(a.Center) {
				t.Errorf("%s: the label point %v is outside the bounds of the shape", a.PCode, a.Center)
			}
		}
	}
}

func TestFiguresOfAreasAddUp(t *testing.T) {
	f := facts(t)
	places := map[geo.PCode]int{}
	for _, p := range f.Places {
		for level := geo.Country; level <= geo.Subdistrict; level++ {
			places[p.Subdistrict.At(level)] += p.Population
		}
	}
	for level := geo.Country; level <= geo.Subdistrict; level++ {
		parts, km2 := map[geo.PCode]int{}, map[geo.PCode]float64{}
		for _, a := range f.Areas.All(min(level+1, geo.Subdistrict)) {
			parts[a.Parent] += a.Population
			km2[a.Parent] += a.AreaKM2
		}
		for _, a := range f.Areas.All(level) {
			if a.Population != places[a.PCode] {
				t.Errorf("%s has %d people, its communities %d", a.PCode, a.Population, places[a.PCode])
			}
			if level < geo.Subdistrict && a.Population != parts[a.PCode] {
				t.Errorf("%s has %d people, its parts %d", a.PCode, a.Population, parts[a.PCode])
			}
			if level < geo.Subdistrict && (a.AreaKM2-km2[a.PCode] > 2 || km2[a.PCode]-a.AreaKM2 > 2) {
				t.Errorf("%s has %.1f km², its parts %.1f", a.PCode, a.AreaKM2, km2[a.PCode])
			}
		}
	}
	if syria, _ := f.Areas.Get("SY"); syria.Population != 21_056_194 {
		t.Errorf("the country has %d people, want 21,056,194", syria.Population)
	}
}

func TestEveryPlaceBelongsSomewhere(t *testing.T) {
	f := facts(t)
	inside := 0
	for _, p := range f.Places {
		if a, ok := f.Areas.Get(p.Subdistrict); !ok || a.Level != geo.Subdistrict {
			t.Errorf("%s is in %q, which is no subdistrict", p.PCode, p.Subdistrict)
		}
		if within, ok := f.Gazetteer.Get(p.Within); (p.Kind == gazetteer.Neighbourhood) != ok || (ok && within.Kind != gazetteer.Community) {
			t.Errorf("%s, a %s, is within %q", p.PCode, p.Kind, p.Within)
		}
		if got, metres, ok := f.Areas.Locate(p.Point); ok && metres == 0 && got == p.Subdistrict {
			inside++
		}
	}
	if inside < 7950 {
		t.Errorf("%d of %d places lie inside the subdistrict they state, want 7,950 or more", inside, len(f.Places))
	}
}

func TestClaimsOfControlAreOfTheVocabularyAndOfTheirDays(t *testing.T) {
	f := facts(t)
	v, err := data.DefaultVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range f.Claims {
		if err := v.Known(data.Controllers, "controller", c.Controllers...); err != nil || len(c.Controllers) == 0 || c.Source == "" {
			t.Fatalf("%+v: %v", c, err)
		}
	}
	damascus := geo.PCode("C1001")
	for day, want := range map[data.Date]int{
		data.DateOf(2020, 3, 5): 0, data.DateOf(2020, 3, 6): 1, data.DateOf(2024, 11, 26): 1, data.DateOf(2024, 11, 27): 0,
	} {
		if got := f.Control.At(control.Place{PCode: damascus}, int32(day)).Controllers; len(got) != want {
			t.Errorf("on %s Damascus is held by %v, want %d controllers", day, got, want)
		}
	}
}

func TestAttributionsAreWholeAndInSources(t *testing.T) {
	f := facts(t)
	if len(f.Attributions) == 0 {
		t.Fatal("there are none")
	}
	text := sourcesText(t)
	for _, a := range f.Attributions {
		if a.What.EN == "" || a.What.AR == "" || a.Credit == "" || a.Licence == "" || !strings.HasPrefix(a.URL, "https://") {
			t.Errorf("%+v is not whole", a)
		}
		if !strings.Contains(text, a.Credit) || !strings.Contains(text, a.Licence) {
			t.Errorf("SOURCES.md does not credit %q under %q", a.Credit, a.Licence)
		}
	}
	for _, kind := range kinds() {
		if !strings.Contains(text, "`"+fileName(kind)+"`") {
			t.Errorf("SOURCES.md does not say what %s holds", fileName(kind))
		}
	}
	for _, name := range []string{regionsFile, namesFile} {
		if !strings.Contains(text, "`"+name+"`") {
			t.Errorf("SOURCES.md does not say what %s holds", name)
		}
	}
	if !regexp.MustCompile(`^[0-9a-f]{64}$`).MatchString(f.Digest) {
		t.Errorf("the digest is %q", f.Digest)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := decodeEmbedded(); err != nil {
			b.Fatal(err)
		}
	}
}
