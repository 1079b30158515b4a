package classify

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// bruteForce returns the least spread of all divisions of sorted values into at most k runs.
func bruteForce(sorted []float64, k int) float64 {
	least := spreadOf(sorted)
	if k == 1 {
		return least
	}
	for end := 1; end < len(sorted); end++ {
		least = min(least, spreadOf(sorted[:end])+bruteForce(sorted[end:], k-1))
	}
	return least
}

func spreadOf(values []float64) (sum float64) {
	var mean float64
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		sum += (v - mean) * (v - mean)
	}
	return sum
}

// spreadWithin returns the sum of the spreads of the classes of the values.
func spreadWithin(values []float64, classes Classes) (sum float64) {
	parts := make([][]float64, len(classes))
	for _, v := range values {
		c := classes.Class(v)
		parts[c] = append(parts[c], v)
	}
	for _, p := range parts {
		sum += spreadOf(p)
	}
	return sum
}

// someValues returns n values, of whole numbers with many ties, about a mean, or with a long tail.
func someValues(r *rand.Rand, n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = [...]float64{float64(r.IntN(12)), r.NormFloat64(), math.Exp(6 * r.Float64())}[r.IntN(3)]
	}
	return values
}

func TestJenksIsTheBestOfAllDivisions(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	for range 1500 {
		values := someValues(r, 1+r.IntN(10))
		k := 2 + r.IntN(5)
		classes, err := Breaks(Jenks, values, k)
		if err != nil {
			t.Fatal(err)
		}
		got := spreadWithin(values, classes)
		slices.Sort(values)
		if want := bruteForce(values, k); got > want*(1+1e-9)+1e-9 {
			t.Fatalf("%v in %d: %v has the spread %g, the best %g", values, k, classes, got, want)
		}
	}
}

// everyBeginning returns the least spread of all divisions of sorted values into at most k runs, as
// Fisher wrote it: for every end, every beginning of the last run is tried.
func everyBeginning(sorted []float64, k int) float64 {
	n := len(sorted)
	spreads := make([][]float64, n+1) // from i to before j
	for i := range n {
		spreads[i] = make([]float64, n+1)
		for j := i + 1; j <= n; j++ {
			spreads[i][j] = spreadOf(sorted[i:j])
		}
	}
	least := slices.Clone(spreads[0])
	for range k - 1 {
		for j := n; j > 0; j-- {
			for i := 1; i < j; i++ {
				least[j] = min(least[j], least[i]+spreads[i][j])
			}
		}
	}
	return least[n]
}

func TestJenksOfAMapIsTheBestOfAllDivisions(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 9))
	for n := 20; n < 280; n += 37 {
		for _, k := range []int{2, 5, 7} {
			values := someValues(r, n)
			classes, err := Breaks(Jenks, values, k)
			if err != nil {
				t.Fatal(err)
			}
			got := spreadWithin(values, classes)
			slices.Sort(values)
			if want := everyBeginning(values, k); got > want*(1+1e-9) {
				t.Errorf("%d values in %d: %v has the spread %g, the best %g", n, k, classes, got, want)
			}
		}
	}
}

// The textbook example of the goodness of variance fit: of the three divisions of 4, 5, 9, 10 in two
// the spreads are 14, 1 and 14, of the whole it is 26, so the fit is 25/26.
func TestJenksHasTheFitOfTheTextbook(t *testing.T) {
	values := []float64{4, 5, 9, 10}
	classes, err := Breaks(Jenks, values, 2)
	if diff := cmp.Diff(Classes{5, 10}, classes); err != nil || diff != "" {
		t.Fatalf("%v %s", err, diff)
	}
	if fit := 1 - spreadWithin(values, classes)/spreadOf(values); math.Abs(fit-25.0/26) > 1e-12 {
		t.Errorf("the fit is %g", fit)
	}
}

func TestJenksTellsNearValuesApartFarFromZero(t *testing.T) {
	values := []float64{0, 1e12, 1e12 + 1, 1e12 + 10, 1e12 + 11}
	got, err := Breaks(Jenks, values, 3)
	if diff := cmp.Diff(Classes{0, 1e12 + 1, 1e12 + 11}, got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}

func BenchmarkJenks(b *testing.B) {
	for _, n := range []int{14, 272, 8000, 100_000} {
		r := rand.New(rand.NewPCG(3, 9))
		values := make([]float64, n)
		for i := range values {
			values[i] = math.Exp(8 * r.Float64())
		}
		b.Run(fmt.Sprintf("%d values", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Breaks(Jenks, values, MaxClasses); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
