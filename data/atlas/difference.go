package atlas

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/classify"
)

// Against says what the values of a choropleth are compared with: the records of another period that
// match the same otherwise.
type Against struct {
	Records *Selection
	Whole   *Selection // with Share: as of Shading
}

// Difference says between what the values of a choropleth are the differences.
type Difference struct {
	After  ComparedPeriod `json:"after"`  // the period of the filter, from which it is subtracted
	Before ComparedPeriod `json:"before"` // the period that it is compared with, which is subtracted
}

// ComparedPeriod is one of two periods that are compared.
type ComparedPeriod struct {
	From   data.Date   `json:"from"`            // its first day
	To     data.Date   `json:"to"`              // its last day
	Days   int         `json:"days"`            // how many days it has
	Counts data.Counts `json:"counts"`          // what became of its records that match
	Share  *ShareTotal `json:"share,omitempty"` // what its shares are of; absent where values are no shares
}

// PeriodValue is the value of an area in one of two periods that are compared.
type PeriodValue struct {
	Value     *float64 `json:"value"`          // the least; null where no record states a number, or what to divide by is not known
	Max       *float64 `json:"max"`            // the most; null where there is no value, and of shares
	Open      bool     `json:"open,omitempty"` // no upper bound is known: the true value can be above the most
	Incidents int      `json:"incidents"`      // records that match, each counted once

	Numerator   *float64 `json:"numerator,omitempty"`   // of a share: the part, which the filter matches
	Denominator *float64 `json:"denominator,omitempty"` // of a share: the whole, which it is a part of
}

func (v AreaValue) inPeriod() *PeriodValue {
	return &PeriodValue{v.Value, v.Max, v.Open, v.Incidents, v.Numerator, v.Denominator}
}

// less returns the difference of a value and the one of the period before: of the least and of the most.
// It has none where either has none.
func (v AreaValue) less(before AreaValue) AreaValue {
	return AreaValue{PCode: v.PCode, Value: difference(v.Value, before.Value), Max: difference(v.Max, before.Max), Open: v.Open || before.Open,
		Incidents: v.Incidents, Few: v.Few || before.Few, After: v.inPeriod(), Before: before.inPeriod()}
}

func difference(after, before *float64) *float64 {
	if after == nil || before == nil {
		return nil
	}
	d := round(*after - *before)
	return &d
}

// subtract makes the values of a choropleth the differences from those of another period. Boundary: an area
// that has a record in one of them only has none in the other, which is 0 unless values are shares.
func (s *Selection) subtract(c *Choropleth, how Shading) {
	before := how.Against.Records
	how.Whole = how.Against.Whole
	areas := before.byArea(how.Level, how.Metric)
	earlier, share := before.values(areas, how)
	c.Difference = &Difference{
		After:  s.compared(c.Counts, c.Share),
		Before: before.compared(before.areaCounts(areas), share),
	}
	pairs := map[geo.PCode]*[2]*AreaValue{}
	for side, values := range [2][]AreaValue{c.Values, earlier} {
		for i, v := range values {
			if pairs[v.PCode] == nil {
				pairs[v.PCode] = &[2]*AreaValue{}
			}
			pairs[v.PCode][side] = &values[i]
		}
	}
	c.Values = []AreaValue{}
	for _, p := range slices.Sorted(maps.Keys(pairs)) {
		a, _ := s.view.facts.Areas.Get(p)
		nothing := valueWithout(a, how.Per)
		c.Values = append(c.Values, cmp.Or(pairs[p][0], &nothing).less(*cmp.Or(pairs[p][1], &nothing)))
	}
}

func (s *Selection) compared(counts data.Counts, share *ShareTotal) ComparedPeriod {
	return ComparedPeriod{s.filter.From, s.filter.To, int(s.filter.To-s.filter.From) + 1, counts, share}
}

// valueWithout returns the value of an area without a record.
func valueWithout(a area.Area, per Per) AreaValue {
	if per == Share {
		return AreaValue{PCode: a.PCode}
	}
	return areaValue(a, 0, Sum{stated: true}, per)
}

// divergingClasses sets the class of each difference, and returns the classes: those of the sizes, mirrored
// about zero.
func divergingClasses(how Shading, values []AreaValue) ([]Class, error) {
	var all []float64
	for _, v := range values {
		if v.Value != nil {
			all = append(all, *v.Value)
		}
	}
	bounds, err := divergingBreaks(how, all)
	if err != nil {
		return nil, fmt.Errorf("classifying %d differences: %w", len(all), err)
	}
	var sizes []float64
	for _, v := range all {
		if v != 0 {
			sizes = append(sizes, max(v, -v))
		}
	}
	classes := mirrored(ranges(bounds.Sizes, sizes, how), bounds.Middle)
	for i, v := range values {
		if v.Value == nil {
			continue
		}
		if class := bounds.Class(*v.Value); class >= 0 {
			values[i].Class = &class
			classes[class].Areas++
		}
	}
	return classes, nil
}

func divergingBreaks(how Shading, values []float64) (classify.Diverging, error) {
	if how.Method == classify.Fixed {
		return classify.BoundedDiverging(how.Bounds)
	}
	return classify.BreakDiverging(how.Method, values, how.Classes)
}

// mirrored returns the classes of differences from those of their sizes; with a middle class the first is of
// both signs.
func mirrored(sizes []Class, middle bool) []Class {
	out := []Class{}
	for i, c := range slices.Backward(sizes) {
		if negative := (Class{From: 0 - c.To, To: 0 - c.From, Open: c.Open}); i > 0 || !middle {
			out = append(out, negative)
		}
	}
	for i, c := range sizes {
		if i == 0 && middle {
			c.From = 0 - c.To // not -0
		}
		out = append(out, c)
	}
	return out
}

func differenceNote(d Difference, per Per) geo.Label {
	note := geo.Label{
		EN: fmt.Sprintf("What changed: the number of %s to %s (%d days) less that of %s to %s (%d days).",
			d.After.From, d.After.To, d.After.Days, d.Before.From, d.Before.To, d.Before.Days),
		AR: fmt.Sprintf("ما تغيّر: عدد الفترة من %s إلى %s (عدد أيامها %d) ناقص عدد الفترة من %s إلى %s (عدد أيامها %d).",
			d.After.From, d.After.To, d.After.Days, d.Before.From, d.Before.To, d.Before.Days),
	}
	if d.After.Days != d.Before.Days {
		note = join(note, geo.Label{EN: "The periods are not equally long.", AR: "الفترتان غير متساويتين في الطول."})
	}
	if per == Share {
		note = join(note, geo.Label{EN: "The change of a share is in percentage points.", AR: "تغيّر الحصة بالنقاط المئوية."})
	}
	return note
}
