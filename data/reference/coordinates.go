package reference

import (
	"math"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// Coordinates are kept as whole numbers of these fractions of a degree.
const (
	pointGrid = 1_000_000 // places and label points: about 0.1 m
	shapeGrid = 100_000   // borders, coasts and rivers: about 1 m
)

// fixed is a longitude or latitude in fractions of a degree.
func fixed(degrees float64, grid int) int64 { return int64(math.Round(degrees * float64(grid))) }

// points appends columns of differences: of the longitudes, then of the latitudes.
func (e *encoder) points(points []orb.Point, grid int) {
	for axis := range 2 {
		var last int64
		for _, p := range points {
			v := fixed(p[axis], grid)
			e.whole(v - last)
			last = v
		}
	}
}

// points reads n points, each of which must be a valid one.
func (d *decoder) points(n, grid int) []orb.Point {
	if n > len(d.rest)/2 {
		d.fail("it ends too soon")
		return nil
	}
	points := make([]orb.Point, n)
	for axis := range 2 {
		var v int64
		for i := range points {
			v += d.whole()
			points[i][axis] = float64(v) / float64(grid)
		}
	}
	for _, p := range points {
		if geo.CheckPoint(p) != nil {
			d.fail("a coordinate is outside the world")
			return nil
		}
	}
	return points
}

// lines appends the numbers of points of the lines, then all the points.
func encodeLines[L ~[]orb.Point](e *encoder, lines []L) {
	e.count(len(lines))
	var all []orb.Point
	for _, line := range lines {
		e.count(len(line))
		all = append(all, line...)
	}
	e.points(all, shapeGrid)
}

func decodeLines[L ~[]orb.Point](d *decoder) []L {
	sizes := make([]int, d.count())
	total := 0
	for i := range sizes {
		sizes[i] = d.count()
		total += sizes[i]
	}
	all := d.points(total, shapeGrid)
	lines := make([]L, 0, len(sizes))
	for _, n := range sizes {
		if d.err != nil {
			return nil
		}
		lines = append(lines, L(all[:n:n]))
		all = all[n:]
	}
	return lines
}

// multiPolygon appends the number of rings of each polygon, then the rings.
func (e *encoder) multiPolygon(shape orb.MultiPolygon) {
	e.count(len(shape))
	var rings []orb.Ring
	for _, polygon := range shape {
		e.count(len(polygon))
		rings = append(rings, polygon...)
	}
	encodeLines(e, rings)
}

func (d *decoder) multiPolygon() orb.MultiPolygon {
	sizes := make([]int, d.count())
	for i := range sizes {
		sizes[i] = d.count()
	}
	rings := decodeLines[orb.Ring](d)
	shape := make(orb.MultiPolygon, 0, len(sizes))
	for _, n := range sizes {
		if n > len(rings) {
			d.fail("a polygon lacks rings")
			return nil
		}
		shape = append(shape, orb.Polygon(rings[:n:n]))
		rings = rings[n:]
	}
	return shape
}
