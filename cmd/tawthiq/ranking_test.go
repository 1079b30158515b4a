package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/rivo/uniseg"

	"tawthiq/data"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// rankings are results as a geocoder could give them, whatever the one of today does.
func rankings() []geocode.Result {
	village := geocode.Candidate{
		PCode: "C3916", Name: geo.Label{EN: "Saraqab", AR: "سَراقب"}, Level: geocode.LevelPlace, Governorate: "SY07", District: "SY0700", Subdistrict: "SY070003",
		Point: &orb.Point{36.806091, 35.861084}, Precision: geo.PrecisionLocality, UncertaintyM: 1234, Score: 0.9876, Reason: "name matches; region إدلب stated",
	}
	hostile := geocode.Candidate{
		PCode: "SY07", Name: geo.Label{AR: "إدلب"}, Level: "governorate", Governorate: "SY07",
		Precision: geo.PrecisionGovernorate, UncertaintyM: 44_000, Score: 0.01, Reason: "\x1b[31mred\u202e\nline",
	}
	line := geocode.Candidate{PCode: "SY02", Name: geo.Label{EN: "A - B"}, Level: geocode.LevelLine, Precision: geo.PrecisionRegion, UncertaintyM: 800}
	return []geocode.Result{
		{Decision: geocode.Accepted, Candidates: []geocode.Candidate{village, hostile}, Chosen: &village, Reason: "name matches"},
		{Decision: geocode.Review, Candidates: []geocode.Candidate{line}, Chosen: &hostile, Reason: "تساوت قراءتان"},
		{Decision: geocode.NotFound, Reason: "no name is known"},
	}
}

func TestRankingsAreAsRecorded(t *testing.T) {
	terms, err := data.DefaultVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"en", "ar"} {
		t.Run(language, func(t *testing.T) {
			var got bytes.Buffer
			for _, result := range rankings() {
				if err := (ranking{language, atlastest.Facts(t).Areas, terms}).write(&got, result); err != nil {
					t.Fatal(err)
				}
				got.WriteByte('\n')
			}
			compareGolden(t, "ranking."+language+".golden", got.Bytes())
			if i := strings.IndexAny(got.String(), "\x1b\u202e"); i >= 0 {
				t.Errorf("it steers the terminal at byte %d", i)
			}
		})
	}
}

// compareGolden compares with a recorded file, or records it.
func compareGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	golden := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs; if it should, run with -update\n%s", golden, diff)
	}
}

func TestColumnsOfATableBeginAtTheSamePlace(t *testing.T) {
	rows := [][]string{{"سَراقِب", "1"}, {"Ras al-ʿAyn", "22"}, {"e\u0301tat", "333"}, {"", ""}, {"日本", "4"}}
	for _, rtl := range []bool{false, true} {
		var b strings.Builder
		if err := (table{heads: []string{"name", "n"}, rows: rows, right: map[int]bool{1: true}, rtl: rtl}).write(&b); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			line = strings.Trim(line, "\n")
			if got := uniseg.StringWidth(line); got != 16 && (rtl || line != "") {
				t.Errorf("%q is %d wide", line, got)
			}
			if strings.Count(line, endIsolate) != strings.Count(line, firstStrong)+strings.Count(line, rightToLeft) {
				t.Errorf("%q leaves a direction open", line)
			}
		}
	}
}
