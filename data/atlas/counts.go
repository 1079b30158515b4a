package atlas

import (
	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// Counts returns what became of the matching records on a map of areas of a level. Records that
// are held back count as matching and suppressed in every answer, because it is not said what
// they match.
func (s *Selection) Counts(level geo.Level) data.Counts {
	var mapped, others int
	s.rows.Groups(by(attrAreas), func(g mapindex.Group) {
		if level == geo.Country || s.view.meaning.areas[g.Classes[0]][level] != 0 {
			mapped += g.Rows
		} else {
			others += g.Rows
		}
	})
	return s.counts(mapped, others)
}

// PointCounts returns what became of the matching records on a map of points. Cost: the records
// are counted once for a Selection.
func (s *Selection) PointCounts() data.Counts { return s.points() }

func (s *Selection) countPoints() data.Counts {
	matching, drawn := s.rows.Count()
	return s.counts(drawn, matching-drawn)
}

func (s *Selection) counts(mapped, others int) data.Counts {
	held := s.view.heldBack
	return data.Counts{Matching: mapped + others + held, Mapped: mapped, NotMappable: others, Suppressed: held}
}
