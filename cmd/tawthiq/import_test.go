package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/geo"
)

const incidentColumns = "source_id,date_start,place_en,region_en,violation,party,killed,title_en\n"

// writeIncidents writes a small file in the project's own layout: three good rows and a bad one.
func writeIncidents(t *testing.T, path string) {
	t.Helper()
	writeFile(t, path, incidentColumns+
		"a-1,2021-03-02,Saraqab,Idlib,extrajudicial-killing,regime,3,Shelling of a town\n"+
		"a-2,2021-03-09,Al Bab,Aleppo,arbitrary-arrest,opposition,,Arrest at a checkpoint\n"+
		"a-3,not a date,Al Bab,Aleppo,arbitrary-arrest,opposition,,A row without a date\n"+
		"a-4,2021-04-01,,Hama,looting,regime,,Looting in the countryside\n")
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// What is placed in a vernacular region or on a line is stored, whole by its own check, and drawn nowhere.
func TestVernacularRegionsAndLinesAreImported(t *testing.T) {
	folder := t.TempDir()
	db, file := filepath.Join(folder, "my.db"), filepath.Join(folder, "incidents.csv")
	writeFile(t, file, incidentColumns+
		"a-1,2021-03-02,Sahl al-Ghab,Hama,looting,regime,,Looting in a plain\n"+
		"a-2,2021-03-09,between Saraqab and Binnish,Idlib,arbitrary-arrest,opposition,,Arrest on a road\n")
	if summary := mustTawthiq(t, "import", "--db", db, file); !strings.Contains(summary, "stored          2") {
		t.Errorf("the summary is\n%s", summary)
	}
	if said := mustTawthiq(t, "check", "--db", db); !strings.Contains(said, "whole") {
		t.Errorf("the check says\n%s", said)
	}
	store, err := openStore(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	got := map[geo.PCode]string{}
	err = store.Records(t.Context(), 0, func(r data.Record) error {
		p := r.Incident.Placement
		got[p.PCode] = p.Name.EN + "|" + p.Name.AR + "|" + p.Precision.String()
		if p.State != data.Accepted || p.Point != nil {
			t.Errorf("%s: %+v", r.Incident.SourceID, p)
		}
		return nil
	})
	want := map[geo.PCode]string{"V19": "Sahl al-Ghab|سهل الغاب|district", "SY0700": "Saraqab – Bennsh|سراقب – بنش|region"}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestImportSaysWhatBecameOfEveryRow(t *testing.T) {
	folder := t.TempDir()
	db, file := filepath.Join(folder, "my.db"), filepath.Join(folder, "incidents.csv")
	writeIncidents(t, file)

	dry := mustTawthiq(t, "import", "--db", db, "--dry-run", file)
	if !strings.Contains(dry, "nothing was written") {
		t.Errorf("a dry run does not say that it is one:\n%s", dry)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 1 {
		t.Errorf("a dry run left files behind: %v", entries)
	}

	first := mustTawthiq(t, "import", "--db", db, file)
	for _, want := range []string{"stored          3", "rejected        1", "revision        1, and none before", "line 4, column date_start", "incidents.rejects.csv"} {
		if !strings.Contains(first, want) {
			t.Errorf("the summary lacks %q:\n%s", want, first)
		}
	}

	again := mustTawthiq(t, "import", "--db", db, file)
	for _, want := range []string{"stored          0", "updated         0", "unchanged       3", "revision        1, as before"} {
		if !strings.Contains(again, want) {
			t.Errorf("the second summary lacks %q:\n%s", want, again)
		}
	}

	rejects := filepath.Join(folder, "incidents.rejects.csv")
	text, err := os.ReadFile(rejects)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, rejects, strings.Replace(string(text), ",not a date,", ",2021-03-10,", 1))
	if corrected := mustTawthiq(t, "import", "--db", db, rejects); !strings.Contains(corrected, "stored          1") || !strings.Contains(corrected, "revision        2, and 1 before; what was changed: /api/v1/changes?since=1&revision=2") {
		t.Errorf("the corrected rejects were not imported:\n%s", corrected)
	}
	writeFile(t, rejects, strings.Replace(string(text), ",not a date,", ",still not,", 1))
	mustTawthiq(t, "import", "--db", db, rejects)
	twice, err := os.ReadFile(filepath.Join(folder, "incidents.rejects.rejects.csv"))
	if err != nil || strings.Count(string(twice), "reject_reason") != 1 {
		t.Errorf("the rejects of a rejects file, %v:\n%s", err, twice)
	}
	if out := mustTawthiq(t, "check", "--db", db); !strings.Contains(out, "is whole") {
		t.Error(out)
	}
	copied := filepath.Join(folder, "copy.db")
	mustTawthiq(t, "backup", "--db", db, copied)
	if diff := cmp.Diff(dump(t, db), dump(t, copied)); diff != "" {
		t.Errorf("the backup differs:\n%s", diff)
	}
}

func TestADryRunShowsTermsThatItDoesNotKeep(t *testing.T) {
	folder := t.TempDir()
	db, file, terms := filepath.Join(folder, "my.db"), filepath.Join(folder, "incidents.csv"), filepath.Join(folder, "terms.csv")
	writeIncidents(t, file)
	mustTawthiq(t, "import", "--db", db, file)
	writeFile(t, terms, "list,code,parent,en,ar,valid_from,valid_to,colour\nparty,band,other-parties,A band,عصابة,,,\n")
	writeFile(t, file, incidentColumns+"b-1,2021-03-02,Saraqab,Idlib,looting,band,,Looting\n")
	if dry := mustTawthiq(t, "import", "--db", db, "--vocabulary", terms, "--dry-run", file); !strings.Contains(dry, "stored          1") {
		t.Error(dry)
	}
	if after := mustTawthiq(t, "import", "--db", db, "--dry-run", file); !strings.Contains(after, `"band" is not a known party`) {
		t.Errorf("the dry run kept its terms:\n%s", after)
	}
}

func TestAWrongFileSaysWhatWasNotReadAfterIt(t *testing.T) {
	folder := t.TempDir()
	wrong, file := filepath.Join(folder, "wrong.csv"), filepath.Join(folder, "incidents.csv")
	writeIncidents(t, file)
	writeFile(t, wrong, "")
	out, code := tawthiq(t, "import", "--db", filepath.Join(folder, "my.db"), wrong, file)
	if code != 1 || !strings.Contains(out, "not read after it: "+file) {
		t.Errorf("exit code %d:\n%s", code, out)
	}
}

func TestWrongFilesAreRefusedAndLeaveNothing(t *testing.T) {
	folder := t.TempDir()
	db, file := filepath.Join(folder, "my.db"), filepath.Join(folder, "incidents.csv")
	writeIncidents(t, file)
	mustTawthiq(t, "import", "--db", db, file)
	before := dump(t, db)
	for name, content := range map[string]string{
		"an empty file":           "",
		"a file of zeros":         strings.Repeat("\x00", 4096),
		"a picture":               "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"a table of other things": "name,colour\nchair,red\n",
	} {
		t.Run(name, func(t *testing.T) {
			writeFile(t, filepath.Join(folder, "wrong.csv"), content)
			out, code := tawthiq(t, "import", "--db", db, filepath.Join(folder, "wrong.csv"))
			if code != 1 || !strings.Contains(out, "wrong.csv") {
				t.Errorf("exit code %d:\n%s", code, out)
			}
			if diff := cmp.Diff(before, dump(t, db)); diff != "" {
				t.Errorf("the database changed:\n%s", diff)
			}
		})
	}
}

// TestKilledImportEqualsUndisturbedOne kills an import with SIGKILL ten times at different
// moments, lets it go on each time, and compares what is stored at the end.
func TestKilledImportEqualsUndisturbedOne(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "many.csv")
	writeManyIncidents(t, file, 3_000)
	binary := buildBinary(t)

	undisturbed := filepath.Join(folder, "undisturbed.db")
	start := time.Now()
	if out, err := exec.Command(binary, "import", "--db", undisturbed, file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(start)

	disturbed := filepath.Join(folder, "disturbed.db")
	moments := rand.New(rand.NewPCG(2020, 5))
	killed := 0
	for tries := 0; killed < 10 && tries < 30; tries++ {
		cmd := exec.Command(binary, "import", "--db", disturbed, file)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(moments.Float64() * float64(whole) * 3 / 4))
		_ = cmd.Process.Kill() // it may have ended already, which Wait tells
		if err := cmd.Wait(); err != nil {
			killed++
		}
	}
	out, err := exec.Command(binary, "import", "--db", disturbed, file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("killed %d times; an undisturbed import took %v; the last one said:\n%s", killed, whole, out)
	if diff := cmp.Diff(dump(t, undisturbed), dump(t, disturbed)); diff != "" {
		t.Errorf("the stores differ (-undisturbed +disturbed):\n%s", diff)
	}
	if out, err := exec.Command(binary, "check", "--db", disturbed).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// writeManyIncidents writes synthetic rows with a fixed seed; about one in a hundred is rejected.
func writeManyIncidents(t *testing.T, path string, n int) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	places := []string{"Saraqab,Idlib", "Al Bab,Aleppo", "Duma,Rural Damascus", "Nowhere at all,Hama", ",Homs"}
	parties := []string{"regime", "opposition", "sdf", "landmine-unknown"}
	var b strings.Builder
	b.WriteString(incidentColumns)
	for i := range n {
		day := data.DateOf(2015, 1, 1+r.IntN(3000)).String()
		if r.IntN(100) == 0 {
			day = "unknown"
		}
		fmt.Fprintf(&b, "row-%d,%s,%s,extrajudicial-killing,%s,%d,Synthetic row %d\n", i, day, places[r.IntN(len(places))], parties[r.IntN(len(parties))], r.IntN(9), i)
	}
	writeFile(t, path, b.String())
}

// dump returns every record of a database as text, with its key, revision and history's length,
// but without times.
func dump(t *testing.T, path string) []string {
	t.Helper()
	ctx := context.Background()
	store, err := openExisting(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var out []string
	err = store.Records(ctx, 0, func(r data.Record) error {
		document, err := json.Marshal(r.Incident)
		out = append(out, fmt.Sprintf("%d at %d: %s", r.Key, r.Revision, document))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
