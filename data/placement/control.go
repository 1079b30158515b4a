package placement

import (
	"slices"

	"tawthiq/data"
)

// control returns who held the place while the incident lasted, or nil where the layer does not
// know, where the place is not accepted or known only to an area, or where control changed
// between the first and the last day.
func (p *Placer) control(to *answer, when data.When) []string {
	if to.placement.Drawn() == nil {
		return nil
	}
	first := p.layer.At(to.at, int32(when.Start)).Controllers
	if when.End != when.Start && !slices.Equal(first, p.layer.At(to.at, int32(when.End)).Controllers) {
		return nil
	}
	return slices.Clone(first)
}
