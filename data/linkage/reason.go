package linkage

// Reasons is a set of what speaks for a link.
type Reasons uint16

// The reasons.
const (
	SamePlace       Reasons = 1 << iota // the same place code, and near each other
	Near                                // within the distance that the two places can be off
	SameSubdistrict                     // one of the places is known no better
	SameDay
	NextDay
	DaysOverlap // one of the days is not known exactly
	SameParty
	PartyGroup   // one names the group of a party that the other names
	PartyUnnamed // one names no party, or nobody in common
	KilledAgree
	DetainedAgree
	InjuredAgree
	NumbersClose // killed or detained, which miss each other by little
	SameViolation
	SameFacility
	SameWeapon
)

// reasonCodes are served; their labels are the page's.
var reasonCodes = []string{
	"same-place", "near", "same-subdistrict", "same-day", "next-day", "days-overlap", "same-party", "party-group", "party-unnamed",
	"killed-agree", "detained-agree", "injured-agree", "numbers-close", "same-violation", "same-facility", "same-weapon",
}

// Codes returns the codes of the reasons in the set.
func (r Reasons) Codes() []string {
	codes := []string{}
	for i, code := range reasonCodes {
		if r>>i&1 == 1 {
			codes = append(codes, code)
		}
	}
	return codes
}
