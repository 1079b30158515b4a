package placement

import (
	"slices"

	"tawthiq/data"
)

// control returns who held the place while the incident lasted, or nil where the layer does not
// know, where the place is not accepted or known only to an area, or where control changed meanwhile.
func (p *Placer) control(to *answer, when data.When) []string {
	if to.placement.Drawn() == nil {
		return nil
	}
	return slices.Clone(p.layer.Throughout(to.at, int32(when.Start), int32(when.End)))
}
