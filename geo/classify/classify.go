package classify

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
)

// ErrBreaks is wrapped by every error of Breaks.
var ErrBreaks = errors.New("no class breaks")

// Method is a way of dividing values into classes.
type Method string

// The methods.
const (
	Quantile Method = "quantile" // about as many values in each class
	Jenks    Method = "jenks"    // classes as uniform within as can be ("natural breaks")
	Equal    Method = "equal"    // classes of equal width
	Log      Method = "log"      // classes of equal width in the logarithm
)

// Methods lists the methods, the default first.
func Methods() []Method { return []Method{Quantile, Jenks, Equal, Log} }

// The fewest and the most classes that can be asked for.
const (
	MinClasses = 2
	MaxClasses = 7
)

// Classes are the upper bounds of classes, strictly ascending. A value belongs to the first class
// whose bound it does not exceed, so a bound belongs to the class that it closes; the first class
// has no lower bound. The last bound is the largest of the values that were classified.
type Classes []float64

// Class returns the 0-based class of a value. Boundary: a value above the last bound is in the
// last class; -1 for NaN, and where there are no classes.
func (c Classes) Class(value float64) int {
	if math.IsNaN(value) {
		return -1
	}
	return min(sort.SearchFloat64s(c, value), len(c)-1)
}

// Breaks returns at most k classes for the values, in any order, which it leaves as
// they are. There are never more classes than distinct values; equal values are never divided.
// No values give no classes. With Equal and Log, classes between distant values can be empty.
//
// Zero has no logarithm: with Log, zeros are a class of their own with the bound 0, one of the k.
//
// Errors: ErrBreaks for an unknown method, k outside MinClasses to MaxClasses, a value that is
// infinite or NaN, and with Log a negative value.
// Cost: of Jenks k·n² for n distinct values, n log n of the others.
func Breaks(method Method, values []float64, k int) (Classes, error) {
	divide, known := methods[method]
	switch {
	case !known:
		return nil, fmt.Errorf("%w: unknown method %q: use one of %v", ErrBreaks, method, Methods())
	case k < MinClasses || k > MaxClasses:
		return nil, fmt.Errorf("%w: %d classes are outside %d to %d", ErrBreaks, k, MinClasses, MaxClasses)
	}
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("%w: %g cannot be classified", ErrBreaks, v)
		}
	}
	sorted := slices.Sorted(slices.Values(values))
	if method == Log && len(sorted) > 0 && sorted[0] < 0 {
		return nil, fmt.Errorf("%w: %g is negative and has no logarithm: use another method", ErrBreaks, sorted[0])
	}
	groups := group(sorted)
	if len(groups) == 0 {
		return nil, nil
	}
	return divide(groups, k), nil
}

// methods holds how each method divides one or more groups into at most k classes.
var methods = map[Method]func(groups []tied, k int) Classes{
	Quantile: quantile,
	Jenks:    jenks,
	Equal:    equal,
	Log:      logarithmic,
}

// tied is a distinct value and how often it occurs.
type tied struct {
	value float64
	times int
}

// group returns the distinct values of a sorted list, ascending. Both zeros are one value.
func group(sorted []float64) []tied {
	var groups []tied
	for _, v := range sorted {
		if n := len(groups); n > 0 && groups[n-1].value == v {
			groups[n-1].times++
		} else {
			groups = append(groups, tied{v + 0, 1}) // adding 0 turns -0 into 0
		}
	}
	return groups
}

// quantile closes each class as soon as it holds its share of the values that are left. Where ties
// fill a class beyond its share, the classes after it share what remains, so that a map on which
// most areas have the same value still tells the others apart.
func quantile(groups []tied, k int) Classes {
	left := 0
	for _, g := range groups {
		left += g.times
	}
	var out Classes
	filled := 0
	for _, g := range groups {
		if filled += g.times; filled*k >= left {
			out = append(out, g.value)
			left, filled, k = left-filled, 0, k-1
		}
	}
	return out
}

func equal(groups []tied, k int) Classes {
	least, largest := groups[0].value, groups[len(groups)-1].value
	return ascending(steps(least, largest, min(k, len(groups))), least, largest)
}

// steps returns the ends of the first k-1 of k equal parts of a span. The span may be too wide for
// a float64, its parts are not.
func steps(least, largest float64, k int) []float64 {
	var out []float64
	for i := 1; i < k; i++ {
		part := float64(i) / float64(k)
		out = append(out, least*(1-part)+largest*part)
	}
	return out
}

// ascending returns the bounds, and largest at their end, without those that rounding has put out
// of order or out of the span.
func ascending(bounds []float64, least, largest float64) Classes {
	out := Classes{}
	for _, b := range bounds {
		if b >= least && b < largest && (len(out) == 0 || b > out[len(out)-1]) {
			out = append(out, b)
		}
	}
	return append(out, largest)
}

func logarithmic(groups []tied, k int) Classes {
	if groups[0].value == 0 {
		if len(groups) == 1 {
			return Classes{0}
		}
		return append(Classes{0}, logarithmic(groups[1:], k-1)...) // k is at least MinClasses
	}
	least, largest := groups[0].value, groups[len(groups)-1].value
	bounds := steps(math.Log(least), math.Log(largest), min(k, len(groups)))
	for i, l := range bounds {
		bounds[i] = math.Exp(l)
	}
	return ascending(bounds, least, largest)
}
