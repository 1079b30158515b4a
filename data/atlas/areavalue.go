package atlas

import (
	"tawthiq/geo"
	"tawthiq/geo/area"
)

// AreaValue is the value of one area. One without a class is drawn without a shade. Of a difference the
// most is that of the two, which can be below the least.
type AreaValue struct {
	PCode     geo.PCode `json:"pcode"`           // p-code of the area
	Value     *float64  `json:"value"`           // the least; null where no record states a number, or what to divide by is not known
	Max       *float64  `json:"max"`             // the most; null where there is no value, and of shares
	Open      bool      `json:"open,omitempty"`  // no upper bound is known: the true value can be above the most
	Incidents int       `json:"incidents"`       // records that match, each counted once whatever the counting rule; where it is not sure who did it, fewer may be of the party asked for
	Class     *int      `json:"class,omitempty"` // position among the classes, from 0; absent where there is no value or it is 0

	Numerator   *float64 `json:"numerator,omitempty"`   // of a share: the part, which the filter matches
	Denominator *float64 `json:"denominator,omitempty"` // of a share: the whole, which it is a part of
	Few         bool     `json:"few,omitempty"`         // of a share: the whole is too small to tell much by

	After  *PeriodValue `json:"after,omitempty"`  // of a difference: the value in the period of the filter
	Before *PeriodValue `json:"before,omitempty"` // of a difference: the value in the period that it is compared with
}

func (v *View) areaValues(areas *table, per Per) []AreaValue {
	values := []AreaValue{}
	for i, code := range areas.axes[0].codes {
		if a, ok := v.facts.Areas.Get(geo.PCode(code)); ok {
			t := &areas.sides[0][i]
			values = append(values, areaValue(a, t.records, t.value(), per))
		}
	}
	return values
}

func areaValue(a area.Area, records int, sum Sum, per Per) AreaValue {
	v := AreaValue{PCode: a.PCode, Incidents: records, Open: sum.Open}
	if d := denominator(a, per); d > 0 && sum.stated {
		lowest, highest := round(sum.Min/d), round(sum.Max/d)
		v.Value, v.Max = &lowest, &highest
	}
	return v
}

// ValueWithout returns the value of an area of which no record is among a choropleth's: 0, or
// none where there is nothing to divide by.
func (c Choropleth) ValueWithout(a area.Area) AreaValue {
	nothing := valueWithout(a, c.Per)
	if c.Difference != nil {
		return nothing.less(nothing)
	}
	return nothing
}

// denominator returns what the values of an area are divided by, 0 where it is not known.
func denominator(a area.Area, per Per) float64 {
	switch per {
	case Per1e5:
		return float64(a.Population) / 100_000
	case PerKM2:
		return a.AreaKM2
	}
	return 1
}

// withoutPopulation returns the areas of a level whose population is not known.
func (v *View) withoutPopulation(level geo.Level) []geo.PCode {
	var out []geo.PCode
	for _, a := range v.facts.Areas.All(level) {
		if a.Population == 0 {
			out = append(out, a.PCode)
		}
	}
	return out
}
