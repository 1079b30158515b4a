package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tawthiq/geo/geocode"
)

// labelled are made-up rows: one that is found, one whose coordinates are of another place, and
// one that no gazetteer has.
const labelled = `id,place_en,place_ar,region,lat,lon,precision,resolvable
a,Saraqab,سراقب,Idlib,35.864,36.806,town,1
b,Kafr Nobol,كفرنبل,Idlib,33.5,36.3,village,1
c,Nowhere At All,,Idlib,35.9,36.6,village,0
`

func TestBenchGeocodeScoresALabelledFile(t *testing.T) {
	folder := t.TempDir()
	file, misses := filepath.Join(folder, "mine.csv"), filepath.Join(folder, "misses.csv")
	writeFile(t, file, labelled)
	var out, problems bytes.Buffer
	args := []string{"tawthiq", "bench", "geocode", "--rounds", "1", "--variant", "both", "--misses", "--out", misses, file}
	if code := run(context.Background(), args, &out, &problems); code != 0 {
		t.Fatalf("exit code %d: %s", code, &problems)
	}
	for _, want := range []string{
		"mine.csv: 3 rows", "Index: built in", "both scripts, with region", "Calibration, resolvable settlements", "edit-distance scan", "plain lookup",
		"Misses of the resolvable settlements, both scripts, with region: 1\n", `b "Kafr Nobol" "كفرنبل", region "Idlib"`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in\n%s", want, &out)
		}
	}
	written, err := os.ReadFile(misses)
	if err != nil || !strings.Contains(string(written), "\nb,Kafr Nobol,كفرنبل,Idlib,33.5,36.3,village,") {
		t.Errorf("the misses are %s, %v", written, err)
	}
}

func TestBenchGeocodeScoresHeldOutAndWritesWeights(t *testing.T) {
	folder := t.TempDir()
	file, weights := filepath.Join(folder, "mine.csv"), filepath.Join(folder, "weights.csv")
	writeFile(t, file, labelled)
	bench := func(args ...string) string {
		t.Helper()
		var out, problems bytes.Buffer
		args = append([]string{"tawthiq", "bench", "geocode", "--variant", "english", "--rounds", "0"}, args...)
		if code := run(context.Background(), append(args, file), &out, &problems); code != 0 || !strings.Contains(problems.String(), "fitting weights") {
			t.Fatalf("exit code %d: %s", code, &problems)
		}
		return out.String()
	}
	out := bench("--folds", "2")
	own, held, ok := strings.Cut(out, "\nHeld out: the rows are in 2 parts")
	for _, part := range []string{own, held} {
		if !ok || !strings.Contains(part, "\nEnglish only, with region ") || !strings.Contains(part, "\nCalibration, resolvable settlements, English only") {
			t.Errorf("the tables are not there twice in\n%s", out)
		}
	}
	if again := bench("--folds", "2"); again != out {
		t.Errorf("the second time it prints\n%s", again)
	}
	bench("--fit", weights)
	written, err := os.ReadFile(weights)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := geocode.ReadModel(string(written)); err != nil || !strings.HasPrefix(string(written), "feature,weight\n") {
		t.Errorf("the weights are %s, %v", written, err)
	}
}

func TestBenchGeocodeSaysWhatIsWrong(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mine.csv")
	writeFile(t, file, strings.Replace(labelled, "33.5", "33,5x", 1))
	for name, c := range map[string]struct {
		args []string
		want string
		code int
	}{
		"no file":               {nil, "one argument", 2},
		"a file that is not":    {[]string{"nothing.csv"}, "nothing.csv", 1},
		"an unknown variant":    {[]string{"--variant", "french", file}, "allowed: both, english", 1},
		"writing over a file":   {[]string{"--out", file, file}, "is the file to read", 2},
		"weights over the file": {[]string{"--fit", file, file}, "is the file to read", 2},
		"a single fold":         {[]string{"--folds", "1", file}, "--folds is 1: rows are held out in 2 to 20 parts", 2},
		"a cell that is wrong":  {[]string{file}, "line 3", 1},
	} {
		t.Run(name, func(t *testing.T) {
			var out, problems bytes.Buffer
			code := run(context.Background(), append([]string{"tawthiq", "bench", "geocode"}, c.args...), &out, &problems)
			if code != c.code || !strings.Contains(problems.String(), c.want) {
				t.Errorf("exit code %d, %s", code, &problems)
			}
		})
	}
}
