package trial

import (
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// Score counts what became of answers.
type Score struct {
	Rows          int
	First         int // the first candidate's point is right
	AmongFive     int // any candidate's point is
	Accepted      int // a point was accepted without a question
	AcceptedRight int // and is right
	Areas         int // an area was accepted without a question: neither a right nor a wrong point
	AreasHolding  int // and contains the row's coordinates; 0 where it was not looked up
	Asked         int // a person has to choose, or to agree
	NotFound      int
}

// Locate returns the subdistrict of a point, as the method of area.Set does.
type Locate func(orb.Point) (subdistrict geo.PCode, distanceM float64, ok bool)

// Count returns the score of answers. Without locate, which may be nil, the areas are not
// compared with the coordinates.
func Count(answers []Answer, locate Locate) Score {
	s := Score{Rows: len(answers)}
	for _, a := range answers {
		s.First += one(a.Rank == 1)
		s.AmongFive += one(a.Rank > 0)
		accepted, right := a.AcceptedPoint()
		s.Accepted += one(accepted)
		s.AcceptedRight += one(right)
		s.Areas += one(a.AcceptedArea())
		s.AreasHolding += one(a.AcceptedArea() && locate != nil && holds(*a.Result.Chosen, a.Row.At, locate))
		s.Asked += one(a.Result.Decision == geocode.Review)
		s.NotFound += one(a.Result.Decision == geocode.NotFound)
	}
	return s
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// holds reports whether the finest area of a candidate contains the point.
func holds(c geocode.Candidate, at orb.Point, locate Locate) bool {
	subdistrict, _, ok := locate(at)
	if !ok {
		return false
	}
	for _, code := range []geo.PCode{c.Subdistrict, c.District, c.Governorate} {
		if code != "" {
			return code.Contains(subdistrict)
		}
	}
	return true
}

// Percent returns n of total in percent, and 0 of nothing.
func Percent(n, total int) float64 {
	if total == 0 {
		return 0
	}
	return 100 * float64(n) / float64(total)
}
