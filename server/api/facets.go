package api

import (
	"context"
	"slices"
	"strings"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

// Facets answers what each value of the filter's parameters would match.
func (a *API) Facets() answer.Operation {
	level := levelParameter(geo.Levels()...)
	level.About, level.With = geo.Label{EN: "With dimensions=area: the level of the areas.", AR: "مع dimensions=area: مستوى المناطق."}, "dimensions=area"
	return answer.Operation{
		Name: "facets", Resource: a.facets, Revised: true, Forms: answer.JSONForm(atlas.Facets{}),
		Query: append(answer.FilterParameters(),
			answer.Parameter{Name: "dimensions", Values: atlas.FacetParams(), Several: true, Default: strings.Join(data.CodeParams(), ","), Example: "party,violation", About: geo.Label{
				EN: "The parameters of the filter whose values are counted; all but area where it is left out.", AR: "معاملات المرشّح التي تُعدّ قيمها؛ وإن لم يُذكر فكلها عدا area."}},
			level),
		About: geo.Label{
			EN: "How many records each value of the filter's parameters has among those that match all other parameters.",
			AR: "عدد السجلات لكل قيمة من قيم معاملات المرشّح، من بين ما يطابق المعاملات الأخرى جميعها."},
	}
}

func (a *API) facets(ctx context.Context, call answer.Call) (answer.Answer, error) {
	chosen, err := a.selected(ctx, call)
	if err != nil {
		return answer.Answer{}, err
	}
	params, level, err := readFacets(call)
	if err != nil {
		return answer.Answer{}, err
	}
	out := answer.CachedJSON(chosen.tag(strings.Join(params, ","), level.String()), func(ctx context.Context) (atlas.Facets, error) {
		rows, err := chosen.rows(ctx)
		if err != nil {
			return atlas.Facets{}, err
		}
		return rows.Facets(ctx, params, level)
	}).At(chosen.view.Revision())
	out.Fleeting = true
	return out, nil
}

// readFacets reads which facets are asked for. Errors: InvalidKind.
func readFacets(call answer.Call) (params []string, level geo.Level, err error) {
	if params, err = answer.Choices[string](call, "dimensions"); err != nil {
		return nil, 0, err
	}
	if !slices.Contains(params, "area") {
		if err = unread(call, "level", "dimensions=area"); err != nil {
			return nil, 0, err
		}
	}
	name, err := answer.Choice[string](call, "level")
	if err != nil {
		return nil, 0, err
	}
	level, err = geo.ParseLevel(name)
	return params, level, err
}
