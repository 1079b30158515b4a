package geocode

import (
	"cmp"
	"math"
	"slices"

	"tawthiq/geo"
)

// knots are the scores of the model at which calibration says what share was right. They stand
// closer where most answers are.
var knots = [...]float64{0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1}

// calibration holds, for each knot, the share of best readings with such a score that was right. It
// does not decrease. The zero value leaves scores as they are.
type calibration [len(knots)]float64

// of returns the calibrated score, linear between knots.
func (c *calibration) of(score float64) float64 {
	if c[len(c)-1] == 0 {
		return score
	}
	for i := 1; i < len(knots); i++ {
		if score <= knots[i] {
			part := (score - knots[i-1]) / (knots[i] - knots[i-1])
			return c[i-1] + part*(c[i]-c[i-1])
		}
	}
	return c[len(c)-1]
}

// observed is a best reading's score, and whether it was right.
type observed struct {
	score, right, weight float64
}

// observe returns what becomes of the examples under a model.
func (g *Geocoder) observe(m Model, examples []Example) []observed {
	var out []observed
	for _, e := range examples {
		in, d := g.take(e.Query)
		none := noneFeatures(d.languages, &in)
		found := m.judge(g.readings(d.languages, &in, nil), &none)
		if len(found) == 0 || found[0].Place == nil {
			continue
		}
		top := found[0]
		out = append(out, observed{top.score, is(geo.DistanceM(top.point, e.Point) <= samePlaceM), e.Weight})
	}
	return out
}

// belief is how many answers the model's own score counts for at a knot, beside those observed.
const belief = 5

// calibrate returns the calibration of scores that were observed: at each knot the mean of those
// nearer to it than to another one, made non-decreasing by pooling neighbours that are not (Ayer
// and others 1955).
func calibrate(list []observed) (c calibration) {
	var right, weight [len(knots)]float64
	for i, k := range knots {
		right[i], weight[i] = belief*k, belief
	}
	for _, o := range list {
		at := nearestKnot(o.score)
		right[at] += o.weight * (o.right + knots[at] - o.score) // as if it had stood at the knot
		weight[at] += o.weight
	}
	for i := range c {
		c[i] = min(max(right[i]/weight[i], 0), mostScore)
	}
	return pooled(c, weight)
}

func nearestKnot(score float64) int {
	at, _ := slices.BinarySearchFunc(knots[:], score, cmp.Compare[float64])
	if at > 0 && (at == len(knots) || score-knots[at-1] < knots[at]-score) {
		at--
	}
	return at
}

// pooled returns the closest values that do not decrease, by weight.
func pooled(values calibration, weight [len(knots)]float64) calibration {
	for from := 0; from < len(values); {
		// The mean from here on is least up to some knot: until there all values become it.
		least, end := math.Inf(1), from
		sum, total := 0.0, 0.0
		for to := from; to < len(values); to++ {
			sum, total = sum+values[to]*weight[to], total+weight[to]
			if mean := sum / total; mean <= least {
				least, end = mean, to
			}
		}
		for i := from; i <= end; i++ {
			values[i] = least
		}
		from = end + 1
	}
	return values
}
