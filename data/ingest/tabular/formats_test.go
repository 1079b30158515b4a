package tabular

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tawthiq/data"
)

// makeWorkbook writes a workbook with an empty first sheet and a table on the second.
func makeWorkbook(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.NewSheet("Data"); err != nil {
		t.Fatal(err)
	}
	day := time.Date(2020, 5, 31, 0, 0, 0, 0, time.UTC)
	custom := "dd/mm/yyyy"
	shown, err := f.NewStyle(&excelize.Style{CustomNumFmt: &custom})
	if err != nil {
		t.Fatal(err)
	}
	decimals, err := f.NewStyle(&excelize.Style{NumFmt: 2})
	if err != nil {
		t.Fatal(err)
	}
	for cell, value := range map[string]any{
		"A1": "id", "B1": "day", "C1": "lat", "D1": "killed", "E1": "note",
		"A2": "x1", "B2": day, "C2": 35.331032, "D2": 3, "E2": "قصف",
		"A4": "x2", "B4": day.AddDate(0, 1, 0), "C4": 36.0, "D4": 1234,
	} {
		if err := f.SetCellValue("Data", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellStyle("Data", "B4", "B4", shown); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("Data", "C2", "C2", decimals); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "t.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWorkbookKeepsDigitsAndDates(t *testing.T) {
	f := open(t, makeWorkbook(t), Options{})
	want := []Row{
		{Number: 1, Line: 2, Cells: []string{"x1", "2020-05-31", "35.331032", "3", "قصف"}},
		{Number: 2, Line: 4, Cells: []string{"x2", "2020-07-01", "36", "1234", ""}},
	}
	if diff := cmp.Diff(want, rowsOf(t, f)); diff != "" {
		t.Error(diff)
	}
	if f.Format != "xlsx" || f.Fraction() != 1 {
		t.Errorf("format %q, fraction %g", f.Format, f.Fraction())
	}
}

func TestWorkbookSheetsAndDamage(t *testing.T) {
	path := makeWorkbook(t)
	if f := open(t, path, Options{Sheet: "data"}); f.Columns[0] != "id" {
		t.Errorf("columns %q", f.Columns)
	}
	for name, sheet := range map[string]string{"no such sheet": "Other", "an empty sheet": "Sheet1"} {
		if _, err := Open(path, Options{Sheet: sheet}); data.KindOf(err) != data.InvalidKind {
			t.Errorf("%s: %v", name, err)
		}
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(writeFile(t, "cut.xlsx", string(whole[:len(whole)*2/3])), Options{}); data.KindOf(err) != data.InvalidKind {
		t.Errorf("a workbook that is cut off: %v", err)
	}
}

const point = `{"type":"Feature","id":"f1","geometry":{"type":"Point","coordinates":[36.5,35.25,400]},"properties":{"day":"2020-05-01","tags":["a","b"],"n":1e2}}`
const shape = `{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[36,35],[37,35],[37,36],[36,35]]]},"properties":{"day":"2020-05-02","late":true}}`
const nowhere = `{"type":"Feature","geometry":null,"properties":{"day":null}}`

func wantFeatures() []Row {
	return []Row{
		{Number: 1, Line: 1, Cells: []string{"f1", "35.25", "36.5", "2020-05-01", "a; b", "100", ""}},
		{Number: 2, Line: 2, Cells: []string{"", "Polygon", "", "2020-05-02", "", "", "true"}, Problem: "its geometry is a Polygon; only points are read"},
	}
}

func TestFeatureCollection(t *testing.T) {
	text := `{"type":"FeatureCollection","name":"x","features":[` + point + "," + shape + "," + nowhere + `],"more":{}}`
	f := open(t, writeFile(t, "t.geojson", text), Options{})
	if diff := cmp.Diff([]string{"@id", "@lat", "@lon", "day", "tags", "n", "late"}, f.Columns); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(wantFeatures(), rowsOf(t, f)); diff != "" {
		t.Error(diff)
	}
}

func TestFeaturesOneALine(t *testing.T) {
	f := open(t, writeFile(t, "t.ndjson", "\x1e"+point+"\n"+shape+"\n{broken\n"), Options{})
	want := append(wantFeatures(), Row{Number: 3, Line: 3, Cells: []string{"{broken"}, Problem: "the line is not one whole JSON feature"})
	if diff := cmp.Diff(want, rowsOf(t, f)); diff != "" {
		t.Error(diff)
	}
}

// FuzzFeatures checks that any text is read to its end or refused, and that every row has a cell
// for every column or says what is wrong.
func FuzzFeatures(f *testing.F) {
	for _, seed := range []string{
		`{"type":"FeatureCollection","features":[` + point + "," + shape + `]}`, point + "\n" + nowhere + "\n",
		`{"type":"FeatureCollection","features":[{"type":5},{"properties":[]}]}`, `{"features":[`, "{}", "\x1e" + point,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, err := Open(writeFile(t, "t.geojson", text), Options{})
		if err != nil {
			return
		}
		defer file.Close()
		for {
			row, err := file.Next()
			if err != nil {
				return
			}
			if row.Problem == "" && len(row.Cells) != len(file.Columns) {
				t.Fatalf("%d cells in %d columns", len(row.Cells), len(file.Columns))
			}
		}
	})
}
