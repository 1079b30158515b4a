package data

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/geo"
)

func testParser(t testing.TB) FilterParser {
	areas := []geo.PCode{"SY", "SY02", "SY0200", "SY020001", "SY07"}
	return FilterParser{
		Vocabulary: defaultVocabulary(t),
		HasArea:    func(p geo.PCode) bool { return slices.Contains(areas, p) },
	}
}

func TestFiltersAreRead(t *testing.T) {
	for query, want := range map[string]Filter{
		"":                              {Counting: CountFull},
		"from=2020-05-01&to=2020-05-31": {From: DateOf(2020, 5, 1), To: DateOf(2020, 5, 31), Counting: CountFull},
		"from=2020-05-01&to=2020-05-01": {From: DateOf(2020, 5, 1), To: DateOf(2020, 5, 1), Counting: CountFull},
		"party=russia,regime":           {Parties: []string{"regime", "russia"}, Counting: CountFull},
		"party=%20russia%20,,russia,":   {Parties: []string{"russia"}, Counting: CountFull},
		"party=":                        {Counting: CountFull},
		"controller=government%2Bsdf":   {Controllers: []string{"government+sdf"}, Counting: CountFull},
		"area=SY07,SY02,SY020001":       {Areas: []geo.PCode{"SY02", "SY020001", "SY07"}, Counting: CountFull},
		"dataset=snhr-2020-05":          {Datasets: []string{"snhr-2020-05"}, Counting: CountFull},
		"q=%20%20two%09words%20":        {Query: "two words", Counting: CountFull},
		"q=إدلب, 'x' \"y\" OR *":        {Query: "إدلب, 'x' \"y\" OR *", Counting: CountFull},
		"counting=split":                {Counting: CountSplit},
		"counting=":                     {Counting: CountFull},
		"linked=once":                   {Counting: CountFull, Linked: LinkedOnce},
		"linked=all":                    {Counting: CountFull},
		"revision=7":                    {Revision: 7, Counting: CountFull},
		"precision=exact,near&grading=fair&doubt=place,date&facility=market&weapon=tank&violation=siege": {
			Precisions: []string{"exact", "near"}, Gradings: []string{"fair"}, Doubts: []string{"date", "place"}, Facilities: []string{"market"},
			Weapons: []string{"tank"}, Violations: []string{"siege"}, Counting: CountFull},
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		got, err := testParser(t).Parse(values)
		if err != nil {
			t.Errorf("%s: %v", query, err)
		}
		if want.Linked == "" {
			want.Linked = LinkedAll
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
}

func TestFiltersThatMeanNothingAreNamed(t *testing.T) {
	many := strings.Repeat("x,", 300)
	for query, field := range map[string]string{
		"colour=red":                    "colour",
		"From=2020-05-01":               "From",
		"from=2020-13-01":               "from",
		"to=yesterday":                  "to",
		"from=2020-05-02&to=2020-05-01": "to",
		"party=nobody":                  "party",
		"party=Russia":                  "party",
		"party=russia;regime":           "party",
		"violation=isis":                "violation",
		"doubt=linked":                  "doubt",
		"area=SY99":                     "area",
		"area=C1007":                    "area",
		"counting=double":               "counting",
		"linked=twice":                  "linked",
		"revision=0":                    "revision",
		"revision=-1":                   "revision",
		"revision=99999999999999999999": "revision",
		"revision=7.0":                  "revision",
		"party=russia&party=regime":     "party",
		"party=" + many:                 "party",
		"area=" + many:                  "area",
		"dataset=" + many:               "dataset",
		"q=" + strings.Repeat("ق", 101): "q",
		"q=%ff":                         "q",
		"q=%00":                         "q",
		"party=russia%00":               "party",
		strings.Repeat("x", 500) + "=1": strings.Repeat("x", 40) + "…",
		"%0a%1b[31m=1":                  `\n\x1b[31m`,
		"limit=5":                       "limit",
	} {
		values, err := url.ParseQuery(strings.ReplaceAll(query, ";", "%3B"))
		if err != nil {
			t.Fatal(err)
		}
		var said *Error
		if _, err := testParser(t).Parse(values); !errors.As(err, &said) || said.Kind != InvalidKind || said.Field != field {
			t.Errorf("%.60s: the error is %v", query, err)
		}
	}
}

func TestAnUnknownValueIsAnsweredWithTheAllowedOnes(t *testing.T) {
	p := testParser(t)
	for query, allowed := range map[string][]string{
		"party=nobody": p.Vocabulary.Codes(Parties), "counting=x": {"full", "split", "sole"}, "linked=x": {"all", "once"},
		"x=1": FilterParams(),
	} {
		values, _ := url.ParseQuery(query)
		var said *Error
		if _, err := p.Parse(values); !errors.As(err, &said) || !cmp.Equal(said.Allowed, allowed) {
			t.Errorf("%s: allowed are %v", query, said.Allowed)
		}
	}
}

func TestADatasetThatIsNotInTheRevisionIsRefused(t *testing.T) {
	known := []string{"airwars", "snhr-2020-05"}
	for query, unknown := range map[string]bool{"": false, "dataset=airwars": false, "dataset=airwars,snhr-2020-05": false, "dataset=acled": true, "dataset=airwars,acled": true} {
		values, _ := url.ParseQuery(query)
		f, err := testParser(t).Parse(values)
		if err != nil {
			t.Fatal(err)
		}
		var said *Error
		switch err := f.CheckDatasets(known); {
		case !unknown && err != nil:
			t.Errorf("%q: %v", query, err)
		case unknown && (!errors.As(err, &said) || said.Kind != InvalidKind || said.Field != "dataset" || !cmp.Equal(said.Allowed, known)):
			t.Errorf("%q: the error is %v", query, err)
		}
	}
}

func TestAParameterWithoutAValueIsRefused(t *testing.T) {
	if _, err := testParser(t).Parse(url.Values{"party": {}}); KindOf(err) != InvalidKind {
		t.Error(err)
	}
}

func TestOfSeveralFaultsTheSameIsNamedEachTime(t *testing.T) {
	for range 50 {
		if _, err := testParser(t).Parse(url.Values{"zz": {"1"}, "aa": {"1"}, "mm": {"1"}}); !strings.HasPrefix(err.Error(), "aa:") {
			t.Fatal(err)
		}
		if _, err := testParser(t).Parse(url.Values{"from": {"x"}, "to": {"y"}}); !strings.HasPrefix(err.Error(), "from:") {
			t.Fatal(err)
		}
	}
}

// FuzzFilter parses any query, and what is read must be read the same from its canonical form.
func FuzzFilter(f *testing.F) {
	for _, seed := range []string{
		"", "from=2020-05-01&to=2020-05-31&party=russia,regime&area=SY02&q=a+b&counting=split&linked=once&revision=3", "party=,,russia,russia",
		"from=0000-12-31", "from=0001-01-01", "from=9999-12-31", "q=%E2%80%8F%00", "q=%C2%A0x", "area=SY,SY07&precision=country", "a=1&a=2", "dataset=airwars&dataset=", "controller=government%2Bsdf", "%zz", "revision=007",
	} {
		f.Add(seed)
	}
	p := testParser(f)
	f.Fuzz(func(t *testing.T, query string) {
		values, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		first, err := p.Parse(values)
		if err != nil {
			var said *Error
			if !errors.As(err, &said) || said.Kind != InvalidKind || said.Field == "" || len(said.Error()) > 5000 {
				t.Fatalf("%q: the error is %v", query, err)
			}
			return
		}
		canonical := first.Values()
		again, err := p.Parse(canonical)
		if err != nil {
			t.Fatalf("%q is written %q, which is refused: %v", query, canonical.Encode(), err)
		}
		if diff := cmp.Diff(first, again); diff != "" {
			t.Fatalf("%q is written %q, which means something else:\n%s", query, canonical.Encode(), diff)
		}
		if canonical.Encode() != again.Values().Encode() {
			t.Fatalf("%q has two canonical forms", query)
		}
	})
}

func TestAFilterIsWidenedByOneRestriction(t *testing.T) {
	f := Filter{Parties: []string{"regime"}, Weapons: []string{"mortar"}, Counting: CountSplit}
	wider, ok := f.Without("party")
	if diff := cmp.Diff(Filter{Weapons: []string{"mortar"}, Counting: CountSplit}, wider); !ok || diff != "" {
		t.Errorf("%v %s", ok, diff)
	}
	if f.Parties == nil {
		t.Error("the filter itself was changed")
	}
	for _, param := range append(CodeParams(), "area") {
		only := Filter{Areas: []geo.PCode{"SY02"}}
		for _, l := range filterLists {
			*l.field(&only) = []string{"code"}
		}
		wider, ok := only.Without(param)
		if again, twice := wider.Without(param); !ok || twice || !cmp.Equal(wider, again) || len(wider.Values()) != len(only.Values())-1 {
			t.Errorf("without %s it is %+v, %v", param, wider, ok)
		}
	}
	for _, param := range []string{"violation", "area", "dataset", "from", "nonsense", ""} {
		if same, ok := f.Without(param); ok || !cmp.Equal(f, same) {
			t.Errorf("without %q it is %+v, %v", param, same, ok)
		}
	}
}
