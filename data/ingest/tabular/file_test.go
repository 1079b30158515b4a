package tabular

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	textunicode "golang.org/x/text/encoding/unicode"

	"tawthiq/data"
)

func writeFile(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// open opens a file that has to be a table, and closes it at the end of the test.
func open(t testing.TB, path string, opts Options) *File {
	t.Helper()
	f, err := Open(path, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func rowsOf(t testing.TB, f *File) []Row {
	t.Helper()
	var out []Row
	for {
		row, err := f.Next()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, row)
	}
}

func TestDelimiterIsFound(t *testing.T) {
	for _, d := range []string{",", ";", "\t", "|"} {
		t.Run(fmt.Sprintf("%q", d), func(t *testing.T) {
			text := strings.ReplaceAll("a^b^c\n1^\"x, y; z\"^3\n\n4^5^6\n", "^", d)
			f := open(t, writeFile(t, "t.csv", text), Options{})
			want := []Row{{Number: 1, Line: 2, Cells: []string{"1", "x, y; z", "3"}}, {Number: 2, Line: 4, Cells: []string{"4", "5", "6"}}}
			if diff := cmp.Diff(want, rowsOf(t, f)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCarriageReturnsAloneEndLines(t *testing.T) {
	f := open(t, writeFile(t, "t.csv", "a,b\r1,\"x, y\"\r2,z\r"), Options{})
	want := []Row{{Number: 1, Line: 2, Cells: []string{"1", "x, y"}}, {Number: 2, Line: 3, Cells: []string{"2", "z"}}}
	if diff := cmp.Diff(want, rowsOf(t, f)); diff != "" {
		t.Error(diff)
	}
}

func TestRaggedRowsAreFoundFaultWith(t *testing.T) {
	f := open(t, writeFile(t, "t.csv", "a,b\n1\n1,2,\n1,2,3\n,\n4,5\n"), Options{})
	want := []Row{
		{Number: 1, Line: 2, Cells: []string{"1"}, Problem: "the row has 1 cell where the header has 2 columns"},
		{Number: 2, Line: 3, Cells: []string{"1", "2"}},
		{Number: 3, Line: 4, Cells: []string{"1", "2", "3"}, Problem: "the row has 3 cells where the header has 2 columns"},
		{Number: 4, Line: 6, Cells: []string{"4", "5"}},
	}
	if diff := cmp.Diff(want, rowsOf(t, f)); diff != "" {
		t.Error(diff)
	}
}

func TestHashtagsStandFirstOrSecond(t *testing.T) {
	second := open(t, writeFile(t, "t.csv", "Id,Note,When\n#event+id,,#date+start\n7,x,2020-05-01\n"), Options{})
	if diff := cmp.Diff([]string{"#event+id", "", "#date+start"}, second.Tags); diff != "" {
		t.Error(diff)
	}
	if rows := rowsOf(t, second); len(rows) != 1 || rows[0].Line != 3 {
		t.Errorf("rows: %+v", rows)
	}
	first := open(t, writeFile(t, "t.csv", "#event+id,#date+start\n7,2020-05-01\n"), Options{})
	if diff := cmp.Diff(first.Columns, first.Tags); diff != "" || len(rowsOf(t, first)) != 1 {
		t.Errorf("tags as the header: %s", diff)
	}
}

const arabicTable = "المعرف,المكان,النص\n1,معرة النعمان,قصف على السوق الشعبي في المدينة\n2,حلب,غارات جوية على الأحياء السكنية\n"

func TestEncodingsAreFound(t *testing.T) {
	le := textunicode.UTF16(textunicode.LittleEndian, textunicode.IgnoreBOM)
	be := textunicode.UTF16(textunicode.BigEndian, textunicode.IgnoreBOM)
	for _, test := range []struct {
		name, mark string
		enc        encoding.Encoding
		want       string
	}{
		{"UTF-8", "", nil, "utf-8"},
		{"UTF-8 with a mark", "\xEF\xBB\xBF", nil, "utf-8"},
		{"UTF-16 little endian with a mark", "\xFF\xFE", le, "utf-16le"},
		{"UTF-16 big endian with a mark", "\xFE\xFF", be, "utf-16be"},
		{"UTF-16 little endian", "", le, "utf-16le"},
		{"UTF-16 big endian", "", be, "utf-16be"},
		{"Windows-1256", "", charmap.Windows1256, "windows-1256"},
		{"ISO 8859-6", "", charmap.ISO8859_6, "iso-8859-6"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := arabicTable
			if test.enc != nil {
				var err error
				if text, err = test.enc.NewEncoder().String(text); err != nil {
					t.Fatal(err)
				}
			}
			f := open(t, writeFile(t, "t.csv", test.mark+text), Options{})
			if f.Encoding != test.want || f.Columns[0] != "المعرف" {
				t.Errorf("encoding %q, columns %q", f.Encoding, f.Columns)
			}
			if rows := rowsOf(t, f); len(rows) != 2 || rows[0].Cells[1] != "معرة النعمان" || rows[1].Line != 3 {
				t.Errorf("rows: %+v", rows)
			}
		})
	}
}

func TestAnEncodingCanBeNamed(t *testing.T) {
	text, err := charmap.Windows1252.NewEncoder().String("id,note\n1,dégâts près de l'hôpital école détruite\n")
	if err != nil {
		t.Fatal(err)
	}
	path := writeFile(t, "t.csv", text)
	if _, err := Open(path, Options{}); data.KindOf(err) != data.InvalidKind || !strings.Contains(err.Error(), "--encoding") {
		t.Errorf("not detected, but: %v", err)
	}
	if rows := rowsOf(t, open(t, path, Options{Encoding: "windows-1252"})); rows[0].Cells[1] != "dégâts près de l'hôpital école détruite" {
		t.Errorf("rows: %+v", rows)
	}
	if _, err := Open(path, Options{Encoding: "klingon"}); data.KindOf(err) != data.InvalidKind {
		t.Errorf("an unknown name: %v", err)
	}
}

func TestOneBadByteCostsOneRow(t *testing.T) {
	text := "id,place\n" + strings.Repeat("1,معرة النعمان\n", 50) + "2,bad \xff byte\n3,good\n"
	rows := rowsOf(t, open(t, writeFile(t, "t.csv", text), Options{}))
	if len(rows) != 52 || !strings.Contains(rows[50].Problem, "place") || rows[51].Problem != "" {
		t.Errorf("%d rows: %+v", len(rows), rows[50:])
	}
}

func TestWhatIsNoTableIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"empty":           "",
		"only space":      " \n\n",
		"only a header":   "a,b\n",
		"binary":          "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x03\x00>\x00",
		"old Excel":       "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on",
		"a PDF":           "%PDF-1.7\n",
		"gzip":            "\x1f\x8b\x08\x00",
		"a web page":      "\n<!DOCTYPE html><html></html>",
		"a broken XLSX":   "PK\x03\x04 cut off",
		"JSON of another": `{"a": 1}`,
		"a JSON list":     `[1, 2]`,
		"a broken map":    `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":1}},`,
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Open(writeFile(t, "t.csv", text), Options{}); data.KindOf(err) != data.InvalidKind {
				t.Errorf("got %v", err)
			}
		})
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none.csv"), Options{}); data.KindOf(err) != data.NotFoundKind {
		t.Errorf("a file that is not there: %v", err)
	}
	if _, err := Open(t.TempDir(), Options{}); data.KindOf(err) != data.InvalidKind {
		t.Errorf("a folder: %v", err)
	}
}

func TestACellHasALimit(t *testing.T) {
	rows := rowsOf(t, open(t, writeFile(t, "t.csv", "a,b\n1,"+strings.Repeat("x", maxCell+1)+"\n2,y\n"), Options{}))
	if len(rows) != 2 || !strings.Contains(rows[0].Problem, `"b"`) || rows[1].Problem != "" {
		t.Errorf("problem %q", rows[0].Problem)
	}
}
