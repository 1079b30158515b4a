package gazetteer

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/area"
)

// Bearer is a place or an area that bears a name: exactly one of the two is set.
type Bearer struct {
	Place *Place
	Area  *area.Area
}

// Gazetteer finds places and areas by code, by name and by subdistrict. It is immutable and safe
// for concurrent use; what it returns must not be changed.
type Gazetteer struct {
	places    []Place // by p-code
	bearers   []Bearer
	names     index
	skeletons index
	in        map[geo.PCode][]*Place
	regions   []Region
}

// index lists positions in bearers by a form of their names, in increasing order.
type index map[string][]int32

func (ix index) add(form string, bearer int32) {
	list := ix[form]
	if form == "" || len(list) > 0 && list[len(list)-1] == bearer {
		return
	}
	ix[form] = append(list, bearer)
}

// New returns the gazetteer of the places, of the areas that contain them, and of vernacular
// regions. Errors: a place without a valid code, name or point, one given twice, or one in an
// unknown subdistrict; a region of an unknown subdistrict.
func New(places []Place, areas *area.Set, regions []Region) (*Gazetteer, error) {
	g := &Gazetteer{
		places:    slices.Clone(places),
		names:     make(index, 3*len(places)),
		skeletons: make(index, 2*len(places)),
		in:        map[geo.PCode][]*Place{},
	}
	seats := newSeats(areas)
	slices.SortFunc(g.places, func(a, b Place) int { return cmp.Compare(a.PCode, b.PCode) })
	for i := range g.places {
		p := &g.places[i]
		if err := checkPlace(p, areas); err != nil {
			return nil, err
		}
		if i > 0 && g.places[i-1].PCode == p.PCode {
			return nil, fmt.Errorf("gazetteer: place %s is given twice", p.PCode)
		}
		g.in[p.Subdistrict] = append(g.in[p.Subdistrict], p)
		g.add(Bearer{Place: p}, append(placeNames(p), seats.take(p)...))
	}
	for _, level := range geo.Levels() {
		for _, a := range areas.All(level) {
			g.add(Bearer{Area: &a}, append(areaNames(a), seats.given[a.PCode]...))
		}
	}
	return g, nil
}

func checkPlace(p *Place, areas *area.Set) error {
	switch {
	case !p.PCode.IsPlace():
		return fmt.Errorf("gazetteer: %q is not the code of a place", p.PCode)
	case p.Name.IsZero():
		return fmt.Errorf("gazetteer: place %s has no name", p.PCode)
	case !areas.Has(p.Subdistrict) || p.Subdistrict.Level() != geo.Subdistrict:
		return fmt.Errorf("gazetteer: place %s is in %q, which is no subdistrict", p.PCode, p.Subdistrict)
	}
	if err := geo.CheckPoint(p.Point); err != nil {
		return fmt.Errorf("gazetteer: place %s: %w", p.PCode, err)
	}
	return nil
}

func (g *Gazetteer) add(b Bearer, names []string) {
	at := int32(len(g.bearers))
	g.bearers = append(g.bearers, b)
	for _, name := range names {
		list := words(name)
		g.names.add(glued(list), at)
		g.skeletons.add(skeleton(list), at)
	}
}

// Get returns the place with this code.
func (g *Gazetteer) Get(code geo.PCode) (Place, bool) {
	at, ok := slices.BinarySearchFunc(g.places, code, func(p Place, c geo.PCode) int { return cmp.Compare(p.PCode, c) })
	if !ok {
		return Place{}, false
	}
	return g.places[at], true
}

// Places returns every place, by p-code.
func (g *Gazetteer) Places() []Place { return g.places }

// In returns the places of a subdistrict, by p-code.
func (g *Gazetteer) In(subdistrict geo.PCode) []*Place { return g.in[subdistrict] }

// NearestCommunity returns the community of a subdistrict that is nearest to a point, and its
// distance in metres. ok is false where the subdistrict has no community.
func (g *Gazetteer) NearestCommunity(subdistrict geo.PCode, p orb.Point) (nearest Place, distanceM float64, ok bool) {
	for _, place := range g.in[subdistrict] {
		if place.Kind != Community {
			continue
		}
		if d := geo.DistanceM(p, place.Point); !ok || d < distanceM {
			nearest, distanceM, ok = *place, d, true
		}
	}
	return nearest, distanceM, ok
}

// Named returns the bearers of a name, official or alias, in either script, whose normalised
// forms are equal. Order: places by p-code, then areas from governorates to subdistricts.
func (g *Gazetteer) Named(name string) []Bearer { return g.bearersOf(g.names[Key(name)]) }

// minSkeleton is the fewest consonants that tell one name from most others.
const minSkeleton = 3

// Sounding returns the bearers of a name with the same Skeleton, in the order of Named. A name
// of fewer than three consonants has none.
func (g *Gazetteer) Sounding(name string) []Bearer {
	skeleton := Skeleton(name)
	if len(skeleton) < minSkeleton {
		return nil
	}
	return g.bearersOf(g.skeletons[skeleton])
}

func (g *Gazetteer) bearersOf(positions []int32) []Bearer {
	out := make([]Bearer, 0, len(positions))
	for _, at := range positions {
		out = append(out, g.bearers[at])
	}
	return out
}
