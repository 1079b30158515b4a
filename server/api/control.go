package api

import (
	"context"
	"slices"
	"time"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
	"tawthiq/server/answer"
)

type placeControl struct {
	Revision int64 `json:"revision"` // the revision that it is of
	atlas.PlaceControl
}

type areaControl struct {
	Revision int64 `json:"revision"` // the revision that it is of
	atlas.AreaControl
}

// Control answers who held a place on a date, the last of which something is known where none is
// given, or who held the communities of an area.
func (a *API) Control() answer.Operation {
	revision := answer.FilterParameters("revision")
	revision[0].With = "pcode=SY02"
	return answer.Operation{
		Name: "control", Resource: a.control, Revised: true, Forms: answer.JSONForm(placeControl{}, areaControl{}),
		Query: append([]answer.Parameter{
			{Name: "lat", Example: "36.2", With: "lon=37.16", About: geo.Label{EN: "The latitude; lon goes with it.", AR: "خط العرض؛ يُذكر معه lon."}},
			{Name: "lon", Example: "37.16", With: "lat=36.2", About: geo.Label{EN: "The longitude; lat goes with it.", AR: "خط الطول؛ يُذكر معه lat."}},
			{Name: "pcode", Example: "SY02", Pattern: "^(SY([0-9]{2}){0,3}|[CN][0-9]{4,5})$", About: geo.Label{
				EN: "Instead of coordinates: the p-code of a community or a neighbourhood, or of an area.", AR: "بدل الإحداثيات: رمز تجمع سكاني أو حي أو منطقة."}},
			{Name: "date", Format: answer.Day, Example: "2021-05-01", With: "pcode=SY02", About: geo.Label{
				EN: "The day; where it is left out, the last on which anything is known.", AR: "اليوم؛ وإن لم يُذكر فآخر يوم يُعرف عنه شيء."}},
		}, revision...),
		About: geo.Label{EN: "Who held a place, or the communities of an area, on a day, and what says so.", AR: "من كان يسيطر على مكان أو على تجمعات منطقة في يوم ما، ومصدر ذلك."},
	}
}

func (a *API) control(ctx context.Context, call answer.Call) (answer.Answer, error) {
	if call.Query.Get("pcode") != "" && (call.Query.Get("lat") != "" || call.Query.Get("lon") != "") {
		return answer.Answer{}, data.Invalid("pcode", "coordinates are given beside it").WithHint("give lat and lon, or pcode")
	}
	known, err := a.atlas.ResolveControl(ctx, call.Query.Get("revision"))
	if err != nil {
		return answer.Answer{}, err
	}
	day, err := call.Date("date", data.Date(known.Layer.Latest()))
	if err != nil {
		return answer.Answer{}, err
	}
	tag := known.Tag() + "?" + call.Query.Encode()
	if code := geo.PCode(call.Query.Get("pcode")); code.IsArea() {
		return answer.CachedJSON(tag, func(context.Context) (areaControl, error) {
			held, err := known.OfArea(code, day)
			return areaControl{known.Revision, held}, err
		}).At(known.Revision), nil
	}
	return answer.CachedJSON(tag, func(context.Context) (placeControl, error) {
		held, err := placeHeld(known, call, day)
		return placeControl{known.Revision, held}, err
	}).At(known.Revision), nil
}

// placeHeld returns who held the place that a call names by its code or its coordinates.
func placeHeld(known *atlas.Control, call answer.Call, day data.Date) (atlas.PlaceControl, error) {
	if code := call.Query.Get("pcode"); code != "" {
		return known.OfPlace(geo.PCode(code), day)
	}
	var q geocode.Query
	at := description{Lat: degree(call.Query.Get("lat")), Lon: degree(call.Query.Get("lon"))}
	switch note, err := at.locate(&q, ""); {
	case err != nil:
		return atlas.PlaceControl{}, err
	case note != "":
		return atlas.PlaceControl{}, data.Invalid("lat", "%s", exchanged.EN).WithHint("give them the other way round")
	case q.Point == nil:
		return atlas.PlaceControl{}, data.Invalid("pcode", "no place is asked about").WithHint("give lat and lon, or pcode")
	}
	return known.OfPoint(*q.Point, day)
}

