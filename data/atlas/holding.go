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
	Date        data.Date      `json:"date"`
	Place       HeldPlace      `json:"place"`
	Controllers []string       `json:"controllers"` // never empty: "unknown" where nothing is known
	Known       bool           `json:"known"`
	Joint       bool           `json:"joint"`     // the controllers held it together
	Contested   bool           `json:"contested"` // a claim says so, or the claims differ
	Claims      []ControlClaim `json:"claims"`    // those that speak for the date
	KnownDays   []KnownDays    `json:"known_days"`
	Note        geo.Label      `json:"note"`
}

// HeldPlace is the place that is asked about.
type HeldPlace struct {
	PCode       geo.PCode `json:"pcode,omitempty"` // of a community or a neighbourhood; a point has none
	Kind        string    `json:"kind,omitempty"`
	Name        geo.Label `json:"name,omitzero"`
	Point       orb.Point `json:"point"`
	Governorate geo.PCode `json:"governorate"`
	District    geo.PCode `json:"district"`
	Subdistrict geo.PCode `json:"subdistrict"`
	OutsideM    int       `json:"outside_m,omitempty"` // how far the point is beyond the coast or the border, in metres
}

// ControlClaim is a claim of who held a place, with what it rests on.
type ControlClaim struct {
	Controllers []string      `json:"controllers"`
	Source      string        `json:"source"`
	SourceURL   string        `json:"source_url,omitempty"`
	Licence     string        `json:"licence,omitempty"`
	From        data.Date     `json:"valid_from"`
	To          *data.Date    `json:"valid_to"` // null where no end is known
	Confidence  string        `json:"confidence,omitempty"`
	Layer       int64         `json:"layer"`                       // 0: of the program's own facts
	Recorded    int64         `json:"recorded_revision,omitempty"` // the revision that the layer came with
	By          control.Basis `json:"by"`
	PCode       geo.PCode     `json:"pcode,omitempty"`      // of the place that the claim is about
	DistanceM   *int          `json:"distance_m,omitempty"` // from the nearest community, in metres
}

// KnownDays is days, both inclusive, of which something is known.
type KnownDays struct {
	From data.Date  `json:"from"`
	To   *data.Date `json:"to"` // null where no end is known
}

// OfPoint returns who held the place at a point on a date. Errors: InvalidKind for a point
// that is not in the country.
func (c *Control) OfPoint(p orb.Point, on data.Date) (PlaceControl, error) {
	subdistrict, outsideM, ok := c.facts.Areas.Locate(p)
	if !ok {
		return PlaceControl{}, data.Invalid("lat", "latitude %g, longitude %g is not in Syria", p[1], p[0]).
			WithHint("up to 3 km beyond the coast and the border count as inside")
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
		Claims: []ControlClaim{}, KnownDays: knownDays(c.Layer.Days(asked)),
	}
	for _, said := range held.Claims {
		claim := c.claim(said, held.By)
		if held.By == control.ByNearest {
			metres := int(math.Round(nearestM))
			claim.DistanceM = &metres
		}
		out.Claims = append(out.Claims, claim)
	}
	out.Note = placeNote(out, held.By, nearestM)
	return out
}

func controllersOf(h control.Holding) []string {
	if len(h.Controllers) == 0 {
		return []string{control.Unknown}
	}
	return h.Controllers
}

func (c *Control) claim(said control.Claim, by control.Basis) ControlClaim {
	out := ControlClaim{
		Controllers: said.Controllers, Source: said.Source, From: data.Date(said.From), To: endOf(said.To),
		Confidence: said.Confidence, Layer: said.Layer, By: by, PCode: said.Place,
	}
	if at := slices.IndexFunc(c.Layers, func(l data.ControlLayer) bool { return l.Number == said.Layer && l.Source == said.Source }); at >= 0 {
		out.SourceURL, out.Licence, out.Recorded = c.Layers[at].SourceURL, c.Layers[at].Licence, c.Layers[at].Revision
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
