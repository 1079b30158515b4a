package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/sqlite"
)

// held returns a database with three incidents in Idlib in April 2018, of which the second lies in
// Saraqab, and a file that says who held that.
func held(t *testing.T) (db, file string) {
	t.Helper()
	folder := t.TempDir()
	db, file = filepath.Join(folder, "my.db"), filepath.Join(folder, "held.csv")
	incidents := filepath.Join(folder, "incidents.csv")
	writeFile(t, incidents, "source_id,date_start,violation,place_en,latitude,longitude\na,2018-03-31,other,Saraqab,35.8637,36.8058\n"+
		"b,2018-04-10,other,Saraqab,35.8637,36.8058\nc,2018-04-10,other,Idlib governorate,,\n")
	writeFile(t, file, "pcode,controller\nC3916,tip+hts-opposition\n")
	mustTawthiq(t, "import", "--db", db, "--dataset", "mine", incidents)
	return db, file
}

var april = []string{"--from", "2018-04-01", "--to", "2018-04-30", "--source", "A source"}

// derivedOf returns the derived control of every record, by source id.
func derivedOf(t *testing.T, db string) map[string]string {
	t.Helper()
	out := map[string]string{}
	s := openDB(t, db)
	err := s.Records(t.Context(), 0, func(r data.Record) error {
		out[r.Incident.SourceID] = strings.Join(r.Incident.ControlDerived, "+")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func openDB(t *testing.T, path string) *sqlite.Store {
	t.Helper()
	s, err := openExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestControlIsRecordedDerivedAndTakenBack(t *testing.T) {
	db, file := held(t)
	arguments := append([]string{"control", "import", "--db", db, file}, april...)
	out := mustTawthiq(t, arguments...)
	for _, want := range []string{"layer 1 (A source, 2018-04-01 to 2018-04-30), 1 claim", "hts-opposition+tip", "1 of 2 incidents"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
	if diff := cmp.Diff(map[string]string{"a": "", "b": "hts-opposition+tip", "c": ""}, derivedOf(t, db)); diff != "" {
		t.Error(diff)
	}
	again := mustTawthiq(t, arguments...)
	if !strings.Contains(again, "nothing was changed: layer 1 (A source") || strings.Contains(again, "incidents") {
		t.Errorf("the same file again: %s", again)
	}
	list := mustTawthiq(t, "control", "list", "--db", db)
	if !strings.Contains(list, "1  A source") || !strings.Contains(list, "Community survey") || strings.Contains(list, "still") {
		t.Errorf("the list is\n%s", list)
	}
	late := filepath.Join(filepath.Dir(db), "late.csv")
	writeFile(t, late, "source_id,date_start,violation,place_en,latitude,longitude\nd,2018-04-11,other,Saraqab,35.8637,36.8058\n")
	mustTawthiq(t, "import", "--db", db, "--dataset", "mine", late)
	if got := derivedOf(t, db)["d"]; got != "hts-opposition+tip" {
		t.Errorf("imported after the layer: %q", got)
	}
	if out := mustTawthiq(t, "control", "remove", "--db", db, "1"); !strings.Contains(out, "2 of 3 incidents") {
		t.Errorf("taken back: %s", out)
	}
	if diff := cmp.Diff(map[string]string{"a": "", "b": "", "c": "", "d": ""}, derivedOf(t, db)); diff != "" {
		t.Error(diff)
	}
	mustTawthiq(t, "check", "--db", db)
}

func TestControlIsNotRecordedInADatabaseThatIsNotThere(t *testing.T) {
	_, file := held(t)
	db := filepath.Join(t.TempDir(), "mistyped.db")
	out, code := tawthiq(t, append([]string{"control", "import", "--db", db, file}, april...)...)
	if code != 1 || !strings.Contains(out, "there is no database") || !strings.Contains(out, "only import, serve and demo make a new one") {
		t.Errorf("exit code %d: %s", code, out)
	}
	if _, err := os.Stat(db); err == nil {
		t.Error("it was made")
	}
}

func TestAFaultyFileOfControlLeavesNothing(t *testing.T) {
	db, file := held(t)
	for name, c := range map[string]struct {
		text string
		args []string
		want string
		code int
	}{
		"a fault":        {"pcode,controller\nC3916,sdf\nC99999,sdf\n", april, "line 3, pcode", 1},
		"no source":      {"pcode,controller\nC3916,sdf\n", april[:4], "needs --source", 2},
		"no date":        {"pcode,controller\nC3916,sdf\n", []string{"--from", "April", "--to", "2018-04-30", "--source", "A"}, "from: \"April\" is not a date", 1},
		"the wrong way":  {"pcode,controller\nC3916,sdf\n", []string{"--to", "2018-04-01", "--from", "2018-04-30", "--source", "A"}, "is before the first", 1},
		"an odd rule":    {"pcode,controller\nC3916,sdf\n", append([]string{"--map", "controller"}, april...), "property=value:controller", 1},
		"an odd address": {"pcode,controller\nC3916,sdf\n", append([]string{"--source-url", "ftp://x"}, april...), "source_url", 1},
		"nothing":        {"", april, "is empty", 1},
	} {
		writeFile(t, file, c.text)
		out, code := tawthiq(t, append([]string{"control", "import", "--db", db, file}, c.args...)...)
		if code != c.code || !strings.Contains(out, c.want) {
			t.Errorf("%s: exit code %d, want %d and %q\n%s", name, code, c.code, c.want, out)
		}
	}
	if layers, err := openDB(t, db).ControlLayers(t.Context(), 0); err != nil || len(layers) > 0 {
		t.Errorf("%v, %v", layers, err)
	}
	for _, number := range []string{"1", "x"} {
		if out, code := tawthiq(t, "control", "remove", "--db", db, number); code != 1 || !strings.Contains(out, "tawthiq control list") {
			t.Errorf("exit code %d: %s", code, out)
		}
	}
}

func TestAMappedValueMayHaveAComma(t *testing.T) {
	db, file := held(t)
	writeFile(t, file, "pcode,who\nC3916,\"HTS, and others: all\"\n")
	mustTawthiq(t, append([]string{"control", "import", "--db", db, "--map", "who=HTS, and others: all:hts-opposition", file}, april...)...)
	if got := derivedOf(t, db)["b"]; got != "hts-opposition" {
		t.Errorf("held by %q", got)
	}
}

func TestASecondFileOfASourceMayNotContradictTheFirst(t *testing.T) {
	db, file := held(t)
	mustTawthiq(t, append([]string{"control", "import", "--db", db, file}, april...)...)
	writeFile(t, file, "pcode,controller\nC1001,sdf\nC3916,sdf\n")
	out, code := tawthiq(t, append([]string{"control", "import", "--db", db, file}, april...)...)
	if code != 1 || !strings.Contains(out, "line 3: layer 1") || !strings.Contains(out, "tawthiq control remove 1") {
		t.Errorf("exit code %d: %s", code, out)
	}
	mustTawthiq(t, "control", "import", "--db", db, file, "--from", "2018-04-01", "--to", "2018-04-30", "--source", "Another source")
	if got := derivedOf(t, db)["b"]; got != "contested" {
		t.Errorf("two sources differ: %q", got)
	}
}

// TestThePressMapIsReadAsTheReadmeSays runs the README's example on the file that it is about.
func TestThePressMapIsReadAsTheReadmeSays(t *testing.T) {
	const name = "control_polygons_2018.geojson"
	shared, err := os.ReadFile(filepath.Join(root, "..", "shared", "testdata", name))
	if err != nil {
		t.Skipf("the test data is not there: %v", err)
	}
	blocks := readmeBlocks(t, "text")
	at := slices.IndexFunc(blocks, func(b string) bool { return strings.Contains(b, name) })
	if at < 0 {
		t.Fatal("the README has no such example")
	}
	folder, binary := t.TempDir(), buildBinary(t)
	writeFile(t, filepath.Join(folder, name), string(shared))
	writeIncidents(t, filepath.Join(folder, "incidents.csv"))
	mustTawthiq(t, "import", "--db", filepath.Join(folder, "my.db"), filepath.Join(folder, "incidents.csv"))
	cmd := exec.Command("bash", "-euo", "pipefail", "-c", blocks[at])
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "PATH="+filepath.Dir(binary)+":"+os.Getenv("PATH"))
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "14 claims") {
		t.Fatalf("%v\n%s", err, out)
	}
	layers, err := openDB(t, filepath.Join(folder, "my.db")).ControlLayers(t.Context(), 0)
	if err != nil || len(layers) != 1 || len(layers[0].Claims) != 14 {
		t.Errorf("%d layers, %v", len(layers), err)
	}
}

// TestADerivationThatIsKilledGoesOn kills the program while it derives, and lets every verb that may go
// on with it do so.
func TestADerivationThatIsKilledGoesOn(t *testing.T) {
	binary, folder := buildBinary(t), t.TempDir()
	source := filepath.Join(folder, "source.db")
	mustTawthiq(t, "demo", "--db", source, "--count", "3000")
	file := filepath.Join(folder, "whole.geojson")
	writeFile(t, file, `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"controller":"contested"},
		"geometry":{"type":"Polygon","coordinates":[[[35,32],[43,32],[43,38],[35,38],[35,32]]]}}]}`)
	layer := []string{"control", "import", file, "--from", "2011-01-01", "--to", "2019-12-31", "--source", "A source", "--db"}
	for name, goOn := range map[string]func(t *testing.T, db string){
		"control import": func(t *testing.T, db string) { mustTawthiq(t, append(slices.Clone(layer), db)...) },
		"import": func(t *testing.T, db string) {
			writeIncidents(t, filepath.Join(folder, "more.csv"))
			mustTawthiq(t, "import", "--db", db, filepath.Join(folder, "more.csv"))
		},
		"control remove": func(t *testing.T, db string) { // of a layer that is not there, as one that was just taken back
			if out, code := tawthiq(t, "control", "remove", "--db", db, "99"); code != 1 || !strings.Contains(out, "no control layer") {
				t.Errorf("exit %d: %s", code, out)
			}
		},
		"serve": func(t *testing.T, db string) {
			startServer(t, binary, db)
			store := openDB(t, db)
			for {
				left, err := store.Underived(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if left.Marked == 0 {
					return
				}
				time.Sleep(20 * time.Millisecond)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			db := filepath.Join(t.TempDir(), "killed.db")
			mustTawthiq(t, "backup", "--db", source, db)
			killWhileDeriving(t, binary, append(slices.Clone(layer), db), db)
			for _, verb := range [][]string{{"check"}, {"control", "list"}} {
				if out := mustTawthiq(t, append(verb, "--db", db)...); !strings.Contains(out, "control is still to be derived anew") {
					t.Errorf("%v says\n%s", verb, out)
				}
			}
			goOn(t, db)
			wantContested(t, db)
			if out := mustTawthiq(t, "check", "--db", db); strings.Contains(out, "still") {
				t.Error(out)
			}
		})
	}
}

// killWhileDeriving runs the program until its layer is there and the records are still to be derived, and kills it.
func killWhileDeriving(t *testing.T, binary string, args []string, db string) {
	t.Helper()
	store := openDB(t, db)
	cmd := exec.Command(binary, args...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		left, err := store.Underived(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if left.Marked > 0 {
			break
		}
		select {
		case err := <-ended:
			t.Fatalf("it ended before it was killed: %v\n%s", err, out.String())
		case <-time.After(time.Millisecond):
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-ended
	if left, err := store.Underived(t.Context()); err != nil || left.Marked == 0 {
		t.Fatalf("nothing was left: %v", err)
	}
}

// wantContested expects every record that can be held to be held by nobody for certain until 2019, and to
// have one version for it.
func wantContested(t *testing.T, db string) {
	t.Helper()
	store := openDB(t, db)
	last := data.DateOf(2019, 12, 31)
	checked := 0
	err := store.Records(t.Context(), 0, func(r data.Record) error {
		in := r.Incident
		if in.Placement.Drawn() == nil || in.When.End > last {
			return nil
		}
		if checked++; !slices.Equal(in.ControlDerived, []string{"contested"}) {
			t.Errorf("record %d is held by %v", r.Key, in.ControlDerived)
		}
		return nil
	})
	if err != nil || checked < 1000 {
		t.Fatalf("%d records, %v", checked, err)
	}
	if problems, err := store.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("%q, %v", problems, err)
	}
}
