package classify

import (
	"math"
	"strconv"
)

// quantile closes each class as soon as it holds its share of the values that are left. Where ties
// fill a class beyond its share, the classes after it share what remains, so that a map on which
// most areas have the same value still tells the others apart. Without ties the numbers of values
// in two classes differ by at most 1.
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

// equal divides the span from the least to the largest value into k equal parts.
func equal(groups []tied, k int) Classes {
	least, largest := groups[0].value, groups[len(groups)-1].value
	bounds := steps(least, largest, min(k, len(groups)))
	for i, b := range bounds {
		bounds[i] = tidy(b)
	}
	return ascending(bounds, least, largest)
}

// logarithmic divides the span of the logarithms into k equal parts, so that the bounds are a
// geometric progression: bound i of k is least·(largest/least)^(i/k).
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
		bounds[i] = tidy(math.Exp(l))
	}
	return ascending(bounds, least, largest)
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

// tidyDigits is how many significant digits of a computed bound are more than noise.
const tidyDigits = 12

// tidy takes off what floating-point arithmetic leaves behind the last good digit: a value of 10
// is not above a bound of 9.999999999999998.
func tidy(bound float64) float64 {
	tidied, err := strconv.ParseFloat(strconv.FormatFloat(bound, 'g', tidyDigits, 64), 64)
	if err != nil { // rounded up beyond the largest number
		return bound
	}
	return tidied
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
