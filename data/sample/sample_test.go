package sample

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"tawthiq/data"
)

// The report's own headline numbers, as its summary prints them.
func TestFiguresAreTheReportsHeadlines(t *testing.T) {
	want := map[[3]string]int{
		{"", "killed", ""}: 125, {"", "killed-children", ""}: 26, {"", "killed-women", ""}: 6,
		{"", "killed-under-torture", ""}: 8, {"", "massacres", ""}: 1,
		{"regime", "killed", ""}: 10, {"russia", "killed", ""}: 1, {"hts", "killed", ""}: 3,
		{"opposition", "killed", ""}: 7, {"sdf", "killed", ""}: 7, {"other-parties", "killed", ""}: 97,
		{"", "detained", ""}: 147, {"regime", "detained", ""}: 64, {"hts", "detained", ""}: 9,
		{"opposition", "detained", ""}: 33, {"sdf", "detained", ""}: 41,
		{"", "attacks", ""}: 4, {"", "attacks", "market"}: 3, {"tip", "attacks", "power-station"}: 1,
	}
	got := valuesOf(t)
	for key, value := range want {
		if got[key] != value {
			t.Errorf("%v: %d, the report says %d", key, got[key], value)
		}
	}
}

func TestFiguresByPartyAddUpToTheHeadlines(t *testing.T) {
	got := valuesOf(t)
	main := []string{"regime", "russia", "hts", "opposition", "sdf"}
	others := []string{"landmine-unknown", "fire-unknown", "bombing-unidentified", "unknown-persons"}
	sum := func(measure string, parties []string) (n int) {
		for _, p := range parties {
			n += got[[3]string{p, measure, ""}]
		}
		return n
	}
	for _, measure := range []string{"killed", "killed-children", "killed-women"} {
		if sum(measure, others) != got[[3]string{"other-parties", measure, ""}] {
			t.Errorf("%s: the other parties add up to %d", measure, sum(measure, others))
		}
	}
	for _, measure := range []string{"killed", "killed-children", "killed-women", "detained", "detained-children", "detained-women"} {
		if total := sum(measure, append(slices.Clone(main), "other-parties")); total != got[[3]string{"", measure, ""}] {
			t.Errorf("%s: the parties add up to %d", measure, total)
		}
	}
}

func valuesOf(t *testing.T) map[[3]string]int {
	t.Helper()
	figures, err := Figures()
	if err != nil {
		t.Fatal(err)
	}
	vocabulary, err := data.DefaultVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	out := map[[3]string]int{}
	for _, f := range figures {
		if f.Party != "" {
			if err := vocabulary.Known(data.Parties, "party", f.Party); err != nil {
				t.Error(err)
			}
		}
		key := [3]string{f.Party, f.Measure, f.Facility}
		if _, twice := out[key]; twice {
			t.Errorf("%v is given twice", key)
		}
		out[key] = f.Value
	}
	return out
}

func TestIncidentsAreInBothLanguagesWithTheirSource(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(Incidents)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	for _, row := range rows[1:] {
		for _, column := range []string{"dataset", "source_id", "date_start", "title_en", "title_ar", "summary_en", "summary_ar", "violation", "party", "source_title", "source_date"} {
			if row[at[column]] == "" {
				t.Errorf("%s has no %s", row[at["source_id"]], column)
			}
		}
	}
}
