package data

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/geo"
)

// undoubted is an incident of which everything is known well.
func undoubted() Incident {
	return Incident{
		Sensitivity: Public, Grading: "confirmed", Violations: []string{"extrajudicial-killing"},
		When:          When{Start: DateOf(2020, 5, 1), End: DateOf(2020, 5, 1), Precision: "day"},
		Placement:     Placement{State: Accepted, Precision: geo.PrecisionLocality},
		Casualties:    Casualties{Killed: {Min: 2, Max: 2}},
		Claims:        []Claim{{Party: "regime", Kind: "joint", Confidence: "believed"}, {Party: "russia", Kind: "joint", Confidence: "stated"}},
		Sources:       []Source{{Title: "One"}, {Title: "Another"}},
		ControlStated: []string{"government"}, ControlDerived: []string{"government"},
	}
}

// doubtCases are what can be otherwise in an incident, and what is doubtful in it then.
var doubtCases = map[string]struct {
	change func(*Incident)
	want   string // codes
}{
	"everything is known well":              {func(*Incident) {}, ""},
	"the place waits for review":            {func(in *Incident) { in.Placement.State = Review }, "place"},
	"the place was not found":               {func(in *Incident) { in.Placement.State = NotFound }, "place"},
	"the place was not looked up yet":       {func(in *Incident) { in.Placement.State = "" }, "place"},
	"the place is known to the subdistrict": {func(in *Incident) { in.Placement.Precision = geo.PrecisionSubdistrict }, "place"},
	"the place is known to the country":     {func(in *Incident) { in.Placement.Precision = geo.PrecisionCountry }, "place"},
	"the place is near another":             {func(in *Incident) { in.Placement.Precision = geo.PrecisionNear }, ""},
	"the place is exact":                    {func(in *Incident) { in.Placement.Precision = geo.PrecisionExact }, ""},
	"it is of some days":                    {func(in *Incident) { in.When.Precision = "days" }, ""},
	"it is of a week":                       {func(in *Incident) { in.When.Precision = "week" }, "date"},
	"it is of a month":                      {func(in *Incident) { in.When.Precision = "month" }, "date"},
	"it is of a year":                       {func(in *Incident) { in.When.Precision = "year" }, "date"},
	"no claim is made":                      {func(in *Incident) { in.Claims = nil }, "attribution"},
	"one claim of two is an alternative":    {func(in *Incident) { in.Claims[1].Kind = "alternative" }, "attribution"},
	"a claim is contested":                  {func(in *Incident) { in.Claims[0].Kind = "contested" }, "attribution"},
	"a claim is of nobody identified":       {func(in *Incident) { in.Claims[0].Kind = "unidentified" }, "attribution"},
	"a claim is inferred":                   {func(in *Incident) { in.Claims[0].Kind = "inferred" }, "attribution"},
	"a claim is sole":                       {func(in *Incident) { in.Claims = []Claim{{Party: "regime", Kind: "sole", Confidence: "derived"}} }, ""},
	"a number is a range":                   {func(in *Incident) { in.Casualties[Injured] = Range{Min: 1, Max: 3} }, "numbers"},
	"a number is a minimum":                 {func(in *Incident) { in.Casualties[Killed] = Range{Min: 2, Max: 2, Open: true} }, "numbers"},
	"the number of a subset is a range":     {func(in *Incident) { in.Casualties["killed-children"] = Range{Min: 0, Max: 1} }, "numbers"},
	"no number of a killing is stated":      {func(in *Incident) { in.Casualties = Casualties{Injured: {Min: 1, Max: 1}} }, "numbers"},
	"no number of deaths in custody is stated": {func(in *Incident) {
		in.Violations, in.Casualties = []string{"death-under-torture"}, nil
	}, "numbers"},
	"no number of what kills nobody is stated": {func(in *Incident) { in.Violations, in.Casualties = []string{"siege"}, nil }, ""},
	"it is graded fair":                        {func(in *Incident) { in.Grading = "fair" }, ""},
	"it is not graded":                         {func(in *Incident) { in.Grading = "" }, ""},
	"it is graded weak":                        {func(in *Incident) { in.Grading = "weak" }, "grading"},
	"it is graded contested":                   {func(in *Incident) { in.Grading = "contested" }, "grading"},
	"it is graded discounted":                  {func(in *Incident) { in.Grading = "discounted" }, "grading"},
	"no source is named":                       {func(in *Incident) { in.Sources = nil }, "sources"},
	"one source is named":                      {func(in *Incident) { in.Sources = in.Sources[:1] }, "sources"},
	"others are said to have held the place":   {func(in *Incident) { in.ControlStated = []string{"sdf"} }, "control"},
	"nobody is said to have held the place":    {func(in *Incident) { in.ControlStated = nil }, ""},
	"it is not known who held the place":       {func(in *Incident) { in.ControlDerived = []string{"unknown"} }, ""},
	"two held the place, by one name or two": {func(in *Incident) {
		in.ControlStated, in.ControlDerived = []string{"government", "sdf"}, []string{"government+sdf"}
	}, ""},
	"nothing is known": {func(in *Incident) { *in = Incident{Sensitivity: Public} }, "place,date,attribution,sources"},
	"everything is doubtful": {func(in *Incident) {
		in.Placement.State, in.When.Precision, in.Claims, in.Casualties = Review, "week", nil, nil
		in.Grading, in.Sources, in.ControlStated = "weak", nil, []string{"isis"}
	}, "place,date,attribution,numbers,grading,sources,control"},
	"nothing is said of the sources of a restricted record": {func(in *Incident) { in.Sensitivity, in.Sources = Restricted, nil }, ""},
}

