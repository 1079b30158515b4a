package reference

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
)

const sharedReference = "../../../shared/reference"

func TestTheCommittedFilesAreWhatBuildMakes(t *testing.T) {
	if _, err := os.Stat(sharedReference); err != nil {
		t.Skip("the sources of the reference facts are not there")
	}
	to := t.TempDir()
	report, err := Build(t.Context(), sharedReference, to)
	if err != nil {
		t.Fatal(err)
	}
	// The committed files were written by another run: that they are the same proves both.
	for _, kind := range kinds() {
		built, err := os.ReadFile(filepath.Join(to, fileName(kind)))
		if err != nil {
			t.Fatal(err)
		}
		committed, err := compiled.ReadFile("compiled/" + fileName(kind))
		if err != nil || !bytes.Equal(built, committed) {
			t.Errorf("%s is not what its sources make (%v): run tawthiq reference build", fileName(kind), err)
		}
	}
	if digest := facts(t).Digest; report.Digest != digest {
		t.Errorf("Build reports the digest %s, Load %s", report.Digest, digest)
	}
}

func TestTheCompiledFilesAreSmallAndLakesAreApart(t *testing.T) {
	entries, err := compiled.ReadDir("compiled")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	total := int64(0)
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		names, total = append(names, e.Name()), total+info.Size()
	}
	if diff := cmp.Diff([]string{"areas.bin", "control.bin", "lakes.bin", "neighbours.bin", "places.bin", "rivers.bin"}, names); diff != "" {
		t.Error(diff)
	}
	if total > 400_000 {
		t.Errorf("the compiled files have %d bytes, want a few hundred thousand", total)
	}
}

func TestBuildOfATinyCountry(t *testing.T) {
	to := filepath.Join(t.TempDir(), "made", "by", "build")
	report, err := build(t.Context(), tinySources(t, nil), to, tinyVernacular())
	if err != nil {
		t.Fatal(err)
	}
	report.Files, report.Digest = nil, ""
	want := Report{Governorates: 1, Districts: 1, Subdistricts: 1, Communities: 2, Neighbourhoods: 1, Inside: 2, Claims: 2, Countries: 1, Rivers: 1, Lakes: 1}
	if diff := cmp.Diff(want, report); diff != "" {
		t.Error(diff)
	}
	f, err := load(func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(to, name)) }, tinyVernacular())
	if err != nil {
		t.Fatal(err)
	}
	a, _ := f.Areas.Get("SY0100")
	if a.Population != 1500 || a.Population2004 != 1000 || a.PopulationYear != 2022 {
		t.Errorf("the district has the populations %d in %d and %d", a.Population, a.PopulationYear, a.Population2004)
	}
	if subdistrict, _ := f.Areas.Get("SY010000"); !cmp.Equal(subdistrict.Aliases, []string{"Sham"}) {
		t.Errorf("the subdistrict has the other names %q, want those that are not the Ghouta's", subdistrict.Aliases)
	}
	if diff := cmp.Diff([]string{"Ash-Sham", "الشام", "Şam"}, f.Places[0].Aliases); diff != "" {
		t.Error(diff)
	}
}

func TestBuildStopsWhenItIsTold(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := build(ctx, tinySources(t, nil), t.TempDir(), tinyVernacular()); !errors.Is(err, context.Canceled) {
		t.Errorf("Build returns %v", err)
	}
}

