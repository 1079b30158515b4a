package atlas

import (
	"slices"

	"tawthiq/geo"
)

// Rank says where an area stands among the areas of its level, the largest documented minimum first.
// Those with the same number share a place, and the places behind it are left free.
type Rank struct {
	Metric   Metric    `json:"metric"`   // what they are ranked by: incidents or killed
	Position int       `json:"position"` // the place of the area, from 1
	Of       int       `json:"of"`       // how many areas have a number: all but those of whose records none states one
	Level    geo.Level `json:"level"`    // level of the areas
	Within   geo.PCode `json:"within"`   // p-code of the area that they are in: the next larger one, or the country
}

// ranks returns where an area stands among those of its parent, and of the country. Areas without a
// record have the number 0; those that the filter's areas leave out, whole or in part, are not ranked.
func (s *Selection) ranks(p geo.PCode) []Rank {
	out := []Rank{}
	if p == country {
		return out
	}
	level := p.Level()
	numbers := s.rankedNumbers(level)
	for _, within := range slices.Compact([]geo.PCode{p.At(level - 1), country}) {
		for i, metric := range []Metric{Incidents, Killed} {
			if position, of := rankOf(p, within, numbers[i]); position > 0 {
				out = append(out, Rank{metric, position, of, level, within})
			}
		}
	}
	return out
}

// rankedNumbers returns the number of incidents and of people killed of each area of a level, unless
// none is stated.
func (s *Selection) rankedNumbers(level geo.Level) (out [2]map[geo.PCode]float64) {
	areas := s.byArea(level, Killed)
	for i := range out {
		out[i] = map[geo.PCode]float64{}
	}
	for _, a := range s.view.facts.Areas.All(level) {
		if len(s.filter.Areas) > 0 && !slices.ContainsFunc(s.filter.Areas, func(asked geo.PCode) bool { return asked.Contains(a.PCode) }) {
			continue
		}
		sums := [2]Sum{{stated: true}, {stated: true}}
		if t := areas.under(string(a.PCode)); t != nil {
			sums = [2]Sum{t.incidents.rounded(), t.sums[0].rounded()}
		}
		for i, sum := range sums {
			if sum.stated {
				out[i][a.PCode] = sum.Min
			}
		}
	}
	return out
}

// rankOf returns the place of an area among those within another that have a number, and how many these
// are. Boundary: 0 for an area without a number.
func rankOf(p, within geo.PCode, numbers map[geo.PCode]float64) (position, of int) {
	own, ok := numbers[p]
	if !ok {
		return 0, 0
	}
	position = 1
	for other, number := range numbers {
		if within.Contains(other) {
			if of++; number > own {
				position++
			}
		}
	}
	return position, of
}
