package trial

import (
	"cmp"
	"maps"
	"slices"

	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/geocode"
)

// Scan is the thorough way to find a name, for comparison: the edit distance of the text to the
// normalised Latin name of every place in the stated governorate. It accepts the nearest.
type Scan struct {
	governorates governorates
	names        map[geo.PCode][]scanned // by governorate
}

type scanned struct {
	letters []byte
	place   *gazetteer.Place
}

// NewScan returns the scan of these places, which must not change.
func NewScan(places []gazetteer.Place, areas *area.Set) *Scan {
	s := &Scan{newGovernorates(areas), map[geo.PCode][]scanned{}}
	for i := range places {
		seen := map[string]bool{"": true}
		for _, name := range append([]string{places[i].Name.EN}, places[i].Aliases...) {
			if form := glue(name); !seen[form] && form[0] < 0x80 {
				seen[form] = true
				in := places[i].Subdistrict.At(geo.Governorate)
				s.names[in] = append(s.names[in], scanned{letters(form), &places[i]})
			}
		}
	}
	return s
}

// nearest is a place and the edit distance of its name.
type nearest struct {
	place    *gazetteer.Place
	distance int
}

// Geocode returns the five places with the nearest names, the most populous first where names
// are equally near. Cost: one comparison for every name in the governorate, or in the country.
func (s *Scan) Geocode(q geocode.Query) geocode.Result {
	text := letters(glue(before(q.Text.EN)))
	if len(text) == 0 {
		return found()
	}
	in := s.governorates.named(q.Region)
	if len(in) == 0 {
		in = slices.Sorted(maps.Keys(s.names))
	}
	p, best := newPattern(text), make([]nearest, 0, 6)
	for _, governorate := range in {
		best = p.scan(s.names[governorate], best)
	}
	places := make([]*gazetteer.Place, len(best))
	for i, n := range best {
		places[i] = n.place
	}
	return found(places...)
}

// scan returns the five nearest of these names and the best so far.
func (p *pattern) scan(names []scanned, best []nearest) []nearest {
	for _, name := range names {
		full := len(best) == 5
		if full && apart(len(name.letters), p.n) > best[4].distance {
			continue
		}
		if d := p.distance(name.letters); !full || d <= best[4].distance {
			best = keep(best, nearest{name.place, d})
		}
	}
	return best
}

// apart returns the least edit distance that two lengths allow.
func apart(a, b int) int { return max(a-b, b-a) }

// keep puts a place among the five nearest.
func keep(best []nearest, n nearest) []nearest {
	if at := slices.IndexFunc(best, func(o nearest) bool { return o.place == n.place }); at >= 0 {
		if best[at].distance <= n.distance {
			return best
		}
		best = slices.Delete(best, at, at+1)
	}
	best = append(best, n)
	slices.SortStableFunc(best, func(a, b nearest) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(b.place.Population, a.place.Population))
	})
	return best[:min(len(best), 5)]
}
