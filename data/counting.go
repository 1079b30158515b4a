package data

// CountedMinimum returns the documented minimum of a measure: 0 where the record is contested or
// discounted (Airwars), otherwise the minimum that the source states. ok is false where the
// source states nothing.
func (in *Incident) CountedMinimum(m Measure) (n int, ok bool) {
	r, ok := in.Casualties[m]
	if in.Grading == gradingContested || in.Grading == gradingDiscounted {
		return 0, ok
	}
	return r.Min, ok
}

// Weight returns how much an incident with a number of parties, some of which are asked for,
// counts under the rule: between 0 and 1. Where no party is asked for, asked is 0 and the whole
// incident counts, except that CountSole leaves out those without exactly one party.
func (c Counting) Weight(parties, asked int) float64 {
	switch {
	case c == CountSole && parties != 1:
		return 0
	case c == CountSplit && asked > 0:
		return float64(asked) / float64(parties)
	}
	return 1
}

// Counts says what became of the records that match a filter at one level of a map. The three
// parts always add up to Matching.
type Counts struct {
	Matching    int `json:"matching"`
	Mapped      int `json:"mapped"`
	NotMappable int `json:"not_mappable"` // counted, but not known well enough for this level
	Suppressed  int `json:"suppressed"`   // held back to protect people; see Release
}
