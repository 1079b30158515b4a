package geo

import (
	"errors"
	"fmt"
	"math"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"
)

// ErrPoint is wrapped by every error about a point that cannot be one.
var ErrPoint = errors.New("not a valid point")

// CheckPoint returns an error unless p is a finite longitude and latitude in degrees, within
// [-180, 180] and [-90, 90], and not the null island (0, 0) that stands for a missing value.
func CheckPoint(p orb.Point) error {
	lon, lat := p[0], p[1]
	switch {
	case math.IsNaN(lon) || math.IsNaN(lat) || math.IsInf(lon, 0) || math.IsInf(lat, 0):
		return fmt.Errorf("%w: a coordinate is not a number", ErrPoint)
	case lon < -180 || lon > 180:
		return fmt.Errorf("%w: longitude %g is outside -180 to 180", ErrPoint, lon)
	case lat < -90 || lat > 90:
		return fmt.Errorf("%w: latitude %g is outside -90 to 90", ErrPoint, lat)
	case lon == 0 && lat == 0:
		return fmt.Errorf("%w: 0, 0 stands for a missing value", ErrPoint)
	}
	return nil
}

// Round returns the point with coordinates rounded to a number of decimals. Six decimals are
// about 0.1 m, the most that any output carries (RFC 7946, section 11.2).
func Round(p orb.Point, decimals int) orb.Point {
	scale := math.Pow10(decimals)
	// Adding 0 turns -0 into 0.
	return orb.Point{math.Round(p[0]*scale)/scale + 0, math.Round(p[1]*scale)/scale + 0}
}

// DistanceM returns the great-circle distance between two points in metres, on the equatorial-radius
// sphere. Error against the ellipsoid: under 0.7 %.
func DistanceM(a, b orb.Point) float64 { return orbgeo.DistanceHaversine(a, b) }
