package geo

import (
	"fmt"
	"regexp"
)

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

// String returns the level's stable identifier, such as "district".
func (l Level) String() string { return levelNames[l] }

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

var (
	areaPCode  = regexp.MustCompile(`^SY(\d{2}){0,3}$`)
	placePCode = regexp.MustCompile(`^[CN]\d{4,5}$`)
)

// IsArea reports whether the code has the form of an area's, from the country to a subdistrict.
func (p PCode) IsArea() bool { return areaPCode.MatchString(string(p)) }

// IsPlace reports whether the code has the form of a community's or a neighbourhood's.
func (p PCode) IsPlace() bool { return placePCode.MatchString(string(p)) }

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
	return p != "" && len(q) >= len(p) && q[:len(p)] == p && q.IsArea()
}
