package reference

import (
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/topology"
)

// areaFacts is the content of a file of areas.
type areaFacts struct {
	areas []area.Area // by p-code
	arcs  area.Topology
}

const areasKind = "areas"

// areaGrid is the fraction of a square kilometre in which areas are kept.
const areaGrid = 10

func encodeAreas(f areaFacts) []byte {
	var e encoder
	e.count(len(f.areas))
	encodeColumn(f.areas, func(a area.Area) { e.text(string(a.PCode)) })
	encodeColumn(f.areas, func(a area.Area) { e.text(a.Name.EN) })
	encodeColumn(f.areas, func(a area.Area) { e.text(a.Name.AR) })
	encodeColumn(f.areas, func(a area.Area) { e.texts(a.Aliases) })
	encodeColumn(f.areas, func(a area.Area) { e.whole(fixed(a.AreaKM2, areaGrid)) })
	encodeColumn(f.areas, func(a area.Area) { e.count(a.Population) })
	encodeColumn(f.areas, func(a area.Area) { e.count(a.PopulationYear) })
	encodeColumn(f.areas, func(a area.Area) { e.count(a.Population2004) })
	var centers []orb.Point
	for _, a := range f.areas {
		centers = append(centers, a.Center)
	}
	e.points(centers, pointGrid)
	encodeTopology(&e, f.arcs)
	return e.content
}

func decodeAreas(content string) (areaFacts, error) {
	d := decoder{rest: content}
	areas := make([]area.Area, d.count())
	decodeColumn(areas, func(a *area.Area) {
		if a.PCode = geo.PCode(d.text()); !a.PCode.IsArea() {
			d.fail("a p-code is not an area's")
			return
		}
		a.Level = a.PCode.Level()
		if a.Level > geo.Country {
			a.Parent = a.PCode.At(a.Level - 1)
		}
	})
	decodeColumn(areas, func(a *area.Area) { a.Name.EN = d.text() })
	decodeColumn(areas, func(a *area.Area) { a.Name.AR = d.text() })
	decodeColumn(areas, func(a *area.Area) { a.Aliases = d.texts() })
	decodeColumn(areas, func(a *area.Area) { a.AreaKM2 = float64(d.whole()) / areaGrid })
	decodeColumn(areas, func(a *area.Area) { a.Population = d.below(maxPopulation) })
	decodeColumn(areas, func(a *area.Area) { a.PopulationYear = d.below(maxPopulation) })
	decodeColumn(areas, func(a *area.Area) { a.Population2004 = d.below(maxPopulation) })
	for i, p := range d.points(len(areas), pointGrid) {
		areas[i].Center = p
	}
	f := areaFacts{areas, decodeTopology(&d)}
	return f, d.end()
}

// maxPopulation is above the number of persons in any area.
const maxPopulation = 1_000_000_000

func encodeTopology(e *encoder, t area.Topology) {
	encodeLines(e, t.Arcs)
	e.count(len(t.Shapes))
	for _, p := range slices.Sorted(maps.Keys(t.Shapes)) {
		e.text(string(p))
		e.count(len(t.Shapes[p]))
		for _, rings := range t.Shapes[p] {
			e.count(len(rings))
			for _, ring := range rings {
				encodeRing(e, ring)
			}
		}
	}
}

// encodeRing appends the references of a ring as differences: arcs that follow each other along
// a border mostly have numbers that do.
func encodeRing(e *encoder, ring []int32) {
	e.count(len(ring))
	var last int32
	for _, reference := range ring {
		e.whole(int64(reference) - int64(last))
		last = reference
	}
}

func decodeTopology(d *decoder) area.Topology {
	t := area.Topology{Arcs: decodeLines[orb.LineString](d)}
	n := d.count()
	t.Shapes = make(map[geo.PCode][]topology.Rings, n)
	for range n {
		p := geo.PCode(d.text())
		polygons := make([]topology.Rings, d.count())
		for i := range polygons {
			polygons[i] = make(topology.Rings, d.count())
			for j := range polygons[i] {
				polygons[i][j] = decodeRing(d)
			}
		}
		t.Shapes[p] = polygons
	}
	return t
}

func decodeRing(d *decoder) []int32 {
	ring := make([]int32, d.count())
	var last int64
	for i := range ring {
		last += d.whole()
		if last != int64(int32(last)) {
			d.fail("a reference to an arc is out of range")
			return nil
		}
		ring[i] = int32(last)
	}
	return ring
}
