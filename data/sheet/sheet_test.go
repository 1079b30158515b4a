package sheet_test

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"testing"

	"tawthiq/data/sheet"
)

func FuzzCellsReadBackAndNoneIsAFormula(f *testing.F) {
	for _, cell := range []string{"", "=1+1", "'=a", "@me", "-5", "-5+cmd", "+", "-1.2.3", "\tx", "سراقب", "a,\"b\"\nc", "'"} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		if strings.Contains(cell, "\r") {
			return // a CSV reader makes one kind of line end of all
		}
		var b bytes.Buffer
		w, err := sheet.NewWriter(&b)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write([]string{cell, "second"}); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		row, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), sheet.Mark))).Read()
		if err != nil || sheet.Unguarded(row[0]) != cell {
			t.Errorf("%q is read back as %q: %v", cell, row, err)
		}
		if _, err := strconv.ParseFloat(row[0], 64); err != nil && strings.IndexAny(row[0], "=+-@\t\r\n|%") == 0 {
			t.Errorf("a spreadsheet takes %q for a formula", row[0])
		}
	})
}
