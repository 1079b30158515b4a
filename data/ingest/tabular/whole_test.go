package tabular

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAWholeTableLacksNothing(t *testing.T) {
	path := writeFile(t, "t.csv", "\xEF\xBB\xBFplace;note;\n\"a\r\nb\";\xFF;x\r\n;;\n\n;n;\n\"c\nd\";e;\n")
	f := open(t, path, Options{Whole: true})
	if diff := cmp.Diff([]string{"place", "note", ""}, f.Columns); diff != "" || f.Delimiter != ';' || !f.Mark {
		t.Errorf("delimiter %q, mark %v, columns %s", f.Delimiter, f.Mark, diff)
	}
	want := []Row{
		{Number: 1, Line: 2, Cells: []string{"a\r\nb", "\xFF", "x"}},
		{Number: 2, Line: 4, Cells: []string{"", "", ""}},
		{Number: 3, Line: 6, Cells: []string{"", "n", ""}},
		{Number: 4, Line: 7, Cells: []string{"c\nd", "e", ""}},
	}
	if diff := cmp.Diff(want, rowsOf(t, f)); diff != "" {
		t.Error(diff)
	}
}

func TestAWholeTableMayHaveNoRows(t *testing.T) {
	for name, text := range map[string]string{"a header": "a,b\n", "a header and hashtags": "a,b\n#x,#y\n"} {
		t.Run(name, func(t *testing.T) {
			f := open(t, writeFile(t, "t.csv", text), Options{Whole: true})
			if rows := rowsOf(t, f); len(rows) != 0 || len(f.Columns) != 2 {
				t.Errorf("%d columns, %d rows", len(f.Columns), len(rows))
			}
		})
	}
}
