package reference

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// nearM is how far apart, in metres, the parts of a region may lie, measured between bounds.
const nearM = 10_000

func TestTheSubdistrictsOfARegionLieTogether(t *testing.T) {
	f := facts(t)
	bounds := map[geo.PCode]orb.Bound{}
	for _, a := range f.Areas.All(geo.Subdistrict) {
		bounds[a.PCode] = f.Areas.Shape(a.PCode, geo.MaxZoom).Bound()
	}
	for _, region := range f.Regions {
		reached := []geo.PCode{region.Subdistricts[0]}
		for i := 0; i < len(reached); i++ {
			for _, other := range region.Subdistricts {
				if !slices.Contains(reached, other) && gapM(bounds[reached[i]], bounds[other]) <= nearM {
					reached = append(reached, other)
				}
			}
		}
		if len(reached) != len(region.Subdistricts) {
			t.Errorf("%s %s: of %v only %v lie together", region.Code, region.Name.EN, region.Subdistricts, reached)
		}
	}
}

// gapM returns the distance in metres between two bounds, 0 where they overlap.
func gapM(a, b orb.Bound) float64 {
	return geo.DistanceM(clamp(clamp(a.Center(), b), a), clamp(clamp(a.Center(), b), b))
}

func clamp(p orb.Point, b orb.Bound) orb.Point {
	return orb.Point{min(max(p[0], b.Min[0]), b.Max[0]), min(max(p[1], b.Min[1]), b.Max[1])}
}

func TestKnownPlacesLieInTheirRegions(t *testing.T) {
	f := facts(t)
	regions := map[string]gazetteer.Region{}
	for _, region := range f.Regions {
		regions[region.Name.EN] = region
	}
	for name, places := range map[string][]geo.PCode{
		"Ghouta":                     {"C2338", "C2498"},                   // Duma, Darayya
		"Eastern Ghouta":             {"C2338", "C2314", "C2309", "C2355"}, // Duma, Saqba, Deir Elasafir, Nashabiyeh
		"Western Ghouta":             {"C2498", "C2499", "C2466", "C2279"}, // Darayya, Madamiyet Elsham, Khan Elshih, Zakyeh
		"Qalamoun":                   {"C2384", "C2346"},                   // Al Qutayfah, Dhameer
		"Western Qalamoun":           {"C2427"},                            // Qarra
		"Zabadani Valley":            {"C2429"},                            // Az-Zabdani
		"Wadi Barada":                {"C2447"},                            // Ein Elfijeh
		"Jabal al-Sheikh":            {"C2465"},                            // Arna
		"Hauran":                     {"C5993", "C6124", "C6002"},          // Dar'a, Nawa, Busra Esh-Sham
		"Jabal al-Arab":              {"C6147", "C6226"},                   // As-Sweida, Shahba
		"al-Lajat":                   {"C6243", "C6105"},                   // Ariqa, Bisr Elharir
		"Yarmouk Basin":              {"C6021", "C6131"},                   // Ash-Shajara, Tassil
		"al-Jaydour":                 {"C6058", "C6111", "C6048"},          // Ankhal, Jasim, Hara
		"Golan":                      {"C6268", "C6273"},                   // Quneitra, Khan Arnaba
		"Wadi al-Nasara":             {"C2841"},                            // Hisn
		"al-Houla":                   {"C2541", "C2556"},                   // Taldu, Kafr Laha
		"Sahl al-Ghab":               {"C3207", "C3191"},                   // Madiq Castle, Shahranaz
		"Jabal Shashabo":             {"C3191", "C7880"},                   // Shahranaz, Karkat
		"Jabal al-Zawiya":            {"C4068", "C4304", "C4273"},          // Kafr Nobol, Bara, Sarja
		"Harim Mountains":            {"C4115", "C4173"},                   // Harim, Qalb Lozeh
		"Jabal al-Summaq":            {"C4173", "C4158"},                   // Qalb Lozeh, Kafr Kila
		"Jabal al-Akrad":             {"C3704", "C3751"},                   // Salma, Kabani
		"Coastal Mountains":          {"C3700", "C3809"},                   // Salanfa, Al-Qardaha
		"Syrian Coast":               {"C3480", "C5221", "C5360", "C5257"}, // Lattakia, Tartous, Banyas, Arwad
		"Kurd Dagh":                  {"C1366", "C1484"},                   // Afrin, Raju
		"Shahba region":              {"C1621"},                            // Tall Refaat
		"Badia":                      {"C2889", "C6674"},                   // Tadmor, Rukban
		"al-Jazira":                  {"C4564", "C4360"},                   // Quamishli, Al-Hasakeh
		"Jabal Abd al-Aziz":          {"C4405", "C6463"},                   // Ghorra, Maghloujah
		"Khabur Valley":              {"C4409", "C4446"},                   // Tal Tamer, Shaddadah
		"Euphrates Valley":           {"C5710", "C5929", "C5086"},          // Ar-Raqqa, Al-Thawrah, Deir-ez-Zor
		"Middle Euphrates Valley":    {"C5086", "C5167", "C5175"},          // Deir-ez-Zor, Abu Kamal, Hajin
		"Shamiya":                    {"C5192", "C5167", "C5131"},          // Al Mayadin, Abu Kamal, Tabni
		"Jazira bank of Deir-ez-Zor": {"C5175", "C5110"},                   // Hajin, Basira
	} {
		for _, code := range places {
			place, ok := f.Gazetteer.Get(code)
			if !ok || !slices.Contains(regions[name].Subdistricts, place.Subdistrict) {
				t.Errorf("%s, %s in %s, is not in %q", code, place.Name.EN, place.Subdistrict, name)
			}
		}
	}
}

