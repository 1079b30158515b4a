package polygon

import (
	"errors"
	"fmt"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// ErrShape is wrapped by every error about a shape that is not whole.
var ErrShape = errors.New("the shape is not whole")

// Check returns an error unless the shape is whole: its positions in the world; its rings closed, of
// four positions or more, and touching or crossing themselves nowhere; its holes inside what they
// are of; its polygons and its holes apart from each other but for what Overlap lets pass. A position
// that is repeated at once passes. Errors: ErrShape, naming the polygon, the ring and a position.
func Check(m orb.MultiPolygon) error {
	if len(m) == 0 {
		return fmt.Errorf("%w: it has no polygon", ErrShape)
	}
	for i, p := range m {
		if err := checkPolygon(p); err != nil {
			return inPart(len(m), i, err)
		}
	}
	if i, j, ok := overlapping(m); ok {
		return fmt.Errorf("%w: its polygons %d and %d overlap", ErrShape, i+1, j+1)
	}
	return nil
}

// overlapping returns two of the polygons that overlap.
func overlapping(m orb.MultiPolygon) (first, second int, ok bool) {
	bounds := make([]orb.Bound, len(m))
	for i, p := range m {
		bounds[i] = p.Bound()
	}
	boxes := NewBoxes(bounds)
	for i, p := range m {
		boxes.Meeting(bounds[i], func(other int) bool {
			ok = other < i && Overlap(orb.MultiPolygon{p}, m[other:other+1])
			first, second = other, i
			return !ok
		})
		if ok {
			break
		}
	}
	return first, second, ok
}

// inPart says with an error in which of several polygons it is.
func inPart(parts, i int, err error) error {
	if parts == 1 {
		return err
	}
	return fmt.Errorf("%w, in polygon %d of it", err, i+1)
}

func checkPolygon(p orb.Polygon) error {
	if len(p) == 0 {
		return fmt.Errorf("%w: it has a polygon without a ring", ErrShape)
	}
	for i, r := range p {
		if err := checkRing(r); err != nil {
			return inRing(i, err)
		}
	}
	outline := orb.MultiPolygon{p[:1]}
	for i, hole := range p[1:] {
		shape := orb.MultiPolygon{{hole}}
		if AreaM2(shape)-OverlapM2(shape, outline) > slackM2(shape, outline) {
			return fmt.Errorf("%w: ring %d, a hole, is not inside ring 1", ErrShape, i+2)
		}
	}
	holes := make(orb.MultiPolygon, len(p)-1)
	for i := range holes {
		holes[i] = p[i+1 : i+2]
	}
	if i, j, ok := overlapping(holes); ok {
		return fmt.Errorf("%w: rings %d and %d, which are holes, overlap", ErrShape, i+2, j+2)
	}
	return nil
}

func inRing(i int, err error) error {
	if i == 0 {
		return err
	}
	return fmt.Errorf("%w, in ring %d", err, i+1)
}

func checkRing(r orb.Ring) error {
	for i, at := range r {
		if err := geo.CheckPoint(at); err != nil {
			return fmt.Errorf("%w: position %d: %w", ErrShape, i+1, err)
		}
	}
	switch {
	case len(r) > 0 && r[0] != r[len(r)-1]:
		return fmt.Errorf("%w: it is not closed: it begins at %s and ends at %s", ErrShape, place(r[0]), place(r[len(r)-1]))
	case len(r) < 4:
		return fmt.Errorf("%w: a ring has 4 positions or more, and this one %d", ErrShape, len(r))
	}
	sides := sidesOf(r)
	if len(sides) < 3 {
		return fmt.Errorf("%w: the ring at %s encloses nothing", ErrShape, place(r[0]))
	}
	if at, ok := meeting(sides); ok {
		return fmt.Errorf("%w: it crosses or touches itself at %s", ErrShape, place(at))
	}
	return nil
}

// place writes a position as people look it up.
func place(p orb.Point) string {
	p = geo.Round(p, 6)
	return fmt.Sprintf("longitude %g, latitude %g", p[0], p[1])
}
