package area

import (
	"errors"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// Topology is shapes over shared arcs, in the manner of TopoJSON: a border between two areas is
// one arc that both refer to.
type Topology struct {
	Arcs   []orb.LineString
	Shapes map[geo.PCode][]Rings
}

// Rings is one polygon: its outer ring, then its holes, each as references to arcs in their
// order along the ring. Reference i is arc i; a negative one, ^i, is arc i backwards.
type Rings [][]int32

// stitch returns the shapes with their arcs put together. Errors: a reference to no arc, arcs
// that do not meet, a ring that does not close or has fewer than four points.
func (t Topology) stitch() (map[geo.PCode]orb.MultiPolygon, error) {
	shapes := make(map[geo.PCode]orb.MultiPolygon, len(t.Shapes))
	for p, polygons := range t.Shapes {
		shape := make(orb.MultiPolygon, len(polygons))
		for i, rings := range polygons {
			polygon, err := t.polygon(rings)
			if err != nil {
				return nil, fmt.Errorf("%s, polygon %d: %w", p, i+1, err)
			}
			shape[i] = polygon
		}
		shapes[p] = shape
	}
	return shapes, nil
}

func (t Topology) polygon(rings Rings) (orb.Polygon, error) {
	if len(rings) == 0 {
		return nil, errors.New("it has no rings")
	}
	polygon := make(orb.Polygon, len(rings))
	for i, references := range rings {
		ring, err := t.ring(references)
		if err != nil {
			return nil, fmt.Errorf("ring %d: %w", i+1, err)
		}
		if outer := i == 0; outer != (ring.Orientation() == orb.CCW) {
			slices.Reverse(ring)
		}
		polygon[i] = ring
	}
	return polygon, nil
}

func (t Topology) ring(references []int32) (orb.Ring, error) {
	size := 0
	for _, r := range references {
		i := max(r, ^r)
		if int(i) >= len(t.Arcs) || len(t.Arcs[i]) < 2 {
			return nil, fmt.Errorf("it refers to arc %d, which is not there or has no length", i)
		}
		size += len(t.Arcs[i])
	}
	ring := make(orb.Ring, 0, size)
	for _, r := range references {
		start, rest := t.end(r)
		if len(ring) == 0 {
			ring = append(ring, start)
		} else if ring[len(ring)-1] != start {
			return nil, fmt.Errorf("arc %d does not begin where the one before it ends", max(r, ^r))
		}
		ring = append(ring, rest...)
		if r < 0 {
			slices.Reverse(ring[len(ring)-len(rest):])
		}
	}
	if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
		return nil, errors.New("it does not close, or has fewer than four points")
	}
	return ring, nil
}

// end returns the point at which the referenced arc begins, and its other points in the order of
// the arc itself.
func (t Topology) end(reference int32) (start orb.Point, rest orb.LineString) {
	if reference < 0 {
		arc := t.Arcs[^reference]
		return arc[len(arc)-1], arc[:len(arc)-1]
	}
	arc := t.Arcs[reference]
	return arc[0], arc[1:]
}
