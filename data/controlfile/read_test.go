package controlfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
)

var april = data.ControlLayer{Source: "A press map", From: data.DateOf(2018, 4, 1), To: data.DateOf(2018, 4, 30)}

// config returns one for a country that lies between 35.5 and 42.5 degrees east.
func config(t testing.TB, maps ...string) Config {
	t.Helper()
	terms, err := data.DefaultVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	c := Config{
		Layer: april, Terms: terms,
		HasPlace: func(p geo.PCode) bool { return p == "C1001" || p == "C1002" || p == "N0001" },
		Land:     orb.MultiPolygon{{{{35.5, 32}, {42.5, 32}, {42.5, 37.5}, {35.5, 37.5}, {35.5, 32}}}},
	}
	for _, text := range maps {
		rule, err := ParseRule(text, terms)
		if err != nil {
			t.Fatal(err)
		}
		c.Rules = append(c.Rules, rule)
	}
	return c
}

func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	west = `[[36,35],[37,35],[37,36],[36,36],[36,35]]`
	east = `[[37,35],[38,35],[38,36],[37,36],[37,35]]`
	over = `[[36.5,35],[38,35],[38,36],[36.5,36],[36.5,35]]`
)

// collectionOf returns a FeatureCollection of features with a property "who" and a ring.
func collectionOf(pairs ...string) string {
	var features []string
	for i := 0; i < len(pairs); i += 2 {
		features = append(features, featureOf(`{"who":`+pairs[i]+`}`, `{"type":"Polygon","coordinates":[`+pairs[i+1]+`]}`))
	}
	return `{"type":"FeatureCollection","features":[` + strings.Join(features, ",\n") + `]}`
}

func featureOf(properties, geometry string) string {
	return `{"type":"Feature","properties":` + properties + `,"geometry":` + geometry + `}`
}

