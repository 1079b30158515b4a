package gazetteer

import "tawthiq/geo"

// Governorates is a set of governorates, by the number in their p-codes.
type Governorates uint32

// Everywhere is the set of all governorates.
const Everywhere = ^Governorates(0)

// GovernorateOf returns the set of the governorate that contains an area, and Everywhere for the
// country.
func GovernorateOf(area geo.PCode) Governorates {
	if len(area) < 4 {
		return Everywhere
	}
	return 1 << ((area[2]-'0')*10 + area[3] - '0')
}

// GovernoratesOf returns the set of the governorates that contain areas.
func GovernoratesOf(areas []geo.PCode) Governorates {
	var all Governorates
	for _, a := range areas {
		all |= GovernorateOf(a)
	}
	return all
}

// governorates returns where a bearer lies.
func (b Bearer) governorates() Governorates {
	switch {
	case b.Place != nil:
		return GovernorateOf(b.Place.Subdistrict)
	case b.Area != nil:
		return GovernorateOf(b.Area.PCode)
	}
	return GovernoratesOf(b.Region.Subdistricts)
}
