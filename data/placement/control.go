package placement

import (
	"slices"

	"tawthiq/data"
	"tawthiq/geo/control"
)

// control returns who held the place while the incident lasted, or nil where the layer does not
// know, where the place is not accepted or known only to an area, or where control changed
// between the first and the last day.
func (p *Placer) control(at data.Placement, when data.When) []string {
	point := at.Drawn()
	if point == nil {
		return nil
	}
	place, _ := control.PlaceOf(p.geocoder.Gazetteer(), at.PCode, at.Subdistrict, *point)
	first := p.layer.At(place, int32(when.Start)).Controllers
	if when.End != when.Start && !slices.Equal(first, p.layer.At(place, int32(when.End)).Controllers) {
		return nil
	}
	return slices.Clone(first)
}
