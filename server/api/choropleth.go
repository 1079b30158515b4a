package api

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/server/answer"
)

// choropleth is a choropleth as values to join to the area tiles.
type choropleth struct {
	Revision int64 `json:"revision"` // the revision that it is of
	atlas.Choropleth
	Values valueColumns `json:"values"` // the areas that have a record, column by column
}

// Choropleth answers the values of the areas of a level with their classes, as values to join to
// the area tiles or as GeoJSON with the shapes.
func (a *API) Choropleth() answer.Operation {
	return answer.Operation{
		Name: "choropleth", Resource: a.choropleth, Revised: true,
		Query: slices.Concat(answer.FilterParameters(), shadingParameters(), []answer.Parameter{formatParameter("values", "geojson")}),
		Forms: []answer.Form{{Type: answer.JSONType, Values: []any{choropleth{}}}, {Type: answer.GeoJSONType, Values: []any{areaCollection{}}}},
		About: geo.Label{EN: "The values of the areas of a level with their classes, to join to the area tiles or with the shapes.", AR: "قيم مناطق مستوى ما مع فئاتها، لربطها ببلاطات المناطق أو مع أشكالها."},
	}
}

func (a *API) choropleth(ctx context.Context, call answer.Call) (answer.Answer, error) {
	chosen, err := a.selected(ctx, call)
	if err != nil {
		return answer.Answer{}, err
	}
	how, err := readShading(call, chosen.filter)
	if err != nil {
		return answer.Answer{}, err
	}
	format, err := answer.Choice[string](call, "format")
	if err != nil {
		return answer.Answer{}, err
	}
	return answer.Answer{Tag: chosen.tag(how.tag(), format), Type: choroplethType(format), Revision: chosen.view.Revision(), Cached: true, Body: func(ctx context.Context) ([]byte, error) {
		c, err := chosen.choropleth(ctx, how)
		if err != nil {
			return nil, err
		}
		if format == "geojson" {
			return answer.Encode(a.collection(chosen.view.Revision(), c, chosen.filter))
		}
		return answer.Encode(choropleth{chosen.view.Revision(), c, columnsOf(c.Values, c.Per == atlas.Share)})
	}}, nil
}

func choroplethType(format string) string {
	if format == "geojson" {
		return answer.GeoJSONType
	}
	return answer.JSONType
}

func (s selection) choropleth(ctx context.Context, how shading) (atlas.Choropleth, error) {
	rows, err := s.rows(ctx)
	if err != nil {
		return atlas.Choropleth{}, err
	}
	if how.Per == atlas.Share {
		if how.Whole, err = s.view.Select(ctx, how.whole); err != nil {
			return atlas.Choropleth{}, err
		}
	}
	if how.before.isGiven() {
		if how.Against, err = s.against(ctx, how); err != nil {
			return atlas.Choropleth{}, err
		}
	}
	return rows.Choropleth(how.Shading)
}

// against returns the records that the matching ones are compared with.
func (s selection) against(ctx context.Context, how shading) (*atlas.Against, error) {
	records, err := s.view.Select(ctx, how.before.of(s.filter))
	if err != nil || how.Per != atlas.Share {
		return &atlas.Against{Records: records}, err
	}
	whole, err := s.view.Select(ctx, how.before.of(how.whole))
	return &atlas.Against{Records: records, Whole: whole}, err
}

// areaCollection is the choropleth as GeoJSON: the values are properties of the areas, the rest
// is beside them as foreign members.
type areaCollection struct {
	Type     string `json:"type"`     // always "FeatureCollection"
	Revision int64  `json:"revision"` // the revision that it is of
	atlas.Choropleth
	Values   *struct{}     `json:"values,omitempty"` // hides the list, which is in the features
	Features []areaFeature `json:"features"`         // the areas of the level, also those without a record
}

type areaFeature struct {
	Type       string          `json:"type"`       // always "Feature"
	ID         geo.PCode       `json:"id"`         // p-code of the area
	Geometry   json.RawMessage `json:"geometry"`   // its shape in GeoJSON, simplified
	Properties areaProperties  `json:"properties"` // its name and value
}

type areaProperties struct {
	atlas.AreaValue
	NameEN string `json:"name_en"` // its English name
	NameAR string `json:"name_ar"` // its Arabic name
}

// collection returns every area of the level that the filter's areas leave in question, also those
// without a matching record.
func (a *API) collection(revision int64, c atlas.Choropleth, f data.Filter) areaCollection {
	values := map[geo.PCode]atlas.AreaValue{}
	for _, v := range c.Values {
		values[v.PCode] = v
	}
	out := areaCollection{Type: "FeatureCollection", Revision: revision, Choropleth: c, Features: []areaFeature{}}
	geometries := a.geometries[c.Level]()
	for _, one := range a.atlas.Facts().Areas.All(c.Level) {
		if !asked(f.Areas, one.PCode) {
			continue
		}
		value, ok := values[one.PCode]
		if !ok {
			value = c.ValueWithout(one)
		}
		out.Features = append(out.Features, areaFeature{"Feature", one.PCode, geometries[one.PCode],
			areaProperties{value, one.Name.EN, one.Name.AR}})
	}
	return out
}

// asked reports whether an area is in one of the areas asked for or holds one of them.
func asked(areas []geo.PCode, p geo.PCode) bool {
	return len(areas) == 0 || slices.ContainsFunc(areas, func(q geo.PCode) bool { return q.Contains(p) || p.Contains(q) })
}

// overviewZoom asks area.Set.Shape for what a map of the country shows.
const overviewZoom = 7

func geometriesOf(areas *area.Set, level geo.Level) map[geo.PCode]json.RawMessage {
	out := map[geo.PCode]json.RawMessage{}
	for _, one := range areas.All(level) {
		out[one.PCode] = geometryOf(areas.Shape(one.PCode, overviewZoom))
	}
	return out
}

// geometryOf returns the GeoJSON of a shape, null where it is empty.
func geometryOf(shape orb.MultiPolygon) json.RawMessage {
	if len(shape) == 0 {
		return json.RawMessage("null")
	}
	rounded := shape.Clone()
	for _, polygon := range rounded {
		for _, ring := range polygon {
			for i, p := range ring {
				ring[i] = geo.Round(p, pointDecimals)
			}
		}
	}
	coordinates, err := json.Marshal(rounded)
	if err != nil {
		return json.RawMessage("null")
	}
	return json.RawMessage(fmt.Sprintf(`{"type":"MultiPolygon","coordinates":%s}`, coordinates))
}
