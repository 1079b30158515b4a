package atlas

import (
	"fmt"
	"math"
	"slices"

	"tawthiq/geo/classify"
)

// Class is a range of values as a legend names it: of numbers that are counted, the first and the
// last whole number in it; otherwise the values above its lower bound, up to and including the
// upper one. In the first class the lower bound is in it as well, unless the breaks were given. Classes of
// differences below 0 mirror those above it: the bound that is further from 0 belongs to the class.
type Class struct {
	From  float64 `json:"from"`           // lower bound
	To    float64 `json:"to"`             // upper bound; of an open class the value in it that is furthest from 0, or its other bound where there is none
	Open  bool    `json:"open,omitempty"` // it has no upper bound, or below 0 no lower one
	Areas int     `json:"areas"`          // how many areas are in it
}

// classesOf sets the class of each value above zero, and returns the classes.
func classesOf(how Shading, values []AreaValue) ([]Class, error) {
	var positive []float64
	for _, v := range values {
		if v.Value != nil && *v.Value > 0 {
			positive = append(positive, *v.Value)
		}
	}
	bounds, err := breaks(how, positive)
	if err != nil {
		return nil, fmt.Errorf("classifying %d values: %w", len(positive), err)
	}
	classes := ranges(bounds, positive, how)
	for i, v := range values {
		if v.Value != nil && *v.Value > 0 {
			class := bounds.Class(*v.Value)
			values[i].Class = &class
			classes[class].Areas++
		}
	}
	return classes, nil
}

func breaks(how Shading, positive []float64) (classify.Classes, error) {
	if how.Method == classify.Fixed {
		return classify.Bounded(how.Bounds)
	}
	if len(positive) == 0 {
		return nil, nil
	}
	return classify.Breaks(how.Method, positive, how.Classes)
}

// ranges returns the classes between bounds, each with no areas yet.
func ranges(bounds classify.Classes, positive []float64, how Shading) []Class {
	out := make([]Class, len(bounds))
	counted := how.Per == Count && areWhole(positive) && areWhole(bounds)
	from, largest := span(positive)
	if how.Method == classify.Fixed { // all above zero, whatever there is
		if from = 0; counted {
			from = 1
		}
	}
	for i, bound := range bounds {
		out[i] = Class{From: from, To: bound, Open: math.IsInf(bound, 1)}
		if out[i].Open {
			out[i].To = max(from, largest)
		}
		if from = bound; counted {
			from++
		}
	}
	return out
}

// span returns the least and the largest value, both 0 where there is none.
func span(values []float64) (least, largest float64) {
	if len(values) == 0 {
		return 0, 0
	}
	return slices.Min(values), slices.Max(values)
}

// areWhole reports whether all values are whole numbers, or infinite.
func areWhole(values []float64) bool {
	return !slices.ContainsFunc(values, func(v float64) bool { return v != math.Trunc(v) })
}
