package area

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/topology"
)

func TestAreasAreFoundByPCode(t *testing.T) {
	s := newToy().set(t)
	a, ok := s.Get("SY010009")
	if want := (Area{PCode: "SY010009", Level: geo.Subdistrict, Parent: "SY0100"}); !ok || !cmp.Equal(a, want) {
		t.Errorf("Get(SY010009) = %+v, %v, want %+v", a, ok, want)
	}
	for _, unknown := range []geo.PCode{"", "SY02", "SY0199", "SY010098", "C1001", "nonsense"} {
		if _, ok := s.Get(unknown); ok || s.Has(unknown) {
			t.Errorf("the unknown area %q is found", unknown)
		}
		if shape := s.Shape(unknown, 10); len(shape) != 0 {
			t.Errorf("the unknown area %q has the shape %v", unknown, shape)
		}
	}
}

func TestPositionIsTheIndexInAll(t *testing.T) {
	s := newToy().set(t)
	for level := geo.Country; level <= geo.Subdistrict; level++ {
		for i, a := range s.All(level) {
			if pos, ok := s.Position(a.PCode); !ok || pos != i {
				t.Errorf("Position(%s) = %d, %v, want %d", a.PCode, pos, ok, i)
			}
			if i > 0 && s.All(level)[i-1].PCode >= a.PCode {
				t.Errorf("%s does not come after %s", a.PCode, s.All(level)[i-1].PCode)
			}
		}
	}
	if _, ok := s.Position("SY09"); ok {
		t.Error("an unknown area has a position")
	}
}

func TestNewRejects(t *testing.T) {
	arcs := []orb.LineString{{{36, 33}, {37, 33}, {37, 34}}, {{37, 34}, {36, 34}, {36, 33}}, {{36, 33}}}
	shape := func(p geo.PCode, ring ...int32) Topology {
		return Topology{Arcs: arcs, Shapes: map[geo.PCode][]topology.Rings{p: {{ring}}}}
	}
	governorate := Area{PCode: "SY01", Level: geo.Governorate, Parent: "SY"}
	for _, test := range []struct {
		name  string
		areas []Area
		arcs  Topology
		want  string
	}{
		{"a p-code that is none", []Area{{PCode: "SY1"}}, Topology{}, "not the p-code"},
		{"a place among the areas", []Area{{PCode: "C1001"}}, Topology{}, "not the p-code"},
		{"a level that the p-code is not of", []Area{{PCode: "SY01", Level: geo.District, Parent: "SY"}}, Topology{}, "district cannot"},
		{"a country with a parent", []Area{{PCode: "SY", Parent: "SY"}}, Topology{}, "no parent"},
		{"a p-code that does not nest", []Area{governorate, {PCode: "SY0200", Level: geo.District, Parent: "SY01"}}, Topology{}, "does not nest"},
		{"a parent that is missing", []Area{{PCode: "SY0100", Level: geo.District, Parent: "SY01"}}, Topology{}, "parent SY01"},
		{"an area twice", []Area{governorate, governorate}, Topology{}, "twice"},
		{"a shape of no area", []Area{governorate}, shape("SY02", 0, 1), "SY02"},
		{"a reference beyond the arcs", []Area{governorate}, shape("SY01", 0, 3), "arc 3"},
		{"a reference beyond the arcs, backwards", []Area{governorate}, shape("SY01", 0, ^3), "arc 3"},
		{"an arc of one point", []Area{governorate}, shape("SY01", 0, 2), "arc 2"},
		{"arcs that do not meet", []Area{governorate}, shape("SY01", 0, ^1), "does not begin"},
		{"a ring that does not close", []Area{governorate}, shape("SY01", 0), "does not close"},
		{"a ring of no arcs", []Area{governorate}, shape("SY01"), "does not close"},
		{"a polygon of no rings", []Area{governorate}, Topology{Shapes: map[geo.PCode][]topology.Rings{"SY01": {{}}}}, "no rings"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := New(test.areas, test.arcs); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("New returns %v, want an error with %q", err, test.want)
			}
		})
	}
}

func TestRingsAreClosedAndWoundAsRFC7946Asks(t *testing.T) {
	s := newToy().set(t)
	for _, a := range s.All(geo.Subdistrict) {
		for _, polygon := range s.Shape(a.PCode, 16) {
			for i, ring := range polygon {
				want := orb.CCW
				if i > 0 {
					want = orb.CW
				}
				if !ring.Closed() || ring.Orientation() != want {
					t.Errorf("%s, ring %d: closed %v, orientation %d, want %d", a.PCode, i, ring.Closed(), ring.Orientation(), want)
				}
			}
		}
	}
	if holes := len(s.Shape(toyCode(4, 4), 16)[0]) - 1; holes != 1 {
		t.Errorf("the subdistrict around the enclave has %d holes, want 1", holes)
	}
}

func TestNeighboursShareTheirVertices(t *testing.T) {
	c := newToy()
	s := c.set(t)
	uses := map[orb.Point]int{}
	for _, a := range s.All(geo.Subdistrict) {
		for _, polygon := range s.Shape(a.PCode, 16) {
			for _, ring := range polygon {
				for _, p := range ring[1:] {
					uses[p]++
				}
			}
		}
	}
	for y := 1; y < toySide; y++ {
		for x := 1; x < toySide; x++ {
			if n := uses[c.nodes[y][x]]; n != 4 {
				t.Errorf("the corner of four subdistricts at %v is a vertex of %d", c.nodes[y][x], n)
			}
		}
	}
}
