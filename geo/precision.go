package geo

import "fmt"

// Precision says how exactly a location is known, and with that what may be drawn of it.
// The scale is the one of UCDP GED's where_prec and ACLED's geo_precision, made finer at the
// exact end and with administrative levels apart.
type Precision uint8

// The precisions, coarsest first. The zero value is "country": nothing may be drawn by accident.
const (
	PrecisionCountry     Precision = iota // somewhere in the country: counter only
	PrecisionRegion                       // a vernacular region, or a line between two places: list and counter only
	PrecisionGovernorate                  // shades its governorate, never a point
	PrecisionDistrict                     // shades its district, never a point
	PrecisionSubdistrict                  // shades its subdistrict, never a point
	PrecisionNear                         // near a known place: a point with its radius
	PrecisionLocality                     // a village, town or neighbourhood: a point at the locality
	PrecisionExact                        // a surveyed or geolocated spot: a point
)

var precisionNames = [...]string{"country", "region", "governorate", "district", "subdistrict", "near", "locality", "exact"}

// Precisions lists every precision, finest first.
func Precisions() []Precision {
	out := make([]Precision, len(precisionNames))
	for i := range out {
		out[i] = Precision(len(precisionNames) - 1 - i)
	}
	return out
}

// String returns the stable identifier, such as "locality". Boundary: what is no precision gives
// "precision 9".
func (p Precision) String() string {
	if int(p) >= len(precisionNames) {
		return fmt.Sprintf("precision %d", uint8(p))
	}
	return precisionNames[p]
}

// MarshalText writes the stable identifier.
func (p Precision) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (p *Precision) UnmarshalText(text []byte) error {
	parsed, err := ParsePrecision(string(text))
	*p = parsed
	return err
}

// ParsePrecision returns the precision with this identifier. Errors: an unknown identifier.
func ParsePrecision(s string) (Precision, error) {
	for i, name := range precisionNames {
		if s == name {
			return Precision(i), nil
		}
	}
	return 0, fmt.Errorf("unknown precision %q", s)
}

// Drawable reports whether a record of this precision may be drawn as a point.
func (p Precision) Drawable() bool { return p >= PrecisionNear }

// Supports reports whether a record of this precision can be counted in areas of the level:
// it shades its own level and every level above, never below.
func (p Precision) Supports(level Level) bool {
	switch level {
	case Country:
		return true
	case Governorate:
		return p >= PrecisionGovernorate
	case District:
		return p >= PrecisionDistrict
	default:
		return p >= PrecisionSubdistrict
	}
}

// OfLevel returns the precision of a record known only to an area of the level.
func OfLevel(level Level) Precision {
	switch level {
	case Governorate:
		return PrecisionGovernorate
	case District:
		return PrecisionDistrict
	case Subdistrict:
		return PrecisionSubdistrict
	}
	return PrecisionCountry
}
