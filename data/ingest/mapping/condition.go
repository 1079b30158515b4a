package mapping

import (
	"slices"
	"strings"

	"tawthiq/data"
)

// condition is a Condition bound to columns.
type condition struct {
	counted data.Measure
	has     string
	lacks   string
	filled  int
	column  int
	in      [][]string // values, parted at *
}

var askable = []string{"", "facility", "weapon", "outlawed-weapon", "violation"}

func (b *binder) condition(field string, c Condition) condition {
	out := condition{counted: data.Measure(c.Counted), has: c.Has, lacks: c.Lacks,
		filled: b.column(field, c.Filled), column: b.column(field, c.Column)}
	if c.Counted != "" && !slices.Contains(data.Measures(), out.counted) {
		b.fault(field, "unknown measure %q", c.Counted)
	}
	for _, what := range []string{c.Has, c.Lacks} {
		if !slices.Contains(askable, what) {
			b.fault(field, "a rule cannot ask for %q", what)
		}
	}
	// A column that the file does not have is blank: what asks for it does not hold.
	if c.Filled != "" && out.filled < 0 || c.Column != "" && out.column < 0 {
		out.has = "nothing"
	}
	for _, v := range c.In {
		out.in = append(out.in, strings.Split(fold(v), "*"))
	}
	return out
}

func (c condition) holds(d draft) bool { return c.among(d, nil, nil) }

// among reports whether the condition holds; soFar and more are what the field that asks has.
func (c condition) among(d draft, soFar *[]string, more [][]string) bool {
	switch {
	case c.counted != "" && d.in.Casualties[c.counted].Max == 0:
		return false
	case c.has != "" && !d.states(c.has, soFar, more):
		return false
	case c.lacks != "" && d.states(c.lacks, soFar, more):
		return false
	case c.filled >= 0 && strings.TrimSpace(d.cell(c.filled)) == "":
		return false
	}
	return c.column < 0 || c.matches(fold(d.cell(c.column)))
}

func (c condition) matches(value string) bool {
	return slices.ContainsFunc(c.in, func(pieces []string) bool { return matchPieces(pieces, value) })
}

// outlawed are the weapons whose use is a violation in itself (SNHR).
var outlawed = []string{"barrel-bomb", "cluster-munition", "incendiary", "chemical"}

func (d draft) states(what string, soFar *[]string, more [][]string) bool {
	switch what {
	case "facility":
		return len(d.in.Facilities) > 0
	case "weapon":
		return len(d.in.Weapons) > 0
	case "outlawed-weapon":
		return slices.ContainsFunc(d.in.Weapons, func(w string) bool { return slices.Contains(outlawed, w) })
	case "violation":
		return len(more) > 0 || soFar != nil && len(*soFar) > 0
	}
	return false
}
