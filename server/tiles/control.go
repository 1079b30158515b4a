package tiles

import (
	"context"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"sync"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/control"
	"tawthiq/geo/tile"
	"tawthiq/geo/topology"
	"tawthiq/server/answer"
)

// ControlHeader says of which days a tile of control is: "2020-03-06/2024-11-26", or "unknown".
const ControlHeader = "X-Control-Validity"

// validity is what the description of tiles of control says of their days.
type validity struct {
	Date    data.Date  `json:"date"`       // the day that is shown
	Known   bool       `json:"known"`      // whether any claim holds on that day
	From    *data.Date `json:"valid_from"` // first day on which they look the same; null where no beginning is known
	To      *data.Date `json:"valid_to"`   // last day on which they look the same; null where no end is known
	Sources []string   `json:"sources"`    // who says so
}

func validityOn(day data.Date, s control.Span) validity {
	v := validity{Date: day, Known: s.Known, Sources: append([]string{}, s.Sources...)}
	if from := data.Date(s.From); from != 0 {
		v.From = &from
	}
	if to := data.Date(s.To); to != 0 {
		v.To = &to
	}
	return v
}

func (v validity) String() string {
	switch {
	case !v.Known:
		return control.Unknown
	case v.To == nil:
		return v.From.String() + "/.."
	}
	return v.From.String() + "/" + v.To.String()
}

// Control answers the tile of the territories of those who held the communities on a date, the
// last that is known where none is given.
func (t *Tiles) Control() answer.Operation {
	return answer.Operation{
		Name: "tiles-control", Resource: t.controlTile, Path: placeholders(), Query: append(controlParameters(), versionParameter()), Forms: tileForms(),
		Headers: []answer.Header{{Name: ControlHeader, Example: "2020-03-06/2024-11-26", About: geo.Label{
			EN: "The days on which the same holds, or unknown.", AR: "الأيام التي يصح فيها الأمر نفسه، أو unknown."}}},
		About: geo.Label{EN: "A tile of the territories of those who held the communities on a day.", AR: "بلاطة مناطق الجهات التي كانت تسيطر على التجمعات في يوم ما."},
	}
}

// controlParameters are those that controlOf reads.
func controlParameters() []answer.Parameter {
	return append([]answer.Parameter{{Name: "date", Format: answer.Day, Example: "2021-05-01", About: geo.Label{
		EN: "The day; where it is left out, the last on which anything is known.", AR: "اليوم؛ وإن لم يُذكر فآخر يوم يُعرف عنه شيء."}}},
		answer.FilterParameters("revision")...)
}

func (t *Tiles) controlTile(ctx context.Context, call answer.Call) (answer.Answer, error) {
	at, form, err := address(call)
	if err != nil {
		return answer.Answer{}, err
	}
	known, day, err := t.controlOf(ctx, call)
	if err != nil {
		return answer.Answer{}, err
	}
	span, version := known.Layer.Span(int32(day)), t.controlDigest(known)
	return answer.Answer{
		Tag:     version + "@" + strconv.Itoa(int(span.From)),
		Type:    encodings[form].mediaType,
		Lasting: call.Query.Get("v") == version && call.Query.Get("date") != "",
		Cached:  true,
		Headers: map[string]string{ControlHeader: validityOn(day, span).String()},
		Body: func(context.Context) ([]byte, error) {
			layers, err := t.territories.on(known.Layer, known.Digest, span)
			return encodings[form].encode(at, layersAt(layers, at)), err
		},
	}, nil
}

// controlOf returns what was known of control and the day that a call asks for. Errors: InvalidKind.
func (t *Tiles) controlOf(ctx context.Context, call answer.Call) (*atlas.Control, data.Date, error) {
	known, err := t.atlas.ResolveControl(ctx, call.Query.Get("revision"))
	if err != nil {
		return nil, 0, err
	}
	day, err := call.Date("date", data.Date(known.Layer.Latest()))
	return known, day, err
}

