package geocode

import (
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// Query is a place as a source describes it. Any field may be empty.
type Query struct {
	Text      geo.Label  // the description of the place
	Region    geo.Label  // the wider area that the source names, usually a governorate
	Point     *orb.Point // coordinates given by the source, in degrees
	Precision string     // how exact the source says that it is, as a code of geo.Precision
	Language  string     // of the reasons in the answer: "ar", otherwise English
}

// Decision says how far a result can be relied on.
type Decision string

// The decisions.
const (
	Accepted Decision = "accepted"  // one reading fits and no other does
	Review   Decision = "review"    // a person has to choose, or to agree
	NotFound Decision = "not_found" // nothing in the query is known
)

// Basis says what the chosen placement rests on.
type Basis string

// The bases.
const (
	BasisText        Basis = "text"        // the names in the description
	BasisCoordinates Basis = "coordinates" // the coordinates given by the source
	BasisReview      Basis = "review"      // what a person decided of the same description
)

// Levels of a candidate that are not administrative levels.
const (
	LevelPlace  = "place"
	LevelRegion = "region" // a vernacular region, or a part of the country that is no area
	LevelLine   = "line"   // a road, or what lies between two places
)

// Candidate is one reading of a query. All of it agrees with the precision: an area has no point,
// and no code is finer than that supports. A line has the codes of the areas in which both its ends
// lie, and no point.
type Candidate struct {
	PCode        geo.PCode     `json:"pcode"`                 // code of the place or area
	Name         geo.Label     `json:"name,omitzero"`         // its name
	Level        string        `json:"level"`                 // "place", "region" (of no fixed borders), "line" (between two places), or an administrative level
	Governorate  geo.PCode     `json:"governorate,omitempty"` // p-code of the governorate that it lies in
	District     geo.PCode     `json:"district,omitempty"`    // p-code of the district that it lies in
	Subdistrict  geo.PCode     `json:"subdistrict,omitempty"` // p-code of the subdistrict that it lies in
	Point        *orb.Point    `json:"point,omitempty"`       // where it is; absent of areas and lines
	Precision    geo.Precision `json:"precision"`             // how exactly that gives the place
	UncertaintyM int           `json:"uncertainty_m"`         // radius of the circle that the place lies in, in metres
	Score        float64       `json:"score"`                 // 0 to 1: the probability that it is meant; of the first one, that it or something within 5 km is
	Reason       string        `json:"reason,omitempty"`      // what speaks for it and against it
}

// Result is the answer to a query.
type Result struct {
	Decision   Decision    `json:"decision"`             // how far the result can be relied on
	Candidates []Candidate `json:"candidates,omitempty"` // the places it can be, at most five, best first
	// The placement to use, absent where nothing is known. Where a person has to review it, it is
	// coarsened to what the readings share, so that a doubtful place never looks exact.
	Chosen *Candidate `json:"chosen,omitempty"`
	Basis  Basis      `json:"basis"`  // what the placement rests on: the description, the coordinates, or what a person decided
	Reason string     `json:"reason"` // why it was decided so
}
