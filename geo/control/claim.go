package control

import "tawthiq/geo"

// Claim says who held a place in a span of days. The days are data.Date numbers (Rata Die),
// both inclusive; To is 0 where no end is known.
type Claim struct {
	Place       geo.PCode
	Controllers []string // codes of the controller vocabulary; several hold it jointly
	From, To    int32
	Source      string
}
