package answer

import (
	"bytes"
	"fmt"
	"iter"

	"tawthiq/data/sheet"
)

// CSVType is the media type of tables.
const CSVType = "text/csv; charset=utf-8"

// CSV returns rows, the first of them the names of the columns, as a table that spreadsheets open (see
// package sheet). About says what the table is of: a line for each pair behind the rows, its name after
// a number sign.
func CSV(rows iter.Seq[[]string], about ...[2]string) ([]byte, error) {
	var body bytes.Buffer
	w, err := sheet.NewWriter(&body)
	if err != nil {
		return nil, fmt.Errorf("beginning a table: %w", err)
	}
	columns := 0
	for row := range rows {
		columns = max(columns, len(row))
		if err := w.Write(row); err != nil {
			return nil, fmt.Errorf("writing a row: %w", err)
		}
	}
	for _, pair := range about {
		line := make([]string, max(columns, len(pair)))
		line[0], line[1] = "# "+pair[0], pair[1]
		if err := w.Write(line); err != nil {
			return nil, fmt.Errorf("writing what the table is of: %w", err)
		}
	}
	if err := w.Flush(); err != nil {
		return nil, fmt.Errorf("ending a table: %w", err)
	}
	return body.Bytes(), nil
}
