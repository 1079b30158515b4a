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
	ID       string    `json:"id"`                  // stable identifier, of 26 letters and digits (ULID)
	Dataset  string    `json:"dataset"`             // code of the dataset that it came with
	SourceID string    `json:"source_id,omitempty"` // its identifier in that dataset
	Title    geo.Label `json:"title,omitzero"`      // what happened, in a few words
	Summary  geo.Label `json:"summary,omitzero"`    // what happened, in a few sentences

	When      When      `json:"when"`      // when it happened
	Where     Where     `json:"where"`     // where it happened, as the source puts it
	Placement Placement `json:"placement"` // where it happened, as that was understood

	Violations []string   `json:"violations"`           // codes of what was done; at least one
	Casualties Casualties `json:"casualties,omitempty"` // numbers of people, by measure; absent where the source states none
	Facilities []string   `json:"facilities,omitempty"` // codes of the vital facilities that were attacked
	Weapons    []string   `json:"weapons,omitempty"`    // codes of the weapons
	Claims     []Claim    `json:"claims,omitempty"`     // who did it, by whose word

	ControlStated  []string `json:"control_stated,omitempty"`  // codes of who held the place as the source says; several held it jointly
	ControlDerived []string `json:"control_derived,omitempty"` // codes of who held it by the control layers of that place and time; kept beside what is stated

	Sources []Source `json:"sources,omitempty"` // where the record comes from
	// How well it is documented: confirmed, fair, weak, contested or discounted; the latter two
	// count 0 in a minimum.
	Grading string `json:"grading,omitempty"`
	// The record stands for several events that its source does not tell apart. It counts as one
	// record, and is never a massacre.
	Aggregated bool `json:"aggregated,omitempty"`
	// Who may see it: public (all), restricted (all, no more exactly than its subdistrict) or
	// confidential (nobody).
	Sensitivity string `json:"sensitivity"`
}

// When is the time of an incident.
type When struct {
	Start      Date   `json:"start"`               // first day
	End        Date   `json:"end"`                 // last day, the first one where it was a single day
	Precision  string `json:"precision"`           // how well the time is known: day, days (2 to 6), week, month or year
	Documented Date   `json:"documented,omitzero"` // day on which it was recorded, often long after the event
}

// Where is the place as the source gave it: never changed and never lost.
type Where struct {
	Text      geo.Label  `json:"text,omitzero"`       // the description of the place
	Region    geo.Label  `json:"region,omitzero"`     // the wider area that the source names
	Point     *orb.Point `json:"point,omitempty"`     // coordinates given by the source
	Precision string     `json:"precision,omitempty"` // how exact the source says that it is
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

// Placement is the place as understood. All of it agrees with the precision: no code or point is
// given finer than that supports, so a doubtful place never looks exact.
type Placement struct {
	State        State         `json:"state"`                   // whether the place was accepted, waits for a reviewer, or was not found
	Method       Method        `json:"method,omitempty"`        // what found the place
	PCode        geo.PCode     `json:"pcode,omitempty"`         // code of the place, or of the area where no place is known
	Name         geo.Label     `json:"name,omitzero"`           // name of that place or area
	Governorate  geo.PCode     `json:"governorate,omitempty"`   // p-code of the governorate; absent where it is not known
	District     geo.PCode     `json:"district,omitempty"`      // p-code of the district; absent where it is not known
	Subdistrict  geo.PCode     `json:"subdistrict,omitempty"`   // p-code of the subdistrict; absent where it is not known
	Point        *orb.Point    `json:"point,omitempty"`         // where it is drawn; absent where only an area is known
	Precision    geo.Precision `json:"precision"`               // how exactly the place is known
	UncertaintyM int           `json:"uncertainty_m,omitempty"` // radius of the circle that the place lies in, in metres
	Score        float64       `json:"score,omitempty"`         // 0 to 1: how likely the place is right
	Reason       string        `json:"reason,omitempty"`        // why the place was taken, or why it is doubtful
	Candidates   []Candidate   `json:"candidates,omitempty"`    // the places it can be, at most five, best first
}

// Candidate is one reading of a place text that was weighed.
type Candidate struct {
	PCode geo.PCode `json:"pcode"`         // code of the place or area
	Name  geo.Label `json:"name,omitzero"` // its name
	Score float64   `json:"score"`         // 0 to 1: how likely it is the one that is meant
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
	Party      string `json:"party"`            // code of the party that is said to have done it
	Kind       string `json:"claim"`            // in what way: sole, joint, alternative, contested, unidentified or inferred
	Confidence string `json:"confidence"`       // how sure that is: stated, believed, claimed-by-party or derived
	Source     int    `json:"source,omitempty"` // position among the sources of the record, from 1; absent: the dataset says so itself
}

// Source is where a record comes from.
type Source struct {
	Type       string `json:"type,omitempty"`        // what kind of source it is, such as report or video
	Title      string `json:"title,omitempty"`       // its title
	Publisher  string `json:"publisher,omitempty"`   // who published it
	URL        string `json:"url,omitempty"`         // where it was published
	ArchiveURL string `json:"archive_url,omitempty"` // where a copy is kept
	Date       Date   `json:"date,omitzero"`         // day on which it was published
	Retrieved  Date   `json:"retrieved,omitzero"`    // day on which it was read
	SHA256     string `json:"sha256,omitempty"`      // digest of what was read, in hexadecimal
	Graphic    bool   `json:"graphic,omitempty"`     // it shows injured or killed people: to be loaded only on request
	Contact    string `json:"contact,omitempty"`     // of the person behind it; never served to the public
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
