package api

import (
	"tawthiq/data/atlas"
	"tawthiq/geo"
)

// valueColumns are the values of areas column by column: the i-th entry of each list is of the i-th
// area. That is a third of the bytes of a list of objects.
type valueColumns struct {
	PCode       []geo.PCode `json:"pcode"`
	Value       []*float64  `json:"value"`
	Max         []*float64  `json:"max,omitempty"` // not of shares
	Numerator   []*float64  `json:"numerator,omitempty"`
	Denominator []*float64  `json:"denominator,omitempty"`
	Incidents   []int       `json:"incidents"`
	Class       []*int      `json:"class"`
	Open        []geo.PCode `json:"open,omitempty"` // areas whose Max is no upper bound
	Few         []geo.PCode `json:"few,omitempty"`  // areas whose share is of few
}

func columnsOf(values []atlas.AreaValue) valueColumns {
	c := valueColumns{PCode: []geo.PCode{}, Value: []*float64{}, Incidents: []int{}, Class: []*int{}}
	for _, v := range values {
		c.PCode = append(c.PCode, v.PCode)
		c.Value = append(c.Value, v.Value)
		c.Incidents = append(c.Incidents, v.Incidents)
		c.Class = append(c.Class, v.Class)
		if v.Denominator != nil {
			c.Numerator, c.Denominator = append(c.Numerator, v.Numerator), append(c.Denominator, v.Denominator)
		} else {
			c.Max = append(c.Max, v.Max)
		}
		if v.Open {
			c.Open = append(c.Open, v.PCode)
		}
		if v.Few {
			c.Few = append(c.Few, v.PCode)
		}
	}
	return c
}
