package area

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/topology"
)

// Area is one administrative area. Units: degrees for Center, square kilometres for AreaKM2,
// persons for the populations, of which 0 means that none is known.
type Area struct {
	PCode   geo.PCode
	Level   geo.Level
	Parent  geo.PCode // "" for the country
	Name    geo.Label
	Aliases []string  // other names, in either script
	Center  orb.Point // where a label goes: inside the area, not its centroid
	AreaKM2 float64

	Population     int // recent: the sum of the area's communities
	PopulationYear int // of Population
	Population2004 int // census
}

// Topology is the shapes of areas over shared arcs, by p-code.
type Topology = topology.Topology[geo.PCode]

// Set is the areas of the country with their shapes. It is immutable and safe for concurrent use.
type Set struct {
	levels   [geo.Subdistrict + 1][]Area
	position map[geo.PCode]int
	arcs     Topology
	shapes   *topology.Map[geo.PCode]
	locator  *locator
}

// New returns the set of these areas, in any order, with the shapes of all levels over the same
// arcs. An area without a shape has an empty one and is never located.
// Errors: a p-code that is malformed, occurs twice, or does not agree with the area's level or
// parent; a parent that is not in the list; a topology whose rings do not close or that has a
// shape of an unknown area.
func New(areas []Area, arcs Topology) (*Set, error) {
	s := &Set{position: make(map[geo.PCode]int, len(areas)), arcs: arcs}
	if err := s.addAreas(areas); err != nil {
		return nil, err
	}
	for p := range arcs.Shapes {
		if !s.Has(p) && p != countryPCode {
			return nil, fmt.Errorf("there is a shape of %s, which is not in the list of areas", p)
		}
	}
	var err error
	if s.shapes, err = topology.NewMap(arcs); err != nil {
		return nil, fmt.Errorf("the shapes: %w", err)
	}
	s.locator = newLocator(s.levels[geo.Subdistrict], s.shapes)
	return s, nil
}

func (s *Set) addAreas(areas []Area) error {
	for _, a := range areas {
		if err := a.check(); err != nil {
			return err
		}
		s.levels[a.Level] = append(s.levels[a.Level], a)
	}
	for _, list := range s.levels {
		slices.SortFunc(list, func(a, b Area) int { return strings.Compare(string(a.PCode), string(b.PCode)) })
		for i, a := range list {
			if s.Has(a.PCode) {
				return fmt.Errorf("area %s occurs twice", a.PCode)
			}
			if a.Level > geo.Governorate && !s.Has(a.Parent) {
				return fmt.Errorf("area %s: its parent %s is not in the list", a.PCode, a.Parent)
			}
			s.position[a.PCode] = i
		}
	}
	return nil
}

func (a Area) check() error {
	switch {
	case !a.PCode.IsArea():
		return fmt.Errorf("%q is not the p-code of an area", a.PCode)
	case a.Level != a.PCode.Level():
		return fmt.Errorf("area %s: a %s cannot have this p-code", a.PCode, a.Level)
	case a.Level == geo.Country && a.Parent != "":
		return fmt.Errorf("area %s: the country has no parent, not %s", a.PCode, a.Parent)
	case a.Level > geo.Country && a.Parent != a.PCode.At(a.Level-1):
		return fmt.Errorf("area %s: its p-code does not nest in that of its parent %q", a.PCode, a.Parent)
	}
	return nil
}

// countryPCode is the country's own code, which has a shape even where a list of areas begins
// with the governorates.
const countryPCode geo.PCode = "SY"

// Get returns the area with this p-code.
func (s *Set) Get(p geo.PCode) (Area, bool) {
	i, ok := s.position[p]
	if !ok {
		return Area{}, false
	}
	return s.levels[p.Level()][i], true
}

// Has reports whether there is an area with this p-code.
func (s *Set) Has(p geo.PCode) bool { _, ok := s.position[p]; return ok }

// All returns the areas of a level in the order of their p-codes. The caller must not change them.
func (s *Set) All(level geo.Level) []Area { return s.levels[level] }

// Position returns where the area stands in All of its level.
func (s *Set) Position(p geo.PCode) (pos int, ok bool) { pos, ok = s.position[p]; return pos, ok }

// Arcs returns the shapes of the areas of a level over the arcs that all levels share. The caller
// must not change the arcs.
func (s *Set) Arcs(level geo.Level) Topology {
	t := Topology{Arcs: s.arcs.Arcs, Shapes: map[geo.PCode][]topology.Rings{}}
	for _, a := range s.levels[level] {
		if polygons, ok := s.arcs.Shapes[a.PCode]; ok {
			t.Shapes[a.PCode] = polygons
		}
	}
	return t
}

// Shape returns the area's shape for maps of a zoom in degrees, empty where the area is unknown.
// Rings are closed and wound as RFC 7946 asks: outer ones anticlockwise, holes clockwise. At every
// zoom neighbours, and areas of different levels, share their vertices exactly; from zoom 12 on no
// vertex is left out.
// Cost: a few nanoseconds for each vertex of the whole shape.
func (s *Set) Shape(p geo.PCode, zoom uint32) orb.MultiPolygon { return s.shapes.Shape(p, zoom) }

// Polygons returns the area's shape as Shape does, in world positions and with open rings, as a
// tile takes it.
func (s *Set) Polygons(p geo.PCode, zoom uint32) [][][]geo.World { return s.shapes.Polygons(p, zoom) }

// Country returns the outline of the country as Shape does.
func (s *Set) Country(zoom uint32) orb.MultiPolygon { return s.Shape(countryPCode, zoom) }

// CountryPolygons returns the outline of the country as Polygons does.
func (s *Set) CountryPolygons(zoom uint32) [][][]geo.World { return s.Polygons(countryPCode, zoom) }

// Locate returns the subdistrict in which the point lies, with distance 0, or else the nearest
// one at up to 3,000 m (the coast, the border), with the distance in metres. Otherwise ok is false.
// Boundary: a point on a shared border belongs to exactly one of the neighbours, the one east of
// it (north of it, where the border runs along a parallel); one on the outer border is inside.
// Cost: about 20 ns inside the country and far from it, microseconds within reach of its border.
func (s *Set) Locate(p orb.Point) (subdistrict geo.PCode, distanceM float64, ok bool) {
	pos, distanceM := s.locator.locate(p)
	if pos < 0 {
		return "", 0, false
	}
	return s.locator.pcodes[pos], distanceM, true
}
