package tiles

import (
	"context"
	"html"
	"net/url"
	"slices"
	"strings"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

// tileJSON is TileJSON 3.0.0 with the project's own members at its end.
type tileJSON struct {
	TileJSON     string        `json:"tilejson"`
	Name         string        `json:"name"`
	Description  string        `json:"description"`
	Version      string        `json:"version"`
	Attribution  string        `json:"attribution"`
	Scheme       string        `json:"scheme"`
	Tiles        []string      `json:"tiles"`
	MinZoom      uint32        `json:"minzoom"`
	MaxZoom      uint32        `json:"maxzoom"`
	Bounds       [4]float64    `json:"bounds"`
	VectorLayers []vectorLayer `json:"vector_layers"`

	Revision int64        `json:"revision,omitempty"`
	Counts   *data.Counts `json:"counts,omitempty"`
	Control  *validity    `json:"control,omitempty"`
}

type vectorLayer struct {
	ID          string            `json:"id"`
	Description string            `json:"description,omitempty"`
	Fields      map[string]string `json:"fields"`
}

// TileJSON answers the description of the tiles that the path names, such as "base.json".
func (t *Tiles) TileJSON(ctx context.Context, call answer.Call) (answer.Answer, error) {
	name, ok := strings.CutSuffix(call.Path("layer"), ".json")
	level, isLevel := strings.CutPrefix(name, "areas-")
	switch {
	case ok && name == "incidents":
		return t.incidentsJSON(ctx, call)
	case ok && name == "control":
		return t.controlJSON(ctx, call)
	case ok && name == "base":
		return t.lastingJSON(call, t.baseJSON(call))
	case ok && isLevel && slices.Contains(levelNames(), level):
		return t.lastingJSON(call, t.areasJSON(call, level))
	}
	return answer.Answer{}, (&data.Error{Kind: data.NotFoundKind, Field: "layer", Message: "there are no such tiles"}).
		Allow([]string{"incidents.json", "areas-governorate.json", "areas-district.json", "areas-subdistrict.json", "base.json", "control.json"})
}

// incidentsJSON carries the filter over to the tiles, with what becomes of the records under it.
func (t *Tiles) incidentsJSON(ctx context.Context, call answer.Call) (answer.Answer, error) {
	view, filter, err := t.atlas.Resolve(ctx, call.Query, pointsParam, withParam)
	if err != nil {
		return answer.Answer{}, err
	}
	if _, err := shape(call, "mvt"); err != nil {
		return answer.Answer{}, err
	}
	query := filter.Values()
	for _, param := range []string{pointsParam, withParam} {
		if given := call.Query.Get(param); given != "" {
			query.Set(param, given)
		}
	}
	return answer.CachedJSON(view.Tag()+"?"+query.Encode()+"#"+call.Base, func(ctx context.Context) (tileJSON, error) {
		rows, err := view.Select(ctx, filter)
		if err != nil {
			return tileJSON{}, err
		}
		out := t.describe(call, "incidents", "incidents", query)
		out.Description = "Documented incidents under the filter: points, or bins of points where there are many"
		out.Attribution = credit(append(datasetCredits(view), t.credits()...))
		out.VectorLayers = incidentLayers(view.Vocabulary())
		counts := rows.PointCounts()
		out.Revision, out.Counts = view.Revision(), &counts
		return out, nil
	}), nil
}

func (t *Tiles) lastingJSON(call answer.Call, described tileJSON) (answer.Answer, error) {
	if err := call.Only(); err != nil {
		return answer.Answer{}, err
	}
	return answer.CachedJSON(t.digest()+"#"+call.Base, func(context.Context) (tileJSON, error) { return described, nil }), nil
}

func (t *Tiles) areasJSON(call answer.Call, level string) tileJSON {
	out := t.describe(call, "areas-"+level, "areas/"+level, url.Values{"v": {t.digest()}})
	out.Description = "Administrative areas: every " + level
	fields := map[string]string{"pcode": "OCHA p-code", "parent": "p-code of the area above", "name_en": "English name", "name_ar": "Arabic name"}
	out.VectorLayers = []vectorLayer{{"areas", "polygons", fields}, {"labels", "a point for each name", fields}}
	return out
}

func (t *Tiles) baseJSON(call answer.Call) tileJSON {
	out := t.describe(call, "base", "base", url.Values{"v": {t.digest()}})
	out.Description = "Base map without any outside source"
	named := map[string]string{"name_en": "English name", "name_ar": "Arabic name"}
	out.VectorLayers = []vectorLayer{
		{"neighbours", "land around the country and under it", named},
		{"country", "outline", named},
		{"lakes", "", named},
		{"rivers", "", map[string]string{"level": "1, the great rivers, to 10, irrigation canals"}},
		{"places", "", map[string]string{"name_en": "English name", "name_ar": "Arabic name", "population": "estimate, 0 where unknown",
			"pcode": "OCHA p-code", "kind": "community or neighbourhood", "rank": "1, the first to be shown, upwards: seats of governorates, then by population",
			"seat": "level of the largest area that is named after the place"}},
	}
	return out
}

// describe returns what the descriptions of all tiles share. path is that of the tiles.
func (t *Tiles) describe(call answer.Call, name, path string, query url.Values) tileJSON {
	template := call.Base + "/tiles/" + path + "/{z}/{x}/{y}.mvt"
	if encoded := query.Encode(); encoded != "" {
		template += "?" + encoded
	}
	extent := t.atlas.Facts().Extent
	return tileJSON{
		TileJSON: "3.0.0", Name: name, Version: "1.0.0", Scheme: "xyz", Tiles: []string{template},
		MaxZoom: geo.MaxZoom, Bounds: [4]float64{extent.Min[0], extent.Min[1], extent.Max[0], extent.Max[1]},
		Attribution: credit(t.credits()),
	}
}

func (t *Tiles) credits() []string {
	var out []string
	for _, a := range t.atlas.Facts().Attributions {
		out = append(out, a.Credit)
	}
	return out
}

func datasetCredits(view *atlas.View) []string {
	var out []string
	for _, d := range view.Contents().Datasets {
		if d.Attribution != "" {
			out = append(out, d.Attribution)
		}
	}
	return out
}

// credit joins the names once each. Map libraries read an attribution as HTML.
func credit(names []string) string {
	slices.Sort(names)
	return html.EscapeString(strings.Join(slices.Compact(names), " · "))
}
