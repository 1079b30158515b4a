package data

import (
	"encoding/hex"
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/oklog/ulid/v2"
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// stable returns the identifier of the public record that a dataset knows by sourceID.
func stable(dataset, sourceID string, start Date) string {
	return Incident{Dataset: dataset, SourceID: sourceID, When: When{Start: start}, Sensitivity: Public}.NewID()
}

// example returns a full record that Check passes.
func example() Incident {
	return Incident{
		ID: stable("a", "1", DateOf(2020, 5, 3)), Dataset: "a", SourceID: "1",
		Title: geo.Label{EN: "Title", AR: "عنوان"}, Summary: geo.Label{EN: "Summary"},
		When:  When{Start: DateOf(2020, 5, 3), End: DateOf(2020, 5, 4), Precision: "days", Documented: DateOf(2021, 1, 1)},
		Where: Where{Text: geo.Label{EN: "Somewhere"}, Region: geo.Label{AR: "إدلب"}, Point: &orb.Point{36.6, 35.9}, Precision: "near"},
		Placement: Placement{State: Accepted, Method: ByGazetteer, PCode: "C1007", Name: geo.Label{EN: "Tell"}, Governorate: "SY07", District: "SY0700",
			Subdistrict: "SY070001", Point: &orb.Point{36.6, 35.9}, Precision: geo.PrecisionLocality, UncertaintyM: 800, Score: 0.9,
			Candidates: []Candidate{{PCode: "C1007", Score: 0.9}}},
		Violations: []string{"attack-on-vital-facility", "extrajudicial-killing"}, Casualties: Casualties{Killed: {3, 5, false}, "killed-children": {1, 1, false}},
		Facilities: []string{"market"}, Weapons: []string{"artillery"}, Claims: []Claim{{Party: "regime", Kind: "joint", Confidence: "stated", Source: 1}, {Party: "russia", Kind: "joint", Confidence: "stated"}},
		ControlStated: []string{"hts-opposition"}, ControlDerived: []string{"sna-turkey"},
		Sources: []Source{{Type: "report", Title: "A report", URL: "https://example.org", Contact: "+963 000"}}, Grading: "fair", Sensitivity: Public,
	}
}

func TestAnIncidentIsTheSameAfterItsJSON(t *testing.T) {
	for name, in := range map[string]Incident{"full": example(), "empty": {Violations: []string{"other"}}} {
		encoded, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		var got Incident
		if err := json.Unmarshal(encoded, &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(in, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestAnIdentifierIsAULIDThatGivesAwayTheYearOnly(t *testing.T) {
	id := stable("a", "1", DateOf(2020, 5, 3))
	parsed, err := ulid.ParseStrict(id)
	if err != nil {
		t.Fatal(err)
	}
	if got := ulid.Time(parsed.Time()).UTC().Format("2006-01-02T15:04:05.000"); got != "2020-01-01T00:00:00.000" {
		t.Errorf("its time is %s", got)
	}
	if id != stable("a", "1", DateOf(2020, 12, 31)) {
		t.Error("it tells two days of a year apart")
	}
	if id != "01DXF6DT000PMWATD1GPP61XAH" { // one that changes breaks every citation
		t.Errorf("it is %s", id)
	}
}

func TestIdentifiersDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, dataset := range []string{"a", "b", "ab"} {
		for _, source := range []string{"", "1", "11", "b1", "١"} {
			id := stable(dataset, source, DateOf(2020, 1, 1))
			if other, ok := seen[id]; ok {
				t.Errorf("%s %s has the identifier of %s", dataset, source, other)
			}
			seen[id] = dataset + " " + source
		}
	}
}

func TestAnyDateGivesAnIdentifier(t *testing.T) {
	for _, start := range []Date{0, -5, 1, DateOf(1969, 12, 31), DateOf(2500, 1, 1), math.MinInt32, math.MaxInt32} {
		if _, err := ulid.ParseStrict(stable("a", "1", start)); err != nil {
			t.Errorf("%d: %v", start, err)
		}
	}
}

func TestTheSourceDigestIsOfWhatTheSourceStates(t *testing.T) {
	digest := func(change func(*Incident)) string {
		in := example()
		change(&in)
		sum := in.SourceDigest()
		return hex.EncodeToString(sum[:])
	}
	want := digest(func(*Incident) {})
	for name, derive := range map[string]func(*Incident){
		"the identifier": func(in *Incident) { in.ID = "x" }, "the placement": func(in *Incident) { in.Placement = Placement{} },
		"the derived control": func(in *Incident) { in.ControlDerived = nil },
	} {
		if digest(derive) != want {
			t.Errorf("%s changes it", name)
		}
	}
	for name, state := range map[string]func(*Incident){
		"the title": func(in *Incident) { in.Title.AR = "" }, "the date": func(in *Incident) { in.When.End++ }, "the place": func(in *Incident) { in.Where.Point[0]++ },
		"a violation": func(in *Incident) { in.Violations = in.Violations[:1] }, "a number": func(in *Incident) { in.Casualties[Killed] = Range{3, 6, false} },
		"a claim": func(in *Incident) { in.Claims[0].Kind = "sole" }, "the control stated": func(in *Incident) { in.ControlStated = nil },
		"a source": func(in *Incident) { in.Sources[0].Contact = "" }, "the grading": func(in *Incident) { in.Grading = "weak" },
		"that it stands for several events": func(in *Incident) { in.Aggregated = true },
		"the sensitivity":                   func(in *Incident) { in.Sensitivity = Restricted }, "the source id": func(in *Incident) { in.SourceID = "2" },
	} {
		if digest(state) == want {
			t.Errorf("%s does not change it", name)
		}
	}
	// Stored databases hold these digests: another value makes every record look changed.
	if got := digest(func(*Incident) {}); got != knownDigest {
		t.Errorf("the digest of the example is %s", got)
	}
}

const knownDigest = "2461a6d99832e550f4fc3ee70618a59ccb101328fcd2d4e1334dc3955f7ccca4"

func TestTheSourceDigestDoesNotDependOnTheOrderOfAMap(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	want := example()
	for _, m := range Measures() {
		want.Casualties[m] = Range{1, 9, false}
	}
	for range 20 {
		in := want
		in.Casualties = Casualties{}
		for _, i := range random.Perm(len(Measures())) {
			in.Casualties[Measures()[i]] = Range{1, 9, false}
		}
		if in.SourceDigest() != want.SourceDigest() {
			t.Fatal("two digests of one record")
		}
	}
}

func TestWhatAPrecisionAllowsToBeCountedAndDrawn(t *testing.T) {
	p := example().Placement
	for _, precision := range geo.Precisions() {
		p.Precision = precision
		for _, level := range geo.Levels() {
			if got := p.Area(level) != ""; got != precision.Supports(level) {
				t.Errorf("%s counts in a %s: %t", precision, level, got)
			}
		}
		if p.Area(geo.Country) != "SY" {
			t.Errorf("%s does not count in the country", precision)
		}
		for _, state := range []State{Accepted, Review, NotFound} {
			p.State = state
			if got := p.Drawn() != nil; got != (state == Accepted && precision.Drawable()) {
				t.Errorf("%s, %s is drawn: %t", precision, state, got)
			}
		}
	}
}

func TestControlIsAsStatedOrElseAsDerived(t *testing.T) {
	in := example()
	for _, want := range [][]string{{"hts-opposition"}, {"sna-turkey"}, {"unknown"}} {
		if diff := cmp.Diff(want, in.Control()); diff != "" {
			t.Error(diff)
		}
		if in.ControlStated == nil {
			in.ControlDerived = nil
		}
		in.ControlStated = nil
	}
}

func TestPartiesAreNamedOnceInTheOrderOfTheClaims(t *testing.T) {
	in := Incident{Claims: []Claim{{Party: "russia"}, {Party: "regime"}, {Party: "russia"}}}
	if diff := cmp.Diff([]string{"russia", "regime"}, in.Parties()); diff != "" {
		t.Error(diff)
	}
}
