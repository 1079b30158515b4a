package controlfile

import (
	"errors"
	"io"

	"tawthiq/data"
	"tawthiq/data/ingest/tabular"
	"tawthiq/geo"
)

// maxRows is the longest table that is read: the communities of the country some hundred times over.
const maxRows = 1_000_000

const columnPlace = "pcode"

// readTable returns a row for each row of a table, and what its rows are called. Errors: those of
// tabular; InvalidKind where no column is named pcode.
func readTable(path, encoding string) (rows []row, unit string, err error) {
	file, err := tabular.Open(path, tabular.Options{Encoding: encoding})
	if err != nil {
		return nil, "", err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	places := 0
	for _, name := range file.Columns {
		if fold(name) == columnPlace {
			places++
		}
	}
	if places != 1 {
		return nil, "", data.Invalid("file", "%d columns are named %s", places, columnPlace).WithHint("name the column of the p-codes so")
	}
	for len(rows) < maxRows {
		read, err := file.Next()
		if errors.Is(err, io.EOF) {
			return rows, unitOf(file.Format), nil
		}
		if err != nil {
			return nil, "", err
		}
		rows = append(rows, rowOf(file.Columns, read))
	}
	return nil, "", &data.Error{Kind: data.TooLarge, Field: "file", Message: "it has over a million rows"}
}

// unitOf says what the numbers of rows count in a format.
func unitOf(format string) string {
	if format == "xlsx" {
		return "row"
	}
	return "line"
}

func rowOf(columns []string, read tabular.Row) row {
	r := row{number: read.Line, values: map[string]string{}, names: columns}
	if read.Problem != "" {
		r.fault = data.Invalid("", "%s", read.Problem)
		return r
	}
	for i, cell := range read.Cells {
		r.values[fold(columns[i])] = cell
	}
	r.place = geo.PCode(r.values[columnPlace])
	return r
}
