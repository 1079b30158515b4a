package sheet

import (
	"encoding/csv"
	"io"
	"strings"
)

// Mark is the byte order mark.
const Mark = "\uFEFF"

// Writer writes the lines of a table. It is used by one goroutine.
type Writer struct{ csv *csv.Writer }

// NewWriter begins a table. Errors: the writer's own.
func NewWriter(w io.Writer) (*Writer, error) {
	if _, err := io.WriteString(w, Mark); err != nil {
		return nil, err
	}
	return &Writer{csv.NewWriter(w)}, nil
}

// Write writes a line, guarding its cells in place. Errors: the writer's own, also later than it
// happened.
func (w *Writer) Write(cells []string) error {
	for i, cell := range cells {
		cells[i] = guarded(cell)
	}
	return w.csv.Write(cells)
}

// Flush writes what is still to be written. Errors: the writer's own.
func (w *Writer) Flush() error {
	w.csv.Flush()
	return w.csv.Error()
}

// formulaSigns are what a spreadsheet may take the start of a formula for; an apostrophe is guarded
// too, so that every guard can be told from a text's own.
const formulaSigns = "=+-@\t\r\n'|%"

// guarded returns the cell with an apostrophe before what may be taken for a formula.
func guarded(cell string) string {
	if cell != "" && strings.IndexByte(formulaSigns, cell[0]) >= 0 {
		return "'" + cell
	}
	return cell
}

// Unguarded returns a cell that Write wrote as it was before.
func Unguarded(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && rest != "" && strings.IndexByte(formulaSigns, rest[0]) >= 0 {
		return rest
	}
	return cell
}
