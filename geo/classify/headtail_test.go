package classify

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// harmonic returns 1, 1/2, 1/3, ... 1/n, whose mean is about (ln n + 0.5772)/n.
func harmonic(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = 1 / float64(i+1)
	}
	return out
}

// Of 1 to 1/10 the mean is 0.293, and 3 of 10 lie above it; of these the mean is 0.611, and 1 of 3
// lies above it. Of 1 to 1/1000 the values above the means are 133, 24, 6 and 2; of the last two
// one is a half, which is no minority.
func TestHeadTailDividesAtTheMeansOfTheHeads(t *testing.T) {
	tests := []struct {
		name   string
		values []float64
		k      int
		want   Classes
	}{
		{"ten of a harmonic series", harmonic(10), 7, Classes{0.2928968, 0.6111111, 1}},
		{"a thousand of a harmonic series", harmonic(1000), 7, Classes{0.0074855, 0.0411377, 0.1573316, 0.4083333, 1}},
		{"no more classes than asked for", harmonic(1000), 3, Classes{0.0074855, 0.0411377, 1}},
		{"values without a tail are one class", []float64{1, 2, 3, 4, 5, 6}, 5, Classes{6}},
		{"a tail that points down is none", []float64{-100, 7, 8, 9, 9}, 5, Classes{9}},
		{"equal values are one class", []float64{0.1, 0.1, 0.1}, 5, Classes{0.1}},
		{"a value at the mean belongs below it", []float64{1, 1, 1, 1, 4, 16}, 5, Classes{4, 16}},
		{"two of five are a minority", []float64{1, 1, 1, 5, 5}, 5, Classes{2, 5}},
		{"three of seven are not", []float64{1, 1, 1, 1, 5, 5, 5}, 5, Classes{5}},
		{"numbers whose sum is too large", []float64{0, 0, 0, math.MaxFloat64, math.MaxFloat64}, 5, Classes{math.MaxFloat64 / 5 * 2, math.MaxFloat64}},
	}
	for _, tt := range tests {
		got, err := Breaks(HeadTail, tt.values, tt.k)
		if diff := cmp.Diff(tt.want, got, cmpopts.EquateApprox(0, 1e-7)); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", tt.name, err, diff)
		}
	}
}
