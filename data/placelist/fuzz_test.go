package placelist

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tawthiq/data/ingest/tabular"
)

// FuzzRun sends any table through: whatever it holds, the output is a table in which every row
// has every column, a state and a reason, and no cell of the answer begins a formula.
func FuzzRun(f *testing.F) {
	for _, s := range []string{"place,lat\nHere,1\n", "id;place_ar;reason\n1;سراقب;=1\n2\n", "a\n\"Here\nPerhaps", "place,,\n,,,\n\xff,\x00,\n", "\uFEFFplace\n=cmd|' /C calc'!A0\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table, err := openFuzzed(t, text)
		if err != nil {
			return
		}
		defer table.Close()
		var b strings.Builder
		summary, err := Run(t.Context(), table, &b, Config{Geocoder: echo{}, Columns: Columns{Place: firstName(table.Columns)}})
		if err != nil {
			return
		}
		checkOutput(t, b.String(), table.Columns, table.Delimiter, table.Tags != nil, summary)
	})
}

func openFuzzed(t *testing.T, text string) (*tabular.File, error) {
	path := filepath.Join(t.TempDir(), "t.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return tabular.Open(path, tabular.Options{Whole: true})
}

func firstName(columns []string) string {
	for _, c := range columns {
		if c != "" {
			return c
		}
	}
	return ""
}

func checkOutput(t *testing.T, text string, columns []string, delimiter byte, tagged bool, s Summary) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	if delimiter != 0 {
		r.Comma = rune(delimiter)
	}
	rows, err := r.ReadAll() // which finds fault with rows of another number of cells
	if err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	extra := 1
	if tagged && len(rows) == s.Rows+2 {
		extra = 2
	}
	if len(rows) != s.Rows+extra || s.Rows != s.Accepted+s.Review+s.NotFound {
		t.Errorf("%d rows are written: %+v", len(rows), s)
	}
	for _, row := range rows[extra:] {
		for i, cell := range row[len(columns):] {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("%s begins a formula: %q", Names()[i], cell)
			}
		}
		if row[len(row)-1] == "" || row[len(row)-3] == "" {
			t.Errorf("a row without a state or a reason: %q", row)
		}
	}
}