func TestPolygonsAreReadByWhatTheirValuesMean(t *testing.T) {
	t.Parallel()
	text := "\uFEFF" + collectionOf(`"Rebelde\u0301s"`, west, `"kurdos"`, east, `"nobody"`, over, `" KURDOS\u200e "`, `[[39,35,100],[39,36,100],[40,36,100],[39,35,100]]`)
	layer, summary, err := Read(write(t, "a.json", text), config(t, "who=rebeldés:tip+hts-opposition", "who=kurdos:sdf", "who=nobody:-"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Summary{Read: 4, LeftOut: 1, Unit: "feature"}, summary); diff != "" {
		t.Error(diff)
	}
	want := april
	want.Claims = []data.ControlClaim{
		{Area: orb.MultiPolygon{{{{36, 35}, {37, 35}, {37, 36}, {36, 36}, {36, 35}}}}, Controllers: []string{"hts-opposition", "tip"}},
		{Area: orb.MultiPolygon{{{{37, 35}, {38, 35}, {38, 36}, {37, 36}, {37, 35}}}}, Controllers: []string{"sdf"}},
		{Area: orb.MultiPolygon{{{{39, 35}, {40, 36}, {39, 36}, {39, 35}}}}, Controllers: []string{"sdf"}},
	}
	if diff := cmp.Diff(want, layer); diff != "" {
		t.Error(diff)
	}
}

func TestATableIsReadByItsCodes(t *testing.T) {
	t.Parallel()
	text := "PCode;Name; Controller ;valid_from;valid_to;confidence\nC1001;a;government+sdf;2024-12-08;;believed\nC1002;b; sdf+isis;;2024-12-31;\nN0001;c;rebels;;;\n"
	c := config(t, "controller=rebels:hts-opposition")
	c.Layer.From, c.Layer.To = data.DateOf(2024, 12, 1), data.DateOf(2025, 1, 31)
	layer, summary, err := Read(write(t, "a.csv", text), c)
	if err != nil {
		t.Fatal(err)
	}
	want := []data.ControlClaim{
		{Place: "C1001", Controllers: []string{"government+sdf"}, From: data.DateOf(2024, 12, 8), Confidence: "believed"},
		{Place: "C1002", Controllers: []string{"isis", "sdf"}, To: data.DateOf(2024, 12, 31)},
		{Place: "N0001", Controllers: []string{"hts-opposition"}},
	}
	if diff := cmp.Diff(want, layer.Claims); diff != "" || summary.Unit != "line" {
		t.Error(summary, diff)
	}
}

func TestWhatIsWrongIsNamedWithItsPlace(t *testing.T) {
	t.Parallel()
	const table = "pcode,controller,valid_from,valid_to,confidence\n"
	for name, c := range map[string]struct {
		text string
		maps []string
		want string
	}{
		"a value that nothing explains":   {collectionOf(`"kurdos"`, west, `"it's"`, east, `"kurdos"`, east), []string{"who=nobody:-"}, `no feature has "nobody" as its who`},
		"values that nothing explains":    {collectionOf(`"kurdos"`, west, `"it's"`, east, `"kurdos"`, east, `"sdf"`, over), []string{"who=sdf:isis"}, "--map 'who=kurdos:CONTROLLER'   (2 features: 1, 3)\n  --map 'who=it'\\''s:CONTROLLER'   (feature 2)"},
		"no such property":                {collectionOf(`"sdf"`, west), nil, `no feature has "controller"; say by --map property=value:controller what a value of another one means; there are: who`},
		"an empty value":                  {collectionOf(`null`, west, `"sdf"`, east), []string{"who=sdf:sdf"}, "'who=:CONTROLLER'   (feature 1)"},
		"rules about two properties":      {collectionOf(`"sdf"`, west), []string{"who=sdf:sdf", "what=a:isis"}, "name one property"},
		"rules that differ":               {collectionOf(`"sdf"`, west), []string{"who=sdf:sdf", "who=SDF:isis"}, "differently"},
		"no collection":                   {featureOf(`{}`, `null`), nil, "not a GeoJSON FeatureCollection"},
		"JSON that breaks off":            {"{\"type\":\"FeatureCollection\",\n\"features\":[", nil, "line 2: the JSON"},
		"another system of coordinates":   {`{"type":"FeatureCollection","crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::32637"}},"features":[]}`, nil, "EPSG::32637"},
		"no feature at all":               {`{"type":"FeatureCollection","features":[]}`, nil, "makes no claim"},
		"only what is left out":           {collectionOf(`"x"`, west), []string{"who=x:-"}, "it has 1 feature, and 1 left out"},
		"a point":                         {`{"type":"FeatureCollection","features":[` + featureOf(`{"controller":"sdf"}`, `{"type":"Point","coordinates":[36,35]}`) + `]}`, nil, "feature 1, geometry: it is a Point"},
		"no geometry":                     {`{"type":"FeatureCollection","features":[` + featureOf(`{"controller":"sdf"}`, `null`) + `]}`, nil, "feature 1, geometry: it has none"},
		"no feature":                      {`{"type":"FeatureCollection","features":[` + featureOf(`{"controller":"sdf"}`, `{"type":"Polygon","coordinates":[`+west+`]}`) + `,{"type":"Polygon"}]}`, nil, "feature 2: it is not a GeoJSON Feature"},
		"coordinates that are none":       {collectionOf(`"sdf"`, `[["a","b"]]`), []string{"who=sdf:sdf"}, "feature 1, geometry: its coordinates"},
		"a position of one number":        {collectionOf(`"sdf"`, `[[36],[37,35],[37,36],[36]]`), []string{"who=sdf:sdf"}, "lacks its longitude"},
		"an open ring":                    {collectionOf(`"sdf"`, west, `"sdf"`, `[[36,35],[37,35],[37,36],[36,36]]`), []string{"who=sdf:sdf"}, "feature 2, geometry: the shape is not whole: it is not closed"},
		"a ring that crosses itself":      {collectionOf(`"sdf"`, `[[36,35],[37,36],[37,35],[36,36],[36,35]]`), []string{"who=sdf:sdf"}, "feature 1, geometry: the shape is not whole: it crosses or touches itself at longitude 36.5, latitude 35.5"},
		"a position out of the world":     {collectionOf(`"sdf"`, `[[360,35],[37,36],[37,35],[360,35]]`), []string{"who=sdf:sdf"}, "longitude 360"},
		"latitude first":                  {collectionOf(`"sdf"`, `[[33,38],[34,38],[34,39],[33,39],[33,38]]`), []string{"who=sdf:sdf"}, "feature 1, geometry: its positions begin with the latitude"},
		"latitude first in one of two":    {collectionOf(`"sdf"`, west, `"sdf"`, `[[33,38],[34,38],[34,39],[33,39],[33,38]]`), []string{"who=sdf:sdf"}, "feature 2, geometry: its positions begin with the latitude"},
		"another country":                 {collectionOf(`"sdf"`, `[[3,48],[4,48],[4,49],[3,49],[3,48]]`), []string{"who=sdf:sdf"}, "feature 1, geometry: it does not lie in Syria"},
		"areas that overlap":              {collectionOf(`"sdf"`, west, `"isis"`, over), []string{"who=sdf:sdf"}, "feature 2, geometry: it overlaps feature 1 by 5"},
		"two faults":                      {collectionOf(`"sdf"`, `[[36,35],[37,35],[36,35]]`, `"sdf"`, `[[36,35]]`), []string{"who=sdf:sdf"}, "this one 3\nfeature 2"},
		"a controller that is not there":  {table + "C1001,transitional,,,\n", nil, `line 2, controller: "transitional" is there only from 2024-12-08`},
		"a controller that says nothing":  {table + "C1001,unknown,,,\n", nil, "line 2, controller"},
		"no such place":                   {table + "C1001,sdf,,,\nC9999,sdf,,,\n", nil, `line 3, pcode: there is no community or neighbourhood "C9999"`},
		"an area for a place":             {table + "SY02,sdf,,,\n", nil, `line 2, pcode: "SY02" is not the p-code of a community`},
		"no place":                        {table + ",sdf,,,\n", nil, "line 2, pcode"},
		"a date of another form":          {table + "C1001,sdf,1/4/2018,,\n", nil, "line 2, valid_from"},
		"dates the wrong way round":       {table + "C1001,sdf,2018-04-20,2018-04-10,\n", nil, "line 2, valid_to: the last day 2018-04-10 is before"},
		"days outside those of the layer": {table + "C1001,sdf,2018-03-20,,\n", nil, "line 2, valid_from: 2018-03-20 to 2018-04-30 is not within"},
		"an unknown confidence":           {table + "C1001,sdf,,,rumour\n", nil, "line 2, confidence"},
		"a place on the same days":        {table + "C1001,sdf,,2018-04-10,\nC1002,sdf,,,\nC1001,isis,2018-04-10,,\n", nil, "line 4, pcode: line 2 says already who held C1001"},
		"an unknown controller, beside other faults": {table + "C1001,rebels,,,\nC9999,rebels,,,\nC1002,sdf,1/4/2018,,\n", nil,
			"1 value of \"controller\" that no controller is named by; say of each which one it means, or - to leave what has it out:\n  --map 'controller=rebels:CONTROLLER'   (2 lines: 2, 3)\n" +
				"line 3, pcode: there is no community or neighbourhood \"C9999\"\nline 4, valid_from"},
		"a rule for nothing, beside other faults": {table + "C9999,sdf,,,\n", []string{"controller=x:-"}, "no line has \"x\" as its controller; leave the rule out, or write the value as the file has it\nline 2, pcode"},
		"claims that contradict each other, beside other faults": {table + "C1001,sdf,,,\nC9999,sdf,,,\nC1001,isis,,,\n", nil,
			"line 3, pcode: there is no community or neighbourhood \"C9999\"\nline 4, pcode: line 2 says already"},
		"a row that lacks cells": {table + "C1001,sdf\n", nil, "line 2"},
		"no column of places":    {"place,controller\nC1001,sdf\n", nil, "named pcode"},
		"many faults":            {table + strings.Repeat("C9999,sdf,,,\n", 25), nil, "and 5 more"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, err := Read(write(t, "a.txt", c.text), config(t, c.maps...))
			if err == nil || !strings.Contains(err.Error(), c.want) || data.KindOf(err) != data.InvalidKind && !strings.Contains(c.want, "more") {
				t.Errorf("the error is %v\nwant one that says %s", err, c.want)
			}
		})
	}
}