func TestWhatIsDoubtful(t *testing.T) {
	for name, c := range doubtCases {
		in := undoubted()
		c.change(&in)
		if diff := cmp.Diff(Values(c.want), in.Doubts()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if brief := in.Traits()[TraitDoubts]; brief != c.want {
			t.Errorf("%s: a brief says %q", name, brief)
		}
		if unsure := in.KillingWithoutNumber() || len(in.DoubtfulNumbers()) > 0; unsure != strings.Contains(c.want, DoubtNumbers) {
			t.Errorf("%s: that the numbers are doubtful and why do not agree", name)
		}
		if unsure := len(in.Claims) == 0 || len(in.DoubtfulClaims()) > 0; unsure != strings.Contains(c.want, DoubtAttribution) {
			t.Errorf("%s: that the attribution is doubtful and why do not agree", name)
		}
	}
}

func TestEveryDoubtIsATermOfTheVocabulary(t *testing.T) {
	var codes []string
	for _, d := range doubts {
		codes = append(codes, d.code)
	}
	if diff := cmp.Diff(defaultVocabulary(t).Codes(Doubts), codes); diff != "" {
		t.Error(diff)
	}
}

// TestDoubtsOfRestrictedRecordsAreTheSameOfLookAlikes releases records that differ in all that a
// released form leaves out, doubts of these included.
func TestDoubtsOfRestrictedRecordsAreTheSameOfLookAlikes(t *testing.T) {
	var records []Record
	for _, name := range slices.Sorted(maps.Keys(doubtCases)) {
		in := undoubted()
		doubtCases[name].change(&in)
		in.Sensitivity = Restricted
		for range cellSize { // so that each is released
			records = append(records, Record{Key: Key(len(records) + 1), Incident: in})
		}
	}
	released, _ := Release(records)
	byCell := map[cell]string{}
	for _, r := range released {
		said := strings.Join(r.Incident.Doubts(), ",")
		if before, seen := byCell[r.Incident.cell()]; seen && before != said {
			t.Errorf("records that look alike are doubtful in %q and in %q", before, said)
		}
		byCell[r.Incident.cell()] = said
		if strings.Contains(said, DoubtSources) || strings.Contains(said, DoubtControl) {
			t.Errorf("it tells of sources or of the control layers: %s", said)
		}
	}
	if len(byCell) < 5 {
		t.Errorf("only %d kinds of records are released", len(byCell))
	}
}
