package data

import (
	"math"
	"testing"
)

// Parties of the tests, as bits.
const a, b, c = 1, 2, 4

func TestWeightsOfTheCountingRules(t *testing.T) {
	joint, alternative, contested := Attribution{Parties: a | b}, Attribution{Parties: a | b, Alternative: a | b}, Attribution{Parties: a, Contested: a}
	third := 1. / 3
	for name, test := range map[string]struct {
		rule  Counting
		of    Attribution
		asked uint64
		want  Weight
	}{
		"full, all":                         {CountFull, joint, 0, Weight{1, 1}},
		"full, one of two":                  {CountFull, joint, a, Weight{1, 1}},
		"full, another party":               {CountFull, joint, c, Weight{}},
		"full, no party named":              {CountFull, Attribution{}, 0, Weight{1, 1}},
		"full, one of two alternatives":     {CountFull, alternative, a, Weight{0, 1}},
		"full, both alternatives":           {CountFull, alternative, a | b | c, Weight{1, 1}},
		"full, alternatives and none asked": {CountFull, alternative, 0, Weight{1, 1}},
		"full, disputed":                    {CountFull, contested, a, Weight{0, 1}},
		"full, sure beside a disputed one":  {CountFull, Attribution{Parties: a | b, Contested: b}, a | b, Weight{1, 1}},
		"split, all":                        {CountSplit, joint, 0, Weight{1, 1}},
		"split, one of two":                 {CountSplit, joint, a, Weight{0.5, 0.5}},
		"split, both":                       {CountSplit, joint, a | b, Weight{1, 1}},
		"split, two of three":               {CountSplit, Attribution{Parties: a | b | c}, a | b, Weight{2 * third, 2 * third}},
		"split, one of two alternatives":    {CountSplit, alternative, a, Weight{0, 0.5}},
		"split, both alternatives":          {CountSplit, alternative, a | b, Weight{1, 1}},
		"split, disputed":                   {CountSplit, contested, a, Weight{0, 1}},
		"split, no party named":             {CountSplit, Attribution{}, 0, Weight{1, 1}},
		"sole, alone":                       {CountSole, Attribution{Parties: a}, a, Weight{1, 1}},
		"sole, joint":                       {CountSole, joint, a, Weight{}},
		"sole, disputed":                    {CountSole, contested, a, Weight{0, 1}},
		"sole, none asked for, alone":       {CountSole, Attribution{Parties: a}, 0, Weight{1, 1}},
		"sole, none asked for, joint":       {CountSole, joint, 0, Weight{}},
		"sole, no party named":              {CountSole, Attribution{}, 0, Weight{}},
	} {
		if got := test.rule.Weight(test.of, test.asked); math.Abs(got.Least-test.want.Least) > 1e-12 || math.Abs(got.Most-test.want.Most) > 1e-12 {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestAPartyIsAsSureAsTheSurestOfItsClaims(t *testing.T) {
	v, err := DefaultVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	regime, russia, isis := v.Bit(Parties, "regime"), v.Bit(Parties, "russia"), v.Bit(Parties, "isis")
	for name, test := range map[string]struct {
		claims []string
		want   Attribution
	}{
		"no claim":                  {nil, Attribution{}},
		"sole":                      {[]string{"regime/sole/stated"}, Attribution{Parties: regime}},
		"joint":                     {[]string{"regime/joint/stated", "russia/joint/believed"}, Attribution{Parties: regime | russia}},
		"alternatives":              {[]string{"regime/alternative/stated", "russia/alternative/stated"}, Attribution{Parties: regime | russia, Alternative: regime | russia}},
		"disputed, and claimed":     {[]string{"isis/contested/stated", "isis/sole/claimed-by-party"}, Attribution{Parties: isis}},
		"disputed, and alternative": {[]string{"isis/contested/stated", "isis/alternative/stated", "regime/alternative/stated"}, Attribution{Parties: isis | regime, Alternative: isis | regime}},
	} {
		if got := v.Attribution(test.claims); got != test.want {
			t.Errorf("%s: %+v, want %+v", name, got, test.want)
		}
	}
}

func TestPartsOfASplitRecordNeverAddUpToMoreThanOne(t *testing.T) {
	for bits := range uint64(1 << 9) {
		of := Attribution{Parties: bits & 7, Alternative: bits & 7 & (bits >> 3), Contested: bits & 7 & (bits >> 6) &^ (bits >> 3)}
		var sum Weight
		for _, party := range []uint64{a, b, c} {
			w := CountSplit.Weight(of, party)
			if w.Least > w.Most {
				t.Errorf("%+v: %v", of, w)
			}
			sum.Least, sum.Most = sum.Least+w.Least, sum.Most+w.Most
		}
		if sum.Least > 1+1e-12 || of.Parties != 0 && math.Abs(sum.Most-1) > 1e-12 {
			t.Errorf("%+v: the parties add up to %v", of, sum)
		}
	}
}
