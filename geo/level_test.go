package geo

import (
	"encoding/json"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLevelsAreWrittenByName(t *testing.T) {
	for _, l := range append(Levels(), Country) {
		text, err := json.Marshal(l)
		if err != nil {
			t.Fatal(err)
		}
		back := Level(99)
		if err := json.Unmarshal(text, &back); err != nil || back != l {
			t.Errorf("%s reads back as %s: %v", text, back, err)
		}
	}
	for _, bad := range []string{"", "District", "province", "admin1"} {
		if _, err := ParseLevel(bad); err == nil {
			t.Errorf("%q is read as a level", bad)
		}
	}
	if got := Level(9).String(); got != "level 9" {
		t.Errorf("what is no level is called %q", got)
	}
}

func TestPCodesAreToldByTheirForm(t *testing.T) {
	tests := []struct {
		code        PCode
		area, place bool
		level       Level
	}{
		{"SY", true, false, Country},
		{"SY02", true, false, Governorate},
		{"SY0200", true, false, District},
		{"SY020001", true, false, Subdistrict},
		{"C1007", false, true, 0},
		{"N0529", false, true, 0},
		{"C12345", false, true, 0},
		{"C123456", false, false, 0},
		{"C100", false, false, 0},
		{"", false, false, 0},
		{"S", false, false, 0},
		{"SY2", false, false, 0},
		{"SY02000101", false, false, 0},
		{"sy02", false, false, 0},
		{"SY0x", false, false, 0},
		{"SY٠٢", false, false, 0},
		{"SY02\n", false, false, 0},
		{"TR02", false, false, 0},
	}
	for _, tt := range tests {
		if tt.code.IsArea() != tt.area || tt.code.IsPlace() != tt.place {
			t.Errorf("%q: area %v, place %v", tt.code, tt.code.IsArea(), tt.code.IsPlace())
		}
		if tt.area && tt.code.Level() != tt.level {
			t.Errorf("%q is a %s instead of a %s", tt.code, tt.code.Level(), tt.level)
		}
	}
}

func FuzzPCode(f *testing.F) {
	area, place := regexp.MustCompile(`\ASY(\d{2}){0,3}\z`), regexp.MustCompile(`\A[CN]\d{4,5}\z`)
	for _, seed := range []string{"SY", "SY020001", "SY0", "C1007", "N05291", "", "SY\x0002", "C١"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := PCode(s)
		if p.IsArea() != area.MatchString(s) || p.IsPlace() != place.MatchString(s) {
			t.Errorf("%q: area %v, place %v", s, p.IsArea(), p.IsPlace())
		}
		if p.Contains(p) != p.IsArea() {
			t.Errorf("%q contains itself: %v", s, p.Contains(p))
		}
	})
}

func TestAreasNestByTheirCode(t *testing.T) {
	at := map[Level]PCode{Country: "SY", Governorate: "SY02", District: "SY0203", Subdistrict: "SY020304"}
	for level, want := range at {
		if got := PCode("SY020304").At(level); got != want {
			t.Errorf("SY020304 at %s is %q instead of %q", level, got, want)
		}
		if !want.Contains("SY020304") {
			t.Errorf("%s does not contain SY020304", want)
		}
		if got := PCode("C1007").At(level); got != "" {
			t.Errorf("a community at %s is %q", level, got)
		}
	}
	if got := PCode("SY02").At(District); got != "" {
		t.Errorf("a governorate at district level is %q", got)
	}
	for _, pair := range [][2]PCode{{"SY0203", "SY02"}, {"SY03", "SY0203"}, {"", "SY"}, {"SY0", "SY02"}, {"SY", "C1007"}, {"C1007", "C1007"}} {
		if pair[0].Contains(pair[1]) {
			t.Errorf("%q contains %q", pair[0], pair[1])
		}
	}
}

func TestPrecisionsAreListedFinestFirst(t *testing.T) {
	var names []string
	for _, p := range Precisions() {
		names = append(names, p.String())
		if back, err := ParsePrecision(p.String()); err != nil || back != p {
			t.Errorf("%s reads back as %s: %v", p, back, err)
		}
	}
	want := []string{"exact", "locality", "near", "subdistrict", "district", "governorate", "region", "country"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
	if _, err := ParsePrecision("street"); err == nil {
		t.Error(`"street" is read as a precision`)
	}
	if got := Precision(50).String(); got != "precision 50" {
		t.Errorf("what is no precision is called %q", got)
	}
}

func TestARecordShadesItsOwnLevelAndThoseAbove(t *testing.T) {
	finest := map[Precision]Level{
		PrecisionExact: Subdistrict, PrecisionLocality: Subdistrict, PrecisionNear: Subdistrict, PrecisionSubdistrict: Subdistrict,
		PrecisionDistrict: District, PrecisionGovernorate: Governorate, PrecisionRegion: Country, PrecisionCountry: Country,
	}
	for _, p := range Precisions() {
		for _, level := range append(Levels(), Country) {
			if got := p.Supports(level); got != (level <= finest[p]) {
				t.Errorf("%s supports %s: %v", p, level, got)
			}
		}
		if drawable := p == PrecisionExact || p == PrecisionLocality || p == PrecisionNear; p.Drawable() != drawable {
			t.Errorf("%s is drawable: %v", p, p.Drawable())
		}
	}
	var unset Precision
	if unset.Drawable() {
		t.Error("a precision that was never set may be drawn")
	}
	for _, level := range append(Levels(), Country) {
		if p := OfLevel(level); !p.Supports(level) || p.Drawable() || level < Subdistrict && p.Supports(level+1) {
			t.Errorf("what is known to a %s has the precision %s", level, p)
		}
	}
}
