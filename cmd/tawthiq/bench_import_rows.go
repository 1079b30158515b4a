package main

import (
	"bufio"
	"encoding/csv"
	"os"
	"strconv"
	"strings"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/data/sample/synthetic"
)

// benchSeed is the seed of what is imported to measure: everybody imports the same rows.
const benchSeed = 4

// benchColumns are those of the project's own layout that the rows fill.
var benchColumns = []string{
	"dataset", "source_id", "date_start", "date_end", "date_precision", "date_documented", "place_en", "place_ar", "region_en", "region_ar",
	"violation", "party", "claim", "confidence", "facility", "weapon", "killed_min", "killed_max", "killed_civilians_min", "killed_civilians_max",
	"killed_children_min", "killed_children_max", "killed_women_min", "killed_women_max", "injured_min", "injured_max", "detained_min", "detained_max",
	"disappeared_min", "disappeared_max", "released_min", "released_max", "title_en", "title_ar", "summary_en", "grading",
	"source_type", "source_title", "source_publisher", "source_url",
}

// writeBenchRows writes a file of made-up incidents as a source would state them: with names of
// places and regions, and without their whereabouts.
func writeBenchRows(path string, facts *reference.Facts, rows int) error {
	vocabulary, err := data.DefaultVocabulary()
	if err != nil {
		return err
	}
	generator, err := synthetic.New(facts, vocabulary, benchSeed)
	if err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	buffered := bufio.NewWriterSize(file, 1<<20)
	table := csv.NewWriter(buffered)
	if err := table.Write(benchColumns); err != nil {
		return err
	}
	for in := range generator.Incidents(0, rows) {
		if err := table.Write(benchRow(in)); err != nil {
			return err
		}
	}
	if table.Flush(); table.Error() != nil {
		return table.Error()
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	return file.Close()
}

// benchRow returns the cells of benchColumns.
func benchRow(in data.Incident) []string {
	row := []string{
		in.Dataset, in.SourceID, in.When.Start.String(), in.When.End.String(), in.When.Precision, in.When.Documented.String(),
		in.Where.Text.EN, in.Where.Text.AR, in.Where.Region.EN, in.Where.Region.AR,
		strings.Join(in.Violations, ";"), ofClaims(in, func(c data.Claim) string { return c.Party }), ofClaims(in, func(c data.Claim) string { return c.Kind }),
		ofClaims(in, func(c data.Claim) string { return c.Confidence }), strings.Join(in.Facilities, ";"), strings.Join(in.Weapons, ";"),
	}
	for _, m := range []data.Measure{
		data.Killed, data.KilledCivilians, "killed-children", "killed-women", data.Injured, data.Detained, data.Disappeared, data.Released,
	} {
		row = append(row, benchNumber(in, m)...)
	}
	source := in.Sources[0]
	return append(row, in.Title.EN, in.Title.AR, in.Summary.EN, in.Grading, source.Type, source.Title, source.Publisher, source.URL)
}

func ofClaims(in data.Incident, part func(data.Claim) string) string {
	parts := make([]string, len(in.Claims))
	for i, c := range in.Claims {
		parts[i] = part(c)
	}
	return strings.Join(parts, ";")
}

// benchNumber returns the least and the most of a measure: a least alone is "at least".
func benchNumber(in data.Incident, m data.Measure) []string {
	r, stated := in.Casualties[m]
	switch {
	case !stated:
		return []string{"", ""}
	case r.Open:
		return []string{strconv.Itoa(r.Min), ""}
	}
	return []string{strconv.Itoa(r.Min), strconv.Itoa(r.Max)}
}
