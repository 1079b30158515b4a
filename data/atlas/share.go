package atlas

import "tawthiq/geo"

// FewBelow is the denominator below which a share is said to be of few: one incident or person
// more or less there moves it by 5 points or more.
const FewBelow = 20

// ShareTotal says what the shares of a choropleth are of, and the share of all its areas together.
type ShareTotal struct {
	Of          string   `json:"of"`          // the parameter of the filter without which the whole is told
	Value       *float64 `json:"value"`       // share of all areas together, in percent; null where there is no whole
	Numerator   float64  `json:"numerator"`   // the part, which the filter matches
	Denominator float64  `json:"denominator"` // the whole
	FewBelow    int      `json:"few_below"`   // a whole below this is too small to tell much by
	FewAreas    int      `json:"few_areas"`   // how many areas have a share of such a whole
}

// shares returns the part in percent that the matching records make of the whole, by area. Both
// are minimum numbers under the filter's counting rule. A record counts in the whole at least as
// much as among the matching ones, so no share is above 100. Where linked records count once, the matching
// ones are those that also speak for their event in the whole.
//
// Boundary: an area where only the whole has records has the share 0; one whose matching records
// state no number of the metric has none.
func shares(areas *table, how Shading) ([]AreaValue, *ShareTotal) {
	wholes := how.Whole.byArea(how.Level, how.Metric)
	values, total := []AreaValue{}, ShareTotal{Of: how.ShareOf, FewBelow: FewBelow}
	var part, whole Sum
	records := 0
	for i, code := range wholes.axes[0].codes {
		if code == "" {
			continue
		}
		mine := areas.under(code)
		if mine == nil {
			mine = &tally{}
		}
		records += mine.records
		part, whole = part.plus(mine.value()), whole.plus(wholes.sides[0][i].value())
		v := shareOf(mine.value(), wholes.sides[0][i].value(), mine.records)
		v.PCode = geo.PCode(code)
		if v.Few {
			total.FewAreas++
		}
		values = append(values, v)
	}
	all := shareOf(part, whole, records)
	total.Value, total.Numerator, total.Denominator = all.Value, *all.Numerator, *all.Denominator
	return values, &total
}

func (s Sum) plus(other Sum) Sum {
	return Sum{s.Min + other.Min, s.Max + other.Max, s.Open || other.Open, s.stated || other.stated}
}

// shareOf returns what a part, of so many records, makes of a whole.
func shareOf(part, whole Sum, records int) AreaValue {
	numerator, denominator := round(part.Min), round(whole.Min)
	v := AreaValue{Incidents: records, Numerator: &numerator, Denominator: &denominator}
	if whole.Min > 0 && (part.stated || records == 0) {
		percent := round(100 * part.Min / whole.Min)
		v.Value, v.Few = &percent, whole.Min < FewBelow
	}
	return v
}
