package control

import (
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// Place is what is asked who held it. What is not known of it is left empty.
type Place struct {
	PCode   geo.PCode // of a community or a neighbourhood
	Within  geo.PCode // of the community that PCode is a part of
	Point   orb.Point // in degrees
	Nearest geo.PCode // of the community that speaks for the point where nothing else does
}

// ReachM is how far from a community, in metres, a point can be and count as under the same
// control, within the same subdistrict.
const ReachM = 5_000

// PlaceOf returns the place at a point of a subdistrict that has a code of the gazetteer, or one
// that has none, and how far in metres Nearest is from the point, 0 where there is none.
func PlaceOf(g *gazetteer.Gazetteer, code, subdistrict geo.PCode, point orb.Point) (p Place, nearestM float64) {
	p.Point = point
	if named, ok := g.Get(code); ok {
		p.PCode, p.Within = code, named.Within
		if named.Kind == gazetteer.Community || named.Within != "" {
			return p, 0
		}
	}
	if nearest, distance, ok := g.NearestCommunity(subdistrict, point); ok && distance <= ReachM {
		p.Nearest, nearestM = nearest.PCode, distance
	}
	return p, nearestM
}
