package tile

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// form is the kind of a shape, with the numbers of the vector tile specification.
type form uint8

const (
	pointForm   form = 1
	lineForm    form = 2
	polygonForm form = 3
)

// cell is a position on the tile's grid: x eastwards, y southwards.
type cell [2]int32

// shape is the part of a feature's geometry that a tile shows. Both encodings are written from it.
type shape struct {
	form   form
	points []geo.World // of a pointForm
	parts  [][]cell    // lines, or open rings: those of positive area are exteriors, each followed by its holes
}

func (s shape) isEmpty() bool { return len(s.points) == 0 && len(s.parts) == 0 }

// frame cuts geometry to one tile.
type frame struct {
	tile   geo.Tile
	bound  orb.Bound // what can be seen of lines and polygons, in degrees
	scale  float64   // units around the world
	west   float64   // the tile's north-western corner, in units
	north  float64
	origin geo.World
	width  int64 // of the tile in world units
	reach  int64 // of what the tile shows beyond it
}

func newFrame(t geo.Tile) frame {
	scale := math.Exp2(float64(t.Z)) * Extent
	// One unit more than the buffer, so that rounding never loses what touches its edge.
	bound := t.Bound(float64(Buffer+1) / Extent)
	width := int64(1) << (32 - t.Z)
	return frame{t, bound, scale, float64(t.X) * Extent, float64(t.Y) * Extent, t.Origin(), width, width / Extent * (Buffer + 1)}
}

// shape returns what the tile shows of a feature.
func (f frame) shape(feature *Feature) shape {
	switch g := feature.Geometry.(type) {
	case nil:
		return f.worldShape(feature)
	case orb.Point:
		return f.positions(g)
	case orb.MultiPoint:
		return f.positions(g...)
	case orb.LineString:
		return f.lines(g)
	case orb.MultiLineString:
		return f.lines(g...)
	case orb.Ring:
		return f.polygons(orb.Polygon{g})
	case orb.Polygon:
		return f.polygons(g)
	case orb.MultiPolygon:
		return f.polygons(g...)
	case orb.Bound:
		return f.polygons(g.ToPolygon())
	}
	return shape{}
}

// worldShape returns what the tile shows of a feature in world positions.
func (f frame) worldShape(feature *Feature) shape {
	switch {
	case len(feature.Polygons) > 0:
		s := shape{form: polygonForm}
		for _, polygon := range feature.Polygons {
			s.parts = appendPolygon(s.parts, polygon, func(r []geo.World) []orb.Point { return f.place(r, true) })
		}
		return s
	case len(feature.Lines) > 0:
		s := shape{form: lineForm}
		for _, line := range feature.Lines {
			s.parts = appendLine(s.parts, f.place(line, false))
		}
		return s
	}
	return f.points(feature.At)
}

func (f frame) points(at ...geo.World) shape {
	s := shape{form: pointForm}
	for _, w := range at {
		if w.Tile(f.tile.Z) == f.tile {
			s.points = append(s.points, w)
		}
	}
	return s
}

func (f frame) positions(points ...orb.Point) shape {
	worlds := make([]geo.World, 0, len(points))
	for _, p := range points {
		if isPosition(p) {
			worlds = append(worlds, geo.ToWorld(p))
		}
	}
	return f.points(worlds...)
}

func (f frame) lines(lines ...orb.LineString) shape {
	s := shape{form: lineForm}
	for _, line := range lines {
		s.parts = appendLine(s.parts, f.project(line))
	}
	return s
}

func (f frame) polygons(polygons ...orb.Polygon) shape {
	s := shape{form: polygonForm}
	for _, polygon := range polygons {
		s.parts = appendPolygon(s.parts, polygon, func(r orb.Ring) []orb.Point { return f.project(r) })
	}
	return s
}

// appendLine adds the cells of a line in tile units, piece by piece.
func appendLine(parts [][]cell, line []orb.Point) [][]cell {
	for _, piece := range clipLine(line) {
		if cells := snap(piece); len(cells) > 1 {
			parts = append(parts, cells)
		}
	}
	return parts
}

// appendPolygon adds the cells of a polygon's rings. units returns a ring in tile units, or nothing
// where the tile shows none of it.
func appendPolygon[R any](parts [][]cell, polygon []R, units func(R) []orb.Point) [][]cell {
	for i, r := range polygon {
		cells := ring(units(r), i == 0)
		if cells != nil {
			parts = append(parts, cells)
		} else if i == 0 {
			break // holes of nothing
		}
	}
	return parts
}

