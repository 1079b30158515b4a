package geo

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/paulmach/orb"
)

// MaxZoom is the deepest tile zoom that is served.
const MaxZoom = 16

// ErrTile is wrapped by every error about a tile address that cannot be one.
var ErrTile = errors.New("not a valid tile")

// Tile is the address of a square of the Web Mercator world (the XYZ scheme: y grows southwards).
// Range: Z in 0..MaxZoom, X and Y in 0..2^Z-1.
type Tile struct{ Z, X, Y uint32 }

// ParseTile reads a tile address from its three path pieces. Errors: ErrTile for anything but
// plain decimal numbers within range.
func ParseTile(z, x, y string) (Tile, error) {
	zoom, err := parseTileNumber("zoom", z, MaxZoom)
	if err != nil {
		return Tile{}, err
	}
	last := uint32(1)<<zoom - 1
	col, err := parseTileNumber("column", x, last)
	if err != nil {
		return Tile{}, err
	}
	row, err := parseTileNumber("row", y, last)
	if err != nil {
		return Tile{}, err
	}
	return Tile{zoom, col, row}, nil
}

func parseTileNumber(what, s string, most uint32) (uint32, error) {
	n, err := strconv.ParseUint(s, 10, 32)
	if err != nil || strconv.FormatUint(n, 10) != s || uint32(n) > most {
		return 0, fmt.Errorf("%w: %s %q is not a whole number from 0 to %d", ErrTile, what, s, most)
	}
	return uint32(n), nil
}

// World is a position in the Web Mercator square, 0 at its north-western corner and 2^32 at the
// south-eastern one on each axis: about 9 mm at the equator.
type World struct{ X, Y uint32 }

// maxMercatorLat is where the Web Mercator square ends: atan(sinh(π)) in degrees.
const maxMercatorLat = 85.05112877980659

// Mercator projects a point to the unit square of Web Mercator: 0, 0 is its north-western corner
// and 1, 1 the south-eastern one. Boundary: latitudes beyond ±85.0511° are moved to the edge.
func Mercator(p orb.Point) (x, y float64) {
	lat := min(max(p[1], -maxMercatorLat), maxMercatorLat) * math.Pi / 180
	return p[0]/360 + 0.5, 0.5 - math.Asinh(math.Tan(lat))/(2*math.Pi)
}

// FromMercator returns the longitude and latitude of a position in the unit square. It undoes
// Mercator, and goes on beyond the square.
func FromMercator(x, y float64) orb.Point {
	return orb.Point{x*360 - 180, math.Atan(math.Sinh(math.Pi*(1-2*y))) * 180 / math.Pi}
}

// ToWorld projects a point. Boundary: latitudes beyond ±85.0511° and longitude 180° are moved
// to the edge of the square.
func ToWorld(p orb.Point) World {
	x, y := Mercator(p)
	return World{fraction(x), fraction(y)}
}

func fraction(f float64) uint32 {
	const world = 1 << 32
	return uint32(min(max(math.Floor(f*world), 0), world-1))
}

// Point returns the longitude and latitude of the position: of the middle of its 9 mm, so that
// ToWorld gives it back.
func (w World) Point() orb.Point {
	const world = 1 << 32
	return FromMercator((float64(w.X)+0.5)/world, (float64(w.Y)+0.5)/world)
}

// Morton interleaves the bits of the position, x in the even places, so that the positions of
// any tile are one contiguous range of codes.
func (w World) Morton() uint64 { return spread(w.X) | spread(w.Y)<<1 }

// spread puts a zero bit before each bit of v (Warren, Hacker's Delight, section 7-2).
func spread(v uint32) uint64 {
	x := uint64(v)
	x = (x | x<<16) & 0x0000ffff0000ffff
	x = (x | x<<8) & 0x00ff00ff00ff00ff
	x = (x | x<<4) & 0x0f0f0f0f0f0f0f0f
	x = (x | x<<2) & 0x3333333333333333
	return (x | x<<1) & 0x5555555555555555
}

// Tile returns the tile of a zoom that holds the position.
func (w World) Tile(zoom uint32) Tile {
	return Tile{zoom, uint32(uint64(w.X) << zoom >> 32), uint32(uint64(w.Y) << zoom >> 32)}
}

// Origin returns the position of the tile's north-western corner.
func (t Tile) Origin() World {
	return World{uint32(uint64(t.X) << (32 - t.Z)), uint32(uint64(t.Y) << (32 - t.Z))}
}

// Morton returns the first and the last Morton code of the positions in the tile, both inclusive.
func (t Tile) Morton() (first, last uint64) {
	first = t.Origin().Morton()
	if t.Z == 0 {
		return 0, math.MaxUint64
	}
	return first, first + 1<<(64-2*t.Z) - 1
}

// Bound returns the tile's extent in degrees, grown on every side by a part of its width:
// margin 0 is the tile itself, 0.5 half a tile more on each side.
func (t Tile) Bound(margin float64) orb.Bound {
	n := math.Exp2(float64(t.Z))
	west, north := float64(t.X)-margin, float64(t.Y)-margin
	east, south := float64(t.X+1)+margin, float64(t.Y+1)+margin
	return orb.Bound{Min: FromMercator(west/n, south/n), Max: FromMercator(east/n, north/n)}
}
