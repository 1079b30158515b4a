package sheet

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// Mark is the byte order mark.
const Mark = "\uFEFF"

// Writer writes the lines of a table. It is used by one goroutine.
type Writer struct {
	csv  *csv.Writer
	line []string
}

// NewWriter begins a table. Errors: the writer's own.
func NewWriter(w io.Writer) (*Writer, error) {
	if _, err := io.WriteString(w, Mark); err != nil {
		return nil, err
	}
	return &Writer{csv: csv.NewWriter(w)}, nil
}

// Write writes a line. Errors: the writer's own, perhaps later than they happen.
func (w *Writer) Write(cells []string) error {
	w.line = w.line[:0]
	for _, cell := range cells {
		w.line = append(w.line, guarded(cell))
	}
	return w.csv.Write(w.line)
}

// Flush writes what is still to be written. Errors: the writer's own.
func (w *Writer) Flush() error {
	w.csv.Flush()
	return w.csv.Error()
}

// formulaSigns are what a spreadsheet may take the start of a formula for; an apostrophe is guarded
// too, so that every guard can be told from a text's own.
const formulaSigns = "=+-@\t\r\n'|%"

// guarded returns the cell with an apostrophe before what may be taken for a formula: not before a
// number, which calculates nothing.
func guarded(cell string) string {
	if cell == "" || strings.IndexByte(formulaSigns, cell[0]) < 0 || isNumber(cell) {
		return cell
	}
	return "'" + cell
}

// isNumber reports whether a cell is a decimal number with a sign, such as -5 or +0.25.
func isNumber(cell string) bool {
	_, err := strconv.ParseFloat(cell, 64)
	return err == nil && strings.Trim(cell, "+-.0123456789") == ""
}

// Unguarded returns a cell that Write wrote as it was before.
func Unguarded(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && rest != "" && strings.IndexByte(formulaSigns, rest[0]) >= 0 {
		return rest
	}
	return cell
}