func TestLargerRegionsHoldTheirParts(t *testing.T) {
	f := facts(t)
	covers := map[string][]geo.PCode{}
	for _, region := range f.Regions {
		covers[region.Name.EN] = region.Subdistricts
	}
	for whole, parts := range map[string][]string{
		"Ghouta":                  {"Eastern Ghouta", "Western Ghouta"},
		"Qalamoun":                {"Eastern Qalamoun", "Western Qalamoun"},
		"Harim Mountains":         {"Jabal al-Summaq"},
		"Sahl al-Ghab":            {"Jabal Shashabo"},
		"al-Jazira":               {"Khabur Valley", "Jabal Abd al-Aziz"},
		"Euphrates Valley":        {"Middle Euphrates Valley"},
		"Middle Euphrates Valley": {"Shamiya"},
	} {
		for _, part := range parts {
			for _, code := range covers[part] {
				if !slices.Contains(covers[whole], code) {
					t.Errorf("%s of %s is not in %s", code, part, whole)
				}
			}
		}
	}
}

// Two regions of one name would make every text that names them doubtful.
func TestARegionSharesNoNameWithAnother(t *testing.T) {
	bearers := map[string]geo.PCode{}
	for _, region := range facts(t).Regions {
		own := map[string]bool{}
		for _, name := range append([]string{region.Name.EN, region.Name.AR}, region.Aliases...) {
			if name == "" || own[name] {
				t.Errorf("%s has the name %q twice", region.Code, name)
			}
			own[name] = true
			if other, taken := bearers[gazetteer.Normalise(name)]; taken && other != region.Code {
				t.Errorf("%s and %s are both called %q", other, region.Code, name)
			}
			bearers[gazetteer.Normalise(name)] = region.Code
		}
	}
}

func TestPlacesAndAreasHaveTheirOtherNames(t *testing.T) {
	f := facts(t)
	for code, want := range map[geo.PCode][]string{
		"C1946": {"Kobanê", "كوباني", "Kobane"},
		"C4988": {"Serê Kaniyê", "سري كانيه", "Resulayn"},
		"C1366": {"Efrîn"},
		"C5792": {"Girê Spî", "كري سبي"},
		"C4751": {"Tirbespî"},
		"C4841": {"Girkê Legê"},
		"C1250": {"Çobanbey"},
		"C2841": {"Krak des Chevaliers", "قلعة الحصن"},
		"C3207": {"أفاميا"},
		"C6807": {"الشعيطات"},
		"C1505": {"ميدانكي"},
	} {
		place, _ := f.Gazetteer.Get(code)
		for _, name := range want {
			if !slices.Contains(place.Aliases, name) {
				t.Errorf("%s has no name %q among %q", place.Name.EN, name, place.Aliases)
			}
		}
	}
	if a, _ := f.Areas.Get("SY0206"); !slices.Contains(a.Aliases, "كوباني") {
		t.Errorf("%s has the other names %q", a.Name.EN, a.Aliases)
	}
}

