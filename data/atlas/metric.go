package atlas

import (
	"tawthiq/data"
	"tawthiq/geo/mapindex"
)

// Metric is what a map, a table or a series counts: records, or people as one of data.Measures.
type Metric string

// The metrics that are not of people, and those of people that most is asked of.
const (
	Incidents Metric = "incidents"
	Attacks   Metric = "attacks"   // records of an attack on a vital facility
	Massacres Metric = "massacres" // see data.Incident.Massacre

	Killed          = Metric(data.Killed)
	Injured         = Metric(data.Injured)
	Detained        = Metric(data.Detained)
	KilledCivilians = Metric(data.KilledCivilians)
)

// Metrics lists the metrics: the default first, the totals of people, the subsets last.
func Metrics() []Metric {
	var totals, subsets []Metric
	for _, m := range data.Measures() {
		if m.Total() == "" {
			totals = append(totals, Metric(m))
		} else {
			subsets = append(subsets, Metric(m))
		}
	}
	return append(append(append([]Metric{Incidents}, totals...), Attacks, Massacres), subsets...)
}

// total returns the total whose subsets are told beside the metric, "" where none are: those of
// civilians are taken for those of all, as reports do.
func (m Metric) total() data.Measure {
	switch m {
	case Killed, KilledCivilians:
		return data.Killed
	case Detained, Metric(data.Detained + "-civilians"):
		return data.Detained
	}
	return ""
}

// subsets returns the metrics that are told beside the metric, in the order of Subsets' fields.
func (m Metric) subsets() []Metric {
	total := Metric(m.total())
	if total == "" {
		return nil
	}
	return []Metric{total + "-children", total + "-women", total + "-under-torture"}
}

// added returns the metric, unless a table counts it all the same.
func (m Metric) added() []Metric {
	if m == Incidents {
		return nil
	}
	return []Metric{m}
}

// measure returns what the index adds up of a metric. Of massacres that is the records that would
// be one if they did not stand for several events.
func (v *View) measure(m Metric) mapindex.Measure {
	switch m {
	case Attacks:
		return eachWhere(attrViolations, v.meaning.sets[attrViolations], func(violations termSet) bool { return violations.bits&v.attack != 0 })
	case Massacres:
		attribute := attrOf(data.KilledCivilians)
		return eachWhere(attribute, v.meaning.numbers[attribute], func(n mapindex.Number) bool { return n.Min >= data.MassacreCivilians })
	}
	attribute := attrOf(data.Measure(m))
	return mapindex.Measure{Attribute: attribute, Numbers: v.meaning.numbers[attribute]}
}

// eachWhere counts one for each record whose code of an attribute means something that is so.
func eachWhere[T any](attribute int, meanings []T, is func(T) bool) mapindex.Measure {
	m := mapindex.Measure{Attribute: attribute, Numbers: make([]mapindex.Number, len(meanings))}
	for code, meaning := range meanings {
		if m.Numbers[code].Stated = true; is(meaning) {
			m.Numbers[code].Min, m.Numbers[code].Max = 1, 1
		}
	}
	return m
}
