package topology

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/paulmach/orb"
)

// Topology is shapes over shared arcs. Axis order: longitude, latitude, in degrees. Arcs meet at
// their ends only.
type Topology[K cmp.Ordered] struct {
	Arcs   []orb.LineString
	Shapes map[K][]Rings // by what they stand for: polygons
}

// Rings is one polygon: its outer ring, then its holes, each as references to arcs in their
// order along the ring. Reference i is arc i; a negative one, ^i, is arc i backwards.
type Rings [][]int32

// Wound returns the topology with every ring checked and wound as RFC 7946 asks: outer ones
// anticlockwise, holes clockwise. The arcs are those of t.
// Errors: a reference to no arc, arcs that do not meet, a ring that does not close or has fewer than
// four points.
func (t Topology[K]) Wound() (Topology[K], error) {
	out := Topology[K]{Arcs: t.Arcs, Shapes: make(map[K][]Rings, len(t.Shapes))}
	for k, polygons := range t.Shapes {
		wound, err := t.wound(polygons)
		if err != nil {
			return Topology[K]{}, fmt.Errorf("%v, %w", k, err)
		}
		out.Shapes[k] = wound
	}
	return out, nil
}

// wound returns the polygons of one shape as Wound does.
func (t Topology[K]) wound(polygons []Rings) ([]Rings, error) {
	out := make([]Rings, len(polygons))
	for i, rings := range polygons {
		if len(rings) == 0 {
			return nil, fmt.Errorf("polygon %d: it has no rings", i+1)
		}
		for j, references := range rings {
			ring, err := t.ring(references)
			if err != nil {
				return nil, fmt.Errorf("polygon %d: ring %d: %w", i+1, j+1, err)
			}
			if outer := j == 0; outer != (ring.Orientation() == orb.CCW) {
				references = backwards(references)
			}
			out[i] = append(out[i], references)
		}
	}
	return out, nil
}

// backwards returns the references of a ring walked the other way.
func backwards(references []int32) []int32 {
	out := make([]int32, len(references))
	for i, r := range references {
		out[len(out)-1-i] = ^r
	}
	return out
}

// ring returns the arcs of a ring put together.
func (t Topology[K]) ring(references []int32) (orb.Ring, error) {
	var ring orb.Ring
	for _, r := range references {
		i := arcOf(r)
		if i >= len(t.Arcs) || len(t.Arcs[i]) < 2 {
			return nil, fmt.Errorf("it refers to arc %d, which is not there or has no length", i)
		}
		arc := t.Arcs[i]
		if r < 0 {
			arc = slices.Clone(arc)
			arc.Reverse()
		}
		switch {
		case len(ring) == 0:
			ring = append(ring, arc[0])
		case ring[len(ring)-1] != arc[0]:
			return nil, fmt.Errorf("arc %d does not begin where the one before it ends", i)
		}
		ring = append(ring, arc[1:]...)
	}
	if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
		return nil, errors.New("it does not close, or has fewer than four points")
	}
	return ring, nil
}

// arcOf returns the number of the arc that a reference is to.
func arcOf(reference int32) int { return int(max(reference, ^reference)) }