func TestBuildSaysWhatIsWrongWhereAndWhatToDo(t *testing.T) {
	for _, test := range []struct {
		name, file, old, new string
		want                 []string // of the message
	}{
		{"a missing file", "places.csv", "", "", []string{"places.csv", "cannot be read", "--from"}},
		{"an empty file", "areas.csv", "*", "", []string{"areas.csv, line 1", "empty"}},
		{"a missing column", "areas.csv", "area_km2", "km2", []string{"areas.csv, line 1, column area_km2", "missing"}},
		{"too few cells", "areas.csv", "SY0100,Damascus", "SY0100", []string{"areas.csv, line 4", "column 1"}},
		{"a broken quotation", "places.csv", "Damascus", "Dam\"ascus", []string{"places.csv, line 2, column 20", "quot"}},
		{"another encoding", "places.csv", "Damascus", "Damasc\xc9", []string{"places.csv, line 2, column 23", "UTF-8"}},
		{"a number that is none", "areas.csv", "116.7", "much", []string{"areas.csv, line 2, column area_km2", "\"much\"", "digits"}},
		{"a negative population", "places.csv", "1400", "-1400", []string{"places.csv, line 2, column population", "persons"}},
		{"a point outside the world", "places.csv", "33.5,36.5", "133.5,36.5", []string{"places.csv, line 2, column lat", "latitude"}},
		{"a p-code of a place among areas", "areas.csv", "1,SY01,", "1,C1001,", []string{"areas.csv, line 2, column pcode", "SY020001"}},
		{"an area twice", "areas.csv", "2,SY0100,SY01", "1,SY01,SY", []string{"areas.csv, line 3, column pcode", "already"}},
		{"a parent that is missing", "areas.csv", "1,SY01,SY,", "1,SY02,SY,", []string{"areas.csv, line 3, column parent_pcode", "no area SY01"}},
		{"a level that the p-code is not of", "areas.csv", "3,SY010000", "2,SY010000", []string{"areas.csv, line 4, column level"}},
		{"a kind that the p-code is not of", "places.csv", "N0001,neighbourhood", "N0001,community", []string{"places.csv, line 4, column kind"}},
		{"a place twice", "places.csv", "C1002", "C1001", []string{"places.csv, line 3, column pcode", "already"}},
		{"a subdistrict that is none", "places.csv", "SY010000,C1001", "SY010001,C1001", []string{"places.csv, line 4, column subdistrict"}},
		{"a neighbourhood of no community", "places.csv", "SY010000,C1001", "SY010000,C1003", []string{"places.csv, line 4, column within"}},
		{"control of an unknown place", controlFile, "C1002", "C1003", []string{controlFile + ", line 3, column place_pcode"}},
		{"control by an unknown controller", controlFile, "sdf", "martians", []string{controlFile + ", line 3, column controller", "martians"}},
		{"control of a place twice", controlFile, "C1002", "C1001", []string{controlFile + ", line 3, column place_pcode", "already"}},
		{"no file of control", controlFile, "", "", []string{"control_", "no such file"}},
		{"JSON that is none", "areas_detail.topojson", "\"arcs\"", "arcs", []string{"areas_detail.topojson, line 2, column 2", "JSON"}},
		{"a wrong type in JSON", "areas_detail.topojson", "[0.5,0.5]", "\"half\"", []string{"areas_detail.topojson, line 1, column"}},
		{"a topology that is not quantised", "areas_detail.topojson", "transform", "transfer", []string{"areas_detail.topojson", "quantised"}},
		{"an area without a shape", "areas_detail.topojson", "\"SY0100\"", "\"SY01\"", []string{"areas_detail.topojson", "no shape of SY0100"}},
		{"arcs that do not close", "areas_detail.topojson", "[-1,-1]", "[-1,0]", []string{"do not fit together", "does not close"}},
		{"a neighbour without an Arabic name", "context/neighbours.geojson", "Jordan", "Atlantis", []string{"context/neighbours.geojson, feature 1", "Atlantis"}},
		{"a lake that is a point", "context/lakes.geojson", "Polygon", "Point", []string{"context/lakes.geojson, feature 1", "Point"}},
		{"a river without a level", "context/rivers.geojson", "level", "rank", []string{"context/rivers.geojson, feature 1", "level"}},
		{"no features", "context/rivers.geojson", "features", "members", []string{"context/rivers.geojson", "no features"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			from := tinySources(t, func(files map[string]string) {
				switch {
				case test.old == "*":
					files[test.file] = test.new
				case test.old == "":
					delete(files, test.file)
				case !strings.Contains(files[test.file], test.old):
					t.Fatalf("%s has no %q", test.file, test.old)
				default:
					files[test.file] = strings.Replace(files[test.file], test.old, test.new, 1)
				}
			})
			to := t.TempDir()
			_, err := build(t.Context(), from, to, tinyVernacular())
			var shown *data.Error
			if !errors.As(err, &shown) || shown.Kind != data.InvalidKind || shown.Hint == "" {
				t.Fatalf("Build returns %v, want an error for the user with a hint", err)
			}
			for _, part := range test.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("Build returns %q, without %q", err, part)
				}
			}
			if left, _ := os.ReadDir(to); len(left) > 0 {
				t.Errorf("a failed build leaves %v", left)
			}
		})
	}
}
