package classify

import (
	"fmt"
	"math"
)

// Diverging are the classes of differences, symmetric about zero: a difference and its negative are in
// classes that mirror each other. An odd number of them has a middle class, of zero and the smallest
// differences on both sides; of an even number the two in the middle meet at zero, which is in none.
type Diverging struct {
	Sizes  Classes // of the differences without their signs
	Middle bool    // the first class of the sizes lies on both sides of zero
}

// Len returns the number of classes.
func (d Diverging) Len() int {
	n := 2 * len(d.Sizes)
	if d.Middle && n > 0 {
		n--
	}
	return n
}

// Class returns the 0-based class of a difference, the most negative first. Boundary: a bound belongs
// to the class on its side of zero that it closes; -1 for NaN, for zero where there is no middle class,
// and where there are no classes.
func (d Diverging) Class(value float64) int {
	size := d.Sizes.Class(math.Abs(value))
	switch {
	case size < 0, value == 0 && !d.Middle:
		return -1
	case value < 0:
		return len(d.Sizes) - 1 - size
	}
	return d.Len() - len(d.Sizes) + size
}

// BreakDiverging returns at most k classes for differences, by what a method finds of their sizes; zeros
// are not looked at. k says whether there is a middle class: where k is odd. Where all sizes would be in
// the middle, it holds zero alone, so that up and down are always told apart. No differences give no classes.
// Errors: ErrBreaks as of Breaks, and for k below 3.
func BreakDiverging(method Method, values []float64, k int) (Diverging, error) {
	if k <= MinClasses || k > MaxClasses {
		return Diverging{}, fmt.Errorf("%w: %d classes of differences are outside %d to %d", ErrBreaks, k, MinClasses+1, MaxClasses)
	}
	var sizes []float64
	for _, v := range values {
		if v != 0 {
			sizes = append(sizes, math.Abs(v))
		}
	}
	d := Diverging{Middle: k%2 == 1}
	var err error
	if d.Sizes, err = Breaks(method, sizes, (k+1)/2); err != nil {
		return Diverging{}, err
	}
	if d.Middle && len(d.Sizes) == 1 {
		d.Sizes = Classes{0, d.Sizes[0]}
	}
	return d, nil
}

// BoundedDiverging returns the classes of differences whose sizes end at the bounds, and on each side one of
// all that lies beyond; the first bound is that of the middle class. Errors: ErrBreaks as of Bounded, for a
// bound below 0, and where there are more than MaxClasses classes.
func BoundedDiverging(bounds []float64) (Diverging, error) {
	sizes, err := Bounded(bounds)
	d := Diverging{sizes, true}
	switch {
	case err != nil:
		return Diverging{}, err
	case bounds[0] < 0:
		return Diverging{}, fmt.Errorf("%w: %g is no size of a difference", ErrBreaks, bounds[0])
	case d.Len() > MaxClasses:
		return Diverging{}, fmt.Errorf("%w: %d bounds make %d classes of differences, which are more than %d", ErrBreaks, len(bounds), d.Len(), MaxClasses)
	}
	return d, nil
}