// controlDigest returns a short text that changes whenever what is drawn of control does.
func (t *Tiles) controlDigest(known *atlas.Control) string { return t.digest(known.Digest) }

// ControlJSON answers the TileJSON of the territories.
func (t *Tiles) ControlJSON() answer.Operation {
	return answer.Operation{
		Name: "tilejson-control", Resource: t.controlJSON, Query: controlParameters(), Revised: true, Forms: answer.JSONForm(tileJSON{}),
		About: geo.Label{EN: "The TileJSON 3 of the control tiles of a day, with the days on which the same holds.", AR: "‏TileJSON 3 لبلاطات السيطرة في يوم ما، مع الأيام التي يصح فيها الأمر نفسه."},
	}
}

func (t *Tiles) controlJSON(ctx context.Context, call answer.Call) (answer.Answer, error) {
	known, day, err := t.controlOf(ctx, call)
	if err != nil {
		return answer.Answer{}, err
	}
	valid := validityOn(day, known.Layer.Span(int32(day)))
	query := url.Values{"date": {day.String()}, "v": {t.controlDigest(known)}}
	if revision := call.Query.Get("revision"); revision != "" {
		query.Set("revision", revision)
	}
	out := t.describe(call, "control", "control", query)
	out.Description = "Who held the communities on " + day.String() + ": every place of a subdistrict goes with the nearest community there; no front line is surveyed"
	out.Attribution = credit(append(t.credits(), valid.Sources...))
	out.VectorLayers = []vectorLayer{{"control", "polygons, one feature for each set of controllers", map[string]string{
		"controller": "code of the vocabulary, or several joined by +, or unknown",
	}}}
	out.Revision, out.Control = known.Revision, &valid
	return answer.CachedJSON(known.Tag()+"@"+day.String()+"#"+call.Base, func(context.Context) (tileJSON, error) { return out, nil }).At(known.Revision), nil
}

// keptTerritories is how many spans of days have their territories kept: each some megabytes.
const keptTerritories = 8

// territories makes the territories of a span of days when they are first asked for.
type territories struct {
	facts *reference.Facts

	mu    sync.Mutex // guards the rest
	made  map[territory]func() ([]featureLayer, error)
	order []territory // of made, the latest first asked for at the end
}

// territory names what is drawn: the claims, by their digest, and the first day of the span.
type territory struct {
	claims string
	from   int32
}

// on returns the layers of a span of claims with a digest: none where nothing is known.
func (t *territories) on(claims *control.Layer, digest string, s control.Span) ([]featureLayer, error) {
	if !s.Known {
		return nil, nil
	}
	t.mu.Lock()
	drawn := territory{digest, s.From}
	make, ok := t.made[drawn]
	if !ok {
		make = sync.OnceValues(func() ([]featureLayer, error) { return t.layers(claims, s.From) })
		t.keep(drawn, make)
	}
	t.mu.Unlock()
	return make()
}

// keep keeps what makes territories, and lets go of the oldest.
func (t *territories) keep(drawn territory, make func() ([]featureLayer, error)) {
	if t.made == nil {
		t.made = map[territory]func() ([]featureLayer, error){}
	}
	if len(t.order) == keptTerritories {
		delete(t.made, t.order[0])
		t.order = t.order[1:]
	}
	t.made[drawn], t.order = make, append(t.order, drawn)
}

func (t *territories) layers(claims *control.Layer, day int32) ([]featureLayer, error) {
	shapes, err := control.Territories(t.facts.Areas.Arcs(geo.Subdistrict), t.facts.Seats(claims, day))
	if err != nil {
		return nil, err
	}
	drawn, err := topology.NewMap(shapes)
	if err != nil {
		return nil, err
	}
	var features []feature
	for i, holder := range slices.Sorted(maps.Keys(shapes.Shapes)) {
		shape := func(zoom uint32) [][][]geo.World { return drawn.Polygons(holder, zoom) }
		features = append(features, thinning(i, shape, tile.Property{Key: "controller", Value: tile.String(holder)}))
	}
	return []featureLayer{newLayer("control", features)}, nil
}
