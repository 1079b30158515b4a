package placement

import (
	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/control"
	"tawthiq/geo/geocode"
)

// Placer places incidents. It is immutable and safe for concurrent use.
type Placer struct {
	geocoder *geocode.Geocoder
	layer    *control.Layer
}

// New returns a placer over a geocoder and a control layer.
func New(geocoder *geocode.Geocoder, layer *control.Layer) *Placer { return &Placer{geocoder, layer} }

// Place sets the placement and the derived control of an incident from its Where and When. What
// the source stated is left as it is.
func (p *Placer) Place(in *data.Incident) {
	result := p.geocoder.Geocode(geocode.Query{
		Text: in.Where.Text, Region: in.Where.Region, Point: in.Where.Point, Precision: in.Where.Precision,
	})
	in.Placement = p.placement(result)
	in.ControlDerived = p.control(in.Placement, in.When)
}

var states = map[geocode.Decision]data.State{
	geocode.Accepted: data.Accepted,
	geocode.Review:   data.Review,
	geocode.NotFound: data.NotFound,
}

var methods = map[geocode.Basis]data.Method{
	geocode.BasisText:        data.ByGazetteer,
	geocode.BasisCoordinates: data.BySourceCoordinates,
	geocode.BasisReview:      data.ByReviewer,
}

// placement returns what a result means for a record, holding back every code and the point
// that the precision does not support.
func (p *Placer) placement(r geocode.Result) data.Placement {
	out := data.Placement{State: states[r.Decision], Reason: r.Reason, Candidates: candidates(r)}
	if r.Chosen == nil {
		return out
	}
	c := *r.Chosen
	out.Method = methods[r.Basis]
	out.PCode, out.Name, out.Precision, out.UncertaintyM, out.Score = c.PCode, c.Name, c.Precision, c.UncertaintyM, c.Score
	out.Governorate, out.District, out.Subdistrict = c.Governorate, c.District, c.Subdistrict
	out.Governorate, out.District, out.Subdistrict = out.Area(geo.Governorate), out.Area(geo.District), out.Area(geo.Subdistrict)
	if c.Precision.Drawable() {
		out.Point = c.Point
	}
	return out
}

func candidates(r geocode.Result) []data.Candidate {
	var out []data.Candidate
	for _, c := range r.Candidates {
		out = append(out, data.Candidate{PCode: c.PCode, Name: c.Name, Score: c.Score})
	}
	return out
}