func TestALayerWithoutSourceOrDaysIsRefusedFirst(t *testing.T) {
	t.Parallel()
	c := config(t)
	c.Layer.From, c.Layer.To = c.Layer.To, c.Layer.From
	if _, _, err := Read("no such file", c); err == nil || !strings.Contains(err.Error(), "is before the first") {
		t.Error(err)
	}
	if _, _, err := Read("no such file", config(t)); data.KindOf(err) != data.NotFoundKind {
		t.Error(err)
	}
}

func TestARowMayNotContradictALayerOfItsSource(t *testing.T) {
	t.Parallel()
	shapes, table := write(t, "a.json", collectionOf(`"sdf"`, west, `"isis"`, east)), write(t, "a.csv", "pcode,controller\nC1001,sdf\nC1002,sdf\n")
	c := config(t, "who=sdf:sdf", "who=isis:isis")
	known, _, err := Read(shapes, c)
	if err != nil {
		t.Fatal(err)
	}
	known.Number, known.Revision = 4, 9
	c.Known = []data.ControlLayer{known}
	if _, _, err := Read(shapes, c); err != nil {
		t.Errorf("the same again: %v", err)
	}
	_, _, err = Read(write(t, "b.json", collectionOf(`"isis"`, `[[39,35],[40,35],[40,36],[39,35]]`, `"sdf"`, east)), c)
	if err == nil || !strings.HasPrefix(err.Error(), "feature 2: layer 4 (A press map, 2018-04-01 to 2018-04-30) says already who held a part of it") || !strings.Contains(err.Error(), "control remove 4") {
		t.Errorf("another holder of an area: %v", err)
	}
	c = config(t)
	known.Claims = []data.ControlClaim{{Place: "C1002", Controllers: []string{"sdf"}}}
	c.Known = []data.ControlLayer{known}
	if _, _, err := Read(table, c); err == nil || !strings.HasPrefix(err.Error(), "line 3: layer 4 ") {
		t.Errorf("a place again: %v", err)
	}
	c.Known[0].Source = "Another"
	if _, _, err := Read(table, c); err != nil {
		t.Errorf("another source: %v", err)
	}
}

