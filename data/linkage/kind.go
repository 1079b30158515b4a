package linkage

// Kinds is a set of the kinds of events that violations are of. Publishers call the same shelling a
// killing, an indiscriminate attack or an attack on a market; none calls it an arrest.
type Kinds uint8

// The kinds.
const (
	violence  Kinds = 1 << iota // killing and wounding, by any means
	detention                   // arrest, disappearance, death in custody
	release
	sexual
	property
	displacement
	recruitment
	another // of no kind that is known here
)

var kinds = map[string]Kinds{
	"extrajudicial-killing": violence, "indiscriminate-attack": violence, "attack-on-vital-facility": violence, "outlawed-weapon": violence,
	"death-under-torture": violence | detention, "arbitrary-arrest": detention, "enforced-disappearance": detention,
	"release": release, "sexual-violence": sexual, "looting": property,
	"forced-displacement": displacement, "siege": displacement, "child-recruitment": recruitment,
}

// KindsOf returns the kinds of the violations of a record. Boundary: violations that an organisation
// added are all of one kind.
func KindsOf(violations []string) (set Kinds) {
	for _, v := range violations {
		if kind, known := kinds[v]; known {
			set |= kind
		} else {
			set |= another
		}
	}
	return set
}
