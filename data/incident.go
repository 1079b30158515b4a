package data

import (
	"crypto/rand"
	"crypto/sha256"
	"time"

	"github.com/oklog/ulid/v2"
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// Incident is one documented event at one place in one span of time, with one or more
// violations. Lists of codes hold identifiers of the vocabulary, sorted and without repeats.
type Incident struct {
	ID       string    `json:"id"`
	Dataset  string    `json:"dataset"`
	SourceID string    `json:"source_id,omitempty"`
	Title    geo.Label `json:"title,omitzero"`
	Summary  geo.Label `json:"summary,omitzero"`

	When      When      `json:"when"`
	Where     Where     `json:"where"`
	Placement Placement `json:"placement"`

	Violations []string   `json:"violations"`
	Casualties Casualties `json:"casualties,omitempty"`
	Facilities []string   `json:"facilities,omitempty"`
	Weapons    []string   `json:"weapons,omitempty"`
	Claims     []Claim    `json:"claims,omitempty"`

	// ControlStated is who held the place as the source says; ControlDerived as the control
	// layer says for that place and date. Several controllers hold it jointly. Both are kept.
	ControlStated  []string `json:"control_stated,omitempty"`
	ControlDerived []string `json:"control_derived,omitempty"`

	Sources []Source `json:"sources,omitempty"`
	Grading string   `json:"grading,omitempty"`
	// Aggregated says that the record stands for several events that its source does not tell
	// apart. It counts as one record, and is never a massacre.
	Aggregated  bool   `json:"aggregated,omitempty"`
	Sensitivity string `json:"sensitivity"`
}

// When is the time of an incident. Start and End are inclusive days, and the same day for a
// single day; Precision is how well the day is known (day, days, week, month, year; UCDP
// date_prec 1 to 5). Documented is when it was recorded, often long after the event.
type When struct {
	Start      Date   `json:"start"`
	End        Date   `json:"end"`
	Precision  string `json:"precision"`
	Documented Date   `json:"documented,omitzero"`
}

// Where is the place as the source gave it: never changed and never lost.
type Where struct {
	Text      geo.Label  `json:"text,omitzero"`
	Region    geo.Label  `json:"region,omitzero"`     // the wider area that the source names
	Point     *orb.Point `json:"point,omitempty"`     // coordinates given by the source
	Precision string     `json:"precision,omitempty"` // precision stated by the source, as a code of geo.Precision
}

// State says how far a placement can be relied on.
type State string

// The states of a placement.
const (
	Accepted State = "accepted"
	Review   State = "review"
	NotFound State = "not_found"
)

// Method says what a placement rests on.
type Method string

// The methods of placement.
const (
	BySourceCoordinates Method = "source-coordinates"
	ByGazetteer         Method = "gazetteer"
	ByReviewer          Method = "reviewer"
)

// Placement is the place as understood. Every field agrees with Precision: no code or point is
// given finer than it supports, so a doubtful place never looks exact.
type Placement struct {
	State        State         `json:"state"`
	Method       Method        `json:"method,omitempty"`
	PCode        geo.PCode     `json:"pcode,omitempty"` // of the place or area
	Name         geo.Label     `json:"name,omitzero"`
	Governorate  geo.PCode     `json:"governorate,omitempty"`
	District     geo.PCode     `json:"district,omitempty"`
	Subdistrict  geo.PCode     `json:"subdistrict,omitempty"`
	Point        *orb.Point    `json:"point,omitempty"`
	Precision    geo.Precision `json:"precision"`
	UncertaintyM int           `json:"uncertainty_m,omitempty"` // radius in metres
	Score        float64       `json:"score,omitempty"`         // 0 to 1
	Reason       string        `json:"reason,omitempty"`
	Candidates   []Candidate   `json:"candidates,omitempty"` // at most five, best first
}

// Candidate is one reading of a place text that was weighed.
type Candidate struct {
	PCode geo.PCode `json:"pcode"`
	Name  geo.Label `json:"name,omitzero"`
	Score float64   `json:"score"`
}

// Area returns the code of the area of a level that the record counts in, or "" where its
// precision does not support the level.
func (p Placement) Area(level geo.Level) geo.PCode {
	if !p.Precision.Supports(level) {
		return ""
	}
	switch level {
	case geo.Governorate:
		return p.Governorate
	case geo.District:
		return p.District
	case geo.Subdistrict:
		return p.Subdistrict
	default:
		return "SY"
	}
}

// Drawn returns the point at which the record may be drawn, or nil where it may not be:
// where the place is not accepted, or known no better than to an area.
func (p Placement) Drawn() *orb.Point {
	if p.State != Accepted || !p.Precision.Drawable() {
		return nil
	}
	return p.Point
}

// Claim is one statement of who did it. A joint incident has one claim per party, each of kind
// "joint".
type Claim struct {
	Party      string `json:"party"`
	Kind       string `json:"claim"`            // sole, joint, alternative, contested, unidentified, inferred
	Confidence string `json:"confidence"`       // stated, believed, claimed-by-party, derived
	Source     int    `json:"source,omitempty"` // 1-based position in Sources; 0: the dataset's own
}

// Source is where a record comes from. Contact is never served to a reader without clearance.
type Source struct {
	Type       string `json:"type,omitempty"`
	Title      string `json:"title,omitempty"`
	Publisher  string `json:"publisher,omitempty"`
	URL        string `json:"url,omitempty"`
	ArchiveURL string `json:"archive_url,omitempty"`
	Date       Date   `json:"date,omitzero"`
	Retrieved  Date   `json:"retrieved,omitzero"`
	SHA256     string `json:"sha256,omitempty"` // of what was read, in hexadecimal
	Graphic    bool   `json:"graphic,omitempty"`
	Contact    string `json:"contact,omitempty"`
}

// Control returns who held the place: as stated by the source, or else as derived, or else
// "unknown".
func (in Incident) Control() []string {
	switch {
	case len(in.ControlStated) > 0:
		return in.ControlStated
	case len(in.ControlDerived) > 0:
		return in.ControlDerived
	}
	return []string{UnknownController}
}

// Parties returns the codes of the parties that any claim names, in the order of the claims.
func (in Incident) Parties() []string {
	var out []string
	for _, c := range in.Claims {
		if !contains(out, c.Party) {
			out = append(out, c.Party)
		}
	}
	return out
}

func contains(list []string, code string) bool {
	for _, have := range list {
		if have == code {
			return true
		}
	}
	return false
}

// Massacre reports whether five or more unarmed people were killed in the incident (SNHR's
// definition): by the counted minimum of civilians killed. Where the source does not say how many
// of the killed were civilians, it is not known to be one; nor where the record stands for several
// events.
func (in Incident) Massacre() bool {
	civilians, _ := in.CountedMinimum(KilledCivilians)
	return !in.Aggregated && civilians >= MassacreCivilians
}

// MassacreCivilians is the fewest civilians that are killed in a massacre.
const MassacreCivilians = 5

// NewID returns the identifier under which the incident is to be stored first: a ULID whose time is
// the start of the year of the event (no earlier than 1970, no later than 2099), which gives away no
// day. Where the incident is public the other 80 bits are of the SHA-256 of the dataset and source
// id: the same record has the same identifier in every database that it is imported into, and a
// citation outlives a rebuild. Otherwise they are random, because an identifier that can be computed
// from the source's own would let whoever guesses that find out the protected record.
func (in Incident) NewID() string {
	var id ulid.ULID
	first, _ := min(max(in.When.Start, earliest), latest).Year()
	if err := id.SetTime(ulid.Timestamp(first.Time())); err != nil {
		panic("data: the years from 1970 to 2099 are within a ULID's range: " + err.Error())
	}
	if in.Sensitivity != Public {
		rand.Read(id[6:]) // never fails
		return id.String()
	}
	sum := sha256.Sum256([]byte(in.Dataset + "\x00" + in.SourceID))
	copy(id[6:], sum[:10])
	return id.String()
}

// Version is an incident as it stood from one revision on.
type Version struct {
	Revision  int64     `json:"revision"`
	At        time.Time `json:"at"`
	Author    string    `json:"author"`
	Reason    string    `json:"reason"`
	Withdrawn bool      `json:"withdrawn,omitempty"`
	Incident  Incident  `json:"incident"`
}

// Succeeding returns the incident as the version that follows a former one when its source states
// something new: it keeps the identifier, and a placement that a reviewer decided for the same
// Where. The control derived for that placement is kept with it while the days are the same.
func (in Incident) Succeeding(former Incident) Incident {
	in.ID = former.ID
	if former.Placement.Method == ByReviewer && in.Where.equal(former.Where) {
		in.Placement, in.ControlDerived = former.Placement, nil
		if in.When.Start == former.When.Start && in.When.End == former.When.End {
			in.ControlDerived = former.ControlDerived
		}
	}
	return in
}

func (w Where) equal(v Where) bool {
	samePoint := w.Point == v.Point || w.Point != nil && v.Point != nil && *w.Point == *v.Point
	return samePoint && w.Text == v.Text && w.Region == v.Region && w.Precision == v.Precision
}
