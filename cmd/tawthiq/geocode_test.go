package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data/placelist"
	"tawthiq/geo/geocode"
)

func TestGeocodeRanksWhatATextMayMean(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, tc := range map[string]struct {
		args []string
		has  []string
	}{
		"a text":                          {[]string{"Saraqab, Idlib"}, []string{"p-code", "C3916", "Saraqab", "decision"}},
		"flags before the text":           {[]string{"--lang", "ar", "Saraqab, Idlib"}, []string{"الرمز", "سراقب", "القرار"}},
		"flags after the text":            {[]string{"سراقب", "--region", "إدلب", "--lang=ar"}, []string{"C3916", "القرار"}},
		"a region in both languages":      {[]string{"Saraqab", "--region", "Idlib", "--region-ar", "إدلب"}, []string{"C3916", "decision"}},
		"a text in both scripts":          {[]string{"سراقب / Saraqab"}, []string{"C3916", "decision"}},
		"nothing that is known":           {[]string{"?!"}, []string{"not found", "reason"}},
		"a region alone":                  {[]string{"--region", "محافظة إدلب"}, []string{"SY07"}},
		"coordinates alone":               {[]string{"--lat", "35°51'40\"N", "--lon", "36,8061"}, []string{"Saraqab", "SY070003"}},
		"coordinates that are exchanged":  {[]string{"--lat", "40.1", "--lon", "35.3"}, []string{"exchanged", "Deir-ez-Zor"}},
		"a text that is no text":          {[]string{"\xff\xfe\x00"}, []string{"not found"}},
		"a text that is as long as a war": {[]string{strings.Repeat("Saraqab, ", 10_000)}, []string{"reason"}},
	} {
		t.Run(name, func(t *testing.T) {
			out := mustTawthiq(t, append([]string{"geocode"}, tc.args...)...)
			for _, want := range tc.has {
				if !strings.Contains(out, want) {
					t.Errorf("it lacks %q:\n%s", want, out)
				}
			}
		})
	}
	if entries, _ := os.ReadDir("."); len(entries) != 0 {
		t.Errorf("it made %v", entries)
	}
}

func TestGeocodePrintsJSON(t *testing.T) {
	t.Chdir(t.TempDir())
	var result geocode.Result
	if err := json.Unmarshal([]byte(mustTawthiq(t, "geocode", "--json", "Saraqab, Idlib")), &result); err != nil {
		t.Fatal(err)
	}
	if result.Decision == "" || len(result.Candidates) == 0 || result.Candidates[0].PCode != "C3916" {
		t.Errorf("got %+v", result)
	}
}

func TestGeocodeRefusesWhatItCannotMean(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	writeFile(t, "in.csv", "id,place\n1,Saraqab\n")
	writeFile(t, "empty.csv", "")
	for name, tc := range map[string]struct {
		args []string
		code int
		has  string
	}{
		"nothing":                         {nil, 2, "needs a text"},
		"several texts":                   {[]string{"Kafr", "Nabl"}, 2, `"Kafr Nabl"`},
		"a text and a table":              {[]string{"Saraqab", "--in", "in.csv", "--out", "-"}, 2, "not both"},
		"a table without --out":           {[]string{"--in", "in.csv"}, 2, "--out"},
		"--out without a table":           {[]string{"Saraqab", "--out", "out.csv"}, 2, "--out goes with --in"},
		"--place without a table":         {[]string{"Saraqab", "--place", "x"}, 2, "--place goes with --in"},
		"a table as JSON":                 {[]string{"--in", "in.csv", "--out", "-", "--json"}, 2, "--json"},
		"an unknown language":             {[]string{"Saraqab", "--lang", "fr"}, 1, "allowed: en, ar"},
		"half of the coordinates":         {[]string{"Saraqab", "--lat", "36"}, 2, "go together"},
		"coordinates that are none":       {[]string{"--lat", "north", "--lon", "37"}, 2, "latitude"},
		"a file that is not there":        {[]string{"--in", "none.csv", "--out", "out.csv"}, 1, "none.csv"},
		"an empty file":                   {[]string{"--in", "empty.csv", "--out", "out.csv"}, 1, "empty"},
		"a column that is not there":      {[]string{"--in", "in.csv", "--out", "out.csv", "--place", "where"}, 1, "allowed: id, place"},
		"an unknown encoding":             {[]string{"--in", "in.csv", "--out", "out.csv", "--encoding", "klingon"}, 1, "klingon"},
		"a folder that is not there":      {[]string{"--in", "in.csv", "--out", "none/out.csv"}, 1, "nothing can be written in none"},
		"a named database not there":      {[]string{"Saraqab", "--db", "none.db"}, 1, "none.db"},
		"a database that is another file": {[]string{"Saraqab", "--db", "in.csv"}, 1, "in.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			out, code := tawthiq(t, append([]string{"geocode"}, tc.args...)...)
			if code != tc.code || !strings.Contains(out, tc.has) {
				t.Errorf("exit code %d:\n%s", code, out)
			}
		})
	}
	if entries, _ := os.ReadDir("."); len(entries) != 2 {
		t.Errorf("it left %v", entries)
	}
}

