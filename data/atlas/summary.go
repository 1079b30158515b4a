package atlas

import (
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
)

// Summary is an incident as a list shows it, in its released form.
type Summary struct {
	ID          string       `json:"id"`                        // identifier of the record
	Dataset     string       `json:"dataset"`                   // code of the dataset that it came with
	Title       geo.Label    `json:"title"`                     // what happened, in a few words
	When        Period       `json:"when"`                      // when it happened
	Place       Place        `json:"place"`                     // where it happened
	Violations  []string     `json:"violations"`                // codes of what was done
	Parties     []PartyClaim `json:"parties"`                   // who did it, by whose word
	Killed      *data.Range  `json:"killed,omitempty"`          // people killed, as the source states it; absent: not stated
	Injured     *data.Range  `json:"injured,omitempty"`         // people injured, as the source states it; absent: not stated
	Detained    *data.Range  `json:"detained,omitempty"`        // people detained, as the source states it; absent: not stated
	Control     []string     `json:"control"`                   // codes of who held the place, as stated, or else as derived
	Stated      []string     `json:"control_stated,omitempty"`  // codes of who held it as the source says
	Derived     []string     `json:"control_derived,omitempty"` // codes of who held it by the control layers
	Grading     string       `json:"grading"`                   // how well it is documented: confirmed, fair, weak, contested or discounted; empty: not graded
	Doubts      []string     `json:"doubts"`                    // codes of what is doubtful in it, none where nothing is
	Sensitivity string       `json:"sensitivity"`               // public, or restricted: shown no more exactly than its subdistrict
}

// Period is the time of an incident in a list.
type Period struct {
	Start     data.Date `json:"start"`     // first day
	End       data.Date `json:"end"`       // last day, the first one where it was a single day
	Precision string    `json:"precision"` // how well the time is known: day, days (2 to 6), week, month or year
}

// Place is the place of an incident in a list: as written and as understood.
type Place struct {
	Text         geo.Label     `json:"text"`                    // the description of the place, as the source has it
	PCode        geo.PCode     `json:"pcode,omitempty"`         // code of the place, or of the area where no place is known
	Name         geo.Label     `json:"name"`                    // name of that place or area
	Governorate  geo.PCode     `json:"governorate,omitempty"`   // p-code of the governorate; absent where it is not known
	District     geo.PCode     `json:"district,omitempty"`      // p-code of the district; absent where it is not known
	Subdistrict  geo.PCode     `json:"subdistrict,omitempty"`   // p-code of the subdistrict; absent where it is not known
	Point        *orb.Point    `json:"point,omitempty"`         // where it is drawn; absent where it may not be drawn as a point
	Precision    geo.Precision `json:"precision"`               // how exactly the place is known
	UncertaintyM int           `json:"uncertainty_m,omitempty"` // radius of the circle that the place lies in, in metres
	State        data.State    `json:"state"`                   // whether the place was accepted, waits for a reviewer, or was not found
}

// PartyClaim is a claim of attribution in a list.
type PartyClaim struct {
	Party      string `json:"party"`      // code of the party that is said to have done it
	Claim      string `json:"claim"`      // in what way: sole, joint, alternative, contested, unidentified or inferred
	Confidence string `json:"confidence"` // how sure that is: stated, believed, claimed-by-party or derived
}

// pointDecimals is the most that any output carries of a coordinate.
const pointDecimals = 6

// summarise returns the summary of a released record.
func summarise(in data.Incident) Summary {
	s := Summary{
		ID: in.ID, Dataset: in.Dataset, Title: in.Title, Place: placeOf(in),
		When:       Period{in.When.Start, in.When.End, in.When.Precision},
		Violations: in.Violations, Parties: make([]PartyClaim, len(in.Claims)), Control: in.Control(), Stated: in.ControlStated, Derived: in.ControlDerived,
		Grading: in.Grading, Doubts: doubtsOf(&in), Sensitivity: in.Sensitivity,
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
