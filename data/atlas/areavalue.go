package atlas

import (
	"tawthiq/geo"
	"tawthiq/geo/area"
)

// AreaValue is the value of one area. Value is nil where no record states a number of the metric or
// the area has no known denominator, and Class where the value is nil or zero: such an area is
// drawn without a shade.
type AreaValue struct {
	PCode     geo.PCode `json:"pcode"`
	Value     *float64  `json:"value"`
	Max       *float64  `json:"max"` // nil with Share
	Open      bool      `json:"open,omitempty"`
	Incidents int       `json:"incidents"` // records, each counted once
	Class     *int      `json:"class,omitempty"`

	// Of a Share: what it is computed from, and whether the denominator is below FewBelow.
	Numerator   *float64 `json:"numerator,omitempty"`
	Denominator *float64 `json:"denominator,omitempty"`
	Few         bool     `json:"few,omitempty"`
}

func (s *Selection) areaValues(how Shading) []AreaValue {
	totals := s.areaTotals(how.Level, how.Metric)
	values := []AreaValue{}
	for i, a := range s.view.facts.Areas.All(how.Level) {
		if t := totals[i+1]; t.records > 0 {
			values = append(values, areaValue(a, t, how.Per))
		}
	}
	return values
}

func areaValue(a area.Area, t areaTotal, per Per) AreaValue {
	v := AreaValue{PCode: a.PCode, Incidents: t.records, Open: t.sum.Open}
	if d := denominator(a, per); d > 0 && t.sum.stated {
		lowest, highest := round(t.sum.Min/d), round(t.sum.Max/d)
		v.Value, v.Max = &lowest, &highest
	}
	return v
}

// ValueWithout returns the value of an area of which no record is among a choropleth's: 0, or
// none where there is nothing to divide by.
func (c Choropleth) ValueWithout(a area.Area) AreaValue {
	if c.Per == Share {
		return AreaValue{PCode: a.PCode}
	}
	return areaValue(a, areaTotal{sum: Sum{stated: true}}, c.Per)
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
