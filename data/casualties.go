package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Measure is what is counted of people: a total (killed, injured, ...) or a subset of the
// killed or the detained. Subsets overlap each other and the total, and are never added up.
type Measure string

// The totals, and the subset that the definition of a massacre needs.
const (
	Killed          Measure = "killed"
	Injured         Measure = "injured"
	Detained        Measure = "detained"
	Disappeared     Measure = "disappeared"
	Released        Measure = "released"
	KilledCivilians Measure = "killed-civilians"
)

var (
	totals  = []Measure{Killed, Injured, Detained, Disappeared, Released}
	subsets = []string{"civilians", "children", "women", "men", "medical", "media", "civil-defence", "humanitarian", "under-torture"}
)

// Measures lists every measure: the totals, then the subsets of the killed and the detained,
// such as "killed-children" and "detained-under-torture". Women are adult, so children and
// women never overlap.
func Measures() []Measure { return slices.Clone(measures) }

var measures = listMeasures()

// measurePlaces are the places of the measures in their list.
var measurePlaces = func() map[Measure]int {
	places := map[Measure]int{}
	for i, m := range measures {
		places[m] = i
	}
	return places
}()

func listMeasures() []Measure {
	out := slices.Clone(totals)
	for _, total := range []Measure{Killed, Detained} {
		for _, s := range subsets {
			out = append(out, total+"-"+Measure(s))
		}
	}
	return out
}

// Total returns the total that a subset belongs to, or "" for a total itself.
func (m Measure) Total() Measure {
	for _, total := range [...]Measure{Killed, Detained} {
		if len(m) > len(total) && m[:len(total)] == total {
			return total
		}
	}
	return ""
}

// Range is a number of people between a minimum and a maximum, equal where it is certain.
type Range struct {
	Min  int  `json:"min"`            // the least number that is documented
	Max  int  `json:"max"`            // the greatest number that is documented
	Open bool `json:"open,omitempty"` // the source says "at least": the maximum is the minimum, and no upper bound is known
}

// Plus returns the sum: open where either is.
func (r Range) Plus(s Range) Range { return Range{r.Min + s.Min, r.Max + s.Max, r.Open || s.Open} }

// Casualties holds the numbers that the source states. A measure that is missing is unknown,
// which is not the same as zero.
type Casualties map[Measure]Range

// maxPeople bounds a single number: no documented incident comes near, a slip of the keyboard does.
const maxPeople = 1_000_000

// Check returns an error for an unknown measure, a number out of range, a minimum over its
// maximum, or a subset whose minimum is more than the total's maximum.
func (c Casualties) Check() error {
	if c.sound() {
		return nil
	}
	for _, m := range measures { // so that of several faults it is always the same one that is told
		r, ok := c[m]
		if !ok {
			continue
		}
		if r.Min < 0 || r.Max > maxPeople {
			return Invalid(string(m), "%d to %d is outside 0 to %d", r.Min, r.Max, maxPeople)
		}
		if r.Min > r.Max {
			return Invalid(string(m), "the minimum %d is more than the maximum %d", r.Min, r.Max)
		}
		if total, ok := c[m.Total()]; ok && r.Min > total.Max && !total.Open {
			return Invalid(string(m), "%d is more than all %s, %d", r.Min, m.Total(), total.Max)
		}
	}
	for m := range c {
		if !slices.Contains(measures, m) {
			return Invalid("casualties", "unknown measure %q", m)
		}
	}
	return nil
}

// sound reports whether Check finds no fault.
func (c Casualties) sound() bool {
	for m, r := range c {
		if _, known := measurePlaces[m]; !known || r.Min < 0 || r.Max > maxPeople || r.Min > r.Max {
			return false
		}
		if total, ok := c[m.Total()]; ok && r.Min > total.Max && !total.Open {
			return false
		}
	}
	return true
}

// String returns "3", "3–5" or "at least 5".
func (r Range) String() string {
	switch {
	case r.Open:
		return fmt.Sprintf("at least %d", r.Min)
	case r.Min == r.Max:
		return fmt.Sprint(r.Min)
	}
	return fmt.Sprintf("%d–%d", r.Min, r.Max)
}

// Text returns the range in a short form that ParseRange reads: "3", "3-5" or "5-5+".
func (r Range) Text() string {
	switch {
	case r.Open:
		return strconv.Itoa(r.Min) + "-" + strconv.Itoa(r.Max) + "+"
	case r.Min == r.Max:
		return strconv.Itoa(r.Min)
	}
	return strconv.Itoa(r.Min) + "-" + strconv.Itoa(r.Max)
}

// ParseRange reads what Text returns. Errors: anything else.
func ParseRange(text string) (r Range, err error) {
	text, r.Open = strings.CutSuffix(text, "+")
	lowest, highest, ranges := strings.Cut(text, "-")
	if r.Min, err = strconv.Atoi(lowest); err != nil {
		return r, err
	}
	if r.Max = r.Min; ranges {
		r.Max, err = strconv.Atoi(highest)
	}
	return r, err
}
