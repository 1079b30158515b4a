package control

import (
	"cmp"
	"slices"

	"tawthiq/geo"
)

// Layer is a set of claims, found by place and day. It is immutable and safe for concurrent use.
type Layer struct {
	claims  []Claim // by place, then latest beginning first
	changes []int32 // the days on which claims begin, and those after the last of claims
}

// Span is days, both inclusive, on which the same claims hold.
type Span struct {
	From, To int32 // data.Date numbers; From is 0 before the first claim, To after the last
	Known    bool  // whether any claim holds
	Sources  []string
}

// New returns the layer of the claims. It keeps a copy.
func New(claims []Claim) *Layer {
	l := &Layer{claims: slices.Clone(claims)}
	slices.SortStableFunc(l.claims, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(b.From, a.From))
	})
	for _, c := range l.claims {
		l.changes = append(l.changes, c.From)
		if c.To != 0 {
			l.changes = append(l.changes, c.To+1)
		}
	}
	slices.Sort(l.changes)
	l.changes = slices.Compact(l.changes)
	return l
}

// Span returns the days around a day on which the same claims hold. Cost: a walk through all
// claims.
func (l *Layer) Span(day int32) Span {
	var s Span
	next, found := slices.BinarySearch(l.changes, day)
	if found {
		next++
	}
	if next > 0 {
		s.From = l.changes[next-1]
	}
	if next < len(l.changes) {
		s.To = l.changes[next] - 1
	}
	for _, c := range l.claims {
		if c.holds(day) {
			s.Known = true
			if !slices.Contains(s.Sources, c.Source) {
				s.Sources = append(s.Sources, c.Source)
			}
		}
	}
	slices.Sort(s.Sources)
	return s
}

// Latest returns the last day on which claims hold, or where some have no end the day on which
// the last of all begins; 0 where there are none.
func (l *Layer) Latest() (day int32) {
	open := false
	for _, c := range l.claims {
		day, open = max(day, c.From), open || c.To == 0
	}
	for _, c := range l.claims {
		if !open {
			day = max(day, c.To)
		}
	}
	return day
}

func (c Claim) holds(day int32) bool { return c.From <= day && (c.To == 0 || day <= c.To) }

// Len returns the number of claims.
func (l *Layer) Len() int { return len(l.claims) }

// At returns the controllers of a place on a day (a data.Date number), or nil where no claim
// covers it. Boundary: the first and the last day of a claim belong to it. Where several claims
// cover the day, the one that began last speaks. The caller must not change the result.
// Cost: a binary search.
func (l *Layer) At(place geo.PCode, day int32) []string {
	first, found := slices.BinarySearchFunc(l.claims, place, func(c Claim, p geo.PCode) int { return cmp.Compare(c.Place, p) })
	if !found {
		return nil
	}
	for _, c := range l.claims[first:] {
		if c.Place != place {
			return nil
		}
		if c.holds(day) {
			return c.Controllers
		}
	}
	return nil
}
