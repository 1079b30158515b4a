package atlas

import (
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
)

// Summary is an incident as a list shows it, in its released form.
type Summary struct {
	ID          string       `json:"id"`
	Dataset     string       `json:"dataset"`
	Title       geo.Label    `json:"title"`
	When        Period       `json:"when"`
	Place       Place        `json:"place"`
	Violations  []string     `json:"violations"`
	Parties     []PartyClaim `json:"parties"`
	Killed      *data.Range  `json:"killed,omitempty"` // as the source states it; absent: unknown
	Injured     *data.Range  `json:"injured,omitempty"`
	Detained    *data.Range  `json:"detained,omitempty"`
	Control     []string     `json:"control"` // as stated, or else as derived
	Stated      []string     `json:"control_stated,omitempty"`
	Derived     []string     `json:"control_derived,omitempty"`
	Grading     string       `json:"grading"`
	Sensitivity string       `json:"sensitivity"`
}

// Period is the time of an incident in a list.
type Period struct {
	Start     data.Date `json:"start"`
	End       data.Date `json:"end"`
	Precision string    `json:"precision"`
}

// Place is the place of an incident in a list: as written and as understood.
type Place struct {
	Text         geo.Label     `json:"text"`
	PCode        geo.PCode     `json:"pcode,omitempty"`
	Name         geo.Label     `json:"name"`
	Governorate  geo.PCode     `json:"governorate,omitempty"`
	District     geo.PCode     `json:"district,omitempty"`
	Subdistrict  geo.PCode     `json:"subdistrict,omitempty"`
	Point        *orb.Point    `json:"point,omitempty"` // only where the record may be drawn as one
	Precision    geo.Precision `json:"precision"`
	UncertaintyM int           `json:"uncertainty_m,omitempty"`
	State        data.State    `json:"state"`
}

// PartyClaim is a claim of attribution in a list.
type PartyClaim struct {
	Party      string `json:"party"`
	Claim      string `json:"claim"`
	Confidence string `json:"confidence"`
}

// pointDecimals is the most that any output carries of a coordinate.
const pointDecimals = 6

// summarise returns the summary of a released record.
func summarise(in data.Incident) Summary {
	s := Summary{
		ID: in.ID, Dataset: in.Dataset, Title: in.Title, Place: placeOf(in),
		When:       Period{in.When.Start, in.When.End, in.When.Precision},
		Violations: in.Violations, Parties: make([]PartyClaim, len(in.Claims)), Control: in.Control(), Stated: in.ControlStated, Derived: in.ControlDerived,
		Grading: in.Grading, Sensitivity: in.Sensitivity,
		Killed: rangeOf(in, data.Killed), Injured: rangeOf(in, data.Injured), Detained: rangeOf(in, data.Detained),
	}
	for i, c := range in.Claims {
		s.Parties[i] = PartyClaim{c.Party, c.Kind, c.Confidence}
	}
	return s
}

func placeOf(in data.Incident) Place {
	p := in.Placement
	out := Place{
		Text: in.Where.Text, PCode: p.PCode, Name: p.Name,
		Governorate: p.Governorate, District: p.District, Subdistrict: p.Subdistrict,
		Precision: p.Precision, UncertaintyM: p.UncertaintyM, State: p.State,
	}
	if drawn := p.Drawn(); drawn != nil {
		point := geo.Round(*drawn, pointDecimals)
		out.Point = &point
	}
	return out
}

func rangeOf(in data.Incident, m data.Measure) *data.Range {
	r, ok := in.Casualties[m]
	if !ok {
		return nil
	}
	return &r
}
