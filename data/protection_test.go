package data

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// secret is in everything that a restricted record may not show.
const secret = "SECRET"

// randomRecords returns records of few different values, so that some look alike, in every
// sensitivity. All that could give away a person or a place says so.
func randomRecords(random *rand.Rand, n int) []Record {
	pick := func(of ...string) string { return of[random.IntN(len(of))] }
	records := make([]Record, n)
	for i := range records {
		hidden := fmt.Sprintf("%s-%d", secret, i)
		day := DateOf(2020, 4, 1) + Date(random.IntN(3)*20+random.IntN(3))
		in := Incident{
			ID: stable("a", hidden, day), Dataset: pick("a", "a", "b"), SourceID: hidden,
			Title: geo.Label{EN: hidden, AR: hidden}, Summary: geo.Label{EN: hidden, AR: hidden},
			When:           When{Start: day, End: day + 1, Precision: "days", Documented: day + 77},
			Where:          Where{Text: geo.Label{EN: hidden}, Region: geo.Label{EN: hidden}, Point: &orb.Point{36.777 + float64(i)/1e6, 35.777}, Precision: "exact"},
			Placement:      randomPlacement(random, hidden),
			Violations:     []string{pick("extrajudicial-killing", "arbitrary-arrest")},
			Claims:         []Claim{{Party: pick("regime", "russia"), Kind: "sole", Confidence: "stated", Source: 1}},
			Sources:        []Source{{Title: hidden, URL: hidden, Publisher: hidden, ArchiveURL: hidden, Contact: hidden, SHA256: hidden}, {Contact: hidden}},
			ControlDerived: []string{"sdf"},
			Grading:        "fair", Sensitivity: pick(Restricted, Restricted, Restricted, Public, Confidential),
		}
		if random.IntN(2) == 0 {
			in.Casualties = Casualties{Killed: {1 + random.IntN(2), 3, false}, "killed-media": {random.IntN(2), 1, false}}
		}
		records[i] = Record{Key: Key(i + 1), Revision: 1, Withdrawn: random.IntN(20) == 0, Incident: in}
	}
	return records
}

func randomPlacement(random *rand.Rand, hidden string) Placement {
	subdistrict := geo.PCode(fmt.Sprintf("SY0%d0%d0%d", 1+random.IntN(2), random.IntN(2), 1+random.IntN(2)))
	p := Placement{
		State: Accepted, Method: ByGazetteer, PCode: "C7777", Name: geo.Label{EN: hidden}, Precision: geo.Precision(random.IntN(8)),
		Point: &orb.Point{36.777, 35.777}, UncertaintyM: 777, Score: 0.777, Reason: hidden, Candidates: []Candidate{{PCode: "C7777", Name: geo.Label{AR: hidden}}},
		Governorate: subdistrict.At(geo.Governorate), District: subdistrict.At(geo.District), Subdistrict: subdistrict,
	}
	p.Governorate, p.District, p.Subdistrict = p.Area(geo.Governorate), p.Area(geo.District), p.Area(geo.Subdistrict)
	return p
}

// worlds calls test with many random sets of records, few and many.
func worlds(t *testing.T, test func(t *testing.T, random *rand.Rand, records []Record)) {
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 7))
		test(t, random, randomRecords(random, 5+random.IntN(150)))
	}
}

func TestNothingOfARestrictedRecordShowsItsPlaceOrPeople(t *testing.T) {
	worlds(t, func(t *testing.T, _ *rand.Rand, records []Record) {
		released, _ := Release(records)
		for _, r := range released {
			encoded, err := json.Marshal(r.Incident)
			if err != nil {
				t.Fatal(err)
			}
			if r.Incident.Sensitivity == Public {
				continue
			}
			for _, trace := range []string{secret, "777", `"point"`, "media", `"exact"`, "source_id", `"sources"`, "C7777", "documented", "reason", "control_derived"} {
				if strings.Contains(string(encoded[40:]), trace) { // after the identifier
					t.Fatalf("a restricted record shows %q: %s", trace, encoded)
				}
			}
			first, last := r.Incident.When.Start.Month()
			start, end := r.Incident.When.Start.Year()
			if w := r.Incident.When; w.Start != first || w.End != last && (w.Start != start || w.End != end) {
				t.Fatalf("a restricted record shows its day: %v", w)
			}
			if r.Incident.Placement.Drawn() != nil || r.Incident.Placement.Precision > geo.PrecisionSubdistrict {
				t.Fatalf("a restricted record can be drawn: %+v", r.Incident.Placement)
			}
		}
	})
}