func TestNoNameOfAPlaceIsThereTwice(t *testing.T) {
	for _, p := range facts(t).Places {
		names := append([]string{p.Name.EN, p.Name.AR}, p.Aliases...)
		slices.Sort(names)
		if len(slices.Compact(slices.Clone(names))) != len(names) && p.Name.AR != "" {
			t.Errorf("%s has a name twice: %q", p.PCode, names)
		}
	}
}

func TestVernacularFilesSayWhatIsWrong(t *testing.T) {
	const region, name = "V01,Ghouta,الغوطة,Ghuta,SY010000,\n", "C1001,Damascus,kurdish,Şam\n"
	for _, test := range []struct {
		name, regions, names string
		want                 []string
	}{
		{"a region of no subdistrict", "V01,Ghouta,الغوطة,,,\n", name, []string{"line 2, column subdistricts", "has none"}},
		{"a region of an unknown subdistrict", strings.Replace(region, "SY01", "SY02", 1), name, []string{"line 2, column subdistricts", "SY020000"}},
		{"a region of a district", strings.Replace(region, "SY010000", "SY0100", 1), name, []string{"line 2, column subdistricts", `"SY0100"`}},
		{"a subdistrict twice", strings.Replace(region, "SY010000", "SY010000|SY010000", 1), name, []string{"line 2, column subdistricts", "already"}},
		{"a region twice", region + region, name, []string{"line 3, column code", "V01"}},
		{"a malformed code", strings.Replace(region, "V01", "V1", 1), name, []string{"line 2, column code", `"V1"`}},
		{"a region without an Arabic name", strings.Replace(region, "الغوطة", "", 1), name, []string{"line 2, column name_ar", "missing"}},
		{"a name of nothing", region, strings.Replace(name, "C1001", "C9999", 1), []string{"line 2, column pcode", "C9999"}},
		{"a name beside another's", region, strings.Replace(name, "Damascus", "Coast", 1), []string{"line 2, column name_en", "Damascus"}},
		{"a kind of name that is none", region, strings.Replace(name, "kurdish", "martian", 1), []string{"line 2, column kind", "syriac"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := fstest.MapFS{
				regionsFile: {Data: []byte("code,name_en,name_ar,aliases,subdistricts,note\n" + test.regions)},
				namesFile:   {Data: []byte("pcode,name_en,kind,names\n" + test.names)},
			}
			err := loadTiny(t, files)
			var shown *data.Error
			if !errors.As(err, &shown) || shown.Hint == "" {
				t.Fatalf("load returns %v, want an error with a hint", err)
			}
			for _, part := range test.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("load returns %q, without %q", err, part)
				}
			}
		})
	}
	if err := loadTiny(t, fstest.MapFS{}); err == nil {
		t.Error("load does without the files")
	}
}

// loadTiny loads the tiny country with these vernacular files.
func loadTiny(t *testing.T, vernacular fstest.MapFS) error {
	t.Helper()
	c := compiler{files: map[string][]byte{}}
	if err := c.seal(tinyFacts(t)); err != nil {
		t.Fatal(err)
	}
	_, err := load(c.open, vernacular)
	return err
}

func TestTheDigestCoversTheVernacularFiles(t *testing.T) {
	digests := map[string]bool{}
	for _, name := range []string{"", regionsFile, namesFile} {
		files := maps.Clone(tinyVernacular())
		if name != "" {
			files[name] = &fstest.MapFile{Data: append(slices.Clone(files[name].Data), '\n')}
		}
		report, err := build(t.Context(), tinySources(t, nil), t.TempDir(), files)
		if err != nil {
			t.Fatal(err)
		}
		digests[report.Digest] = true
	}
	if len(digests) != 3 {
		t.Errorf("three sets of files have the digests %v", slices.Collect(maps.Keys(digests)))
	}
}

func TestTheTinyCountryHasItsRegion(t *testing.T) {
	c := compiler{files: map[string][]byte{}}
	if err := c.seal(tinyFacts(t)); err != nil {
		t.Fatal(err)
	}
	f, err := load(c.open, tinyVernacular())
	if err != nil {
		t.Fatal(err)
	}
	want := []gazetteer.Region{{
		Code: "V01", Name: geo.Label{EN: "Ghouta", AR: "الغوطة"}, Aliases: []string{"Ghuta", "غوطة"}, Subdistricts: []geo.PCode{"SY010000"},
	}}
	if diff := cmp.Diff(want, f.Regions); diff != "" {
		t.Error(diff)
	}
}
