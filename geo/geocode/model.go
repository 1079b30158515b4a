package geocode

import (
	"cmp"
	_ "embed"
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Model weighs the features of readings. It is a conditional logit: the probability of a reading
// among its rivals, one of which is that none of them is meant, is proportional to the exponential of
// the weighted sum of its features (McFadden 1974).
type Model struct{ weights [features]float64 }

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

// ReadModel reads what String writes. Errors: a row that is no feature and its weight.
func ReadModel(text string) (m Model, err error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return m, err
	}
	for _, row := range rows[min(1, len(rows)):] {
		at := slices.Index(featureNames[:], row[0])
		weight, err := strconv.ParseFloat(row[1], 64)
		if at < 0 || err != nil {
			return m, &strconv.NumError{Func: "ReadModel", Num: strings.Join(row, ","), Err: strconv.ErrSyntax}
		}
		m.weights[at] = weight
	}
	return m, nil
}

// String returns the weights as CSV with the columns feature and weight.
func (m Model) String() string {
	var b strings.Builder
	b.WriteString("feature,weight\n")
	for i, name := range featureNames {
		b.WriteString(name + "," + strconv.FormatFloat(m.weights[i], 'f', 3, 64) + "\n")
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

// judge returns the readings in the order of what speaks for them, with their scores: the score of
// a place is the probability that it, or another reading within samePlaceM, is meant.
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
	for _, r := range out[:min(len(out), maxCandidates)] {
		r.score = scoreAmong(r, out)
	}
	return out
}

func scoreAmong(r *reading, readings []*reading) float64 {
	sum := 0.0
	for _, o := range readings {
		if r == o || r.near5(o) {
			sum += o.share
		}
	}
	return min(sum, mostScore)
}

// near5 reports whether two readings are places within samePlaceM of each other.
func (r *reading) near5(o *reading) bool {
	return r.Place != nil && o.Place != nil && r.at.within(o.at, samePlaceM)
}

// mostScore is the highest score: nothing is certain.
const mostScore = 0.999
