package atlas

// FewBelow is the denominator below which a share is said to be of few: one incident or person
// more or less there moves it by 5 points or more.
const FewBelow = 20

// ShareTotal says what the shares of a choropleth are of, and the share of all its areas together.
type ShareTotal struct {
	Of          string   `json:"of"` // the parameter whose restriction the whole is without
	Value       *float64 `json:"value"`
	Numerator   float64  `json:"numerator"`
	Denominator float64  `json:"denominator"`
	FewBelow    int      `json:"few_below"`
	FewAreas    int      `json:"few_areas"` // areas with a share whose denominator is below FewBelow
}

// shares returns the part in percent that the matching records make of the whole, by area. Both
// are minimum numbers under the filter's counting rule. A record counts in the whole at least as
// much as among the matching ones, so no share is above 100.
//
// Boundary: an area where only the whole has records has the share 0; one whose matching records
// state no number of the metric has none.
func (s *Selection) shares(how Shading) ([]AreaValue, *ShareTotal) {
	parts, wholes := s.areaTotals(how.Level, how.Metric), how.Whole.areaTotals(how.Level, how.Metric)
	values, total := []AreaValue{}, ShareTotal{Of: how.ShareOf, FewBelow: FewBelow}
	var part, whole areaTotal
	for i, a := range s.view.facts.Areas.All(how.Level) {
		if wholes[i+1].records == 0 {
			continue
		}
		part.add(parts[i+1])
		whole.add(wholes[i+1])
		v := shareOf(parts[i+1], wholes[i+1])
		v.PCode = a.PCode
		if v.Few {
			total.FewAreas++
		}
		values = append(values, v)
	}
	all := shareOf(part, whole)
	total.Value, total.Numerator, total.Denominator = all.Value, *all.Numerator, *all.Denominator
	return values, &total
}

func (t *areaTotal) add(other areaTotal) {
	t.records += other.records
	t.sum.Min += other.sum.Min
	t.sum.stated = t.sum.stated || other.sum.stated
}

func shareOf(part, whole areaTotal) AreaValue {
	numerator, denominator := round(part.sum.Min), round(whole.sum.Min)
	v := AreaValue{Incidents: part.records, Numerator: &numerator, Denominator: &denominator}
	if whole.sum.Min > 0 && (part.sum.stated || part.records == 0) {
		percent := round(100 * part.sum.Min / whole.sum.Min)
		v.Value, v.Few = &percent, whole.sum.Min < FewBelow
	}
	return v
}
