package placement

import (
	"slices"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// controlWithinM is how far from a community, in metres, an incident at coordinates can be and
// count as under the same control, within the same subdistrict.
const controlWithinM = 5_000

// control returns who held the place while the incident lasted, or nil where the layer does not
// know, where the place is not accepted or known only to an area, or where control changed
// between the first and the last day.
func (p *Placer) control(at data.Placement, when data.When) []string {
	point := at.Drawn()
	if point == nil {
		return nil
	}
	place := p.community(at)
	if place == "" {
		return nil
	}
	first := p.layer.At(place, int32(when.Start))
	if len(first) == 0 || when.End != when.Start && !slices.Equal(first, p.layer.At(place, int32(when.End))) {
		return nil
	}
	held := slices.Clone(first)
	slices.Sort(held)
	return slices.Compact(held)
}

// community returns the community whose control speaks for a placement: the one it names, the
// one that contains the neighbourhood it names, or the nearest in its subdistrict within reach.
func (p *Placer) community(at data.Placement) geo.PCode {
	gaz := p.geocoder.Gazetteer()
	if place, ok := gaz.Get(at.PCode); ok {
		if place.Kind == gazetteer.Community {
			return place.PCode
		}
		if place.Within != "" {
			return place.Within
		}
	}
	nearest, distance, ok := gaz.NearestCommunity(at.Subdistrict, *at.Point)
	if !ok || distance > controlWithinM {
		return ""
	}
	return nearest.PCode
}
