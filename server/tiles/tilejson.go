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
	TileJSON     string        `json:"tilejson"`      // version of the format
	Name         string        `json:"name"`          // name of the tiles
	Description  string        `json:"description"`   // what they show
	Version      string        `json:"version"`       // version of what is in them
	Attribution  string        `json:"attribution"`   // whom to credit, as HTML
	Scheme       string        `json:"scheme"`        // always "xyz": rows begin in the north
	Tiles        []string      `json:"tiles"`         // templates of the addresses of tiles
	MinZoom      uint32        `json:"minzoom"`       // the least zoom that there are tiles of
	MaxZoom      uint32        `json:"maxzoom"`       // the greatest zoom that there are tiles of
	Bounds       [4]float64    `json:"bounds"`        // bounds in degrees: west, south, east, north
	VectorLayers []vectorLayer `json:"vector_layers"` // the layers in each tile

	Revision int64        `json:"revision,omitempty"` // the revision that they are of; absent where they are of none
	Counts   *data.Counts `json:"counts,omitempty"`   // what becomes of the records under the filter; absent of other tiles
	Control  *validity    `json:"control,omitempty"`  // which day they show; absent of other tiles
}

type vectorLayer struct {
	ID          string            `json:"id"`                    // name of the layer
	Description string            `json:"description,omitempty"` // what it has
	Fields      map[string]string `json:"fields"`                // what each property of its features is, by name
}

// IncidentsJSON answers the TileJSON of the incident tiles. It carries the filter over to them, and
// says what becomes of the records under it.
func (t *Tiles) IncidentsJSON() answer.Operation {
	return answer.Operation{
		Name: "tilejson-incidents", Resource: t.incidentsJSON, Query: incidentParameters(), Revised: true, Forms: answer.JSONForm(tileJSON{}),
		About: geo.Label{EN: "The TileJSON 3 of the incident tiles under a filter, with what becomes of the records.", AR: "‏TileJSON 3 لبلاطات الحوادث تحت مرشّح، مع مصير السجلات."},
	}
}

// AreasJSON answers the TileJSON of the areas of a level.
func (t *Tiles) AreasJSON(level geo.Level) answer.Operation {
	return answer.Operation{
		Name: "tilejson-areas-" + level.String(), Forms: answer.JSONForm(tileJSON{}),
		About: geo.Label{EN: "The TileJSON 3 of the tiles of every " + level.String() + ".", AR: "‏TileJSON 3 لبلاطات مناطق هذا المستوى."},
		Resource: func(_ context.Context, call answer.Call) (answer.Answer, error) {
			return t.lastingJSON(call, t.areasJSON(call, level.String()))
		},
	}
}

// BaseJSON answers the TileJSON of the base map.
func (t *Tiles) BaseJSON() answer.Operation {
	return answer.Operation{
		Name: "tilejson-base", Forms: answer.JSONForm(tileJSON{}),
		About: geo.Label{EN: "The TileJSON 3 of the base map.", AR: "‏TileJSON 3 للخريطة الأساسية."},
		Resource: func(_ context.Context, call answer.Call) (answer.Answer, error) {
			return t.lastingJSON(call, t.baseJSON(call))
		},
	}
}

func (t *Tiles) incidentsJSON(ctx context.Context, call answer.Call) (answer.Answer, error) {
	view, filter, err := t.atlas.Resolve(ctx, call.Filter())
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
	}).At(view.Revision()), nil
}

func (t *Tiles) lastingJSON(call answer.Call, described tileJSON) (answer.Answer, error) {
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
