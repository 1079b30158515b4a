package atlas

import (
	"tawthiq/data"
	"tawthiq/geo"
)

// Contents says what there is.
type Contents struct {
	Records        int            `json:"records"`                   // how many records there are
	FirstDate      data.Date      `json:"first_date,omitzero"`       // day on which the first of them began; absent where there is none
	LastDate       data.Date      `json:"last_date,omitzero"`        // day on which the last of them began; absent where there is none
	Datasets       []data.Dataset `json:"datasets"`                  // the datasets that they are of
	PopulationYear int            `json:"population_year,omitempty"` // year of the population that rates are computed with
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
