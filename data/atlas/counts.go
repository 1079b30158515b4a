package atlas

import (
	"tawthiq/data"
	"tawthiq/geo"
)

// Counts returns what became of the matching records on a map of areas of a level. Records that
// are held back count as matching and suppressed in every answer, because it is not said what
// they match.
func (s *Selection) Counts(level geo.Level) data.Counts {
	if level == geo.Country {
		matching, _ := s.rows.Count()
		return s.counts(matching, 0)
	}
	return s.areaCounts(s.byArea(level, Incidents))
}

// areaCounts returns the counts of a table whose first side is of areas.
func (s *Selection) areaCounts(t *table) data.Counts {
	others := 0
	if unknown := t.under(""); unknown != nil {
		others = unknown.records
	}
	return s.counts(t.total.records-others, others)
}

// PointCounts returns what became of the matching records on a map of points. Cost: the records
// are counted once for a Selection.
func (s *Selection) PointCounts() data.Counts { return s.points() }

func (s *Selection) countPoints() data.Counts {
	matching, drawn := s.rows.Count()
	return s.counts(drawn, matching-drawn)
}

func (s *Selection) counts(mapped, others int) data.Counts {
	held := s.view.guarded.HeldBack()
	return data.Counts{Matching: mapped + others + held, Mapped: mapped, NotMappable: others, Suppressed: held}
}