type controlLayers struct {
	Revision   int64                   `json:"revision"`   // the revision that they are of
	Derivation atlas.ControlDerivation `json:"derivation"` // whether the control that records derive from the layers was that of this revision
	Layers     []controlLayer          `json:"layers"`     // the layers that held at that revision
}

type controlLayer struct {
	Layer       int64     `json:"layer"`                       // its number; 0: the program's own facts
	Source      string    `json:"source"`                      // who says so
	SourceURL   string    `json:"source_url,omitempty"`        // where that can be read
	Licence     string    `json:"licence,omitempty"`           // licence of the source
	From        data.Date `json:"valid_from"`                  // first day of which it says something
	To          data.Date `json:"valid_to"`                    // last day of which it says something
	Places      int       `json:"places"`                      // how many claims about communities and neighbourhoods it has
	Areas       int       `json:"areas"`                       // how many claims about areas it has
	Controllers []string  `json:"controllers"`                 // codes of all who held something by it
	Recorded    int64     `json:"recorded_revision,omitempty"` // the revision that it came with; absent of the program's own facts
	Derived     *int64    `json:"derived_revision"`            // the first revision whose figures by controller rest on it throughout; null where there is none yet; 0: the program's own facts
	RecordedAt  time.Time `json:"recorded_at,omitzero"`        // when that was, in UTC
}

// ControlLayers answers the sources of who held places, as they are known at a revision.
func (a *API) ControlLayers() answer.Operation {
	return answer.Operation{
		Name: "control-layers", Resource: a.controlLayers, Query: answer.FilterParameters("revision"), Revised: true, Forms: answer.JSONForm(controlLayers{}),
		About: geo.Label{EN: "The sources of who held places.", AR: "مصادر بيانات السيطرة."},
	}
}

func (a *API) controlLayers(ctx context.Context, call answer.Call) (answer.Answer, error) {
	known, err := a.atlas.ResolveControl(ctx, call.Query.Get("revision"))
	if err != nil {
		return answer.Answer{}, err
	}
	return answer.CachedJSON(known.Tag(), func(context.Context) (controlLayers, error) {
		out := controlLayers{Revision: known.Revision, Derivation: known.Derivation()}
		for _, l := range known.Layers {
			layer := layerOf(l)
			if revision, ok := known.DerivedFrom(l); ok {
				layer.Derived = &revision
			}
			out.Layers = append(out.Layers, layer)
		}
		return out, nil
	}).At(known.Revision), nil
}

func layerOf(l data.ControlLayer) controlLayer {
	out := controlLayer{
		Layer: l.Number, Source: l.Source, SourceURL: l.SourceURL, Licence: l.Licence, From: l.From, To: l.To,
		Recorded: l.Revision, RecordedAt: l.RecordedAt,
	}
	for _, c := range l.Claims {
		if c.Place != "" {
			out.Places++
		} else {
			out.Areas++
		}
		out.Controllers = append(out.Controllers, c.Controllers...)
	}
	slices.Sort(out.Controllers)
	out.Controllers = slices.Compact(out.Controllers)
	return out
}

type disagreements struct {
	incidentList
	Compared int                  `json:"compared"` // matching records whose controller is both stated and derived
	Pairs    []atlas.Disagreement `json:"pairs"`    // who is stated and who is derived, over all pages
}

// Disagreements answers a page of the list of matching incidents whose source states other
// controllers than the control layers say, as Incidents does.
func (a *API) Disagreements() answer.Operation {
	return answer.Operation{
		Name: "control-disagreements", Resource: a.disagreements, Query: pageParameters(), Revised: true, Forms: answer.JSONForm(disagreements{}),
		About: geo.Label{EN: "A page of the matching incidents whose source states other controllers than the control layers say.", AR: "صفحة من الحوادث المطابقة التي يذكر مصدرها جهة سيطرة غير التي تذكرها طبقات السيطرة."},
	}
}

func (a *API) disagreements(ctx context.Context, call answer.Call) (answer.Answer, error) {
	return page(ctx, a, call, func(ctx context.Context, chosen selection, p paging) (disagreements, error) {
		rows, err := chosen.rows(ctx)
		if err != nil {
			return disagreements{}, err
		}
		out := disagreements{}
		out.Pairs, out.Compared = rows.Disagreements()
		out.incidentList, err = chosen.list(ctx, rows.Disagreeing(), p)
		out.Note = rows.DisagreementNote()
		return out, err
	})
}
