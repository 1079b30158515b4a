package placement

import (
	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/control"
	"tawthiq/geo/geocode"
)

// Placer places incidents. It is immutable, but for what it remembers to be quick, and safe for
// concurrent use.
type Placer struct {
	geocoder *geocode.Geocoder // without aliases
	layer    *control.Layer
	learnt   map[string]geo.PCode // by context; see data.Alias
	answers  *answers             // of the geocoder
}

// New returns a placer over a geocoder and a control layer.
func New(geocoder *geocode.Geocoder, layer *control.Layer) *Placer {
	return &Placer{geocoder: geocoder, layer: layer, answers: newAnswers()}
}

// WithAliases returns a placer that places what reviewers decided as they decided it. Of two
// aliases with one context the later one holds; one whose code is not known is left out. The
// receiver is not changed.
func (p *Placer) WithAliases(aliases []data.Alias) *Placer {
	twin := *p
	twin.learnt = make(map[string]geo.PCode, len(aliases))
	for _, a := range aliases {
		if _, ok := p.Describe(a.PCode); ok || a.PCode == "" {
			twin.learnt[a.Context()] = a.PCode
		}
	}
	return &twin
}

// WithLayer returns a placer over another control layer, which shares what the receiver remembers. The
// receiver is not changed.
func (p *Placer) WithLayer(layer *control.Layer) *Placer {
	twin := *p
	twin.layer = layer
	return &twin
}

// Place sets the placement and the derived control of an incident from its Where and When, and
// from what reviewers decided of the same description. What the source stated is left as it is. The
// point and the candidates of a placement may be shared with other incidents and must not be changed.
// Cost: a description that was placed lately costs a tenth of a new one.
func (p *Placer) Place(in *data.Incident) {
	if len(p.learnt) > 0 {
		if code, ok := p.learnt[in.Where.Context()]; ok {
			p.Decide(in, code)
			return
		}
	}
	p.give(in, p.answers.of(descriptionOf(in.Where), func() *answer {
		return p.answer(p.placement(p.geocoder.Geocode(queryOf(in.Where))))
	}))
}

// Reason returns why an incident that waits is placed as it is: as was written when that was done,
// and the same in Arabic where it would be said of it today. Cost: that of two new descriptions.
func (p *Placer) Reason(in *data.Incident) geo.Label {
	for _, said := range p.reasons(in) {
		if said.EN == in.Placement.Reason {
			return said
		}
	}
	return geo.Label{EN: in.Placement.Reason}
}

// reasons returns what would be said today of an incident that waits.
func (p *Placer) reasons(in *data.Incident) []geo.Label {
	english, arabic := queryOf(in.Where), queryOf(in.Where)
	arabic.Language = "ar"
	out := []geo.Label{{EN: p.geocoder.Geocode(english).Reason, AR: p.geocoder.Geocode(arabic).Reason}}
	code, decided := p.learnt[in.Where.Context()]
	if !decided || in.Where.Point == nil {
		return out
	}
	if named, known := p.Describe(code); known {
		if at := p.located(in.Where); at != nil {
			out = append(out, contradiction(named, *at.Chosen))
		}
	}
	return out
}

func queryOf(w data.Where) geocode.Query {
	return geocode.Query{Text: w.Text, Region: w.Region, Point: w.Point, Precision: w.Precision}
}

func (p *Placer) set(in *data.Incident, to data.Placement) { p.give(in, p.answer(to)) }

func (p *Placer) give(in *data.Incident, to *answer) {
	in.Placement = to.placement
	in.ControlDerived = p.control(to, in.When)
}

// answer returns a placement with what is asked who held the place.
func (p *Placer) answer(to data.Placement) *answer {
	a := &answer{placement: to}
	if point := to.Drawn(); point != nil {
		a.at, _ = control.PlaceOf(p.geocoder.Gazetteer(), to.PCode, to.Subdistrict, *point)
	}
	return a
}

// Hold sets the derived control of an incident that is placed.
func (p *Placer) Hold(in *data.Incident) {
	in.ControlDerived = p.control(p.answer(in.Placement), in.When)
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
	if r.Basis == geocode.BasisReview {
		out.Method = data.ByReviewer // also of what no place fits
	}
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