// ring returns the cells of a ring in tile units, wound as an exterior (positive area: clockwise on
// the screen) or as a hole, or nil where the tile shows none of it.
func ring(units []orb.Point, exterior bool) []cell {
	if n := len(units); n > 1 && units[0] == units[n-1] {
		units = units[:n-1]
	}
	if len(units) < 3 {
		return nil
	}
	cells := snap(clipRing(units))
	if n := len(cells); n > 1 && cells[0] == cells[n-1] {
		cells = cells[:n-1]
	}
	area := doubleArea(cells)
	if area == 0 {
		return nil
	}
	if (area > 0) != exterior {
		slices.Reverse(cells)
	}
	return cells
}

// isPosition reports whether p is a longitude and latitude. Not being a number is none.
func isPosition(p orb.Point) bool {
	return p[0] >= -180 && p[0] <= 180 && p[1] >= -90 && p[1] <= 90
}

// project returns positions in tile units, in new memory, or nothing where one is none or the tile
// shows none of them.
func (f frame) project(line []orb.Point) []orb.Point {
	if len(line) == 0 {
		return nil
	}
	extent := orb.Bound{Min: line[0], Max: line[0]}
	for _, p := range line {
		if !isPosition(p) {
			return nil
		}
		extent = extent.Extend(p)
	}
	if !extent.Intersects(f.bound) {
		return nil
	}
	out := make([]orb.Point, len(line), len(line)+8)
	for i, p := range line {
		x, y := geo.Mercator(p)
		out[i] = orb.Point{x*f.scale - f.west, y*f.scale - f.north}
	}
	return out
}

// sides of a tile and its buffer that a position is beyond, a bit each.
type sides uint8

const (
	west sides = 1 << iota
	east
	north
	south
	everySide = west | east | north | south
)

// beyond returns the sides of what the tile shows that a position is beyond.
func (f frame) beyond(w geo.World) (s sides) {
	if x := int64(w.X) - int64(f.origin.X); x < -f.reach {
		s = west
	} else if x > f.width+f.reach {
		s = east
	}
	if y := int64(w.Y) - int64(f.origin.Y); y < -f.reach {
		s |= north
	} else if y > f.width+f.reach {
		s |= south
	}
	return s
}

// place returns the world positions of a line or a ring in tile units as project does, without
// those that lead from the one before to the one after beyond a side of the tile: what is cut from
// them is the same. The units are exact, so that a position falls on the same cell of the map's grid in every
// tile.
func (f frame) place(line []geo.World, isRing bool) []orb.Point {
	all := everySide
	for i := 0; i < len(line) && all != 0; i++ {
		all &= f.beyond(line[i])
	}
	if len(line) == 0 || all != 0 {
		return nil
	}
	unit := math.Exp2(float64(f.tile.Z) - (32 - 12)) // a tile has 2^12 units
	var out []orb.Point
	var before sides // that the last position in out is beyond
	here := f.beyond(line[0])
	for i, w := range line {
		next := sides(0) // after the end of a line
		if i+1 < len(line) {
			next = f.beyond(line[i+1])
		} else if isRing {
			next = f.beyond(line[0])
		}
		if i == 0 || before&here&next == 0 {
			out = append(out, orb.Point{float64(int64(w.X)-int64(f.origin.X)) * unit, float64(int64(w.Y)-int64(f.origin.Y)) * unit})
			before = here
		}
		here = next
	}
	return out
}

// unproject returns the longitude and latitude of a cell.
func (f frame) unproject(c cell) orb.Point {
	return geo.FromMercator((f.west+float64(c[0]))/f.scale, (f.north+float64(c[1]))/f.scale)
}

// cell returns where a point of this tile is on its grid. Unlike a line's, a point's cell is the
// one that it lies in, so that it is always inside the tile.
func (f frame) cell(w geo.World) cell {
	origin := f.tile.Origin()
	on := func(v uint32) int32 { return int32(uint64(v) * Extent << f.tile.Z >> 32) }
	return cell{on(w.X - origin.X), on(w.Y - origin.Y)}
}

// snap returns positions on the grid, those that fall on the one before left out.
func snap(line []orb.Point) []cell {
	cells := make([]cell, 0, len(line))
	for _, p := range line {
		c := cell{nearest(p[0]), nearest(p[1])}
		if n := len(cells); n == 0 || cells[n-1] != c {
			cells = append(cells, c)
		}
	}
	return cells
}

// nearest returns the nearest whole number, the greater of two: the same place of the map's grid
// whichever tile the position is seen from.
func nearest(unit float64) int32 { return int32(math.Floor(unit + 0.5)) }

// doubleArea returns twice the signed area of an open ring by the surveyor's formula, positive
// where it winds clockwise on the screen.
func doubleArea(ring []cell) (sum int64) {
	for i, b := range ring {
		a := ring[(i+len(ring)-1)%len(ring)]
		sum += int64(a[0])*int64(b[1]) - int64(b[0])*int64(a[1])
	}
	return sum
}
