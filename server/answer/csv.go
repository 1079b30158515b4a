package answer

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
)

// CSVType is the media type of tables.
const CSVType = "text/csv; charset=utf-8"

// CSV returns rows, the first of them the names of the columns, as a table of UTF-8. About says what
// the table is of: a line for each pair behind the rows, its name after a number sign. A cell that a
// spreadsheet would take for a formula gets an apostrophe in front, unless it is a number.
func CSV(rows [][]string, about ...[2]string) ([]byte, error) {
	var body bytes.Buffer
	w := csv.NewWriter(&body)
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = harmless(cell)
		}
		if err := w.Write(safe); err != nil {
			return nil, fmt.Errorf("writing a row: %w", err)
		}
	}
	for _, pair := range about {
		if err := w.Write([]string{"# " + pair[0], harmless(pair[1])}); err != nil {
			return nil, fmt.Errorf("writing what the table is of: %w", err)
		}
	}
	w.Flush()
	return body.Bytes(), w.Error()
}

// harmless keeps a spreadsheet from calculating with a text.
func harmless(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}
