package trial

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// answering gives every text the result that it has for it.
type answering map[string]geocode.Result

func (a answering) Geocode(q geocode.Query) geocode.Result { return a[q.Text.In("en")] }

var (
	truth  = orb.Point{37, 36}
	nearby = orb.Point{37.05, 36} // 4.5 km off
	far    = orb.Point{37.06, 36} // 5.4 km off
)

func pointed(p orb.Point, score float64) geocode.Candidate {
	return geocode.Candidate{PCode: "C1", Point: &p, Precision: geo.PrecisionLocality, Score: score}
}

// decided is a result with these candidates, whose chosen one is the first.
func decided(d geocode.Decision, candidates ...geocode.Candidate) geocode.Result {
	return geocode.Result{Decision: d, Candidates: candidates, Chosen: &candidates[0]}
}

// described is every kind of answer, one a row.
func described() (answering, []Row) {
	district := geocode.Candidate{PCode: "SY0205", District: "SY0205", Governorate: "SY02", Precision: geo.PrecisionDistrict, Score: 0.9}
	g := answering{
		"right":    decided(geocode.Accepted, pointed(nearby, 0.95)),
		"wrong":    decided(geocode.Accepted, pointed(far, 0.93)),
		"second":   decided(geocode.Review, pointed(far, 0.45), pointed(nearby, 0.4)),
		"asked":    decided(geocode.Review, pointed(nearby, 0.41)),
		"an area":  decided(geocode.Accepted, district),
		"no place": {Decision: geocode.NotFound},
	}
	var rows []Row
	for _, text := range []string{"right", "wrong", "second", "asked", "an area", "no place"} {
		rows = append(rows, Row{ID: text, Text: geo.Label{EN: text}, At: truth, Precision: "village", Resolvable: true})
	}
	return g, rows
}

func TestAScoreCountsWhatBecameOfEveryRow(t *testing.T) {
	g, rows := described()
	locate := func(orb.Point) (geo.PCode, float64, bool) { return "SY020500", 0, true }
	got := Count(Ask(g, rows, Variants()[0]), locate)
	want := Score{Rows: 6, First: 2, AmongFive: 3, Accepted: 2, AcceptedRight: 1, Areas: 1, AreasHolding: 1, Asked: 2, NotFound: 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	elsewhere := func(orb.Point) (geo.PCode, float64, bool) { return "SY020600", 0, true }
	if got := Count(Ask(g, rows, Variants()[0]), elsewhere).AreasHolding; got != 0 {
		t.Errorf("%d areas hold a point of another district", got)
	}
}

func TestASubsetLeavesOutWhatItDoesNotScore(t *testing.T) {
	g, rows := described()
	rows[0].Resolvable, rows[1].Precision = false, "district"
	answers := Ask(g, rows, Variants()[0])
	for subset, want := range map[Subset]int{ResolvableSettlements: 4, Resolvable: 5, All: 6} {
		if got := len(subset.Of(answers)); got != want {
			t.Errorf("%v: %d rows, want %d", subset, got, want)
		}
	}
}

func TestRepeatedDescriptionsCountOnceAmongDistinct(t *testing.T) {
	g, rows := described()
	again := rows[0]
	again.Text.EN = "Right"
	answers := Ask(g, append(rows, rows[0], again), Variants()[0])
	if got := len(Distinct(answers)); got != 6 {
		t.Errorf("%d distinct descriptions, want 6", got)
	}
}

func TestAVariantShowsOnlyItsScriptsAndRegion(t *testing.T) {
	row := Row{Text: geo.Label{EN: "Idlib", AR: "إدلب"}, Region: geo.Label{EN: "Idlib"}, At: truth}
	var got []string
	for _, v := range Variants() {
		q, ok := v.Query(row)
		got = append(got, fmt.Sprint(q.Text.EN, "|", q.Text.AR, "|", q.Region.EN, " ", ok, q.Point))
	}
	want := []string{
		"Idlib|إدلب|Idlib true <nil>", "Idlib||Idlib true <nil>", "|إدلب|Idlib true <nil>",
		"Idlib|إدلب| true <nil>", "Idlib|| true <nil>", "|إدلب| true <nil>",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	row.Text.AR = ""
	if _, ok := Variants()[2].Query(row); ok {
		t.Error("a row without Arabic is asked about in Arabic")
	}
}

func TestCalibrationComparesScoresWithWhatIsRight(t *testing.T) {
	g, rows := described()
	tenths := Calibrate(Ask(g, rows, Variants()[0]))
	if len(tenths) != 10 {
		t.Fatalf("%d tenths", len(tenths))
	}
	if got := tenths[4]; got.Answers != 2 || got.Right != 1 || math.Abs(got.Score-0.43) > 1e-9 || got.Share() != 0.5 {
		t.Errorf("0.4 to 0.5: %+v", got)
	}
	if got := tenths[9]; got.Answers != 3 || got.Right != 1 {
		t.Errorf("0.9 to 1: %+v", got)
	}
	if e := (Tenth{Answers: 100, Right: 100}).StandardError(); e <= 0 || e > 0.02 {
		t.Errorf("the standard error of 100 right of 100 is %g", e)
	}
}
