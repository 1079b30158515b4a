package atlas

import (
	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/classify"
)

// Per is what a choropleth's values are related to.
type Per string

// The denominators.
const (
	Count  Per = "count" // none
	Per1e5 Per = "100k"  // 100,000 people of the recent population
	PerKM2 Per = "km2"
	Share  Per = "share" // percent of the same metric of more records; see Shading.Whole
)

// Pers lists the denominators, the default first.
func Pers() []Per { return []Per{Count, Per1e5, PerKM2, Share} }

// ShareOfs lists the parameters of the filter whose restriction a share can be told without, the
// default first.
func ShareOfs() []string { return []string{"party", "violation", "controller", "facility", "weapon"} }

// The number of classes of a choropleth.
const (
	MinClasses     = 3
	MaxClasses     = 7
	DefaultClasses = 5
)

// Shading says how a choropleth is drawn. Range: Level from governorate to subdistrict, Classes
// from MinClasses to MaxClasses.
type Shading struct {
	Level   geo.Level
	Metric  Metric
	Per     Per
	Method  classify.Method
	Classes int       // not read with classify.Fixed
	Bounds  []float64 // with classify.Fixed: see classify.Bounded

	ShareOf string     // with Share: the parameter, of ShareOfs
	Whole   *Selection // with Share: the records that match without the parameter's restriction

	Against *Against // values are differences, and classes diverge; nil: they are not
}

// Choropleth is the values of the areas of a level with their classes. The values are documented
// minimum numbers.
type Choropleth struct {
	Level             geo.Level       `json:"level"`                        // level of the areas
	Metric            Metric          `json:"metric"`                       // what is added up
	Per               Per             `json:"per"`                          // what the values are divided by
	Counting          data.Counting   `json:"counting"`                     // how a record of several parties counts under each
	Linked            data.Linking    `json:"linked"`                       // how records that are likely to be of one event count
	Method            classify.Method `json:"method"`                       // how the class breaks were found
	PopulationYear    int             `json:"population_year,omitempty"`    // year of the population that values are divided by; absent where they are not
	WithoutPopulation []geo.PCode     `json:"without_population,omitempty"` // p-codes of the areas that have no rate because their population is not known
	Share             *ShareTotal     `json:"share,omitempty"`              // what the shares are of; absent where values are no shares
	Difference        *Difference     `json:"difference,omitempty"`         // the periods that are compared; absent where values are no differences
	Classes           []Class         `json:"classes"`                      // the ranges of the legend, ascending
	Values            []AreaValue     `json:"values"`                       // the areas that have a record, by p-code
	Counts            data.Counts     `json:"counts"`                       // what became of the records that match
	Points            int             `json:"points"`                       // of the matching records, those that are drawn as a point
	Note              geo.Label       `json:"note"`                         // how to read it
}

// Choropleth returns the matching records added up by area. Boundary: an area whose records add
// up to 0 of the metric has a value but no class. With Share, the areas are those that have a
// record of the whole. With Against, they are those that have one in either period, and 0 has the middle
// class where there is one; both periods must have a first and a last day.
func (s *Selection) Choropleth(how Shading) (Choropleth, error) {
	areas := s.byArea(how.Level, how.Metric)
	out := Choropleth{Level: how.Level, Metric: how.Metric, Per: how.Per, Counting: s.filter.Counting, Linked: s.filter.Linked,
		Method: how.Method, Counts: s.areaCounts(areas), Points: s.PointCounts().Mapped}
	out.Values, out.Share = s.values(areas, how)
	if how.Per == Per1e5 {
		out.PopulationYear, out.WithoutPopulation = s.view.populationYear(), s.view.withoutPopulation(how.Level)
	}
	classes := classesOf
	if how.Against != nil {
		s.subtract(&out, how)
		classes = divergingClasses
	}
	var err error
	out.Classes, err = classes(how, out.Values)
	out.Note = s.Noted(s.view.note(out), false)
	return out, err
}

// values returns the values of the areas that have a record, and what they are shares of.
func (s *Selection) values(areas *table, how Shading) ([]AreaValue, *ShareTotal) {
	if how.Per == Share {
		return shares(s.speakingIn(how.Whole).byArea(how.Level, how.Metric), how)
	}
	return s.view.areaValues(areas, how.Per), nil
}

// byArea returns the totals of a metric under the areas of a level; those of the records that are
// not known well enough for the level are under "".
func (s *Selection) byArea(level geo.Level, m Metric) *table {
	return s.tabulate(s.rows, m.added(), s.axis(s.rows, Dimension(level.String())))
}
