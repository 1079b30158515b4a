package reference

import (
	"slices"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/control"
	"tawthiq/geo/gazetteer"
)

const controlKind = "control"

// ControlLayers returns the embedded claims of control as the layers that they came with. They have
// no number.
func (f *Facts) ControlLayers() []data.ControlLayer {
	var layers []data.ControlLayer
	for _, c := range f.Claims {
		from, to := data.Date(c.From), data.Date(c.To)
		at := slices.IndexFunc(layers, func(l data.ControlLayer) bool { return l.Source == c.Source && l.From == from && l.To == to })
		if at < 0 {
			at = len(layers)
			layers = append(layers, data.ControlLayer{Source: c.Source, From: from, To: to})
			for _, a := range f.Attributions {
				if a.Credit == c.Source {
					layers[at].SourceURL, layers[at].Licence = a.URL, a.Licence
				}
			}
		}
		layers[at].Claims = append(layers[at].Claims, data.ControlClaim{Place: c.Place, Controllers: c.Controllers, Confidence: c.Confidence})
	}
	return layers
}

// ControlWith returns the embedded claims of control together with those of other layers.
func (f *Facts) ControlWith(layers []data.ControlLayer) *control.Layer {
	claims := slices.Clone(f.Claims)
	for _, l := range layers {
		claims = append(claims, l.Spoken()...)
	}
	return control.New(claims)
}

// Seats returns the communities with who held each on a day (a data.Date number), as a layer says.
func (f *Facts) Seats(layer *control.Layer, day int32) []control.Seat {
	var seats []control.Seat
	for _, p := range f.Places {
		if p.Kind == gazetteer.Community {
			held := layer.At(control.Place{PCode: p.PCode, Point: p.Point}, day)
			seats = append(seats, control.Seat{At: p.Point, Subdistrict: p.Subdistrict, Controllers: held.Controllers})
		}
	}
	return seats
}

// controlSpan is a source's answer to who held each place in a span of days.
type controlSpan struct {
	from, to    int32 // data.Date numbers, both inclusive
	source      string
	places      []geo.PCode
	controllers []string // one code per place
}

func encodeControl(spans []controlSpan) []byte {
	var e encoder
	e.count(len(spans))
	for _, s := range spans {
		e.whole(int64(s.from))
		e.whole(int64(s.to))
		e.text(s.source)
		distinct := slices.Compact(slices.Sorted(slices.Values(s.controllers)))
		e.texts(distinct)
		e.count(len(s.places))
		var last int64
		for _, p := range s.places {
			e.whole(placeNumber(p) - last)
			last = placeNumber(p)
		}
		for _, c := range s.controllers {
			at, _ := slices.BinarySearch(distinct, c)
			e.count(at)
		}
	}
	return e.content
}

func decodeControl(content string) ([]control.Claim, error) {
	d := decoder{rest: content}
	var claims []control.Claim
	for range d.count() {
		claims = append(claims, d.claims()...)
	}
	return claims, d.end()
}

// claims reads one span as the claims that it stands for. They share their lists of controllers.
func (d *decoder) claims() []control.Claim {
	from, to, source := int32(d.whole()), int32(d.whole()), d.text()
	var lists [][]string
	for _, code := range d.texts() {
		lists = append(lists, []string{code})
	}
	claims := make([]control.Claim, d.count())
	var number int64
	decodeColumn(claims, func(c *control.Claim) {
		number += d.whole()
		*c = control.Claim{Place: placeCode('C', number), From: from, To: to, Source: source}
	})
	decodeColumn(claims, func(c *control.Claim) {
		if at := d.below(len(lists)); d.err == nil {
			c.Controllers = lists[at]
		}
	})
	return claims
}
