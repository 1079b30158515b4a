package tiles

import (
	"cmp"
	"slices"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

const (
	firstPlaceZoom = 4
	allPlacesZoom  = 14 // from here on every place is shown
	neighbourZoom  = 10 // from here on parts of cities compete with communities
	labelZooms     = 2  // a tile has 4 × 4 cells, each with room for one label
)

// rankedPlace is a place and the first zoom that shows it.
type rankedPlace struct {
	place    int // position in the list
	fromZoom uint32
}

// rankPlaces returns every place, the most populous first, with the first zoom at which it is the
// most populous of its cell. Once shown it stays: a cell's parts have no larger place. A label
// therefore never shares its cell, and the renderer has little left to hide.
func rankPlaces(places []gazetteer.Place) []rankedPlace {
	out := make([]rankedPlace, len(places))
	for i := range places {
		out[i] = rankedPlace{i, allPlacesZoom}
	}
	slices.SortFunc(out, func(a, b rankedPlace) int {
		p, q := places[a.place], places[b.place]
		return cmp.Or(cmp.Compare(q.Population, p.Population), cmp.Compare(p.Kind, q.Kind), cmp.Compare(p.PCode, q.PCode))
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
