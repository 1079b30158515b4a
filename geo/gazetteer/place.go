package gazetteer

import (
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// Kinds of place.
const (
	Community     = "community"     // a village, town or city: p-codes C...
	Neighbourhood = "neighbourhood" // a part of a city: p-codes N...
)

// Place is one named place of the gazetteer. Point is in degrees (longitude, latitude).
type Place struct {
	PCode       geo.PCode
	Kind        string // Community or Neighbourhood
	Name        geo.Label
	Aliases     []string  // other names, in either script
	Subdistrict geo.PCode // the subdistrict it belongs to
	Within      geo.PCode // the community that holds a neighbourhood, or ""
	Point       orb.Point
	Population  int // estimate of 2022/23; 0 where unknown
}
