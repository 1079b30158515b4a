package tile

import (
	"math"
	"strings"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// Media types of the two encodings.
const (
	MVTType     = "application/vnd.mapbox-vector-tile"
	GeoJSONType = "application/geo+json"
)

// Extent is the width and height of a tile in its own units. Buffer is how far lines and polygons
// reach beyond it, in the same units, so that their strokes meet those of the next tile.
const (
	Extent = 4096
	Buffer = 64
)

// Layer is a named list of features. The names of a tile's layers differ. A layer none of whose
// features is in the tile is left out of it.
type Layer struct {
	Name     string
	Features []Feature
}

// Feature is one thing on the map.
type Feature struct {
	ID uint64 // 0: none
	// Geometry is in longitude and latitude, degrees; rings wind either way. Nil stands for
	// Polygons, or Lines, or where there are none the point At. A collection has no form in a
	// vector tile and is left out.
	Geometry orb.Geometry
	// Polygons and Lines are in world positions, which takes a fraction of the time of degrees. A
	// polygon is its outer ring, then its holes; rings are open or closed and wind either way.
	Polygons   [][][]geo.World
	Lines      [][]geo.World
	At         geo.World
	Properties []Property // in the order they are written; keys differ
}

// Property is a named value of a feature.
type Property struct {
	Key   string
	Value Value
}

// Value is a text, a whole number or a number. A property with the zero Value is left out.
type Value struct {
	kind valueKind
	bits uint64
	text string
}

type valueKind uint8

const (
	absent valueKind = iota
	text
	integer
	float
)

// String returns a text as a value; bytes that are not UTF-8 are replaced by U+FFFD.
func String(s string) Value { return Value{kind: text, text: strings.ToValidUTF8(s, "\uFFFD")} }

// Int returns a whole number as a value.
func Int(n int64) Value { return Value{kind: integer, bits: uint64(n)} }

// Float returns a number as a value. Boundary: infinities and NaN, which JSON cannot say, give the
// zero Value.
func Float(f float64) Value {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return Value{}
	}
	return Value{kind: float, bits: math.Float64bits(f)}
}
