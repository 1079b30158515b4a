package gazetteer

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/area"
)

// Bearer is what bears a name: exactly one of the three is set.
type Bearer struct {
	Place  *Place
	Area   *area.Area
	Region *Region
}

// Code returns the code of the bearer.
func (b Bearer) Code() geo.PCode {
	switch {
	case b.Place != nil:
		return b.Place.PCode
	case b.Area != nil:
		return b.Area.PCode
	}
	return b.Region.Code
}

// Gazetteer finds places, areas and vernacular regions by code, by name and by subdistrict. It is
// immutable and safe for concurrent use; what it returns must not be changed.
type Gazetteer struct {
	places  []Place // by p-code
	regions []Region
	bearers []Bearer
	where   []Governorates // of the bearers
	index   *index
	in      map[geo.PCode][]*Place
}

// New returns the gazetteer of the places, of the areas that contain them, and of vernacular
// regions. Errors: a place without a valid code, name or point, one given twice, or one in an
// unknown subdistrict; a region of an unknown subdistrict.
func New(places []Place, areas *area.Set, regions []Region) (*Gazetteer, error) {
	g := &Gazetteer{places: slices.Clone(places), regions: slices.Clone(regions), in: map[geo.PCode][]*Place{}}
	total := len(places) + len(regions)
	for _, level := range geo.Levels() {
		total += len(areas.All(level))
	}
	g.index = newIndex(3*len(places), total)
	if err := g.addPlaces(areas); err != nil {
		return nil, err
	}
	return g, g.addRegions(areas)
}

// addPlaces adds the places, and the areas, which share names with the towns they are called after.
func (g *Gazetteer) addPlaces(areas *area.Set) error {
	seats := newSeats(areas)
	slices.SortFunc(g.places, func(a, b Place) int { return cmp.Compare(a.PCode, b.PCode) })
	for i := range g.places {
		p := &g.places[i]
		if err := checkPlace(p, areas); err != nil {
			return err
		}
		if i > 0 && g.places[i-1].PCode == p.PCode {
			return fmt.Errorf("gazetteer: place %s is given twice", p.PCode)
		}
		g.in[p.Subdistrict] = append(g.in[p.Subdistrict], p)
		g.add(Bearer{Place: p}, append(placeNames(p, seats.around(p)), seats.take(p)...))
	}
	for _, level := range geo.Levels() {
		for _, a := range areas.All(level) {
			g.add(Bearer{Area: &a}, append(areaNames(a), seats.given[a.PCode]...))
		}
	}
	return nil
}

func (g *Gazetteer) addRegions(areas *area.Set) error {
	for i := range g.regions {
		r := &g.regions[i]
		if r.Code == "" || r.Name.IsZero() || len(r.Subdistricts) == 0 {
			return fmt.Errorf("gazetteer: region %q has no code, no name or no subdistrict", r.Code)
		}
		for _, code := range r.Subdistricts {
			if !areas.Has(code) || code.Level() != geo.Subdistrict {
				return fmt.Errorf("gazetteer: region %s covers %q, which is no subdistrict", r.Code, code)
			}
		}
		g.add(Bearer{Region: r}, append([]string{r.Name.EN, r.Name.AR}, r.Aliases...))
	}
	g.index.seal()
	return nil
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
	in := b.governorates()
	g.where = append(g.where, in)
	for _, name := range names {
		list := Words(name)
		g.index.add(list, at, in)
		g.index.addWords(list)
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

// Regions returns every vernacular region, in the order they were given.
func (g *Gazetteer) Regions() []Region { return g.regions }
