package classify

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDivergingClassesAreSymmetricAboutZero(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 6))
	for round := range 300 {
		values := make([]float64, random.IntN(40))
		for i := range values {
			if values[i] = math.Round(20 * random.NormFloat64()); round%2 == 0 {
				values[i] /= 7
			}
		}
		k, method := 3+round%5, Methods()[round%len(Methods())]
		d, err := BreakDiverging(method, values, k)
		if err != nil {
			t.Fatal(err)
		}
		if d.Len() > k || d.Len() > 0 && d.Len()%2 != k%2 {
			t.Fatalf("%d classes were asked for, %d found", k, d.Len())
		}
		for _, v := range values {
			class := d.Class(v)
			switch {
			case v == 0 && k%2 == 0 || d.Len() == 0:
				if class != -1 {
					t.Errorf("0 is in class %d of %d", class, d.Len())
				}
			case class < 0 || class >= d.Len() || class+d.Class(-v) != d.Len()-1:
				t.Errorf("%g is in class %d, %g in %d, of %d", v, class, -v, d.Class(-v), d.Len())
			case v < 0 && 2*class > d.Len()-1, v > 0 && 2*class < d.Len()-1:
				t.Errorf("%g is in class %d of %d", v, class, d.Len())
			}
			for _, other := range values {
				if v < other && class >= 0 && d.Class(other) >= 0 && class > d.Class(other) {
					t.Errorf("%g is in class %d, and %g in %d", v, class, other, d.Class(other))
				}
			}
		}
	}
}

func TestDivergingClassesAreWhatTheyAreSaidToBe(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		values []float64
		k      int
		want   Diverging
	}{
		"an odd number has a middle class of small differences": {[]float64{-9, -5, -1, 0, 1, 5, 9}, 5, Diverging{Sizes: Classes{1, 5, 9}, Middle: true}},
		"of an even number two meet at zero":                    {[]float64{-9, 1, 0, 1, 9}, 4, Diverging{Sizes: Classes{1, 9}}},
		"differences of one size are never in the middle":       {[]float64{-2, 2, 2}, 3, Diverging{Sizes: Classes{0, 2}, Middle: true}},
		"differences on one side have classes on both":          {[]float64{1, 2, 3, 4}, 4, Diverging{Sizes: Classes{2, 4}}},
		"where nothing differs there are no classes":            {[]float64{0, 0}, 5, Diverging{Middle: true}},
	} {
		got, err := BreakDiverging(Quantile, c.values, c.k)
		if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
			t.Errorf("%s: %v %s", name, err, diff)
		}
	}
}

func TestBoundsOfDifferencesAreOfTheirSizes(t *testing.T) {
	t.Parallel()
	d, err := BoundedDiverging([]float64{1, 5})
	if err != nil || d.Len() != 5 {
		t.Fatal(d, err)
	}
	for value, want := range map[float64]int{-6: 0, -5: 1, -1.5: 1, -1: 2, 0: 2, 1: 2, 1.5: 3, 5: 3, 1e9: 4} {
		if got := d.Class(value); got != want {
			t.Errorf("%g is in class %d, not %d", value, got, want)
		}
	}
	if d.Class(math.NaN()) != -1 {
		t.Error("NaN has a class")
	}
	for _, bounds := range [][]float64{nil, {5, 1}, {-1, 1}, {1, 2, 3, 4}} {
		if _, err := BoundedDiverging(bounds); !errors.Is(err, ErrBreaks) {
			t.Errorf("%v: %v", bounds, err)
		}
	}
	for _, k := range []int{2, 8} {
		if _, err := BreakDiverging(Jenks, []float64{1}, k); !errors.Is(err, ErrBreaks) {
			t.Errorf("%d classes: %v", k, err)
		}
	}
}
