package control

import (
	"cmp"
	"slices"

	"tawthiq/geo"
)

// Layer is a set of claims, found by place and day. It is immutable and safe for concurrent use.
type Layer struct {
	claims []Claim // by place, then latest beginning first
}

// New returns the layer of the claims. It keeps a copy.
func New(claims []Claim) *Layer {
	sorted := slices.Clone(claims)
	slices.SortStableFunc(sorted, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(b.From, a.From))
	})
	return &Layer{sorted}
}

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
		if c.From <= day && (c.To == 0 || day <= c.To) {
			return c.Controllers
		}
	}
	return nil
}
