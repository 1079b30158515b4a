package trial

import (
	"cmp"
	"slices"

	"tawthiq/geo"
)

// Fault says what is wrong with an answer.
type Fault string

// The faults, the worst first.
const (
	FaultAccepted Fault = "accepted a wrong point"
	FaultAbsent   Fault = "the right one is not among the candidates"
	FaultLater    Fault = "among five, but not first"
	FaultArea     Fault = "right first, but an area was accepted"
	FaultAsked    Fault = "right first, but left to a person"
)

// Faults lists the faults, the worst first.
func Faults() []Fault {
	return []Fault{FaultAccepted, FaultAbsent, FaultLater, FaultArea, FaultAsked}
}

// fault returns what is wrong with an answer, or "" where a right point was accepted.
func (a Answer) fault() Fault {
	accepted, right := a.AcceptedPoint()
	switch {
	case right:
		return ""
	case accepted:
		return FaultAccepted
	case a.Rank == 0:
		return FaultAbsent
	case a.Rank > 1:
		return FaultLater
	case a.AcceptedArea():
		return FaultArea
	}
	return FaultAsked
}

// Miss is an answer that is not a right point accepted by itself, and the likely cause.
type Miss struct {
	Answer
	Fault Fault
	Cause Cause
	There Likeness // what bears the name most like the text within reach of the row's coordinates
}

// Misses returns the misses among answers, sorted by cause, fault and text.
func Misses(answers []Answer, s *Surroundings) []Miss {
	var out []Miss
	for _, a := range answers {
		if fault := a.fault(); fault != "" {
			m := Miss{Answer: a, Fault: fault}
			m.Cause, m.There = s.cause(a)
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b Miss) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Causes(), a.Cause), slices.Index(Causes(), b.Cause)),
			cmp.Compare(slices.Index(Faults(), a.Fault), slices.Index(Faults(), b.Fault)),
			cmp.Compare(a.Query.Text.In("en"), b.Query.Text.In("en")),
		)
	})
	return out
}

// OffM returns the distance of the answer, the accepted placement or else the first candidate,
// from the row's coordinates in metres. ok is false where it has no point.
func (m Miss) OffM() (distance float64, ok bool) {
	c, ok := m.answered()
	if !ok || c.Point == nil {
		return 0, false
	}
	return geo.DistanceM(*c.Point, m.Row.At), true
}
