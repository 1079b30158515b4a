package ingest_test

import (
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	textunicode "golang.org/x/text/encoding/unicode"
)

const invented = `source_id,date_start,violation,place_en,place_ar,latitude,longitude,killed,title_ar
a,2020-05-01,extrajudicial-killing,Madeup,قرية مختلقة,35.5,36.25,3,قصف على السوق الشعبي
b,2020-05-02,arbitrary-arrest,"Other, made up",بلدة أخرى,,,0,اعتقال عند الحاجز
`

// asWorkbook writes a table as XLSX, with real dates and numbers.
func asWorkbook(t *testing.T, rows [][]string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", "A"+string(rune('1'+i)), &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "t.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// asFeatures writes a table as a FeatureCollection, the coordinates in the geometry only.
func asFeatures(t *testing.T, rows [][]string) string {
	t.Helper()
	var features []any
	for _, row := range rows[1:] {
		properties, geometry := map[string]any{}, any(nil)
		for i, name := range rows[0] {
			if name != "latitude" && name != "longitude" {
				properties[name] = row[i]
			}
		}
		if row[5] != "" {
			geometry = map[string]any{"type": "Point", "coordinates": []json.Number{json.Number(row[6]), json.Number(row[5])}}
		}
		features = append(features, map[string]any{"type": "Feature", "geometry": geometry, "properties": properties})
	}
	text, err := json.Marshal(map[string]any{"type": "FeatureCollection", "features": features})
	if err != nil {
		t.Fatal(err)
	}
	return write(t, "t.geojson", string(text))
}

func TestEveryFormatStatesTheSame(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(invented)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	wide, err := textunicode.UTF16(textunicode.LittleEndian, textunicode.UseBOM).NewEncoder().String(invented)
	if err != nil {
		t.Fatal(err)
	}
	arabic, err := charmap.Windows1256.NewEncoder().String(invented)
	if err != nil {
		t.Fatal(err)
	}
	store := openStore(t)
	run(t, config(store, write(t, "t.csv", invented)))
	want := records(t, store)
	for name, path := range map[string]string{
		"UTF-16":       write(t, "u.csv", wide),
		"Windows-1256": write(t, "w.csv", arabic),
		"semicolons":   write(t, "s.csv", strings.ReplaceAll(strings.ReplaceAll(invented, ",", ";"), "Other; made", "Other, made")),
		"XLSX":         asWorkbook(t, rows),
		"GeoJSON":      asFeatures(t, rows),
	} {
		t.Run(name, func(t *testing.T) {
			store := openStore(t)
			s := run(t, config(store, path))
			if diff := cmp.Diff(want, records(t, store)); diff != "" {
				t.Errorf("%+v\n%s", s, diff)
			}
		})
	}
}
