package geocode

import (
	"fmt"
	"strings"

	"tawthiq/geo"
)

// reason says in words what speaks for and against the reading.
func (r reading) reason(in region) string {
	said := []string{"name matches exactly"}
	if r.bySound {
		said[0] = "name shares its consonants"
	}
	if r.scripts == 2 {
		said[0] += " in both languages"
	}
	if r.seat {
		said = append(said, "it is the town that an area around it is named after")
	}
	if r.near {
		said = append(said, "the text says near it")
	}
	if r.want != wantAny && !r.want.agrees(r) {
		said = append(said, "the words around the name say another kind of place")
	}
	if r.supported {
		said = append(said, "other names in the text agree")
	}
	if r.opposed {
		said = append(said, "another name in the text does not agree")
	}
	return strings.Join(append(said, r.regionReason(in)), "; ")
}

func (r reading) regionReason(in region) string {
	switch {
	case r.outside:
		return fmt.Sprintf("it lies outside the stated region %s", in.text)
	case in.known():
		return fmt.Sprintf("region %s stated", in.text)
	case in.stated():
		return fmt.Sprintf("stated region %q not known", in.text)
	}
	return "no region stated"
}

// pointReason says in words where coordinates lie and what they agree with.
func (g *Geocoder) pointReason(here geo.PCode, distance float64, named *reading) string {
	where := g.ofArea(here).Name.In("en")
	said := fmt.Sprintf("the source's coordinates lie in the subdistrict %s", where)
	if distance > 0 {
		said = fmt.Sprintf("the source's coordinates lie %.0f m outside the border near the subdistrict %s", distance, where)
	}
	if named != nil {
		said += ", where the text's " + named.name() + " is"
	}
	return said
}

func (r reading) name() string {
	if r.Place != nil {
		return r.Place.Name.In("en")
	}
	return r.Area.Name.In("en")
}
