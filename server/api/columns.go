package api

import (
	"tawthiq/data/atlas"
	"tawthiq/geo"
)

// valueColumns are the values of areas column by column: the i-th entry of each list is of the i-th
// area. That is a third of the bytes of a list of objects.
type valueColumns struct {
	PCode       []geo.PCode `json:"pcode"`                 // p-codes of the areas
	Value       []*float64  `json:"value"`                 // the least; null where no record states a number, or what to divide by is not known
	Max         []*float64  `json:"max,omitempty"`         // the most, null where there is no value; absent of shares
	Numerator   []*float64  `json:"numerator,omitempty"`   // of shares: the parts, which the filter matches; null where there is none
	Denominator []*float64  `json:"denominator,omitempty"` // of shares: the wholes, which they are parts of; null where there is none
	Incidents   []int       `json:"incidents"`             // records that match, each counted once whatever the counting rule; where it is not sure who did it, fewer may be of the party asked for
	Class       []*int      `json:"class"`                 // positions among the classes, from 0; null where there is no value or it is 0
	Open        []geo.PCode `json:"open,omitempty"`        // p-codes of the areas whose most is no upper bound
	Few         []geo.PCode `json:"few,omitempty"`         // p-codes of the areas whose share is of too small a whole to tell much by

	After  *periodColumns `json:"after,omitempty"`  // of differences: the values in the period of the filter
	Before *periodColumns `json:"before,omitempty"` // of differences: the values in the period that it is compared with
}

// periodColumns are the values of areas in one of two periods that are compared: the i-th
// entry of each list is of the i-th area.
type periodColumns struct {
	Value       []*float64  `json:"value"`                 // the least; null where no record states a number, or what to divide by is not known
	Max         []*float64  `json:"max,omitempty"`         // the most, null where there is no value; absent of shares
	Numerator   []*float64  `json:"numerator,omitempty"`   // of shares: the parts, which the filter matches; null where there is none
	Denominator []*float64  `json:"denominator,omitempty"` // of shares: the wholes, which they are parts of; null where there is none
	Incidents   []int       `json:"incidents"`             // records that match, each counted once
	Open        []geo.PCode `json:"open,omitempty"`        // p-codes of the areas whose most is no upper bound
}

// add appends the value of an area; shares says whether it is one.
func (c *periodColumns) add(p geo.PCode, v atlas.PeriodValue, shares bool) {
	c.Value, c.Incidents = append(c.Value, v.Value), append(c.Incidents, v.Incidents)
	if shares {
		c.Numerator, c.Denominator = append(c.Numerator, v.Numerator), append(c.Denominator, v.Denominator)
	} else {
		c.Max = append(c.Max, v.Max)
	}
	if v.Open {
		c.Open = append(c.Open, p)
	}
}

func columnsOf(values []atlas.AreaValue, shares bool) valueColumns {
	c := valueColumns{PCode: []geo.PCode{}, Value: []*float64{}, Incidents: []int{}, Class: []*int{}}
	for _, v := range values {
		c.PCode = append(c.PCode, v.PCode)
		c.Value = append(c.Value, v.Value)
		c.Incidents = append(c.Incidents, v.Incidents)
		c.Class = append(c.Class, v.Class)
		switch {
		case !shares:
			c.Max = append(c.Max, v.Max)
		case v.After == nil:
			c.Numerator, c.Denominator = append(c.Numerator, v.Numerator), append(c.Denominator, v.Denominator)
		}
		if v.Open {
			c.Open = append(c.Open, v.PCode)
		}
		if v.Few {
			c.Few = append(c.Few, v.PCode)
		}
		if v.After != nil {
			c.compare(v, shares)
		}
	}
	return c
}

// compare appends the values of an area in two periods.
func (c *valueColumns) compare(v atlas.AreaValue, shares bool) {
	if c.After == nil {
		c.After, c.Before = &periodColumns{}, &periodColumns{}
	}
	c.After.add(v.PCode, *v.After, shares)
	c.Before.add(v.PCode, *v.Before, shares)
}
