// Package sample holds the incidents and the headline figures of one monthly report, so that a
// new database shows something real and every release is checked against published numbers.
//
// The facts are from the report of the Syrian Network for Human Rights of 3 June 2020 on the
// violations of May 2020, told in the project's own words. Where the report names no village the
// record stays at the level that it gives; where it gives no number the record has
// none, but that a massacre is, by the report's own definition, of at least five.
//
// Most of the report's numbers rest on incidents that it does not name. What of them no named
// incident accounts for is a record of its own, known no better than to the country and the month,
// and aggregated where it stands for several events: so that the records add up to the report's own
// tables, and say how little of them is known by incident.
package sample

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tawthiq/data"
)

// Incidents is the incidents as a CSV file of the project's own layout.
//
//go:embed incidents.csv
var Incidents string

//go:embed figures.csv
var figures string

const reportTitle = "The Most Notable Human Rights Violations in Syria in May 2020"

// Dataset describes where the records come from.
func Dataset() data.Dataset {
	return data.Dataset{
		Code: "snhr-2020-05", Title: reportTitle, Publisher: "Syrian Network for Human Rights",
		Licence:     "facts of a public report, in our own words",
		Attribution: "Syrian Network for Human Rights, 3 June 2020", URL: "https://sn4hr.org", Kind: data.OneReport,
	}
}

// Figures returns the numbers that the report prints for May 2020, in its order: of all parties
// where Party is empty, of a group where it is one.
func Figures() ([]data.Figure, error) {
	rows, err := csv.NewReader(strings.NewReader(figures)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("the embedded figures: %w", err)
	}
	if len(rows) == 0 || !slices.Equal(rows[0], []string{"party", "measure", "facility", "value"}) {
		return nil, fmt.Errorf("the embedded figures: unexpected columns")
	}
	first, last := data.DateOf(2020, 5, 1).Month()
	var out []data.Figure
	for i, row := range rows[1:] {
		value, err := strconv.Atoi(row[3])
		if err != nil {
			return nil, fmt.Errorf("the embedded figures, line %d: %w", i+2, err)
		}
		out = append(out, data.Figure{
			Dataset: Dataset().Code, From: first, To: last, Party: row[0], Measure: row[1], Facility: row[2],
			Value: value, Source: reportTitle, SourceURL: Dataset().URL,
		})
	}
	return out, nil
}
