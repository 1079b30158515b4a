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

// Candidate is one reading of a query. Every field agrees with Precision: an area has no point,
// and no code is finer than the precision supports. A line has the codes of the areas in which both
// its ends lie, and no point.
type Candidate struct {
	PCode        geo.PCode     `json:"pcode"`
	Name         geo.Label     `json:"name,omitzero"`
	Level        string        `json:"level"` // LevelPlace, LevelRegion, LevelLine or a geo.Level
	Governorate  geo.PCode     `json:"governorate,omitempty"`
	District     geo.PCode     `json:"district,omitempty"`
	Subdistrict  geo.PCode     `json:"subdistrict,omitempty"`
	Point        *orb.Point    `json:"point,omitempty"`
	Precision    geo.Precision `json:"precision"`
	UncertaintyM int           `json:"uncertainty_m"` // radius in metres
	Score        float64       `json:"score"`         // 0 to 1: the probability that it is meant; of the first one, that it or something within 5 km is
	Reason       string        `json:"reason,omitempty"`
}

// Result is the answer to a query.
type Result struct {
	Decision   Decision    `json:"decision"`
	Candidates []Candidate `json:"candidates,omitempty"` // at most five, best first
	// Chosen is the placement to use. Where the decision is to review, it is coarsened to what
	// the readings share, so that a doubtful place never looks exact. It is nil where nothing is known.
	Chosen *Candidate `json:"chosen,omitempty"`
	Basis  Basis      `json:"basis"`
	Reason string     `json:"reason"`
}
