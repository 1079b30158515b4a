package control

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// Claim says who held a place, or an area, in a span of days. The days are data.Date numbers (Rata
// Die), both inclusive; To is 0 where no end is known.
type Claim struct {
	Place       geo.PCode        // of a community or a neighbourhood; "": the claim is about Area
	Area        orb.MultiPolygon // in degrees, rings closed; not read where Place is given
	Controllers []string         // codes of the controller vocabulary; several hold it jointly
	From, To    int32
	Source      string
	Confidence  string
	Layer       int64 // number of the layer that the claim came with, 0 for none
}

func (c *Claim) holds(day int32) bool { return c.From <= day && (c.To == 0 || day <= c.To) }

// byVoice orders claims about one place so that each comes before those of its source that it
// silences: the latest beginning first, and of one beginning the latest end.
func byVoice(a, b Claim) int {
	end := func(c Claim) int32 { // no end is the latest
		if c.To == 0 {
			return math.MaxInt32
		}
		return c.To
	}
	return cmp.Or(cmp.Compare(b.From, a.From), cmp.Compare(end(b), end(a)), cmp.Compare(a.Layer, b.Layer))
}

// sorted returns codes in order and without repeats. It keeps what is so already.
func sorted(codes []string) []string {
	for i := 1; i < len(codes); i++ {
		if codes[i-1] >= codes[i] {
			return slices.Compact(slices.Sorted(slices.Values(codes)))
		}
	}
	return codes
}
