package linkage

import (
	"math"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// Record is what the rule reads of an incident. Sets of codes are bits of the vocabulary's lists.
type Record struct {
	Key     int64 // names the record; of two records the lesser is the first of a link
	Dataset uint32

	Start       int32 // the day on which it began, as documented
	First, Last int32 // the days on which it can have happened, see Days

	Drawn        bool // the place is known to a point, At
	At           geo.World
	UncertaintyM int32
	Place        uint32 // the number of the place's code; not read unless Drawn
	Subdistrict  uint16 // its number; 0: not known so well

	Parties uint64 // those that are claimed
	Groups  uint64 // those that one of these belongs to
	Unnamed bool   // it was, or may have been, a party that nobody has named; see IsUnnamed

	Kinds      Kinds
	Violations uint64
	Facilities uint64
	Weapons    uint64 // without those that are not known

	Killed, Injured, Detained mapindex.Number
}

// The rule's reach.
const (
	maxGap          = 1 // days between two records
	weekSlack       = 6 // days by which a week can be off on either side
	maxSpan         = 7 // days that a record may cover
	nearM           = 2000
	maxUncertaintyM = 2500
)

// MaxDaysApart is the most days that may lie between the starts of two records of one event.
const MaxDaysApart = 2*weekSlack + maxGap

// Days returns the days on which an event can have happened that began on a day, by how well it is
// known (see data.When) and how many days follow the first. ok is false where that is too many for
// the rule.
func Days(start data.Date, precision string, following int) (first, last int32, ok bool) {
	first, last = int32(start), int32(start)+int32(following)
	switch {
	case following >= maxSpan:
		return 0, 0, false
	case precision == "day", precision == "days":
		return first, last, true
	case precision == "week":
		slack := max(weekSlack-int32(following), 0)
		return first - slack, last + slack, true
	}
	return 0, 0, false
}

// IsUnnamed reports whether a party stands for one that nobody has named.
func IsUnnamed(party string) bool {
	switch party {
	case "unidentified", "bombing-unidentified", "unknown-persons", "landmine-unknown":
		return true
	}
	return false
}

// distanceM returns the distance of two points in metres: that on the map, by the scale at their
// middle. Error: under 0.1 % for points that are some kilometres apart.
func distanceM(a, b geo.World) float64 {
	dx, dy := float64(int32(a.X-b.X)), float64(int32(a.Y-b.Y))
	middle := (float64(a.Y) + float64(b.Y)) / 2 / worldUnits
	return math.Hypot(dx, dy) * equatorM / worldUnits / math.Cosh(math.Pi*(1-2*middle))
}

const (
	worldUnits = 1 << 32
	equatorM   = 2 * math.Pi * 6378137
)
