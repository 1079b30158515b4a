package data

import "math/bits"

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

// Attribution is the parties that the claims about a record name, as bits of the vocabulary's list.
type Attribution struct {
	Parties     uint64 // all of them
	Alternative uint64 // one of these did it, and it is not known which
	Contested   uint64 // of these it is disputed that they did it
}

// Attribution returns what claims say in terms of a vocabulary; texts are values of TraitClaims. A
// party that several claims name is as sure as the surest of them.
func (v *Vocabulary) Attribution(claims []string) (a Attribution) {
	var sure uint64
	for _, text := range claims {
		party, kind := partyAndKind(text)
		bit := v.Bit(Parties, party)
		switch a.Parties |= bit; kind {
		case alternativeClaim:
			a.Alternative |= bit
		case contestedClaim:
			a.Contested |= bit
		default:
			sure |= bit
		}
	}
	a.Alternative &^= sure
	a.Contested &^= sure | a.Alternative
	return a
}

// Weight is how much a record counts, between 0 and 1: at least, and at most where it is not sure
// who did it.
type Weight struct{ Least, Most float64 }

// Weight returns how much a record counts under the rule where some parties are asked for. Where
// none is (asked is 0) it counts wholly, except that CountSole leaves out those without exactly one
// party. A party that is only one of several alternatives, or disputed, adds to the most and not to
// the least; all alternatives together are as sure as one party.
func (c Counting) Weight(a Attribution, asked uint64) Weight {
	named, unsure := bits.OnesCount64(a.Parties), a.Alternative|a.Contested
	if a.Alternative != 0 && a.Alternative&^asked == 0 {
		unsure &^= a.Alternative
	}
	among, surely := bits.OnesCount64(a.Parties&asked), bits.OnesCount64(a.Parties&asked&^unsure)
	switch {
	case c == CountSole && named != 1:
		return Weight{}
	case asked == 0:
		return Weight{1, 1}
	case among == 0:
		return Weight{}
	case c == CountSplit:
		return Weight{float64(surely) / float64(named), float64(among) / float64(named)}
	}
	return Weight{float64(min(surely, 1)), 1}
}

// Counts says what became of the records that match a filter at one level of a map. The other three
// always add up to the matching ones.
type Counts struct {
	Matching    int `json:"matching"`     // records that the filter matches
	Mapped      int `json:"mapped"`       // records that are shown at this level
	NotMappable int `json:"not_mappable"` // records that are counted, but not known well enough for this level
	Suppressed  int `json:"suppressed"`   // records that are held back to protect people
}
