package geocode

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheModelIsReadAsItIsWritten(t *testing.T) {
	m := ownModel()
	again, err := ReadModel(m.String())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m.String(), again.String()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(weightsCSV, m.String()); diff != "" {
		t.Error("weights.csv is not what String writes: ", diff)
	}
}

func TestReadModelRefuses(t *testing.T) {
	for name, rows := range map[string]string{
		"a feature that is none":    "en.exakt,1\n",
		"a weight that is none":     "en.exact,high\n",
		"a row without a weight":    "en.exact\n",
		"a score that is no knot":   "score 0.123,0.1\n",
		"a row of three":            "en.exact,1,2\n",
		"a quote that does not end": `"en.exact,1`,
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := ReadModel("feature,weight\n" + rows); err == nil {
				t.Error("it is taken")
			}
		})
	}
}

func TestWeightsSpeakTheWayTheirSignsSay(t *testing.T) {
	m := ownModel()
	for i, sign := range signs {
		if m.weights[i]*sign < 0 || math.Abs(m.weights[i]) < least[i]-0.001 {
			t.Errorf("%s weighs %.3f, with the sign %v and at least %v", featureNames[i], m.weights[i], sign, least[i])
		}
	}
	for i, name := range featureNames {
		if name == "" || strings.ContainsAny(name, ", ") {
			t.Errorf("feature %d is called %q", i, name)
		}
	}
}

func TestSharesAddUpToOne(t *testing.T) {
	g := toy(t)
	for _, q := range []Query{{Text: en("Ein Jura"), Region: en("Alba")}, {Text: en("Salheen, Basra")}, {Text: ar("تل زهرة")}, {Text: en("Xylophone")}, {}} {
		sum := 0.0
		list := g.Explain(q)
		for i, e := range list {
			sum += e.Share
			utility := 0.0
			for _, term := range e.Terms {
				utility += term.Value * term.Weight
			}
			if math.Abs(utility-e.Utility) > 1e-9 || i > 0 && i < len(list)-1 && e.Share > list[i-1].Share {
				t.Errorf("%+v: %+v", q, e)
			}
		}
		if math.Abs(sum-1) > 1e-9 || list[len(list)-1].PCode != "" {
			t.Errorf("%+v: shares of %v together, %+v", q, sum, list)
		}
	}
}

// What Explain says is what Geocode answers.
func TestExplainAgreesWithGeocode(t *testing.T) {
	g := toy(t)
	for _, p := range toyPlaces {
		q := Query{Text: p.Name, Region: en("Alba")}
		top, answer := g.Explain(q)[0], g.Geocode(q).Candidates[0]
		if top.PCode != answer.PCode || math.Abs(top.Score-answer.Score) > 0.0006 {
			t.Errorf("%s: explained %s %.4f, answered %s %.4f", p.PCode, top.PCode, top.Score, answer.PCode, answer.Score)
		}
	}
}

func TestReadModelRefusesOneColumn(t *testing.T) {
	if _, err := ReadModel("feature\nen.exact\n"); err == nil {
		t.Error("it is taken")
	}
}
