package trial

import (
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// Geocoder is what is scored.
type Geocoder interface {
	Geocode(geocode.Query) geocode.Result
}

// RightWithinM is how far from the row's coordinates a point can lie and be right, in metres.
const RightWithinM = 5_000

// Answer is what a geocoder said of a row.
type Answer struct {
	Row    Row
	Query  geocode.Query
	Result geocode.Result
	// Rank is the position of the first candidate whose point is right, from 1, and 0 where there
	// is none.
	Rank int
}

// Ask asks a geocoder about every row that has a text in the variant's scripts, in their order.
func Ask(g Geocoder, rows []Row, v Variant) []Answer {
	answers := make([]Answer, 0, len(rows))
	for _, row := range rows {
		q, ok := v.Query(row)
		if !ok {
			continue
		}
		a := Answer{Row: row, Query: q, Result: g.Geocode(q)}
		for i, c := range a.Result.Candidates {
			if isRight(c.Point, row.At) {
				a.Rank = i + 1
				break
			}
		}
		answers = append(answers, a)
	}
	return answers
}

func isRight(p *orb.Point, at orb.Point) bool {
	return p != nil && geo.DistanceM(*p, at) <= RightWithinM
}

// AcceptedPoint reports whether the geocoder accepted a point by itself, and whether it is right.
func (a Answer) AcceptedPoint() (accepted, right bool) {
	c := a.Result.Chosen
	if a.Result.Decision != geocode.Accepted || c == nil || c.Point == nil || !c.Precision.Drawable() {
		return false, false
	}
	return true, isRight(c.Point, a.Row.At)
}

// AcceptedArea reports whether the geocoder accepted an area rather than a point.
func (a Answer) AcceptedArea() bool {
	point, _ := a.AcceptedPoint()
	return a.Result.Decision == geocode.Accepted && a.Result.Chosen != nil && !point
}

// first returns the score of the first candidate. ok is false where there is none.
func (a Answer) first() (score float64, ok bool) {
	if len(a.Result.Candidates) == 0 {
		return 0, false
	}
	return a.Result.Candidates[0].Score, true
}

// Distinct returns the first answer to each description: those that differ in spelling marks
// only count as one.
func Distinct(answers []Answer) []Answer {
	seen := map[string]bool{}
	var out []Answer
	for _, a := range answers {
		if key := geocode.Context(a.Query.Text, a.Query.Region); !seen[key] {
			seen[key] = true
			out = append(out, a)
		}
	}
	return out
}

// Subset is a part of the rows that is scored by itself.
type Subset uint8

// The subsets.
const (
	ResolvableSettlements Subset = iota // resolvable, and known to a settlement
	Resolvable                          // text and coordinates agree
	All
)

// Subsets lists the subsets, the narrowest first.
func Subsets() []Subset { return []Subset{ResolvableSettlements, Resolvable, All} }

// String returns the subset's name.
func (s Subset) String() string {
	return [...]string{"resolvable settlements", "all resolvable", "all"}[s]
}

// Of returns the answers about the rows of the subset.
func (s Subset) Of(answers []Answer) []Answer {
	var out []Answer
	for _, a := range answers {
		if s == All || a.Row.Resolvable && (s == Resolvable || a.Row.IsSettlement()) {
			out = append(out, a)
		}
	}
	return out
}
