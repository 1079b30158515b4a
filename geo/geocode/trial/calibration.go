package trial

import "math"

// Tenth compares the scores in a tenth of their range with how often the first candidates that
// bear them are right.
type Tenth struct {
	From, To float64 // the last tenth includes 1
	Answers  int
	Right    int
	Score    float64 // the mean
}

// Share returns the share that is right, from 0 to 1.
func (t Tenth) Share() float64 { return float64(t.Right) / math.Max(1, float64(t.Answers)) }

// StandardError returns that of Share, as if the answers were independent of each other, which
// they are only as far as their descriptions differ. Where all are right, or none, it is that of
// one more of each kind, because few answers prove no certainty.
func (t Tenth) StandardError() float64 {
	n := float64(t.Answers)
	p := (float64(t.Right) + 1) / (n + 2)
	return math.Sqrt(p * (1 - p) / math.Max(1, n))
}

// Calibrate returns the ten tenths of the score. Answers without a candidate are in none of them.
func Calibrate(answers []Answer) []Tenth {
	tenths := make([]Tenth, 10)
	for i := range tenths {
		tenths[i].From, tenths[i].To = float64(i)/10, float64(i+1)/10
	}
	for _, a := range answers {
		score, ok := a.first()
		if !ok {
			continue
		}
		t := &tenths[min(max(int(10*score), 0), 9)]
		t.Answers++
		t.Right += one(a.Rank == 1)
		t.Score += score
	}
	for i := range tenths {
		tenths[i].Score /= math.Max(1, float64(tenths[i].Answers))
	}
	return tenths
}
