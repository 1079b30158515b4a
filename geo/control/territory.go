package control

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/topology"
)

// Seat is a community with who holds it.
type Seat struct {
	At          orb.Point
	Subdistrict geo.PCode
	Controllers []string // codes of the controller vocabulary; several hold it jointly; none: Unknown
}

// jointly stands between the codes of controllers that hold a land together.
const jointly = "+"

// Holder returns the name of a set of controllers: their codes in order, joined by a plus sign.
func Holder(controllers []string) string {
	if len(controllers) == 0 {
		return Unknown
	}
	return strings.Join(sorted(controllers), jointly)
}

// Territories divides the land between those who hold its communities: every place of a
// subdistrict goes with the nearest community of the subdistrict, in a plane on which a degree of
// longitude is as long as it is there, and what one set of controllers holds is one shape, named
// by their codes in order with plus signs between them. A subdistrict without seats is Unknown.
// Seats at one place hold it jointly. The shapes of subdistricts cover the land once over common
// arcs, and so does the result, whose vertices are those of the arcs but for the ends of new
// borders.
// Errors: subdistricts whose outlines are not whole. Cost: some 50 ms for 8,000 seats.
func Territories(subdistricts topology.Topology[geo.PCode], seats []Seat) (topology.Topology[string], error) {
	subdistricts, err := subdistricts.Wound()
	if err != nil {
		return topology.Topology[string]{}, err
	}
	d := newDivision(subdistricts.Arcs)
	bySubdistrict := map[geo.PCode][]Seat{}
	for _, s := range seats {
		bySubdistrict[s.Subdistrict] = append(bySubdistrict[s.Subdistrict], s)
	}
	for p, polygons := range subdistricts.Shapes {
		d.lands = append(d.lands, newLand(p, polygons, holders(bySubdistrict[p])))
	}
	slices.SortFunc(d.lands, func(a, b *land) int { return strings.Compare(string(a.pcode), string(b.pcode)) })
	for _, l := range d.lands {
		d.divide(l)
	}
	for i := range d.arcs {
		d.arcs[i].insertCuts()
	}
	for _, l := range d.lands {
		d.label(l)
	}
	t, err := topology.Partition(d.borders())
	if err != nil {
		return t, fmt.Errorf("the territories of controllers: %w", err)
	}
	return t, nil
}

// holders returns who holds each place of the seats.
func holders(seats []Seat) map[topology.Position]string {
	controllers := map[topology.Position][]string{}
	for _, s := range seats {
		at := topology.PositionOf(s.At)
		controllers[at] = append(controllers[at], s.Controllers...)
	}
	out := make(map[topology.Position]string, len(controllers))
	for at, c := range controllers {
		out[at] = Holder(c)
	}
	return out
}
