package atlas

import (
	"fmt"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/classify"
)

// Metric is what a choropleth shades by.
type Metric string

// The metrics.
const (
	Incidents Metric = "incidents"
	Killed    Metric = "killed"
	Injured   Metric = "injured"
	Detained  Metric = "detained"
	Attacks   Metric = "attacks" // records of an attack on a vital facility
)

// Metrics lists the metrics, the default first.
func Metrics() []Metric { return []Metric{Incidents, Killed, Injured, Detained, Attacks} }

// Per is what a choropleth's values are related to.
type Per string

// The denominators.
const (
	Count  Per = "count" // none
	Per1e5 Per = "100k"  // 100,000 people of the recent population
	PerKM2 Per = "km2"
)

// Pers lists the denominators, the default first.
func Pers() []Per { return []Per{Count, Per1e5, PerKM2} }

// The number of classes of a choropleth.
const (
	MinClasses     = 3
	MaxClasses     = 7
	DefaultClasses = 5
)

// Shading says how a choropleth is drawn. Range: Level from governorate to subdistrict, Classes
// from MinClasses to MaxClasses.
type Shading struct {
	Level   geo.Level
	Metric  Metric
	Per     Per
	Method  classify.Method
	Classes int
}

// Choropleth is the values of the areas of a level with their classes. The values are documented
// minimum numbers.
type Choropleth struct {
	Level          geo.Level       `json:"level"`
	Metric         Metric          `json:"metric"`
	Per            Per             `json:"per"`
	Counting       data.Counting   `json:"counting"`
	Method         classify.Method `json:"method"`
	PopulationYear int             `json:"population_year,omitempty"` // of the denominator
	Classes        []Class         `json:"classes"`
	Values         []AreaValue     `json:"values"` // of the areas with a matching record, by p-code
	Counts         data.Counts     `json:"counts"`
	Note           geo.Label       `json:"note"`
}

// Class is a range of values above From (in the first class: from From on) up to and including To.
type Class struct {
	From  float64 `json:"from"`
	To    float64 `json:"to"`
	Areas int     `json:"areas"`
}

// AreaValue is the value of one area. Value is nil where no record states a number of the metric or
// the area has no known denominator, and Class where the value is nil or zero: such an area is
// drawn without a shade.
type AreaValue struct {
	PCode     geo.PCode `json:"pcode"`
	Value     *float64  `json:"value"`
	Max       *float64  `json:"max"`
	Open      bool      `json:"open,omitempty"`
	Incidents int       `json:"incidents"` // records, each counted once
	Class     *int      `json:"class,omitempty"`
}

// Choropleth returns the matching records added up by area. Boundary: an area whose records add
// up to 0 of the metric has a value but no class.
func (s *Selection) Choropleth(how Shading) (Choropleth, error) {
	out := Choropleth{Level: how.Level, Metric: how.Metric, Per: how.Per, Counting: s.filter.Counting,
		Method: how.Method, Classes: []Class{}, Counts: s.Counts(how.Level), Note: s.view.note(how.Per)}
	if how.Per == Per1e5 {
		out.PopulationYear = s.view.populationYear()
	}
	out.Values = s.areaValues(how)
	bounds, err := breaks(how, out.Values)
	if err != nil {
		return out, err
	}
	out.Classes = assign(out.Values, bounds)
	return out, nil
}

type areaTotal struct {
	records int
	sum     Sum
}

func (s *Selection) areaValues(how Shading) []AreaValue {
	areas := s.view.facts.Areas.All(how.Level)
	totals := make([]areaTotal, len(areas)+1)
	measure := s.measure(how.Metric)
	s.rows.GroupByArea(how.Level, func(number uint16, row int) {
		totals[number].records++
		measure(&totals[number].sum, row)
	})
	values := []AreaValue{}
	for i, a := range areas {
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

// measure returns what adds a row's part of the metric to a sum.
func (s *Selection) measure(m Metric) func(*Sum, int) {
	if column, ok := map[Metric]int{Killed: measureKilled, Injured: measureInjured, Detained: measureDetained}[m]; ok {
		return func(sum *Sum, row int) { sum.add(s.view.index.Measure(row, column), s.weight(row)) }
	}
	return func(sum *Sum, row int) {
		if m != Attacks || s.view.isAttack(row) {
			w := s.weight(row)
			sum.Min, sum.Max = sum.Min+w, sum.Max+w
		}
		sum.stated = true
	}
}

// breaks returns the upper bounds of the classes of all values over zero.
func breaks(how Shading, values []AreaValue) (classify.Classes, error) {
	var positive []float64
	for _, v := range values {
		if v.Value != nil && *v.Value > 0 {
			positive = append(positive, *v.Value)
		}
	}
	if len(positive) == 0 {
		return nil, nil
	}
	bounds, err := classify.Breaks(how.Method, positive, how.Classes)
	if err != nil {
		return nil, fmt.Errorf("classifying %d values: %w", len(positive), err)
	}
	return bounds, nil
}

// assign sets the class of each value, and returns the classes.
func assign(values []AreaValue, bounds classify.Classes) []Class {
	classes := make([]Class, len(bounds))
	lowest := 0.0
	for i, v := range values {
		if v.Value == nil || *v.Value <= 0 || len(bounds) == 0 {
			continue
		}
		class := bounds.Class(*v.Value)
		values[i].Class = &class
		classes[class].Areas++
		if lowest == 0 || *v.Value < lowest {
			lowest = *v.Value
		}
	}
	for i, bound := range bounds {
		classes[i].From, classes[i].To = lowest, bound
		lowest = bound
	}
	return classes
}

// note says what the values are, as every map must.
func (v *View) note(per Per) geo.Label {
	note := geo.Label{
		EN: "Documented minimum numbers, not estimates of what happened.",
		AR: "أعداد دنيا موثقة، وليست تقديرات لما حدث.",
	}
	switch per {
	case Per1e5:
		note.EN += fmt.Sprintf(" Per 100,000 people of the population of %d.", v.populationYear())
		note.AR += fmt.Sprintf(" لكل 100,000 نسمة من عدد السكان لعام %d.", v.populationYear())
	case PerKM2:
		note.EN += " Per square kilometre."
		note.AR += " لكل كيلومتر مربع."
	}
	return note
}
