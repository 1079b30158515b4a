package tiles

import (
	"context"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"sync"

	"tawthiq/data"
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
	Date    data.Date  `json:"date"`
	Known   bool       `json:"known"` // whether any claim holds on the date
	From    *data.Date `json:"valid_from"`
	To      *data.Date `json:"valid_to"` // null where no end is known
	Sources []string   `json:"sources"`
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
func (t *Tiles) Control(_ context.Context, call answer.Call) (answer.Answer, error) {
	at, form, err := address(call)
	if err != nil {
		return answer.Answer{}, err
	}
	if err := call.Only("date", "v"); err != nil {
		return answer.Answer{}, err
	}
	day, err := t.controlDay(call)
	if err != nil {
		return answer.Answer{}, err
	}
	span := t.atlas.Facts().Control.Span(int32(day))
	return answer.Answer{
		Tag:     t.digest() + "@" + strconv.Itoa(int(span.From)),
		Type:    encodings[form].mediaType,
		Lasting: call.Query.Get("v") == t.digest() && call.Query.Get("date") != "",
		Cached:  true,
		Headers: map[string]string{ControlHeader: validityOn(day, span).String()},
		Body: func(context.Context) ([]byte, error) {
			layers, err := t.territories.on(span)
			return encodings[form].encode(at, layersAt(layers, at)), err
		},
	}, nil
}

// controlDay reads the parameter date. Errors: InvalidKind.
func (t *Tiles) controlDay(call answer.Call) (data.Date, error) {
	given := call.Query.Get("date")
	if given == "" {
		return data.Date(t.atlas.Facts().Control.Latest()), nil
	}
	day, err := data.ParseDate(given)
	if err != nil {
		return 0, data.Invalid("date", "\"%s\" is not a date", answer.Shown(given)).WithHint("write it as YYYY-MM-DD, such as 2020-05-31")
	}
	return day, nil
}

func (t *Tiles) controlJSON(call answer.Call) (answer.Answer, error) {
	if err := call.Only("date"); err != nil {
		return answer.Answer{}, err
	}
	day, err := t.controlDay(call)
	if err != nil {
		return answer.Answer{}, err
	}
	valid := validityOn(day, t.atlas.Facts().Control.Span(int32(day)))
	out := t.describe(call, "control", "control", url.Values{"date": {day.String()}, "v": {t.digest()}})
	out.Description = "Who held the communities on " + day.String() + ": every place of a subdistrict goes with the nearest community there; no front line is surveyed"
	out.VectorLayers = []vectorLayer{{"control", "polygons, one feature for each set of controllers", map[string]string{
		"controller": "code of the vocabulary, or several joined by +, or unknown",
	}}}
	out.Control = &valid
	return answer.CachedJSON(t.digest()+"@"+day.String()+"#"+call.Base, func(context.Context) (tileJSON, error) { return out, nil }), nil
}

// keptTerritories is how many spans of days have their territories kept: each some megabytes.
const keptTerritories = 8

// territories makes the territories of a span of days when they are first asked for.
type territories struct {
	facts *reference.Facts

	mu    sync.Mutex // guards the rest
	made  map[int32]func() ([]featureLayer, error)
	order []int32 // of made, the latest first asked for at the end
}

// on returns the layers of a span: none where nothing is known.
func (t *territories) on(s control.Span) ([]featureLayer, error) {
	if !s.Known {
		return nil, nil
	}
	t.mu.Lock()
	make, ok := t.made[s.From]
	if !ok {
		make = sync.OnceValues(func() ([]featureLayer, error) { return t.layers(s.From) })
		t.keep(s.From, make)
	}
	t.mu.Unlock()
	return make()
}

// keep keeps what makes the territories of a span, and lets go of the oldest.
func (t *territories) keep(from int32, make func() ([]featureLayer, error)) {
	if t.made == nil {
		t.made = map[int32]func() ([]featureLayer, error){}
	}
	if len(t.order) == keptTerritories {
		delete(t.made, t.order[0])
		t.order = t.order[1:]
	}
	t.made[from], t.order = make, append(t.order, from)
}

func (t *territories) layers(day int32) ([]featureLayer, error) {
	shapes, err := control.Territories(t.facts.Areas.Arcs(geo.Subdistrict), t.facts.Seats(t.facts.Control, day))
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
