package data

import (
	"slices"

	"tawthiq/geo/control"
)

// The doubts: what of a record is not known well. They are the codes of the list Doubts, in its order.
const (
	DoubtPlace       = "place"       // it waits for review, was not found, or is known only to an area
	DoubtDate        = "date"        // it is known only to a week, a month or a year
	DoubtAttribution = "attribution" // no claim names a party, or one is alternative, contested, unidentified or inferred
	DoubtNumbers     = "numbers"     // one is a range or a minimum, or nobody says how many a killing killed
	DoubtGrading     = "grading"     // weak, contested or discounted
	DoubtSources     = "sources"     // none, or a single one
	DoubtControl     = "control"     // the source and the control layers say that others held the place
)

// doubts are the rules, in the order of the list.
var doubts = [...]struct {
	code  string
	rises func(*Incident) bool
}{
	{DoubtPlace, (*Incident).doubtfulPlace},
	{DoubtDate, func(in *Incident) bool {
		return in.When.Precision != dayPrecision && in.When.Precision != daysPrecision
	}},
	{DoubtAttribution, func(in *Incident) bool { return len(in.Claims) == 0 || slices.ContainsFunc(in.Claims, Claim.doubtful) }},
	{DoubtNumbers, func(in *Incident) bool { return in.KillingWithoutNumber() || in.Casualties.unsure() }},
	{DoubtGrading, func(in *Incident) bool { return slices.Contains(doubtfulGradings[:], in.Grading) }},
	{DoubtSources, (*Incident).doubtfulSources},
	{DoubtControl, func(in *Incident) bool {
		_, differ := CompareControl(in.ControlStated, in.ControlDerived)
		return differ
	}},
}

var (
	doubtfulKinds    = [...]string{alternativeClaim, contestedClaim, unidentifiedClaim, inferredClaim}
	doubtfulGradings = [...]string{gradingWeak, gradingContested, gradingDiscounted}
	killings         = [...]string{extrajudicialKilling, deathUnderTorture}
)

// Doubts returns the codes of what is doubtful in the incident, in the order of their list; none is
// nil. What the public may know of a restricted record is what follows from its released form, see
// Release, and nothing is said of its sources, which that form leaves out whether there are any or not.
func (in *Incident) Doubts() (codes []string) {
	for _, d := range doubts {
		if d.rises(in) {
			codes = append(codes, d.code)
		}
	}
	return codes
}

func (in *Incident) doubtfulPlace() bool {
	return in.Placement.State != Accepted || !in.Placement.Precision.Drawable()
}

func (in *Incident) doubtfulSources() bool {
	return in.Sensitivity != Restricted && len(in.Sources) < 2
}

func (c Claim) doubtful() bool { return slices.Contains(doubtfulKinds[:], c.Kind) }

// DoubtfulClaims returns the kinds of the claims that leave it open who did it, each once, in the
// order of their list.
func (in *Incident) DoubtfulClaims() (kinds []string) {
	for _, kind := range doubtfulKinds {
		if slices.ContainsFunc(in.Claims, func(c Claim) bool { return c.Kind == kind }) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// DoubtfulNumbers returns the measures whose number is stated, but as a range or a minimum, in the
// order of Measures.
func (in *Incident) DoubtfulNumbers() (unsure []Measure) {
	for _, m := range measures {
		if r, ok := in.Casualties[m]; ok && !r.certain() {
			unsure = append(unsure, m)
		}
	}
	return unsure
}

// KillingWithoutNumber reports whether people were killed and nobody says how many.
func (in *Incident) KillingWithoutNumber() bool {
	if _, stated := in.Casualties[Killed]; stated {
		return false
	}
	return slices.ContainsFunc(in.Violations, func(v string) bool { return slices.Contains(killings[:], v) })
}

// unsure reports whether one of the numbers is a range or a minimum.
func (c Casualties) unsure() bool {
	for _, r := range c {
		if !r.certain() {
			return true
		}
	}
	return false
}

func (r Range) certain() bool { return r.Min == r.Max && !r.Open }

// CompareControl reports whether the source of a record and the control layers both say who held the
// place, and whether they then say different things. Unknown says nothing.
func CompareControl(stated, derived []string) (compared, differ bool) {
	known := func(codes []string) bool { return control.Holding{Controllers: codes}.Known() }
	compared = known(stated) && known(derived)
	return compared, compared && !control.Same(stated, derived)
}
