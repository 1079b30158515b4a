package geo

import "fmt"

// Level is an administrative level of Syria, from the country down to the subdistrict.
type Level uint8

// The levels, numbered as OCHA does: admin 0 to admin 3.
const (
	Country Level = iota
	Governorate
	District
	Subdistrict
)

// Levels lists the levels below the country, coarsest first: those that a map is shaded by.
func Levels() []Level { return []Level{Governorate, District, Subdistrict} }

var levelNames = [...]string{"country", "governorate", "district", "subdistrict"}

// String returns the level's stable identifier, such as "district". Boundary: what is no level
// gives "level 9".
func (l Level) String() string {
	if int(l) >= len(levelNames) {
		return fmt.Sprintf("level %d", uint8(l))
	}
	return levelNames[l]
}

// MarshalText writes the stable identifier.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (l *Level) UnmarshalText(text []byte) error {
	parsed, err := ParseLevel(string(text))
	*l = parsed
	return err
}

// ParseLevel returns the level with this identifier. Errors: an unknown identifier.
func ParseLevel(s string) (Level, error) {
	for i, name := range levelNames {
		if s == name {
			return Level(i), nil
		}
	}
	return 0, fmt.Errorf("unknown level %q: use governorate, district or subdistrict", s)
}

// PCode is an OCHA place code: of an area (SY, SY02, SY0200, SY020001) or of a place inside a
// subdistrict (C1007, a community; N0529, a neighbourhood).
type PCode string

// IsArea reports whether the code has the form of an area's, from the country to a subdistrict.
func (p PCode) IsArea() bool {
	return len(p) >= 2 && len(p) <= 8 && len(p)%2 == 0 && p[:2] == "SY" && isDigits(p[2:])
}

// IsPlace reports whether the code has the form of a community's or a neighbourhood's.
func (p PCode) IsPlace() bool {
	return (len(p) == 5 || len(p) == 6) && (p[0] == 'C' || p[0] == 'N') && isDigits(p[1:])
}

func isDigits(p PCode) bool {
	for i := range len(p) {
		if p[i] < '0' || p[i] > '9' {
			return false
		}
	}
	return true
}

// Level returns the level of an area's code. Only meaningful where IsArea is true.
func (p PCode) Level() Level { return Level(len(p)/2 - 1) }

// At returns the code of the area at a level that contains the area p, or "" where p is
// coarser than the level or is no area. Area codes nest by their prefix.
func (p PCode) At(level Level) PCode {
	end := 2 * (int(level) + 1)
	if len(p) < end || !p.IsArea() {
		return ""
	}
	return p[:end]
}

// Contains reports whether the area p is the area q or an ancestor of it.
func (p PCode) Contains(q PCode) bool {
	return p.IsArea() && q.IsArea() && len(q) >= len(p) && q[:len(p)] == p
}
