package trial

import (
	"slices"

	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/gazetteer"
)

// governorates finds governorates by name, for the plain ways to find a place.
type governorates map[string][]geo.PCode

// damascus is the city's governorate and the one around it, which sources call by one name.
var damascus = []geo.PCode{"SY01", "SY03"}

func newGovernorates(areas *area.Set) governorates {
	out := governorates{}
	for _, a := range areas.All(geo.Governorate) {
		meant := []geo.PCode{a.PCode}
		if slices.Contains(damascus, a.PCode) {
			meant = damascus
		}
		for _, name := range append([]string{a.Name.EN, a.Name.AR}, a.Aliases...) {
			out[glue(name)], out[consonants(name)] = meant, meant
		}
	}
	return out
}

// named returns the governorates that a region's name means: none where it is not known.
func (g governorates) named(region geo.Label) []geo.PCode {
	for _, name := range []string{region.EN, region.AR} {
		if name == "" {
			continue
		}
		for _, form := range []string{glue(name), consonants(name)} {
			if found := g[form]; len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// holdsPlace reports whether a place lies in one of the governorates, or there are none to lie in.
func holdsPlace(in []geo.PCode, p *gazetteer.Place) bool {
	return len(in) == 0 || slices.Contains(in, p.Subdistrict.At(geo.Governorate))
}
