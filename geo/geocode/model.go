package geocode

import (
	"cmp"
	_ "embed"
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Model weighs the features of readings. It is a conditional logit: the probability of a reading
// among its rivals, one of which is that none of them is meant, is proportional to the exponential of
// the weighted sum of its features (McFadden 1974).
//
// The score that it gives to a reading is corrected by how often such scores were right.
type Model struct {
	weights     [features]float64
	calibration calibration
}

// scorePrefix begins the names of the rows of a model that hold its calibration.
const scorePrefix = "score "

//go:embed weights.csv
var weightsCSV string

// ownModel returns the model that the program is built with.
func ownModel() Model {
	m, err := ReadModel(weightsCSV)
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return m
}

// ReadModel reads what String writes. Errors: a row that is no feature and its weight, and no score
// and its share.
func ReadModel(text string) (m Model, err error) {
	in := csv.NewReader(strings.NewReader(text))
	in.FieldsPerRecord = 2
	rows, err := in.ReadAll()
	if err != nil {
		return m, err
	}
	for _, row := range rows[min(1, len(rows)):] {
		value, err := strconv.ParseFloat(row[1], 64)
		at := m.at(row[0])
		if at == nil || err != nil || math.IsNaN(value) || math.IsInf(value, 0) {
			return m, fmt.Errorf("%q is no feature with its weight, nor a score with its share", strings.Join(row, ","))
		}
		*at = value
	}
	return m, nil
}

// at returns the number that a row of weights.csv holds, or nil.
func (m *Model) at(name string) *float64 {
	if score, ok := strings.CutPrefix(name, scorePrefix); ok {
		knot, err := strconv.ParseFloat(score, 64)
		if i := slices.Index(knots[:], knot); err == nil && i >= 0 {
			return &m.calibration[i]
		}
		return nil
	}
	if i := slices.Index(featureNames[:], name); i >= 0 {
		return &m.weights[i]
	}
	return nil
}

// String returns the model as CSV with the columns feature and weight: the weights, and then for
// some scores what share of such readings was right.
func (m Model) String() string {
	var b strings.Builder
	row := func(name string, value float64) {
		b.WriteString(name + "," + strconv.FormatFloat(value, 'f', 3, 64) + "\n")
	}
	b.WriteString("feature,weight\n")
	for i, name := range featureNames {
		row(name, m.weights[i])
	}
	for i, knot := range knots {
		row(scorePrefix+strconv.FormatFloat(knot, 'f', -1, 64), m.calibration[i])
	}
	return b.String()
}

func (m *Model) utility(f *[features]float64) float64 {
	sum := 0.0
	for i, x := range f {
		sum += m.weights[i] * x
	}
	return sum
}

// samePlaceM is how close two places can be, in metres, for one of them to count as right where
// the other is meant: what the accuracy of the geocoder is measured by.
const samePlaceM = 5_000

// judge returns the readings in the order of what speaks for them, with their scores: of the best
// one the calibrated probability that it, or another reading within samePlaceM, is meant, of the
// others the probability that they are.
func (m *Model) judge(readings []reading, noneOf *[features]float64) []*reading {
	highest := m.utility(noneOf)
	for i := range readings {
		readings[i].share = m.utility(&readings[i].features)
		highest = max(highest, readings[i].share)
	}
	total := math.Exp(m.utility(noneOf) - highest)
	out := make([]*reading, len(readings))
	for i := range readings {
		r := &readings[i]
		r.share = math.Exp(r.share - highest)
		total += r.share
		out[i] = r
	}
	for _, r := range out {
		r.share /= total
	}
	slices.SortFunc(out, func(a, b *reading) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.code, b.code))
	})
	for i, r := range out {
		r.score = r.share
		if i == 0 {
			r.score = m.calibration.of(withNeighbours(out))
		}
	}
	return out
}

// withNeighbours returns the probability that the best reading is meant, or one near enough to it.
func withNeighbours(readings []*reading) float64 {
	sum := readings[0].share
	for _, o := range readings[1:] {
		if readings[0].isSamePlace(o) {
			sum += o.share
		}
	}
	return min(sum, mostScore)
}

// isSamePlace reports whether two readings are places within samePlaceM of each other.
func (r *reading) isSamePlace(o *reading) bool {
	return r.Place != nil && o.Place != nil && r.at.within(o.at, samePlaceM)
}

// mostScore is the highest score: nothing is certain.
const mostScore = 0.999
