package reference

import (
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// NamedShape is a country or a lake of the base map. Rings are closed and wound as RFC 7946 asks.
type NamedShape struct {
	Name    geo.Label // of a lake, and of the land under the country's own areas: none
	AreaKM2 float64   // of a lake, whole; of a country: 0
	Shape   orb.MultiPolygon
}

// River is a stretch of a river or canal of the base map.
type River struct {
	Level int    // 1 (the great rivers) to 10 (irrigation canals)
	Class string // what Level means, such as "permanent major"
	Line  orb.LineString
}

const (
	neighboursKind = "neighbours"
	lakesKind      = "lakes"
	riversKind     = "rivers"
)

// lakeGrid is the fraction of a square kilometre in which lakes are kept.
const lakeGrid = 1000

func encodeShapes(shapes []NamedShape) []byte {
	var e encoder
	e.count(len(shapes))
	for _, s := range shapes {
		e.text(s.Name.EN)
		e.text(s.Name.AR)
		e.whole(fixed(s.AreaKM2, lakeGrid))
		e.multiPolygon(s.Shape)
	}
	return e.content
}

func decodeShapes(content string) ([]NamedShape, error) {
	d := decoder{rest: content}
	shapes := make([]NamedShape, d.count())
	decodeColumn(shapes, func(s *NamedShape) {
		s.Name = geo.Label{EN: d.text(), AR: d.text()}
		s.AreaKM2 = float64(d.whole()) / lakeGrid
		s.Shape = d.multiPolygon()
	})
	return shapes, d.end()
}

func encodeRivers(rivers []River) []byte {
	var e encoder
	e.count(len(rivers))
	var lines []orb.LineString
	for _, r := range rivers {
		e.count(r.Level)
		e.text(r.Class)
		lines = append(lines, r.Line)
	}
	encodeLines(&e, lines)
	return e.content
}

func decodeRivers(content string) ([]River, error) {
	d := decoder{rest: content}
	rivers := make([]River, d.count())
	decodeColumn(rivers, func(r *River) { r.Level, r.Class = d.below(maxRiverLevel+1), d.text() })
	lines := decodeLines[orb.LineString](&d)
	if len(lines) != len(rivers) {
		d.fail("a river lacks its line")
		return nil, d.err
	}
	for i, line := range lines {
		rivers[i].Line = line
	}
	return rivers, d.end()
}

// maxRiverLevel is the last of the source's levels.
const maxRiverLevel = 99
