package api

import (
	"context"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/server/answer"
)

// detailZoom asks area.Set.Shape for every vertex.
const detailZoom = geo.MaxZoom

type areaFacts struct {
	PCode          geo.PCode  `json:"pcode"`                     // p-code of the area
	Parent         geo.PCode  `json:"parent,omitempty"`          // p-code of the area that it is a part of
	Level          geo.Level  `json:"level"`                     // its administrative level
	Name           geo.Label  `json:"name"`                      // its name
	Center         orb.Point  `json:"center"`                    // a point to show it around
	BBox           [4]float64 `json:"bbox"`                      // its bounds in degrees: west, south, east, north
	AreaKM2        float64    `json:"area_km2"`                  // its size in square kilometres
	Population     int        `json:"population"`                // people who lived there; 0 where it is not known
	PopulationYear int        `json:"population_year,omitempty"` // year of the population; absent where it is not known
	Population2004 int        `json:"population_2004"`           // people at the census of 2004; 0 where it is not known
}

type areaList struct {
	Revision int64       `json:"revision"` // the latest revision
	Level    geo.Level   `json:"level"`    // level of the areas
	Areas    []areaFacts `json:"areas"`    // every area of the level, by p-code
}

type areaReport struct {
	Revision  int64      `json:"revision"`  // the revision that it is of
	Area      areaFacts  `json:"area"`      // the area
	Ancestors []ancestor `json:"ancestors"` // the areas that it is a part of, the governorate first
	atlas.AreaFigures
}

type ancestor struct {
	PCode geo.PCode `json:"pcode"` // p-code of the area
	Name  geo.Label `json:"name"`  // its name
	Level geo.Level `json:"level"` // its administrative level
}

// Areas answers the areas of a level.
func (a *API) Areas(level geo.Level) answer.Operation {
	return answer.Operation{
		Name: "areas-" + level.String(), Revised: true, Forms: answer.JSONForm(areaList{}),
		About:    geo.Label{EN: "Every " + level.String() + " with its names, size and population.", AR: "كل المناطق من هذا المستوى بأسمائها ومساحاتها وسكانها."},
		Resource: func(ctx context.Context, _ answer.Call) (answer.Answer, error) { return a.areas(ctx, level) },
	}
}

func (a *API) areas(ctx context.Context, level geo.Level) (answer.Answer, error) {
	view, err := a.atlas.Latest(ctx)
	if err != nil {
		return answer.Answer{}, err
	}
	return answer.CachedJSON(view.Tag(), func(context.Context) (areaList, error) {
		list := areaList{Revision: view.Revision(), Level: level}
		for _, one := range a.atlas.Facts().Areas.All(level) {
			list.Areas = append(list.Areas, a.facts(one))
		}
		return list, nil
	}).At(view.Revision()), nil
}

// Area answers the figures of the area with the path's p-code.
func (a *API) Area() answer.Operation {
	return answer.Operation{
		Name: "area", Resource: a.area, Query: answer.FilterParameters(), Revised: true, Forms: answer.JSONForm(areaReport{}),
		Path: []answer.Parameter{{Name: "area", Pattern: "^SY([0-9]{2}){0,3}$", Example: "SY02",
			About: geo.Label{EN: "The p-code of the area: SY, SY02, SY0200 or SY020001.", AR: "الرمز الإداري للمنطقة."}}},
		About: geo.Label{EN: "An area with the figures of its matching records, by party and by violation too.", AR: "منطقة مع أرقام سجلاتها المطابقة، وبحسب الطرف والانتهاك أيضًا."},
	}
}

func (a *API) area(ctx context.Context, call answer.Call) (answer.Answer, error) {
	chosen, err := a.selected(ctx, call)
	if err != nil {
		return answer.Answer{}, err
	}
	one, ok := a.atlas.Facts().Areas.Get(geo.PCode(call.Path("area")))
	if !ok {
		return answer.Answer{}, noArea(call.Path("area"))
	}
	return answer.CachedJSON(chosen.tag(), func(ctx context.Context) (areaReport, error) {
		rows, err := chosen.rows(ctx)
		if err != nil {
			return areaReport{}, err
		}
		figures, err := rows.AreaFigures(one.PCode)
		return areaReport{chosen.view.Revision(), a.facts(one), a.ancestors(one), figures}, err
	}).At(chosen.view.Revision()), nil
}

func noArea(given string) error {
	return (&data.Error{Kind: data.NotFoundKind, Field: "area", Message: "there is no area or level \"" + answer.Shown(given) + "\"",
		Allowed: []string{"governorate", "district", "subdistrict"}}).
		WithHint("give one of the levels, or a p-code such as SY02, SY0200 or SY020001")
}

func (a *API) facts(one area.Area) areaFacts {
	b := a.bounds()[one.PCode]
	return areaFacts{
		PCode: one.PCode, Parent: one.Parent, Level: one.Level, Name: one.Name,
		Center:     geo.Round(one.Center, pointDecimals),
		BBox:       [4]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]},
		AreaKM2:    one.AreaKM2,
		Population: one.Population, PopulationYear: one.PopulationYear, Population2004: one.Population2004,
	}
}

func (a *API) ancestors(one area.Area) []ancestor {
	out := []ancestor{}
	for _, level := range geo.Levels() {
		above, ok := a.atlas.Facts().Areas.Get(one.PCode.At(level))
		if level >= one.Level || !ok {
			break
		}
		out = append(out, ancestor{above.PCode, above.Name, above.Level})
	}
	return out
}

// pointDecimals is the most that any output carries of a coordinate.
const pointDecimals = 6

func boundsOf(areas *area.Set) map[geo.PCode]orb.Bound {
	out := map[geo.PCode]orb.Bound{}
	for _, level := range append(geo.Levels(), geo.Country) {
		for _, one := range areas.All(level) {
			b := areas.Shape(one.PCode, detailZoom).Bound()
			out[one.PCode] = orb.Bound{Min: geo.Round(b.Min, pointDecimals), Max: geo.Round(b.Max, pointDecimals)}
		}
	}
	return out
}
