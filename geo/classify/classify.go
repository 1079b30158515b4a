package classify

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
)

// ErrBreaks is wrapped by every error of this package.
var ErrBreaks = errors.New("no class breaks")

// Method is a way of dividing values into classes.
type Method string

// The methods.
const (
	Quantile Method = "quantile"  // about as many values in each class
	Jenks    Method = "jenks"     // classes as uniform within as can be ("natural breaks")
	Equal    Method = "equal"     // classes of equal width
	Log      Method = "log"       // classes of equal width in the logarithm
	HeadTail Method = "head-tail" // again and again the few values above the mean
	Fixed    Method = "fixed"     // bounds that are given; see Bounded
)

// Methods lists the methods that find the bounds from the values, the default first.
func Methods() []Method { return []Method{Quantile, Jenks, Equal, Log, HeadTail} }

// The fewest and the most classes that can be asked for.
const (
	MinClasses = 2
	MaxClasses = 7
)

// Classes are the upper bounds of classes, strictly ascending. A value belongs to the first class
// whose bound it does not exceed, so a bound belongs to the class that it closes; the first class
// has no lower bound. The last bound is the largest of the values that were classified, or +Inf
// where the bounds were given.
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
// No values give no classes. Where all values are whole numbers all bounds are, so that every
// class can be named by the first and the last number in it. With Equal and Log, classes between
// distant values can be empty; HeadTail finds how many classes there are, at most k.
//
// Zero has no logarithm: with Log, zeros are a class of their own with the bound 0, one of the k.
//
// Errors: ErrBreaks for an unknown method and for Fixed, k outside MinClasses to MaxClasses, a
// value that is infinite or NaN, and with Log a negative value.
// Cost: k·n·log n for n distinct values of Jenks, n log n of the others.
func Breaks(method Method, values []float64, k int) (Classes, error) {
	divide, known := methods[method]
	switch {
	case !known:
		return nil, fmt.Errorf("%w: unknown method %q: use one of %v", ErrBreaks, method, Methods())
	case k < MinClasses || k > MaxClasses:
		return nil, fmt.Errorf("%w: %d classes are outside %d to %d", ErrBreaks, k, MinClasses, MaxClasses)
	}
	if at := slices.IndexFunc(values, isNotFinite); at >= 0 {
		return nil, fmt.Errorf("%w: %g cannot be classified", ErrBreaks, values[at])
	}
	groups := group(slices.Sorted(slices.Values(values)))
	switch {
	case len(groups) == 0:
		return nil, nil
	case method == Log && groups[0].value < 0:
		return nil, fmt.Errorf("%w: %g is negative and has no logarithm: use another method", ErrBreaks, groups[0].value)
	}
	out := divide(groups, k)
	if areWhole(groups) {
		out = whole(out, groups[0].value)
	}
	return out, nil
}

func isNotFinite(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }

// Bounded returns the classes that end at the bounds, and one of all that lies above them. They are
// the same whatever the values are, so that maps can be compared; any of them can be empty.
// Errors: ErrBreaks for bounds that do not ascend, are infinite or NaN, or make fewer than
// MinClasses or more than MaxClasses classes.
func Bounded(bounds []float64) (Classes, error) {
	if n := len(bounds) + 1; n < MinClasses || n > MaxClasses {
		return nil, fmt.Errorf("%w: %d bounds make %d classes, which is outside %d to %d", ErrBreaks, len(bounds), n, MinClasses, MaxClasses)
	}
	for i, b := range bounds {
		switch {
		case isNotFinite(b):
			return nil, fmt.Errorf("%w: %g is no bound", ErrBreaks, b)
		case i > 0 && b <= bounds[i-1]:
			return nil, fmt.Errorf("%w: the bound %g does not lie above %g", ErrBreaks, b, bounds[i-1])
		}
	}
	return append(slices.Clone(Classes(bounds)), math.Inf(1)), nil
}

// methods holds how each method divides one or more groups into at most k classes.
var methods = map[Method]func(groups []tied, k int) Classes{
	Quantile: quantile,
	Jenks:    jenks,
	Equal:    equal,
	Log:      logarithmic,
	HeadTail: headTail,
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

func areWhole(groups []tied) bool {
	return !slices.ContainsFunc(groups, func(g tied) bool { return g.value != math.Trunc(g.value) })
}

// whole returns the bounds of classes of whole numbers as whole numbers. A class in which there is
// none is left out.
func whole(bounds Classes, least float64) Classes {
	down := make([]float64, len(bounds)-1)
	for i := range down {
		down[i] = math.Floor(bounds[i])
	}
	return ascending(down, least, bounds[len(bounds)-1])
}
