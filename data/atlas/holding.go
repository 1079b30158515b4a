package atlas

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/control"
)

// PlaceControl is who held a place on a date, and what says so.
type PlaceControl struct {
	Date        data.Date      `json:"date"`        // the day that is asked about
	Place       HeldPlace      `json:"place"`       // the place that is asked about
	Controllers []string       `json:"controllers"` // codes of who held it, never empty: "unknown" where nothing is known
	Known       bool           `json:"known"`       // whether anything is known of that day
	Joint       bool           `json:"joint"`       // the controllers held it together
	Contested   bool           `json:"contested"`   // a claim says so, or the claims differ
	Claims      []ControlClaim `json:"claims"`      // the claims that speak for the day
	Others      []UnheardClaim `json:"others"`      // the claims that hold on the day and do not speak
	KnownDays   []KnownDays    `json:"known_days"`  // days of which something is known
	Note        geo.Label      `json:"note"`        // how to read it
}

// HeldPlace is the place that is asked about.
type HeldPlace struct {
	PCode       geo.PCode `json:"pcode,omitempty"`     // code of the community or neighbourhood; absent where a point was asked about
	Kind        string    `json:"kind,omitempty"`      // what kind of place it is; absent of a point
	Name        geo.Label `json:"name,omitzero"`       // its name; absent of a point
	Point       orb.Point `json:"point"`               // where it is
	Governorate geo.PCode `json:"governorate"`         // p-code of the governorate that it lies in
	District    geo.PCode `json:"district"`            // p-code of the district that it lies in
	Subdistrict geo.PCode `json:"subdistrict"`         // p-code of the subdistrict that it lies in
	OutsideM    int       `json:"outside_m,omitempty"` // how far the point is beyond the coast or the border, in metres; absent within
}

// ControlClaim is a claim of who held a place, with what it rests on.
type ControlClaim struct {
	Controllers []string      `json:"controllers"`                 // codes of who held it; several held it jointly
	Source      string        `json:"source"`                      // who says so
	SourceURL   string        `json:"source_url,omitempty"`        // where that can be read
	Licence     string        `json:"licence,omitempty"`           // licence of the source
	From        data.Date     `json:"valid_from"`                  // first day of which it is said
	To          *data.Date    `json:"valid_to"`                    // last day of which it is said; null where no end is known
	Confidence  string        `json:"confidence,omitempty"`        // how sure the source is, in its own words
	Layer       int64         `json:"layer"`                       // number of the layer that has the claim; 0: of the program's own facts
	Recorded    int64         `json:"recorded_revision,omitempty"` // the revision that the layer came with; absent of the program's own facts
	By          control.Basis `json:"by"`                          // whether the claim is about the place itself, an area around it, or the nearest community
	PCode       geo.PCode     `json:"pcode,omitempty"`             // code of the place that the claim is about; absent of an area
	DistanceM   *int          `json:"distance_m,omitempty"`        // how far the nearest community is, in metres; absent of other claims
}

// UnheardClaim is a claim that holds on a date and does not speak.
type UnheardClaim struct {
	ControlClaim
	Why control.Silence `json:"why"` // why it does not speak: one of its source began later, or another comes nearer to the place
}

// KnownDays is days, both inclusive, of which something is known.
type KnownDays struct {
	From data.Date  `json:"from"` // first day
	To   *data.Date `json:"to"`   // last day; null where no end is known
}

// OfPoint returns who held the place at a point on a date. Errors: InvalidKind for a point
// that is not in the country.
func (c *Control) OfPoint(p orb.Point, on data.Date) (PlaceControl, error) {
	subdistrict, outsideM, ok := c.facts.Areas.Locate(p)
	if !ok {
		hint := "up to 3 km beyond the coast and the border count as inside"
		if _, _, inside := c.facts.Areas.Locate(orb.Point{p[1], p[0]}); inside {
			hint = "the other way round they are in Syria: lat is the latitude, lon the longitude"
		}
		return PlaceControl{}, data.Invalid("lat", "latitude %g, longitude %g is not in Syria", p[1], p[0]).WithHint("%s", hint)
	}
	place := placeAt(geo.Round(p, pointDecimals), subdistrict)
	place.OutsideM = int(math.Ceil(outsideM))
	return c.of(place, on), nil
}

// OfPlace returns who held a community or a neighbourhood on a date. Errors: InvalidKind for
// a code that no such place has.
func (c *Control) OfPlace(code geo.PCode, on data.Date) (PlaceControl, error) {
	named, ok := c.facts.Gazetteer.Get(code)
	if !ok {
		return PlaceControl{}, data.Invalid("pcode", "there is no place or area with this p-code").
			WithHint("give that of a community such as C1007, of a neighbourhood such as N0529, or of an area such as SY02")
	}
	place := placeAt(named.Point, named.Subdistrict)
	place.PCode, place.Kind, place.Name = named.PCode, named.Kind, named.Name
	return c.of(place, on), nil
}

func placeAt(point orb.Point, subdistrict geo.PCode) HeldPlace {
	return HeldPlace{Point: point, Governorate: subdistrict.At(geo.Governorate), District: subdistrict.At(geo.District), Subdistrict: subdistrict}
}

func (c *Control) of(place HeldPlace, on data.Date) PlaceControl {
	asked, nearestM := control.PlaceOf(c.facts.Gazetteer, place.PCode, place.Subdistrict, place.Point)
	held := c.Layer.At(asked, int32(on))
	out := PlaceControl{
		Date: on, Place: place, Controllers: controllersOf(held), Known: held.Known(), Joint: held.Joint(), Contested: held.Contested(),
		Claims: []ControlClaim{}, Others: []UnheardClaim{}, KnownDays: knownDays(c.Layer.Days(asked)),
	}
	for _, said := range held.Claims {
		out.Claims = append(out.Claims, c.claim(said, held.By, nearestM))
	}
	for _, u := range c.Layer.Unheard(asked, int32(on)) {
		out.Others = append(out.Others, UnheardClaim{c.claim(u.Claim, u.By, nearestM), u.Why})
	}
	out.Note = c.placeNote(out, held, nearestM)
	return out
}

func controllersOf(h control.Holding) []string {
	if len(h.Controllers) == 0 {
		return []string{control.Unknown}
	}
	return h.Controllers
}

func (c *Control) claim(said control.Claim, by control.Basis, nearestM float64) ControlClaim {
	out := ControlClaim{
		Controllers: said.Controllers, Source: said.Source, From: data.Date(said.From), To: endOf(said.To),
		Confidence: said.Confidence, Layer: said.Layer, By: by, PCode: said.Place,
	}
	if at := slices.IndexFunc(c.Layers, func(l data.ControlLayer) bool { return l.Number == said.Layer && l.Source == said.Source }); at >= 0 {
		out.SourceURL, out.Licence, out.Recorded = c.Layers[at].SourceURL, c.Layers[at].Licence, c.Layers[at].Revision
	}
	if by == control.ByNearest {
		metres := int(math.Round(nearestM))
		out.DistanceM = &metres
	}
	return out
}

// endOf returns the last day of a claim, nil where none is known.
func endOf(day int32) *data.Date {
	if day == 0 {
		return nil
	}
	end := data.Date(day)
	return &end
}

func knownDays(days []control.Days) []KnownDays {
	out := []KnownDays{}
	for _, d := range days {
		out = append(out, KnownDays{data.Date(d.From), endOf(d.To)})
	}
	return out
}
