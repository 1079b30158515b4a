package atlas

import (
	"tawthiq/data"
	"tawthiq/geo"
)

// Counts returns what became of the matching records on a map of areas of a level. Records that
// are held back count as matching and suppressed in every answer, because it is not said what
// they match.
func (s *Selection) Counts(level geo.Level) data.Counts {
	return s.counts(func(row int) bool { return level == geo.Country || s.view.index.Area(row, level) != 0 })
}

// PointCounts returns what became of the matching records on a map of points.
func (s *Selection) PointCounts() data.Counts { return s.counts(s.view.index.Drawn) }

func (s *Selection) counts(mapped func(row int) bool) data.Counts {
	c := data.Counts{Suppressed: s.view.heldBack}
	for row := range s.rows.Each() {
		if mapped(row) {
			c.Mapped++
		} else {
			c.NotMappable++
		}
	}
	c.Matching = c.Mapped + c.NotMappable + c.Suppressed
	return c
}