func TestGeocodeWritesATable(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "in.csv", "id,place,region,lat\n1,Saraqab,Idlib,=1\n2,?!,,\n3,بلدة سراقب,,\n")
	out := mustTawthiq(t, "geocode", "--in", "in.csv", "--out", "out.csv")
	for _, want := range []string{"place from  place\n", "the input's lat is now input_lat", "rows              3", "not found         1"} {
		if !strings.Contains(out, want) {
			t.Errorf("the summary lacks %q:\n%s", want, out)
		}
	}
	text, err := os.ReadFile("out.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(append([]string{"id", "place", "region", "input_lat"}, placelist.Names()...), rows[0]); diff != "" {
		t.Error(diff)
	}
	for line, want := range map[int]string{1: "1,Saraqab,Idlib,=1,C3916,Saraqab,place,SY07,SY0700,SY070003", 2: "2,?!,,,,,,,,", 3: "3,بلدة سراقب,,,C3916"} {
		if got := strings.Join(rows[line], ","); !strings.HasPrefix(got, want) {
			t.Errorf("line %d is %s", line+1, got)
		}
	}
	if piped := mustTawthiq(t, "geocode", "--in", "in.csv", "--out", "-", "--lang", "ar"); !strings.Contains(piped, "C3916,سراقب,place") {
		t.Errorf("on standard output:\n%s", piped)
	}
}

func TestGeocodeDoesNotWriteOverWhatItReads(t *testing.T) {
	db := taughtDB(t)
	t.Chdir(t.TempDir())
	const table = "id,place\n1,Saraqab\n"
	writeFile(t, "in.csv", table)
	for _, link := range [][2]string{{"in.csv", "link.csv"}, {db, "link.db"}} {
		if err := os.Symlink(link[0], link[1]); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"--in", "in.csv", "--out", "./in.csv"},
		{"--in", "in.csv", "--out", "link.csv"},
		{"--in", "in.csv", "--out", db},
		{"--learned", "--out", db},
		{"--learned", "--out", "link.db"},
	} {
		if out, code := tawthiq(t, append([]string{"geocode", "--db", db}, args...)...); code != 1 || !strings.Contains(out, "would be lost") {
			t.Errorf("%q: exit code %d:\n%s", args, code, out)
		}
	}
	if got, err := os.ReadFile("in.csv"); err != nil || string(got) != table {
		t.Errorf("%q, %v", got, err)
	}
	mustTawthiq(t, "check", "--db", db)
}

func TestGeocodeReadsAndWritesPipes(t *testing.T) {
	cmd := exec.Command(buildBinary(t), "geocode", "--in", "-", "--out", "-")
	cmd.Dir = t.TempDir()
	cmd.Stdin = strings.NewReader("place,note\nSaraqab,\"a, b\"\n")
	out, err := cmd.Output()
	if err != nil || !strings.Contains(string(out), "\nSaraqab,\"a, b\",C3916,") {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestGeocodeReadsATableThatComesOnlyOnce(t *testing.T) {
	folder := t.TempDir()
	pipe := filepath.Join(folder, "pipe.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	go func() { // opening waits for the reader; the test's own answer shows whether it was written
		_ = os.WriteFile(pipe, []byte("place\nSaraqab\n"), 0o600)
	}()
	cmd := exec.Command(buildBinary(t), "geocode", "--in", pipe, "--out", "-")
	cmd.Dir = folder
	if out, err := cmd.Output(); err != nil || !strings.Contains(string(out), "\nSaraqab,C3916,") {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestGeocodeTellsOfAFullDisk(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("this system has no /dev/full")
	}
	t.Chdir(t.TempDir())
	writeFile(t, "in.csv", "id,place\n1,Saraqab\n")
	if out, code := tawthiq(t, "geocode", "--in", "in.csv", "--out", "/dev/full"); code != 1 || !strings.Contains(out, "no space left") {
		t.Errorf("exit code %d:\n%s", code, out)
	}
}

// TestAKilledGeocodeLeavesTheFormerFile kills a run with SIGKILL while it writes.
func TestAKilledGeocodeLeavesTheFormerFile(t *testing.T) {
	folder := t.TempDir()
	var table strings.Builder
	table.WriteString("id,place\n")
	for i := range 200_000 {
		fmt.Fprintf(&table, "%d,Saraqab village %d in the western suburbs of Hama governorate\n", i, i)
	}
	writeFile(t, filepath.Join(folder, "in.csv"), table.String())
	writeFile(t, filepath.Join(folder, "out.csv"), "the former")
	cmd := exec.Command(buildBinary(t), "geocode", "--in", "in.csv", "--out", "out.csv")
	cmd.Dir = folder
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for begun := false; !begun; time.Sleep(time.Millisecond) {
		parts, err := filepath.Glob(filepath.Join(folder, ".out.csv.*.part"))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range parts {
			info, err := os.Stat(p)
			begun = err == nil && info.Size() > 10_000
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("it was done before it was killed")
	}
	if text, err := os.ReadFile(filepath.Join(folder, "out.csv")); err != nil || string(text) != "the former" {
		t.Errorf("%v, %.80q", err, text)
	}
}
