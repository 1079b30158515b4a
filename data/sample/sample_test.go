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
		{"", "killed-civilians", ""}: 125, {"", "killed-children", ""}: 26, {"", "killed-women", ""}: 6,
		{"", "killed-under-torture", ""}: 8, {"", "massacres", ""}: 1,
		{"regime", "killed-civilians", ""}: 10, {"russia", "killed-civilians", ""}: 1, {"hts", "killed-civilians", ""}: 3,
		{"opposition", "killed-civilians", ""}: 7, {"sdf", "killed-civilians", ""}: 7, {"other-parties", "killed-civilians", ""}: 97,
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
	for _, measure := range []string{"killed-civilians", "killed-children", "killed-women"} {
		if sum(measure, others) != got[[3]string{"other-parties", measure, ""}] {
			t.Errorf("%s: the other parties add up to %d", measure, sum(measure, others))
		}
	}
	for _, measure := range []string{"killed-civilians", "killed-children", "killed-women", "detained", "detained-children", "detained-women"} {
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
	for _, row := range records(t) {
		for _, column := range []string{"dataset", "source_id", "date_start", "title_en", "title_ar", "summary_en", "summary_ar", "violation", "source_title", "source_date"} {
			if row[column] == "" {
				t.Errorf("%s has no %s", row["source_id"], column)
			}
		}
		if torture := row["killed_under_torture"] != ""; (row["party"] == "") != torture {
			t.Errorf("%s: the party is %q", row["source_id"], row["party"])
		}
	}
}

func TestANumberWithoutIncidentsIsKnownNoBetterThanToTheCountryAndTheMonth(t *testing.T) {
	for _, row := range records(t) {
		if row["killed"]+row["detained"]+row["killed_under_torture"] == "" {
			continue
		}
		if row["geo_precision"] != "country" || row["date_precision"] != "month" || row["date_start"] != "2020-05-01" || row["date_end"] != "2020-05-31" {
			t.Errorf("%s is placed in %s and dated to the %s", row["source_id"], row["geo_precision"], row["date_precision"])
		}
		if single := row["killed"] == "1"; (row["aggregated"] == "yes") == single {
			t.Errorf("%s: aggregated is %q", row["source_id"], row["aggregated"])
		}
	}
}

// records returns the rows of the incidents' file by column.
func records(t *testing.T) (out []map[string]string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(Incidents)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		record := map[string]string{}
		for i, name := range rows[0] {
			record[name] = row[i]
		}
		out = append(out, record)
	}
	return out
}