func TestARuleSaysWhatAValueMeans(t *testing.T) {
	t.Parallel()
	terms := config(t).Terms
	for text, want := range map[string]*Rule{
		"who=a:sdf":              {"who", "a", []string{"sdf"}},
		" who = a b : sdf + tip": {"who", "a b", []string{"sdf", "tip"}},
		"who=a=b:c:isis":         {"who", "a=b:c", []string{"isis"}},
		"who=a:sdf+sdf":          {"who", "a", []string{"sdf"}},
		"who=a:government+sdf":   {"who", "a", []string{"government+sdf"}},
		"who=a:sdf+government":   {"who", "a", []string{"government+sdf"}},
		"who=a:-":                {"who", "a", nil},
		"who=:-":                 {"who", "", nil},
		"who=a":                  nil,
		"=a:sdf":                 nil,
		"sdf":                    nil,
		"who=a:":                 nil,
		"who=a:martians":         nil,
		"who=a:sdf+":             nil,
	} {
		rule, err := ParseRule(text, terms)
		if want == nil {
			if err == nil {
				t.Errorf("%q means %+v", text, rule)
			}
			continue
		}
		if diff := cmp.Diff(*want, rule); err != nil || diff != "" {
			t.Errorf("%q: %v\n%s", text, err, diff)
		}
	}
}

// FuzzRead finds out that no file ends the program, and that what is read is sound.
func FuzzRead(f *testing.F) {
	f.Add([]byte(collectionOf(`"sdf"`, west, `"isis"`, east)), "who=x:-")
	f.Add([]byte("pcode,controller\nC1001,sdf\n"), "controller=a:isis")
	f.Add([]byte(`{"type":"FeatureCollection","features":[null,{"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[]]}}]}`), "a=b:sdf")
	path := filepath.Join(f.TempDir(), "file")
	c := config(f)
	f.Fuzz(func(t *testing.T, text []byte, rule string) {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		c.Rules = nil
		if r, err := ParseRule(rule, c.Terms); err == nil {
			c.Rules = []Rule{r}
		}
		layer, _, err := Read(path, c)
		if err != nil {
			return
		}
		if err := c.Terms.CheckControl(layer); err != nil {
			t.Errorf("what was read is refused: %v", err)
		}
	})
}
