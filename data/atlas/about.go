package atlas

import (
	"tawthiq/data"
	"tawthiq/geo"
)

// Contents says what the view holds. The dates are those on which the first and the last of its
// records began, zero where there is none.
type Contents struct {
	Records        int            `json:"records"`
	FirstDate      data.Date      `json:"first_date,omitzero"`
	LastDate       data.Date      `json:"last_date,omitzero"`
	Datasets       []data.Dataset `json:"datasets"`
	PopulationYear int            `json:"population_year,omitempty"`
}

// Contents returns what the view holds, counting released records only.
func (v *View) Contents() Contents {
	c := Contents{Records: v.Len(), Datasets: append([]data.Dataset{}, v.datasets...), PopulationYear: v.populationYear()}
	first, last := v.index.Period()
	c.FirstDate, c.LastDate = data.Date(first), data.Date(last)
	return c
}

// populationYear returns the year of the population that rates are of, 0 where none is known.
func (v *View) populationYear() int {
	year := 0
	for _, a := range v.facts.Areas.All(geo.Governorate) {
		year = max(year, a.PopulationYear)
	}
	return year
}
