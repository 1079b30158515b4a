package classify

import (
	"encoding/binary"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestBreaksOfKnownValues(t *testing.T) {
	oneToTen := []float64{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}
	tests := []struct {
		name   string
		method Method
		values []float64
		k      int
		want   Classes
	}{
		{"quantile of ten values in five", Quantile, oneToTen, 5, Classes{2, 4, 6, 8, 10}},
		{"quantile of ten values in three: 3, 3 and 4", Quantile, oneToTen, 3, Classes{4, 7, 10}},
		{"quantile never divides ties", Quantile, []float64{1, 1, 1, 1, 1, 1, 1, 1, 5, 9}, 5, Classes{1, 5, 9}},
		{"quantile of a long tie at the end", Quantile, []float64{1, 2, 3, 3, 3, 3, 3, 3}, 4, Classes{2, 3}},
		{"jenks finds the gaps", Jenks, []float64{1, 2, 3, 40, 41, 42, 90, 91}, 3, Classes{3, 42, 91}},
		{"jenks finds small gaps far from zero", Jenks, []float64{0, 1e9, 1e9 + 1, 1e9 + 10, 1e9 + 11}, 3, Classes{0, 1e9 + 1, 1e9 + 11}},
		{"jenks counts ties", Jenks, []float64{0, 0, 0, 0, 0, 0, 0, 0, 4, 10}, 2, Classes{4, 10}},
		{"equal widths", Equal, []float64{0, 1, 2, 3, 100}, 4, Classes{25, 50, 75, 100}},
		{"equal widths below zero", Equal, []float64{-10, 0, 10}, 2, Classes{0, 10}},
		{"equal widths of a span too wide for a number", Equal, []float64{-math.MaxFloat64, 0, math.MaxFloat64}, 2, Classes{0, math.MaxFloat64}},
		{"log of powers of ten", Log, []float64{1, 10, 100, 1000}, 3, Classes{10, 100, 1000}},
		{"log gives zeros a class of their own", Log, []float64{0, 0, 1, 10, 100, 1000}, 4, Classes{0, 10, 100, 1000}},
		{"log of zeros only", Log, []float64{0, 0}, 5, Classes{0}},
		{"log of zeros and one other", Log, []float64{0, 7}, 5, Classes{0, 7}},
		{"log of minus zero", Log, []float64{math.Copysign(0, -1), 7}, 2, Classes{0, 7}},
		{"equal widths of whole numbers end at whole numbers", Equal, []float64{1, 2, 3, 10}, 4, Classes{3, 5, 7, 10}},
		{"equal widths of whole numbers leave out a class that none can be in", Equal, []float64{1, 1, 2, 3, 3, 4}, 4, Classes{1, 2, 3, 4}},
		{"equal widths of thirds do not miss a whole number by a rounding", Equal, []float64{3, 6, 9, 12}, 3, Classes{6, 9, 12}},
		{"log of whole numbers ends at whole numbers", Log, []float64{1, 2, 9, 50}, 3, Classes{3, 13, 50}},
		{"log of powers of ten that are no whole numbers", Log, []float64{0.001, 0.01, 0.1, 1}, 3, Classes{0.01, 0.1, 1}},
		{"negative whole numbers", Equal, []float64{-7, -2, 0, 2}, 4, Classes{-5, -3, -1, 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := slices.Clone(tt.values)
			got, err := Breaks(tt.method, tt.values, tt.k)
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateApprox(1e-12, 0)); err != nil || diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
			if diff := cmp.Diff(before, tt.values); diff != "" {
				t.Errorf("the values were changed:\n%s", diff)
			}
		})
	}
}

func TestFewDistinctValuesGiveAClassEachAtMost(t *testing.T) {
	for _, method := range Methods() {
		if got, err := Breaks(method, nil, 5); len(got) != 0 || err != nil {
			t.Errorf("%s of no values: %v, %v", method, got, err)
		}
		for _, values := range [][]float64{{3}, {3, 3, 3}, {3, 8, 3, 8}, {8, 5, 3, 3}} {
			got, err := Breaks(method, values, 7)
			distinct := slices.Compact(slices.Sorted(slices.Values(values)))
			if err != nil || len(got) > len(distinct) || got[len(got)-1] != distinct[len(distinct)-1] {
				t.Errorf("%s of %v: %v, %v", method, values, got, err)
			}
			if diff := cmp.Diff(Classes(distinct), got); diff != "" && method == Jenks {
				t.Errorf("jenks of %v does not tell all values apart: %v", values, got)
			}
		}
	}
}

func TestBreaksRefusesWhatCannotBeClassified(t *testing.T) {
	good := []float64{1, 2, 3}
	for _, method := range append(Methods(), Fixed) {
		for name, err := range map[string]error{
			"NaN":               failure(method, []float64{1, math.NaN()}, 3),
			"infinity":          failure(method, []float64{1, math.Inf(1)}, 3),
			"minus infinity":    failure(method, []float64{math.Inf(-1), 1}, 3),
			"one class":         failure(method, good, 1),
			"eight classes":     failure(method, good, 8),
			"minus one classes": failure(method, good, -1),
		} {
			if !errors.Is(err, ErrBreaks) {
				t.Errorf("%s with %s: %v", method, name, err)
			}
		}
	}
	if err := failure("pretty", good, 3); !errors.Is(err, ErrBreaks) {
		t.Errorf("an unknown method: %v", err)
	}
	if err := failure(Log, []float64{-1, 5}, 3); !errors.Is(err, ErrBreaks) {
		t.Errorf("the logarithm of a negative value: %v", err)
	}
}