func TestConfidentialAndWithdrawnRecordsAreNowhere(t *testing.T) {
	worlds(t, func(t *testing.T, _ *rand.Rand, records []Record) {
		released, heldBack := Release(records)
		restricted, public := 0, 0
		hidden := map[string]bool{}
		for _, r := range records {
			switch {
			case r.Withdrawn || r.Incident.Sensitivity == Confidential:
				hidden[r.Incident.ID] = true
			case r.Incident.Sensitivity == Restricted:
				restricted++
			default:
				public++
			}
		}
		for _, r := range released {
			if hidden[r.Incident.ID] {
				t.Fatalf("record %d is released", r.Key)
			}
		}
		if len(released)+heldBack != restricted+public {
			t.Fatalf("%d released and %d held back of %d restricted and %d public", len(released), heldBack, restricted, public)
		}
		without := slices.DeleteFunc(slices.Clone(records), func(r Record) bool { return hidden[r.Incident.ID] })
		again, heldAgain := Release(without)
		if diff := cmp.Diff(released, again); diff != "" || heldAgain != heldBack {
			t.Fatalf("confidential records leave a trace:\n%s", diff)
		}
	})
}

func TestPublicRecordsLoseTheContactsOfTheirSourcesOnly(t *testing.T) {
	worlds(t, func(t *testing.T, _ *rand.Rand, records []Record) {
		before, _ := json.Marshal(records)
		released, _ := Release(records)
		if after, _ := json.Marshal(records); string(after) != string(before) {
			t.Fatal("Release changed what it was given")
		}
		given := map[Key]Record{}
		for _, r := range records {
			r.Incident.Sources = slices.Clone(r.Incident.Sources)
			for i := range r.Incident.Sources {
				r.Incident.Sources[i].Contact = ""
			}
			given[r.Key] = r
		}
		for _, r := range released {
			if r.Incident.Sensitivity != Public {
				continue
			}
			if diff := cmp.Diff(given[r.Key], r); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

func TestWhatIsReleasedDoesNotDependOnTheOrder(t *testing.T) {
	byKey := func(a, b Record) int { return int(a.Key - b.Key) }
	worlds(t, func(t *testing.T, random *rand.Rand, records []Record) {
		released, heldBack := Release(records)
		random.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		again, heldAgain := Release(records)
		slices.SortFunc(released, byKey)
		slices.SortFunc(again, byKey)
		if diff := cmp.Diff(released, again); diff != "" || heldBack != heldAgain {
			t.Fatal(diff)
		}
	})
}

// question is anything that a reader may ask: every way in which records can be selected.
type question struct {
	from, to                  Date
	area                      geo.PCode
	party, violation, dataset string
	precision                 geo.Precision
	anyPrecision              bool
	minKilled                 int
	level                     geo.Level
}

func randomQuestion(random *rand.Rand) question {
	maybe := func(of ...string) string { return append(of, "", "")[random.IntN(len(of)+2)] }
	q := question{
		party: maybe("regime", "russia"), violation: maybe("extrajudicial-killing", "arbitrary-arrest"), dataset: maybe("a", "b"),
		area:      geo.PCode(maybe("SY01", "SY02", "SY0100", "SY0201", "SY010001", "SY020102")),
		precision: geo.Precision(random.IntN(8)), anyPrecision: random.IntN(3) > 0, minKilled: random.IntN(4) - 1,
		level: geo.Level(random.IntN(4)), to: DateOf(2030, 1, 1),
	}
	if random.IntN(2) == 0 {
		q.from = DateOf(2020, 3, 25) + Date(random.IntN(90))
		q.to = q.from + Date(random.IntN(60))
	}
	return q
}

func (q question) matches(in Incident) bool {
	killed, known := in.Casualties[Killed]
	return in.When.Start >= q.from && in.When.Start <= q.to &&
		(q.area == "" || q.area.Contains(in.Placement.Area(q.area.Level()))) &&
		(q.party == "" || slices.Contains(in.Parties(), q.party)) &&
		(q.violation == "" || slices.Contains(in.Violations, q.violation)) &&
		(q.dataset == "" || q.dataset == in.Dataset) &&
		(q.anyPrecision || q.precision == in.Placement.Precision) &&
		(q.minKilled < 0 || known && killed.Min >= q.minKilled) &&
		(q.level == geo.Country || in.Placement.Area(q.level) != "")
}

// TestNoTwoAnswersDifferByFewerThanThreeRestrictedRecords asks many questions, and subtracts the
// answers of each two: also what is in one and not in the other must be nobody, or three.
func TestNoTwoAnswersDifferByFewerThanThreeRestrictedRecords(t *testing.T) {
	isolated := 0
	worlds(t, func(t *testing.T, random *rand.Rand, records []Record) {
		released, _ := Release(records)
		var answers []map[Key]bool
		for range 60 {
			q, answer := randomQuestion(random), map[Key]bool{}
			for _, r := range released {
				if r.Incident.Sensitivity == Restricted && q.matches(r.Incident) {
					answer[r.Key] = true
				}
			}
			answers = append(answers, answer)
		}
		for _, a := range answers {
			for _, b := range append(answers, nil) {
				if n := onlyIn(a, b); n%cellSize != 0 {
					t.Fatalf("two answers differ by %d restricted records", n)
				} else if n > 0 {
					isolated++
				}
			}
		}
	})
	if isolated == 0 {
		t.Error("no two answers differed: the test shows nothing")
	}
}

// TestRevisionsDifferByWholeThrees adds, changes and withdraws one record after the other, and
// subtracts every answer from the one before.
func TestRevisionsDifferByWholeThrees(t *testing.T) {
	moved := 0
	worlds(t, func(t *testing.T, random *rand.Rand, records []Record) {
		var questions []question
		for range 20 {
			questions = append(questions, randomQuestion(random))
		}
		before := make([]int, len(questions))
		for revision := range records {
			if earlier := &records[random.IntN(revision+1)]; random.IntN(2) == 0 {
				earlier.Withdrawn = !earlier.Withdrawn
			}
			released, _ := Release(records[:revision+1])
			for i, q := range questions {
				n := 0
				for _, r := range released {
					if r.Incident.Sensitivity == Restricted && q.matches(r.Incident) {
						n++
					}
				}
				if n%cellSize != 0 {
					t.Fatalf("an answer has %d restricted records", n)
				}
				if n != before[i] {
					moved++
				}
				before[i] = n
			}
		}
	})
	if moved == 0 {
		t.Error("no answer changed: the test shows nothing")
	}
}

func onlyIn(a, b map[Key]bool) int {
	n := 0
	for key := range a {
		if !b[key] {
			n++
		}
	}
	return n
}

func TestFewRestrictedRecordsAreCoarsenedOrHeldBack(t *testing.T) {
	restricted := func(key Key, subdistrict geo.PCode, month int) Record {
		in := example()
		in.Sensitivity = Restricted
		in.ID = stable("a", fmt.Sprint(key), 1)
		in.When.Start = DateOf(2020, 1, 2) + Date(31*month)
		in.Placement.Subdistrict, in.Placement.District, in.Placement.Governorate = subdistrict, subdistrict.At(geo.District), subdistrict.At(geo.Governorate)
		return Record{Key: key, Incident: in}
	}
	for name, test := range map[string]struct {
		records                        []Record
		subdistrict, governorate, held int
	}{
		"none":                              {nil, 0, 0, 0},
		"two alike":                         {[]Record{restricted(1, "SY070001", 0), restricted(2, "SY070001", 0)}, 0, 0, 2},
		"three alike":                       {[]Record{restricted(1, "SY070001", 0), restricted(2, "SY070001", 0), restricted(3, "SY070001", 0)}, 3, 0, 0},
		"three of one governorate and year": {[]Record{restricted(1, "SY070001", 0), restricted(2, "SY070101", 3), restricted(3, "SY070001", 6)}, 0, 3, 0},
		"three alike and one apart":         {[]Record{restricted(1, "SY070001", 0), restricted(2, "SY070001", 0), restricted(3, "SY070001", 0), restricted(4, "SY070001", 2)}, 3, 0, 1},
		"three governorates":                {[]Record{restricted(1, "SY070001", 0), restricted(2, "SY080001", 0), restricted(3, "SY090001", 0)}, 0, 0, 3},
	} {
		released, held := Release(test.records)
		count := map[geo.Precision]int{}
		for _, r := range released {
			count[r.Incident.Placement.Precision]++
		}
		if count[geo.PrecisionSubdistrict] != test.subdistrict || count[geo.PrecisionGovernorate] != test.governorate || held != test.held {
			t.Errorf("%s: %v released, %d held back", name, count, held)
		}
	}
}

func TestASensitivityThatIsNotKnownIsNotReleased(t *testing.T) {
	for _, sensitivity := range []string{"", "secret", "Public"} {
		r := Record{Incident: Incident{ID: "x", Sensitivity: sensitivity}}
		if released, held := Release([]Record{r, r, r}); len(released)+held > 0 {
			t.Errorf("%q: %d released, %d held back", sensitivity, len(released), held)
		}
	}
}

func TestStricterProtectsMore(t *testing.T) {
	order := []string{"", Public, Restricted, Confidential}
	for i, a := range order {
		for j, b := range order {
			if want, got := order[max(i, j)], Stricter(a, b); got != want {
				t.Errorf("of %q and %q it is %q, want %q", a, b, got, want)
			}
		}
	}
	if got := Stricter(Confidential, "secret") + Stricter("secret", Public); got != "confidentialsecret" {
		t.Errorf("an unknown one: %s", got)
	}
}
