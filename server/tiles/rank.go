package tiles

import (
	"cmp"
	"slices"

	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/gazetteer"
)

const (
	firstPlaceZoom = 4
	allPlacesZoom  = 14 // from here on every place is shown
	neighbourZoom  = 10 // from here on parts of cities compete with communities
	labelZooms     = 2  // a tile has 4 × 4 cells, each with room for one label
)

// rankedPlace is a place with what it is the seat of and the first zoom that shows it.
type rankedPlace struct {
	place    int       // position in the list
	seat     geo.Level // of the largest area that is named after it; Country: of none
	fromZoom uint32
}

// rankPlaces returns every place, the seats of governorates first and then the most populous, with
// the first zoom at which it is the first of its cell. Once shown it stays: a cell's parts have no
// place before it. A label therefore never shares its cell, and the renderer has little left to
// hide.
func rankPlaces(places []gazetteer.Place, areas *area.Set) []rankedPlace {
	out := make([]rankedPlace, len(places))
	for i := range places {
		out[i] = rankedPlace{place: i, fromZoom: allPlacesZoom}
	}
	for level := geo.Subdistrict; level > geo.Country; level-- { // the largest area speaks last
		for _, i := range seats(places, areas, level) {
			out[i].seat = level
		}
	}
	slices.SortFunc(out, func(a, b rankedPlace) int {
		p, q := places[a.place], places[b.place]
		return cmp.Or(before(a.seat == geo.Governorate, b.seat == geo.Governorate), cmp.Compare(q.Population, p.Population),
			before(a.seat != geo.Country, b.seat != geo.Country), cmp.Compare(a.seat, b.seat), cmp.Compare(p.Kind, q.Kind), cmp.Compare(p.PCode, q.PCode))
	})
	for zoom := uint32(allPlacesZoom - 1); zoom >= firstPlaceZoom; zoom-- {
		taken := map[geo.Tile]bool{}
		for i, r := range out {
			p := places[r.place]
			if zoom < neighbourZoom && p.Kind == gazetteer.Neighbourhood {
				continue
			}
			if cell := geo.ToWorld(p.Point).Tile(zoom + labelZooms); !taken[cell] {
				taken[cell], out[i].fromZoom = true, zoom
			}
		}
	}
	return out
}

// before orders what is before what is not.
func before(a, b bool) int {
	switch {
	case a && !b:
		return -1
	case b && !a:
		return 1
	}
	return 0
}

// seats returns the positions of the communities that the areas of a level are named after: of
// several in an area, the most populous.
func seats(places []gazetteer.Place, areas *area.Set, level geo.Level) map[geo.PCode]int {
	out := map[geo.PCode]int{}
	for i, p := range places {
		a, ok := areas.Get(p.Subdistrict.At(level))
		if !ok || p.Kind != gazetteer.Community || !sameName(p.Name, a.Name) {
			continue
		}
		if known, ok := out[a.PCode]; !ok || p.Population > places[known].Population {
			out[a.PCode] = i
		}
	}
	return out
}

func sameName(a, b geo.Label) bool {
	return a.EN == b.EN || a.AR != "" && gazetteer.Normalise(a.AR) == gazetteer.Normalise(b.AR)
}