func failure(method Method, values []float64, k int) error {
	_, err := Breaks(method, values, k)
	return err
}

func TestZerosNegativesAndOneValueAreClassified(t *testing.T) {
	for _, method := range Methods() {
		for name, values := range map[string][]float64{
			"zeros":                        {0, 0, 0},
			"one value":                    {0.1, 0.1, 0.1},
			"zeros and others":             {0, 0, 0, 0, 0, 0, 2, 3, 50},
			"negatives":                    {-9, -8, -1, -1, -0.5},
			"both sides of zero":           {-3, 0, 0, 1, 40},
			"the largest and least number": {-math.MaxFloat64, math.MaxFloat64, 1},
			"tiny ones":                    {5e-324, 1e-323, 5e-324},
		} {
			if method == Log && slices.Min(values) < 0 {
				continue
			}
			classes, err := Breaks(method, values, 4)
			if err != nil || classes[len(classes)-1] != slices.Max(values) {
				t.Fatalf("%s of %s: %v, %v", method, name, classes, err)
			}
			for _, v := range values {
				if at := classes.Class(v); at < 0 || v > classes[at] || at > 0 && v <= classes[at-1] {
					t.Errorf("%s of %s: %v are the classes, and %g is in %d", method, name, classes, v, at)
				}
			}
		}
	}
}

func TestBoundsThatAreGivenMakeTheSameClassesForAllValues(t *testing.T) {
	given := []float64{1, 5, 10, 50}
	classes, err := Bounded(given)
	if diff := cmp.Diff(Classes{1, 5, 10, 50, math.Inf(1)}, classes); diff != "" || err != nil {
		t.Fatalf("%v %s", err, diff)
	}
	for value, want := range map[float64]int{-1: 0, 1: 0, 1.5: 1, 50: 3, 51: 4, 1e300: 4} {
		if got := classes.Class(value); got != want {
			t.Errorf("%g is in class %d instead of %d", value, got, want)
		}
	}
	classes[0] = 2
	if given[0] != 1 {
		t.Error("the bounds that were given were changed")
	}
	for name, bounds := range map[string][]float64{
		"none": nil, "too many": {1, 2, 3, 4, 5, 6, 7}, "twice the same": {1, 1}, "descending": {2, 1}, "NaN": {math.NaN()}, "infinite": {1, math.Inf(1)},
	} {
		if _, err := Bounded(bounds); !errors.Is(err, ErrBreaks) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAValueIsInTheFirstClassWhoseBoundItDoesNotExceed(t *testing.T) {
	c := Classes{0, 10, 20}
	for value, want := range map[float64]int{-5: 0, 0: 0, 0.1: 1, 10: 1, 10.5: 2, 20: 2, 99: 2} {
		if got := c.Class(value); got != want {
			t.Errorf("%g is in class %d instead of %d", value, got, want)
		}
	}
	if c.Class(math.NaN()) != -1 || (Classes{}).Class(1) != -1 || Classes(nil).Class(1) != -1 {
		t.Error("NaN and no classes give no class")
	}
}

func TestQuantileClassesAreFilledEvenlyWithoutTies(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 9))
	for n := 7; n < 300; n += 13 {
		for k := MinClasses; k <= MaxClasses; k++ {
			values := make([]float64, n)
			for i := range values {
				values[i] = r.Float64()
			}
			classes, err := Breaks(Quantile, values, k)
			if err != nil || len(classes) != k {
				t.Fatalf("%d values in %d: %v, %v", n, k, classes, err)
			}
			filled := make([]int, k)
			for _, v := range values {
				filled[classes.Class(v)]++
			}
			if slices.Max(filled)-slices.Min(filled) > 1 {
				t.Errorf("%d values in %d: %v", n, k, filled)
			}
		}
	}
}

func FuzzBreaks(f *testing.F) {
	seed := func(values ...float64) []byte {
		var b []byte
		for _, v := range values {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
		}
		return b
	}
	f.Add(seed(1, 2, 3, 5, 8, 13), 3)
	f.Add(seed(0, 0, 1e-300, 1e300), 7)
	f.Add(seed(-math.MaxFloat64, math.MaxFloat64, 0), 2)
	f.Add(seed(1, math.Nextafter(1, 2), math.Nextafter(1, 0)), 3)
	f.Add(seed(math.NaN(), math.Inf(1)), 5)
	f.Add(seed(5e-324, 1e-323), 2)
	f.Fuzz(func(t *testing.T, raw []byte, k int) {
		var values []float64
		for ; len(raw) >= 8 && len(values) < 200; raw = raw[8:] {
			values = append(values, math.Float64frombits(binary.LittleEndian.Uint64(raw)))
		}
		for _, method := range Methods() {
			classes, err := Breaks(method, values, k)
			if err != nil || len(values) == 0 {
				continue
			}
			if len(classes) == 0 || len(classes) > k || classes[len(classes)-1] != slices.Max(values) {
				t.Fatalf("%s of %v in %d: %v", method, values, k, classes)
			}
			for i := range classes {
				if math.IsNaN(classes[i]) || i > 0 && classes[i] <= classes[i-1] {
					t.Fatalf("%s of %v in %d: %v does not ascend", method, values, k, classes)
				}
			}
			for _, v := range values {
				if at := classes.Class(v); v > classes[at] || at > 0 && v <= classes[at-1] {
					t.Fatalf("%s of %v in %d: %v, where %g is in %d", method, values, k, classes, v, at)
				}
			}
		}
	})
}
