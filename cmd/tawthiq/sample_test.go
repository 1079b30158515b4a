package main

import (
	"log/slog"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/reference"
	"tawthiq/data/sample"
	"tawthiq/data/sqlite"
	"tawthiq/geo"
)

// withSample returns a database with the sample.
func withSample(t *testing.T) (store *sqlite.Store, path string) {
	t.Helper()
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "sample.db")
	store, err := openStore(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	facts, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	desk, err := newDesk(ctx, store, facts)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second changes nothing
		if err := addSample(ctx, store, desk); err != nil {
			t.Fatal(err)
		}
	}
	return store, path
}

// The report's incidents are placed where the report says, and no finer.
func TestSampleIsPlacedAsTheReportSays(t *testing.T) {
	store, _ := withSample(t)
	type place struct {
		Code      geo.PCode
		Precision string
	}
	want := map[string]place{
		"afrin-market-bombing":            {"C1366", "locality"}, // the city, not the village near Haritan
		"zayzun-power-station":            {"C3161", "locality"}, // in the Ghab, not in Dar'a
		"mashekh-clan-fighting":           {"C5121", "locality"},
		"afrin-faction-clashes":           {"SY0203", "district"},
		"bombings-afrin":                  {"SY0203", "district"},
		"bombings-ras-al-ain":             {"SY0804", "district"},
		"bombings-tal-abyad":              {"SY1102", "district"},
		"bombings-deir-ez-zor":            {"SY09", "governorate"},
		"regime-arrests-rural-damascus":   {"SY03", "governorate"},
		"regime-arrests-daraa":            {"SY12", "governorate"},
		"regime-conscription-deir-ez-zor": {"SY09", "governorate"},
		"sdf-arrests-deir-ez-zor":         {"SY09", "governorate"},
		"sdf-arrests-raqqa":               {"SY11", "governorate"},
		"opposition-arrests-aleppo":       {"SY02", "governorate"},
		"opposition-arrests-raqqa":        {"SY11", "governorate"},
		"opposition-arrests-hasaka":       {"SY08", "governorate"},
		"regime-looting-idlib":            {"SY07", "governorate"},
		"landmines-hama":                  {"SY05", "governorate"},
		"assassinations-daraa":            {"SY12", "governorate"},
		"regime-arrests-returnees":        {"SY", "country"},
		"regime-arrests-checkpoints":      {"SY", "country"},
		"sdf-conscription":                {"SY", "country"},
		"hts-arrests":                     {"SY", "country"},
		"crop-fires":                      {"SY", "country"},
		"killings-regime":                 {"SY", "country"},
		"killing-russia":                  {"SY", "country"},
		"killings-hts":                    {"SY", "country"},
		"killings-opposition":             {"SY", "country"},
		"killings-sdf":                    {"SY", "country"},
		"killings-landmines":              {"SY", "country"},
		"killings-fires":                  {"SY", "country"},
		"killings-bombings":               {"SY", "country"},
		"killings-unknown-persons":        {"SY", "country"},
		"deaths-under-torture":            {"SY", "country"},
		"arrests-regime":                  {"SY", "country"},
		"arrests-opposition":              {"SY", "country"},
		"arrests-sdf":                     {"SY", "country"},
		"market-bombing-2":                {"SY", "country"},
		"market-bombing-3":                {"SY", "country"},
	}
	got := map[string]place{}
	err := store.Records(t.Context(), 0, func(r data.Record) error {
		p := r.Incident.Placement
		if p.State != data.Accepted {
			t.Errorf("%s is %s: %s", r.Incident.SourceID, p.State, p.Reason)
		}
		if killed := r.Incident.Casualties[data.Killed]; p.PCode != "SY" && killed.Min > 0 && !killed.Open {
			t.Errorf("%s: %s killed, but the report says no more than at least", r.Incident.SourceID, killed)
		}
		got[r.Incident.SourceID] = place{p.PCode, p.Precision.String()}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
	checkSampleFigures(t, store)
}

func checkSampleFigures(t *testing.T, store data.Store) {
	t.Helper()
	want, err := sample.Figures()
	if err != nil {
		t.Fatal(err)
	}
	got, err := store.Figures(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("figures (-want +got):\n%s", diff)
	}
}

// The sample is the first case of a reconciliation: nothing is missing and nothing left over.
func TestCheckReconcilesTheSampleWithItsReport(t *testing.T) {
	_, db := withSample(t)
	out := mustTawthiq(t, "check", "--db", db)
	figures, err := sample.Figures()
	if err != nil {
		t.Fatal(err)
	}
	if equal := strings.Count(out, "  equal"); equal < len(figures) {
		t.Errorf("%d of %d figures are equal:\n%s", equal, len(figures), out)
	}
	for _, status := range []string{"  short", "  over", "  at-least"} {
		if strings.Contains(out, status) {
			t.Errorf("it says%s:\n%s", status, out)
		}
	}
	for _, line := range []string{`all +killed-civilians +125 +at least 125 +equal +10 +1`, `tip +attacks +power-station +1 +1 +equal +1`, `all +killed-civilians +125 +125 +equal`} {
		if !regexp.MustCompile(line).MatchString(out) {
			t.Errorf("no line is like %q:\n%s", line, out)
		}
	}
}

// A difference is a finding: the database is whole all the same.
func TestCheckShowsDifferencesAndSucceeds(t *testing.T) {
	store, db := withSample(t)
	figure := func(measure string, value int) data.Figure {
		from, to := data.DateOf(2020, 5, 1).Month()
		return data.Figure{Dataset: sample.Dataset().Code, From: from, To: to, Measure: measure, Value: value, Source: "Another report"}
	}
	_, err := store.Commit(t.Context(), data.Change{At: time.Now(), Author: "a person", Reason: "a test", Figures: []data.Figure{
		figure("killed", 125), figure("detained", 150), figure("injured", 3),
	}})
	if err != nil {
		t.Fatal(err)
	}
	out := mustTawthiq(t, "check", "--db", db)
	// The twelve dead of Mashekh are not said to be civilians.
	for _, line := range []string{`killed +125 +at least 137 +over +\+12 +11`, `detained +150 +147 +short +-3 +4`, `injured +3 +not stated +short +-3 +0`} {
		if !regexp.MustCompile(line).MatchString(out) {
			t.Errorf("no line is like %q:\n%s", line, out)
		}
	}
}

// reportTable is a table that the report prints: of each row and column the number, with children and
// women where it prints them. A row that is not named here is not in the table.
type reportTable struct {
	crossing atlas.Crossing
	cells    map[string][3]float64 // by row and column: all, children, women
	total    [3]float64
}

// The tables of the report come out of the sample exactly, with no filter.
func TestTheSampleGivesTheReportsTables(t *testing.T) {
	store, _ := withSample(t)
	facts, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	all, err := atlas.New(t.Context(), store, facts, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer all.Close()
	rows, err := all.Current().Select(t.Context(), data.Filter{Counting: data.CountFull, Linked: data.LinkedAll})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]reportTable{
		"killed civilians by party": {
			atlas.Crossing{Rows: atlas.ByParty, Metric: atlas.KilledCivilians}, map[string][3]float64{
				"regime": {10, 0, 2}, "russia": {1}, "hts": {3}, "opposition": {7, 2, 1}, "sdf": {7, 2, 0},
				"landmine-unknown": {4, 1, 0}, "fire-unknown": {29, 4, 0}, "bombing-unidentified": {55, 15, 3}, "unknown-persons": {9, 2, 0},
			}, [3]float64{125, 26, 6},
		},
		"killed civilians of the other parties": {
			atlas.Crossing{Rows: atlas.ByPartyGroup, Metric: atlas.KilledCivilians}, map[string][3]float64{
				"regime": {10, 0, 2}, "russia": {1}, "extremist-islamist": {3}, "opposition": {7, 2, 1}, "sdf": {7, 2, 0}, "other-parties": {97, 22, 3},
			}, [3]float64{125, 26, 6},
		},
		"arrests by party": {
			atlas.Crossing{Rows: atlas.ByParty, Metric: atlas.Detained}, map[string][3]float64{
				"regime": {64, 7, 1}, "hts": {9, 0, 1}, "opposition": {33, 0, 2}, "sdf": {41, 3, 0},
			}, [3]float64{147, 10, 4},
		},
		"attacked facilities by party": {
			atlas.Crossing{Rows: atlas.ByFacility, Cols: atlas.ByParty, Metric: atlas.Attacks}, map[string][3]float64{
				"market bombing-unidentified": {3}, "power-station tip": {1},
			}, [3]float64{4},
		},
		"massacres": {
			atlas.Crossing{Rows: atlas.ByParty, Metric: atlas.Massacres}, map[string][3]float64{"bombing-unidentified": {1}}, [3]float64{1},
		},
		"violations of the attacks, none of them indiscriminate or with an outlawed weapon": {
			atlas.Crossing{Rows: atlas.ByViolation, Metric: atlas.Attacks}, map[string][3]float64{"attack-on-vital-facility": {4}, "extrajudicial-killing": {1}, "looting": {1}}, [3]float64{4},
		},
	} {
		table, err := rows.CrossTable(want.crossing)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string][3]float64{}
		for _, cell := range table.Cells {
			name := cell.Row
			if cell.Col != nil {
				name += " " + *cell.Col
			}
			if printed := printedFigure(cell.Figure); printed != [3]float64{} {
				got[name] = printed
			}
		}
		if diff := cmp.Diff(want.cells, got); diff != "" {
			t.Errorf("%s (-report +sample):\n%s", name, diff)
		}
		if total := printedFigure(table.Total); total != want.total {
			t.Errorf("%s: the total is %v, the report says %v", name, total, want.total)
		}
		if tortured := table.Total.Subsets.UnderTorture.Min; want.crossing.Metric == atlas.KilledCivilians && tortured != 8 {
			t.Errorf("%s: %v died under torture, the report says 8", name, tortured)
		}
	}
}

// printedFigure is a figure as the report prints it: at least so many, and of them children and women.
func printedFigure(f atlas.Figure) [3]float64 {
	return [3]float64{f.Value.Min, f.Subsets.Children.Min, f.Subsets.Women.Min}
}
