package main

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/data/sample"
	"tawthiq/geo"
)

// The report's incidents are placed where the report says, and no finer.
func TestSampleIsPlacedAsTheReportSays(t *testing.T) {
	ctx := t.Context()
	store, err := openStore(ctx, filepath.Join(t.TempDir(), "sample.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
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
	}
	got := map[string]place{}
	err = store.Records(ctx, 0, func(r data.Record) error {
		p := r.Incident.Placement
		if p.State != data.Accepted {
			t.Errorf("%s is %s: %s", r.Incident.SourceID, p.State, p.Reason)
		}
		if killed := r.Incident.Casualties[data.Killed]; killed.Min > 0 && !killed.Open {
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
