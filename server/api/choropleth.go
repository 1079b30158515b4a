package api

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/classify"
	"tawthiq/server/answer"
)

type choropleth struct {
	Revision int64 `json:"revision"`
	atlas.Choropleth
}

// choroplethFormats are the forms of the answer, the default first.
var choroplethFormats = []string{"values", "geojson"}

// Choropleth answers the values of the areas of a level with their classes, as values to join to
// the area tiles or as GeoJSON with the shapes.
func (a *API) Choropleth(ctx context.Context, call answer.Call) (answer.Answer, error) {
	chosen, err := a.selected(ctx, call.Query, "level", "metric", "per", "classes", "method", "format")
	if err != nil {
		return answer.Answer{}, err
	}
	how, err := shading(call)
	if err != nil {
		return answer.Answer{}, err
	}
	format, err := answer.Choice(call, "format", choroplethFormats)
	if err != nil {
		return answer.Answer{}, err
	}
	tag := chosen.tag(how.Level.String(), string(how.Metric), string(how.Per), string(how.Method), strconv.Itoa(how.Classes), format)
	if format == "geojson" {
		return answer.Answer{Tag: tag, Type: answer.GeoJSONType, Cached: true, Body: func(ctx context.Context) ([]byte, error) {
			c, err := chosen.choropleth(ctx, how)
			if err != nil {
				return nil, err
			}
			return answer.Encode(a.collection(c, chosen.filter))
		}}, nil
	}
	return answer.CachedJSON(tag, func(ctx context.Context) (choropleth, error) { return chosen.choropleth(ctx, how) }), nil
}

func shading(call answer.Call) (how atlas.Shading, err error) {
	level, err := answer.Choice(call, "level", levelNames())
	if err != nil {
		return how, err
	}
	if how.Level, err = geo.ParseLevel(level); err != nil {
		return how, err
	}
	if how.Metric, err = answer.Choice(call, "metric", atlas.Metrics()); err != nil {
		return how, err
	}
	if how.Per, err = answer.Choice(call, "per", atlas.Pers()); err != nil {
		return how, err
	}
	if how.Method, err = answer.Choice(call, "method", classify.Methods()); err != nil {
		return how, err
	}
	how.Classes, err = call.Number("classes", atlas.MinClasses, atlas.MaxClasses, atlas.DefaultClasses)
	return how, err
}

func levelNames() []string {
	var names []string
	for _, level := range geo.Levels() {
		names = append(names, level.String())
	}
	return names
}

func (s selection) choropleth(ctx context.Context, how atlas.Shading) (choropleth, error) {
	rows, err := s.rows(ctx)
	if err != nil {
		return choropleth{}, err
	}
	c, err := rows.Choropleth(how)
	return choropleth{s.view.Revision(), c}, err
}

// areaCollection is the choropleth as GeoJSON: the values are properties of the areas, the rest
// is beside them as foreign members.
type areaCollection struct {
	Type string `json:"type"`
	choropleth
	Values   *struct{}     `json:"values,omitempty"` // hides the list, which is in the features
	Features []areaFeature `json:"features"`
}

type areaFeature struct {
	Type       string          `json:"type"`
	ID         geo.PCode       `json:"id"`
	Geometry   json.RawMessage `json:"geometry"`
	Properties areaProperties  `json:"properties"`
}

type areaProperties struct {
	atlas.AreaValue
	NameEN string `json:"name_en"`
	NameAR string `json:"name_ar"`
}

// collection returns every area of the level that the filter's areas leave in question; those
// without a matching record have the value 0.
func (a *API) collection(c choropleth, f data.Filter) areaCollection {
	values := map[geo.PCode]atlas.AreaValue{}
	for _, v := range c.Values {
		values[v.PCode] = v
	}
	out := areaCollection{Type: "FeatureCollection", choropleth: c, Features: []areaFeature{}}
	geometries := a.geometries[c.Level]()
	for _, one := range a.atlas.Facts().Areas.All(c.Level) {
		if !asked(f.Areas, one.PCode) {
			continue
		}
		value, ok := values[one.PCode]
		if !ok {
			value = atlas.AreaValue{PCode: one.PCode, Value: new(float64), Max: new(float64)}
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

// overviewZoom asks area.Set.Shape for the overview: enough for a map of the country.
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
