package tabular

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// readAll returns every row of CSV text.
func readAll(text string, delimiter byte) ([]Row, error) {
	c := newCSV(strings.NewReader(text), delimiter)
	var out []Row
	for {
		row, err := c.next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		out = append(out, row)
	}
}

func TestCSVRows(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []Row
	}{
		{"a quoted cell holds the delimiter and a doubled quote", `a,"b,""c"""`, []Row{{Line: 1, Cells: []string{"a", `b,"c"`}}}},
		{"a row after a quoted newline knows its physical line", "a,\"b\r\nc\"\r\nd,e\r\n",
			[]Row{{Line: 1, Cells: []string{"a", "b\nc"}}, {Line: 3, Cells: []string{"d", "e"}}}},
		{"a quote inside a cell is only a quote", `5" shell,x`, []Row{{Line: 1, Cells: []string{`5" shell`, "x"}}}},
		{"what follows a closing quote belongs to the cell", `"a"b,c`, []Row{{Line: 1, Cells: []string{"ab", "c"}}}},
		{"a delimiter at the end makes a blank cell", "a,\n", []Row{{Line: 1, Cells: []string{"a", ""}}}},
		{"a quote that never closes costs only its own line", "a,\"b\nc,d\ne,f\n", []Row{
			{Line: 1, Cells: []string{"a", `"b`}, Problem: "a quote opens and never closes"},
			{Line: 2, Cells: []string{"c", "d"}}, {Line: 3, Cells: []string{"e", "f"}},
		}},
		{"a quote that another row's would close costs no row", "1,\"a,b\n2,c,d\n3,\"e\",f\n", []Row{
			{Line: 1, Cells: []string{"1", `"a`, "b"}, Problem: "a quote opens and never closes"},
			{Line: 2, Cells: []string{"2", "c", "d"}}, {Line: 3, Cells: []string{"3", "e", "f"}},
		}},
		{"the last line needs no end", "a\nb", []Row{{Line: 1, Cells: []string{"a"}}, {Line: 2, Cells: []string{"b"}}}},
		{"nothing has no row", "", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := readAll(test.text, ',')
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCSVBoundsARow(t *testing.T) {
	long := strings.Repeat("x", maxRow+10)
	got, err := readAll("a,b\n"+long+"\nc,d\n", ',')
	if err != nil || len(got) != 3 || !strings.Contains(got[1].Problem, "over") || got[2].Line != 3 {
		t.Errorf("a line over the limit: %d rows, %v", len(got), err)
	}
	open := "\"" + strings.Repeat("y\n", maxLines+5)
	got, err = readAll(open+"c,d\n", ',')
	if err != nil || got[0].Problem == "" || len(got) != maxLines+6 || got[len(got)-1].Cells[1] != "d" {
		t.Errorf("a quote over the limit of lines: %d rows, %v", len(got), err)
	}
}

func TestCSVGivesUpOnAFileOfOpenQuotes(t *testing.T) {
	if _, err := readAll(strings.Repeat("a\"b,\"c\n", 20_000), ','); err == nil || !strings.Contains(err.Error(), "never close") {
		t.Errorf("got %v", err)
	}
}

// FuzzCSV checks that the reader ends, keeps every byte of well-formed text as encoding/csv reads
// it, and never goes back in its lines.
func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "\"a\nb\",c\r\n", "a,\"b", "\"\"\"\",\"\"", "a;b\tc|d", "\xff\xfe\x00", "\"a\"b\"c\",d\n\n,\n", "\r\n\r", "a\"b,\"c\n\"d"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		rows, err := readAll(string(text), ',')
		if err != nil {
			return
		}
		before := 0
		var cells [][]string
		for _, r := range rows {
			if r.Line <= before {
				t.Fatalf("line %d after line %d", r.Line, before)
			}
			before = r.Line
			if len(r.Cells) != 1 || r.Cells[0] != "" {
				cells = append(cells, r.Cells)
			}
		}
		oracle := csv.NewReader(bytes.NewReader(text))
		oracle.FieldsPerRecord = -1
		want, err := oracle.ReadAll()
		if err != nil {
			return
		}
		filled := want[:0]
		for _, w := range want {
			if len(w) != 1 || w[0] != "" {
				filled = append(filled, w)
			}
		}
		if diff := cmp.Diff(filled, cells); diff != "" && len(filled)+len(cells) > 0 {
			t.Fatalf("%q: %s", text, diff)
		}
	})
}
