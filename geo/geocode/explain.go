package geocode

import (
	"math"

	"tawthiq/geo"
)

// Explained is one reading of a query with all that was weighed.
type Explained struct {
	PCode   geo.PCode // "" stands for the case that nothing of what was found is meant
	Terms   []Term    // those that are not 0, in the order of weights.csv
	Utility float64   // the sum of the terms
	Share   float64   // the probability that it is meant: exp(Utility) among those of all
	Score   float64   // of the best: Share with what lies within 5 km, calibrated; of the others: Share
}

// Term is what one feature adds to the utility of a reading: Value times Weight.
type Term struct {
	Feature       string // as in weights.csv
	Value, Weight float64
}

// Explain returns the readings of a query's words, best first and last that none is meant, with the
// numbers that Geocode decides by. It does not heed coordinates, aliases or the stated precision.
func (g *Geocoder) Explain(q Query) []Explained {
	in, text := g.take(q)
	found := g.readings(text.languages, &in, nil)
	none := noneFeatures(text.languages, &in)
	out := make([]Explained, 0, len(found)+1)
	rest := 1.0
	for _, r := range g.model.judge(found, &none) {
		out = append(out, g.model.explain(r.code, &r.features, r.share, r.score))
		rest -= r.share
	}
	return append(out, g.model.explain("", &none, math.Max(0, rest), 0))
}

func (m *Model) explain(code geo.PCode, f *[features]float64, share, score float64) Explained {
	e := Explained{PCode: code, Utility: m.utility(f), Share: share, Score: score}
	for i, x := range f {
		if x != 0 {
			e.Terms = append(e.Terms, Term{featureNames[i], x, m.weights[i]})
		}
	}
	return e
}
