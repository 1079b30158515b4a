package reference

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

const controlFile = "control_2020-03-06_2024-11-26.csv"

// tinySources writes the sources of a country of one square subdistrict to a folder, after change
// has had its way with them.
func tinySources(t testing.TB, change func(files map[string]string)) string {
	t.Helper()
	files := map[string]string{
		"areas.csv": `level,pcode,parent_pcode,name_en,name_ar,aliases_en,aliases_ar,center_lat,center_lon,area_km2,population_2004
1,SY01,SY,Damascus,دمشق,,,33.5,36.5,116.7,1000
2,SY0100,SY01,Damascus,دمشق,,,33.5,36.5,116.7,1000
3,SY010000,SY0100,Damascus,دمشق,al Ghutah ash Sharqiyah|Sham,ناحية الغوطة الشرقية,33.5,36.5,116.7,1000
`,
		"places.csv": `pcode,kind,name_en,name_ar,aliases_en,aliases_ar,subdistrict,within,lat,lon,population
C1001,community,Damascus,دمشق,Ash-Sham|Damascus,الشام,SY010000,,33.5,36.5,1400
C1002,community,Coast,,,,SY010000,,33.5,35.9,100
N0001,neighbourhood,Old town,,,,SY010000,C1001,33.5,36.6,
`,
		controlFile:             "place_pcode,controller\nC1001,government\nC1002,sdf\n",
		"areas_detail.topojson": tinyTopology,
		"context/neighbours.geojson": `{"features":[
{"properties":{"name":"Jordan"},"geometry":{"type":"Polygon","coordinates":[[[35,31],[35,33],[39,33],[39,31],[35,31]]]}}]}`,
		"context/lakes.geojson": `{"features":[
{"properties":{"area_km2":1.5},"geometry":{"type":"Polygon","coordinates":[[[36.1,33.1],[36.2,33.1],[36.2,33.2],[36.1,33.1]]]}}]}`,
		"context/rivers.geojson": `{"features":[
{"properties":{"level":1,"class":"permanent major"},"geometry":{"type":"LineString","coordinates":[[36,33],[36.5,33.00001],[37,33]]}},
{"properties":{"level":2,"class":"minor"},"geometry":{"type":"LineString","coordinates":[[36,33],[36,33]]}}]}`,
	}
	if change != nil {
		change(files)
	}
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "context"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// tinyVernacular returns the vernacular files of the tiny country.
func tinyVernacular() fstest.MapFS {
	return fstest.MapFS{
		regionsFile: {Data: []byte("code,name_en,name_ar,aliases,subdistricts,note\nV01,Ghouta,الغوطة,Ghuta|غوطة,SY010000,\n")},
		namesFile:   {Data: []byte("pcode,name_en,kind,names\nSY01,Damascus,former,Aram\nC1001,Damascus,kurdish,Şam|Ash-Sham|Damascus|Şam\n")},
	}
}

const tinyTopology = `{"transform":{"scale":[0.5,0.5],"translate":[36,33]},
"arcs":[[[0,0],[2,0],[0,1],[-1,1],[-1,-1],[0,-1]]],
"objects":{
"country":{"geometries":[{"type":"MultiPolygon","arcs":[[[0]]],"properties":{"pcode":"SY"}}]},
"governorates":{"geometries":[{"type":"Polygon","arcs":[[0]],"properties":{"pcode":"SY01"}}]},
"districts":{"geometries":[{"type":"Polygon","arcs":[[0]],"properties":{"pcode":"SY0100"}}]},
"subdistricts":{"geometries":[{"type":"Polygon","arcs":[[0]],"properties":{"pcode":"SY010000"}}]}}}`

// tinyFacts returns what the sources of the tiny country say.
func tinyFacts(t testing.TB) sourceFacts {
	t.Helper()
	c := compiler{from: tinySources(t, nil)}
	var s sourceFacts
	for _, step := range []func(*sourceFacts) error{c.readAreas, c.readPlaces, c.readControl, c.readSurroundings} {
		if err := step(&s); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func sourcesText(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("SOURCES.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
