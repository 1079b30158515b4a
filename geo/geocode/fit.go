package geocode

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// Example is a query with where it is known to be.
type Example struct {
	Query  Query
	Point  orb.Point
	Weight float64 // how often it counts; 1 for once
}

// choice is an example as the model sees it: the features of its readings, which of them are
// right, and the features of none.
type choice struct {
	options [][features]float64
	right   []bool // of the options; where none is, none of them was meant
	weight  float64
}

// Fit returns the model under which the examples are most probable, calibrated to them, with weights
// drawn towards 0 by a penalty of ridge times half their squares. Cost: a second or so for ten thousand examples.
// Source: maximum likelihood of the conditional logit by gradient ascent with momentum (Adam,
// Kingma and Ba 2015); the likelihood of an example is the sum over its right readings.
func (g *Geocoder) Fit(examples []Example, ridge float64) Model {
	var choices []choice
	for _, e := range examples {
		if c := g.choice(e); len(c.options) > 1 {
			choices = append(choices, c)
		}
	}
	m := ascend(choices, ridge)
	m.calibration = calibrate(g.observe(m, examples))
	return m
}

// choice looks up an example. An area is right where it contains the point, and no place that
// was found is right.
func (g *Geocoder) choice(e Example) choice {
	in, d := g.take(e.Query)
	readings := g.readings(d.languages, &in, nil)
	here, _, _ := g.areas.Locate(e.Point)
	isPlace := func(r *reading) bool { return r.Place != nil && geo.DistanceM(r.point, e.Point) <= samePlaceM }
	isArea := func(r *reading) bool { return r.Place == nil && here != "" && r.contains(here) }
	right := isPlace
	if !slices.ContainsFunc(readings, func(r reading) bool { return isPlace(&r) }) {
		right = isArea
	}
	c := choice{weight: e.Weight}
	some := false
	for i := range readings {
		ok := right(&readings[i])
		some = some || ok
		c.options, c.right = append(c.options, readings[i].features), append(c.right, ok)
	}
	c.options, c.right = append(c.options, noneFeatures(d.languages, &in)), append(c.right, !some)
	return c
}

// Steps of the ascent: enough for the weights to settle to three decimals.
const (
	steps     = 1200
	pace      = 0.05
	momentum  = 0.9
	momentum2 = 0.999
)

func ascend(choices []choice, ridge float64) (m Model) {
	var first, second [features]float64
	for step := 1; step <= steps; step++ {
		slope := gradient(choices, &m)
		for k := range slope {
			slope[k] -= ridge * m.weights[k]
			first[k] = momentum*first[k] + (1-momentum)*slope[k]
			second[k] = momentum2*second[k] + (1-momentum2)*slope[k]*slope[k]
			mean := first[k] / (1 - math.Pow(momentum, float64(step)))
			spread := second[k] / (1 - math.Pow(momentum2, float64(step)))
			m.weights[k] += pace * mean / (math.Sqrt(spread) + 1e-8)
			if signs[k]*m.weights[k] < least[k] && signs[k] != 0 {
				m.weights[k] = signs[k] * least[k]
			}
		}
	}
	return m
}

// gradient returns the slope of the logarithm of the likelihood.
func gradient(choices []choice, m *Model) (slope [features]float64) {
	var shares []float64
	for i := range choices {
		c := &choices[i]
		shares = m.shares(c, shares[:0])
		right := 0.0
		for j, s := range shares {
			if c.right[j] {
				right += s
			}
		}
		for j, s := range shares {
			pull := -s
			if c.right[j] {
				pull += s / math.Max(right, 1e-12)
			}
			for k, x := range c.options[j] {
				if x != 0 {
					slope[k] += c.weight * pull * x
				}
			}
		}
	}
	return slope
}

func (m *Model) shares(c *choice, out []float64) []float64 {
	highest := math.Inf(-1)
	for i := range c.options {
		out = append(out, m.utility(&c.options[i]))
		highest = max(highest, out[i])
	}
	total := 0.0
	for i := range out {
		out[i] = math.Exp(out[i] - highest)
		total += out[i]
	}
	for i := range out {
		out[i] /= total
	}
	return out
}
