package linkage

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

const (
	day      = 737_000
	regime   = 1 << 0
	russia   = 1 << 1
	isis     = 1 << 2
	islamist = 1 << 3
)

// strike is a record as the tests of the rule vary it: an air strike on a village, by Russia, with
// three dead.
func strike() Record {
	return Record{
		Key: 1, Dataset: 1, Start: day, First: day, Last: day,
		Drawn: true, At: geo.ToWorld(orb.Point{36.7, 35.6}), UncertaintyM: 1000, Place: 7, Subdistrict: 3,
		Parties: russia, Kinds: violence, Violations: 1, Killed: people(3, 3),
	}
}

func people(lowest, highest int32) mapindex.Number {
	return mapindex.Number{Min: lowest, Max: highest, Stated: true}
}

func atLeast(n int32) mapindex.Number {
	return mapindex.Number{Min: n, Max: n, Open: true, Stated: true}
}

// east returns a point so many metres to the east of the strike.
func east(metres float64) geo.World {
	return geo.ToWorld(orb.Point{36.7 + metres/(111_320*math.Cos(35.6*math.Pi/180)), 35.6})
}

func TestTheRule(t *testing.T) {
	for name, c := range map[string]struct {
		change func(r *Record)
		score  int32 // 0: no link
		why    []string
	}{
		"the same of everything that both state":  {func(*Record) {}, 950, []string{"same-place", "same-day", "same-party", "killed-agree", "same-violation"}},
		"the same weapon too":                     {func(r *Record) { r.Weapons = 2 }, 950, nil},
		"the same dataset":                        {func(r *Record) { r.Dataset = 1 }, 0, nil},
		"the next day":                            {func(r *Record) { r.First, r.Last = day+1, day+1 }, 785, []string{"same-place", "next-day", "same-party", "killed-agree", "same-violation"}},
		"two days later":                          {func(r *Record) { r.First, r.Last = day+2, day+2 }, 0, nil},
		"known to a week around the day":          {func(r *Record) { r.First, r.Last = day-6, day+6 }, 0, nil},
		"a span of three days":                    {func(r *Record) { r.First, r.Last = day-1, day+1 }, 915, []string{"same-place", "days-overlap", "same-party", "killed-agree", "same-violation"}},
		"another village at the same spot":        {func(r *Record) { r.Place = 8 }, 790, []string{"near", "same-day", "same-party", "killed-agree", "same-violation"}},
		"another village a kilometre away":        {func(r *Record) { r.Place, r.At = 8, east(1000) }, 0, nil},
		"the same place at the edge of its reach": {func(r *Record) { r.At = east(3990) }, 751, nil},
		"too far from the same place":             {func(r *Record) { r.At = east(4100) }, 0, nil},
		"the subdistrict, and nothing against it": {func(r *Record) { r.Drawn = false; r.Facilities = 4 }, 0, nil},
		"another subdistrict":                     {func(r *Record) { r.Drawn, r.Subdistrict = false, 4 }, 0, nil},
		"no subdistrict":                          {func(r *Record) { r.Drawn, r.Subdistrict = false, 0 }, 0, nil},
		"another party":                           {func(r *Record) { r.Parties = regime }, 0, nil},
		"one party of two":                        {func(r *Record) { r.Parties = regime | russia }, 950, nil},
		"the group of the party":                  {func(r *Record) { r.Parties, r.Groups = isis, russia }, 930, []string{"same-place", "same-day", "party-group", "killed-agree", "same-violation"}},
		"nobody named":                            {func(r *Record) { r.Parties, r.Unnamed = 0, true }, 890, []string{"same-place", "same-day", "party-unnamed", "killed-agree", "same-violation"}},
		"what happened is of another kind":        {func(r *Record) { r.Kinds = detention }, 0, nil},
		"another violation of the same kind":      {func(r *Record) { r.Violations = 2 }, 900, []string{"same-place", "same-day", "same-party", "killed-agree"}},
		"no number":                               {func(r *Record) { r.Killed = mapindex.Number{} }, 900, []string{"same-place", "same-day", "same-party", "same-violation"}},
		"a range that has the number":             {func(r *Record) { r.Killed = people(2, 9) }, 950, nil},
		"a number that is close":                  {func(r *Record) { r.Killed = people(5, 5) }, 850, []string{"same-place", "same-day", "same-party", "numbers-close", "same-violation"}},
		"a number that contradicts":               {func(r *Record) { r.Killed = people(7, 7) }, 0, nil},
		"at least fewer":                          {func(r *Record) { r.Killed = atLeast(1) }, 900, []string{"same-place", "same-day", "same-party", "same-violation"}},
		"at least as many":                        {func(r *Record) { r.Killed = atLeast(r.Killed.Max) }, 925, []string{"same-place", "same-day", "same-party", "killed-agree", "same-violation"}},
		"at least many more":                      {func(r *Record) { r.Killed = atLeast(9) }, 0, nil},
		"at least none":                           {func(r *Record) { r.Killed = atLeast(0) }, 900, []string{"same-place", "same-day", "same-party", "same-violation"}},
		"none killed, where three were":           {func(r *Record) { r.Killed = people(0, 0) }, 0, nil},
		"detained that contradict":                {func(r *Record) { r.Detained = people(90, 90) }, 950, nil},
	} {
		t.Run(name, func(t *testing.T) {
			a, b := strike(), strike()
			b.Key, b.Dataset = 2, 2
			c.change(&b)
			got, ok := Compare(&a, &b)
			if ok != (c.score != 0) || ok && got.Score != c.score {
				t.Fatalf("the score is %d, %v", got.Score, ok)
			}
			if diff := cmp.Diff(c.why, got.Reasons.Codes()); ok && c.why != nil && diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNumbersThatContradictInOneMeasure(t *testing.T) {
	a, b := strike(), strike()
	b.Key, b.Dataset = 2, 2
	a.Detained, b.Detained = people(2, 2), people(9, 9)
	if _, ok := Compare(&a, &b); ok {
		t.Error("nine detained are not two")
	}
	b.Detained, a.Injured, b.Injured = a.Detained, people(1, 1), people(90, 90)
	if _, ok := Compare(&a, &b); !ok {
		t.Error("injured contradict nothing")
	}
}

func TestASubdistrictIsEnoughWhereAllElseAgrees(t *testing.T) {
	a, b := strike(), strike()
	b.Key, b.Dataset, b.Drawn, a.Facilities, b.Facilities = 2, 2, false, 1, 1
	if link, ok := Compare(&a, &b); !ok || link.Score != 780 || link.Reasons&SameSubdistrict == 0 {
		t.Errorf("%+v %v", link, ok)
	}
}

func TestTheOrderOfTwoRecordsDoesNotMatter(t *testing.T) {
	linked := 0
	records := crowd(rand.New(rand.NewPCG(1, 1)), 600)
	for i := range records {
		for j := range records[:i] {
			a, ok := Compare(&records[i], &records[j])
			b, also := Compare(&records[j], &records[i])
			if ok != also || a != b {
				t.Fatalf("%+v, %v; the other way round %+v, %v", a, ok, b, also)
			}
			if ok {
				linked++
			}
		}
	}
	if linked < 50 {
		t.Errorf("only %d are linked", linked)
	}
}

func TestDaysOnWhichAnEventCanHaveHappened(t *testing.T) {
	for _, c := range []struct {
		precision   string
		following   int
		first, last int32
		ok          bool
	}{
		{"day", 0, day, day, true}, {"days", 3, day, day + 3, true}, {"week", 0, day - 6, day + 6, true}, {"week", 6, day, day + 6, true},
		{"week", 4, day - 2, day + 6, true}, {"days", 7, 0, 0, false}, {"month", 0, 0, 0, false}, {"year", 364, 0, 0, false}, {"", 0, 0, 0, false},
	} {
		first, last, ok := Days(data.Date(day), c.precision, c.following)
		if first != c.first || last != c.last || ok != c.ok {
			t.Errorf("%s and %d more: %d to %d, %v", c.precision, c.following, first-day, last-day, ok)
		}
	}
}

func TestEveryViolationHasAKind(t *testing.T) {
	vocabulary, err := data.DefaultVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range vocabulary.Codes(data.Violations) {
		if kind := KindsOf([]string{code}); kind == 0 || kind == another && code != "other" {
			t.Errorf("%s is of the kind %b", code, kind)
		}
	}
	for code := range kinds {
		if _, ok := vocabulary.Term(data.Violations, code); !ok {
			t.Errorf("there is no violation %s", code)
		}
	}
	for _, code := range vocabulary.Codes(data.Parties) {
		if unnamed := IsUnnamed(code); unnamed && code != "unidentified" && code != "bombing-unidentified" && code != "unknown-persons" && code != "landmine-unknown" {
			t.Errorf("%s is unnamed", code)
		}
	}
}

func TestDistancesOnTheMapAreThoseOnTheGround(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 1000 {
		a := orb.Point{35.7 + 6.6*r.Float64(), 32.3 + 5*r.Float64()}
		b := orb.Point{a[0] + (r.Float64()-0.5)/6, a[1] + (r.Float64()-0.5)/6}
		want, got := geo.DistanceM(a, b), distanceM(geo.ToWorld(a), geo.ToWorld(b))
		if math.Abs(got-want) > 0.001*want+0.1 {
			t.Fatalf("%v to %v: %.2f m, not %.2f", a, b, got, want)
		}
	}
}

func TestEveryReasonHasACode(t *testing.T) {
	all := Reasons(math.MaxUint16).Codes()
	if diff := cmp.Diff(reasonCodes, all); diff != "" || len(all) != 16 {
		t.Error(diff)
	}
	if SameWeapon.Codes()[0] != "same-weapon" || SamePlace.Codes()[0] != "same-place" {
		t.Error("codes and reasons are in another order")
	}
}
