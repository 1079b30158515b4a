package mapping_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/ingest/mapping"
	"tawthiq/geo"
)

const head = "name: own\ndataset: {code: own}\nviolation: [{value: other}]\n"

// bind binds a mapping of a test to columns.
func bind(t testing.TB, yaml string, columns ...string) *mapping.Layout {
	t.Helper()
	m, err := mapping.Parse("own.yaml", []byte(yaml))
	if err != nil {
		t.Fatal(err)
	}
	l, err := m.Bind(columns, nil, vocabulary(t))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestDatesAreReadAsDeclared(t *testing.T) {
	for _, test := range []struct{ name, spec, cell, want, precision string }{
		{"ISO", "", "2020-05-31", "2020-05-31", "day"},
		{"a time", "", "2020-05-31T22:10:00Z", "2020-05-31", "day"},
		{"Arabic-Indic digits", "", "٢٠٢٠-٠٥-٣١", "2020-05-31", "day"},
		{"a month in letters", "", "31 May 2020", "2020-05-31", "day"},
		{"a month", "", "2020-05", "2020-05-01", "month"},
		{"a year", "", "2020", "2020-01-01", "year"},
		{"the day first", `formats: [D/M/YYYY]`, "3/4/2020", "2020-04-03", "day"},
		{"the month first", `formats: [MM-DD-YYYY]`, "03-04-2020", "2020-03-04", "day"},
		{"the second format", `formats: [DD.MM.YYYY, MM.YYYY]`, "04.2020", "2020-04-01", "month"},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := bind(t, head+"when: {start: {column: day, "+test.spec+"}}\n", "day")
			in, err := l.Incident([]string{test.cell})
			if err != nil || in.When.Start.String() != test.want || in.When.Precision != test.precision {
				t.Errorf("got %s (%s), %v", in.When.Start, in.When.Precision, err)
			}
		})
	}
	l := bind(t, head+"when: {start: {column: day}, precision: {column: known}}\n", "day", "known")
	for _, test := range []struct{ day, known, want string }{{"2020-05", "day", "month"}, {"2020", "month", "year"}, {"2020-05-03", "week", "week"}} {
		if in, err := l.Incident([]string{test.day, test.known}); err != nil || in.When.Precision != test.want {
			t.Errorf("%s known to the %s: got %s, %v", test.day, test.known, in.When.Precision, err)
		}
	}
	l = bind(t, head+"when: {start: {column: day, formats: [D/M/YYYY]}}\n", "day")
	if _, err := l.Incident([]string{"2020-05-03"}); err == nil || !strings.Contains(err.Error(), "D/M/YYYY") {
		t.Errorf("the reason does not name the format: %v", err)
	}
	l = bind(t, head+"when: {start: {column: day}}\n", "day")
	for _, bad := range []string{"", "31/12/2020", "2020-02-30", "yesterday", "1969-12-31", "2100-01-01"} {
		if _, err := l.Incident([]string{bad}); data.KindOf(err) != data.InvalidKind || !strings.Contains(err.Error(), "day") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestNumbersOfPeople(t *testing.T) {
	l := bind(t, head+"when: {start: {column: day}}\ncasualties: {killed: {exact: n, min: low, max: high}}\n", "day", "n", "low", "high")
	for _, test := range []struct {
		name, n, low, high string
		want               data.Range
	}{
		{"one number", "5", "", "", data.Range{Min: 5, Max: 5}},
		{"at least", "5+", "", "", data.Range{Min: 5, Max: 5, Open: true}},
		{"a range in a cell", "3–5", "", "", data.Range{Min: 3, Max: 5}},
		{"two columns win over one between them", "4", "3", "5", data.Range{Min: 3, Max: 5}},
		{"a minimum alone is open", "", "3", "", data.Range{Min: 3, Max: 3, Open: true}},
		{"a maximum alone is from none", "", "", "5", data.Range{Min: 0, Max: 5}},
		{"thousands and decimals of a spreadsheet", "1,234.0", "", "", data.Range{Min: 1234, Max: 1234}},
		{"Arabic-Indic digits", "١٢", "", "", data.Range{Min: 12, Max: 12}},
	} {
		t.Run(test.name, func(t *testing.T) {
			in, err := l.Incident([]string{"2020-01-01", test.n, test.low, test.high})
			if err != nil || in.Casualties[data.Killed] != test.want {
				t.Errorf("got %+v, %v", in.Casualties[data.Killed], err)
			}
		})
	}
	for _, bad := range [][]string{{"five", "", ""}, {"", "5", "3"}, {"5-3", "", ""}, {"-1", "", ""}, {"1.5", "", ""}, {"99999999999", "", ""}, {"1,2", "", ""}, {"1.000", "", ""}, {"9", "3", "5"}, {"2", "3", "5"}} {
		if _, err := l.Incident(append([]string{"2020-01-01"}, bad...)); data.KindOf(err) != data.InvalidKind {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestValuesMatchWithoutRegardToForm(t *testing.T) {
	l := bind(t, `name: own
dataset: {code: own}
when: {start: {column: Day of Event}}
violation: [{column: kind, split: ";", default: other, map: {"Killed  OUTRIGHT": extrajudicial-killing, "Arrest*": arbitrary-arrest, "": other}}]
weapon: [{column: weapon, split: ";"}]
`, "day_of-event ", "Kind", "WEAPON")
	label := vocabulary(t).Terms(data.Weapons)[0].Label.AR
	in, err := l.Incident([]string{"2020-01-01", " killed\u200f outright;arrested at home", label + "; SNIPER;unknown"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"arbitrary-arrest", "extrajudicial-killing"}, in.Violations); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"barrel-bomb", "sniper"}, in.Weapons); diff != "" {
		t.Error(diff)
	}
}

func TestExchangedCoordinatesAreSaid(t *testing.T) {
	l := bind(t, head+"when: {start: {column: day}}\nwhere: {latitude: {column: lat}, longitude: {column: lon}}\n", "day", "lat", "lon")
	in, err := l.Incident([]string{"2020-01-01", "42.5", "36.5"})
	if err != nil || in.Where.Point == nil || *in.Where.Point != (orb.Point{42.5, 36.5}) || in.Placement.Reason == "" {
		t.Errorf("got %v, %q, %v", in.Where.Point, in.Placement.Reason, err)
	}
	if in, err := l.Incident([]string{"2020-01-01", "0.0", "0"}); err != nil || in.Where.Point != nil {
		t.Errorf("0, 0: %v, %v", in.Where.Point, err)
	}
}

func TestAMappingThatCannotBeMeantIsRefused(t *testing.T) {
	for name, test := range map[string]struct{ yaml, want string }{
		"a field that does not exist":  {"name: x\ndataset: {code: x}\nviolations: []\n", "3"},
		"broken YAML":                  {"name: [x\n", "own.yaml"},
		"nothing":                      {" \n", "empty"},
		"no name":                      {"dataset: {code: x}\n", "name"},
		"a bad dataset code":           {"name: x\ndataset: {code: X Y}\n", "dataset"},
		"no violation":                 {"name: x\ndataset: {code: x}\nwhen: {start: {column: d}}\n", "violation"},
		"no date":                      {head, "when"},
		"an unknown measure":           {head + "when: {start: {column: d}}\ncasualties: {dead: {exact: n}}\n", "dead"},
		"missing_columns of a new way": {head + "when: {start: {column: d}}\nmissing_columns: maybe\n", "missing_columns"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := mapping.Parse("own.yaml", []byte(test.yaml))
			if data.KindOf(err) != data.InvalidKind || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAMappingThatDoesNotFitIsRefused(t *testing.T) {
	for name, test := range map[string]struct {
		yaml, want string
		columns    []string
	}{
		"a column that is not there":   {head + "when: {start: {column: day}}\ngrading: {column: grade}\n", `"grade"`, []string{"day"}},
		"a column that is there twice": {head + "when: {start: {column: day}}\n", "more than one", []string{"day", "Day"}},
		"a code that does not exist":   {head + "when: {start: {column: day}}\nweapon: [{value: sling}]\n", "sling", []string{"day"}},
		"a telling column missing":     {head + "recognise: [day, night]\nwhen: {start: {column: day}}\n", `"night"`, []string{"day"}},
		"a rule that asks for nothing": {head + "when: {start: {column: day}}\ngrading: {rules: [{if: {has: luck}, add: weak}]}\n", "luck", []string{"day"}},
	} {
		t.Run(name, func(t *testing.T) {
			m, err := mapping.Parse("own.yaml", []byte(test.yaml))
			if err != nil {
				t.Fatal(err)
			}
			if _, err = m.Bind(test.columns, nil, vocabulary(t)); data.KindOf(err) != data.InvalidKind || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestUnknownColumnsNameTheLayouts(t *testing.T) {
	_, err := mapping.Recognise([]string{"shoe size"}, nil)
	if data.KindOf(err) != data.InvalidKind {
		t.Fatalf("got %v", err)
	}
	for _, want := range []string{"shoe size", "airwars", "acled", "date_start", "--mapping"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in %v", want, err)
		}
	}
}

// full is an incident with every field that a source can state.
func full() data.Incident {
	in := data.Incident{
		Dataset: "own", SourceID: "a/1", Title: geo.Label{EN: "T; x", AR: "ع"}, Summary: geo.Label{EN: "S | \\ \"s\"\nline", AR: "م"},
		When:       data.When{Start: data.DateOf(2020, 5, 1), End: data.DateOf(2020, 5, 1), Precision: "month", Documented: data.DateOf(2021, 1, 2)},
		Where:      data.Where{Text: geo.Label{EN: "P", AR: "ق"}, Region: geo.Label{EN: "R", AR: "ن"}, Point: &orb.Point{36.123456, 35.5}, Precision: "near"},
		Violations: []string{"attack-on-vital-facility", "outlawed-weapon"}, Casualties: data.Casualties{},
		Facilities: []string{"market", "school"}, Weapons: []string{"barrel-bomb", "sniper"},
		Claims: []data.Claim{
			{Party: "regime", Kind: "sole", Confidence: "stated", Source: 1}, {Party: "regime", Kind: "contested", Confidence: "believed"},
			{Party: "russia", Kind: "joint", Confidence: "derived", Source: 2},
		},
		ControlStated: []string{"contested", "government+sdf"},
		Sources: []data.Source{
			{Type: "t", Title: `a|b\c`, Publisher: "p", URL: "https://x", ArchiveURL: "https://y", Date: 737000, Retrieved: 737001, SHA256: "ab", Graphic: true, Contact: "c"},
			{Title: "second"},
		},
		Grading: "fair", Sensitivity: "restricted",
	}
	for i, m := range data.Measures() {
		in.Casualties[m] = data.Range{Min: i, Max: i + 100, Open: false}
	}
	in.Casualties[data.Injured] = data.Range{Min: 7, Max: 7, Open: true}
	in.Aggregated = true
	return in
}

func TestAnAnswerIsYesOrNo(t *testing.T) {
	native := bind(t, head+"when: {start: {column: day}}\naggregated: {column: several}\n", "day", "several")
	own := bind(t, head+"when: {start: {column: day}}\naggregated: {column: several, yes: [\"2\"], no: [\"1\"]}\n", "day", "several")
	for _, test := range []struct {
		layout *mapping.Layout
		cell   string
		want   bool
	}{
		{native, "", false}, {native, "  ", false}, {native, "Yes", true}, {native, "نعم", true}, {native, "no", false}, {native, "0", false},
		{own, "2", true}, {own, " 1 ", false}, {own, "", false},
	} {
		if in, err := test.layout.Incident([]string{"2020-05-03", test.cell}); err != nil || in.Aggregated != test.want {
			t.Errorf("%q: %t, %v", test.cell, in.Aggregated, err)
		}
	}
	for _, test := range []struct {
		layout *mapping.Layout
		cell   string
	}{{native, "perhaps"}, {native, "2"}, {own, "3"}, {own, "yes"}} {
		if _, err := test.layout.Incident([]string{"2020-05-03", test.cell}); data.KindOf(err) != data.InvalidKind || !strings.Contains(err.Error(), "several") {
			t.Errorf("%q: %v", test.cell, err)
		}
	}
}

func TestNativeRowsLoseNothing(t *testing.T) {
	m, err := mapping.Recognise(mapping.NativeColumns(), mapping.NativeTags())
	if err != nil || m.Name != "tawthiq" {
		t.Fatalf("recognised as %v, %v", m, err)
	}
	l, err := m.Bind(mapping.NativeColumns(), nil, vocabulary(t))
	if err != nil {
		t.Fatal(err)
	}
	row := mapping.NativeRows()
	for name, want := range map[string]data.Incident{
		"every field": full(),
		"few fields": {Dataset: "own", SourceID: "b", When: data.When{Start: 737000, End: 737000, Precision: "day"},
			Violations: []string{"other"}, Grading: "ungraded", Sensitivity: "public"},
	} {
		got, err := l.Incident(row(want))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// FuzzIncident checks that no cell makes the built-in layouts panic, and that what they accept
// passes the domain's check.
func FuzzIncident(f *testing.F) {
	f.Add("2020-05-01", "other", "35.1", "36.1", "3", "regime; russia", "joint", "a|b")
	f.Add("٢٠٢٠", "", "35°30'0\"N", "", "5+", "x", "", "\\|")
	v := vocabulary(f)
	m, err := mapping.Named("tawthiq")
	if err != nil {
		f.Fatal(err)
	}
	l, err := m.Bind([]string{"date_start", "violation", "latitude", "longitude", "killed", "party", "claim", "source_title"}, nil, v)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, day, violation, lat, lon, killed, party, claim, source string) {
		in, err := l.Incident([]string{day, violation, lat, lon, killed, party, claim, source})
		if err != nil {
			return
		}
		in.SourceID = "x"
		if err := v.Check(&in); err != nil {
			t.Fatalf("accepted, but %v", err)
		}
	})
}

// TestTheLeastMapping is the example of the package's documentation.
func TestTheLeastMapping(t *testing.T) {
	l := bind(t, `name: mine
dataset: {code: mine, publisher: Who wrote the file, licence: CC BY 4.0}
when: {start: {column: when, formats: [DD/MM/YYYY]}}
where: {text: {en: {column: where}}}
casualties: {killed: {exact: dead}}
violation: [{value: extrajudicial-killing}]
`, "when", "where", "dead")
	in, err := l.Incident([]string{"31/05/2020", "Madeup", "2"})
	if err != nil || in.When.Start != data.DateOf(2020, 5, 31) || in.Casualties[data.Killed].Min != 2 || in.Where.Text.EN != "Madeup" {
		t.Errorf("got %+v, %v", in, err)
	}
}
