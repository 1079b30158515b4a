package geocode

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// Completion is a place, an area or a vernacular region whose name an unfinished text can become. It
// is a suggestion to whoever types and has no score: nothing is ever placed by it.
type Completion struct {
	PCode       geo.PCode  `json:"pcode"`                 // code of the place or area
	Name        geo.Label  `json:"name,omitzero"`         // its name
	Level       string     `json:"level"`                 // "place", "region" (of no fixed borders), or an administrative level
	Governorate geo.PCode  `json:"governorate,omitempty"` // p-code of the governorate that it lies in
	District    geo.PCode  `json:"district,omitempty"`    // p-code of the district that it lies in
	Subdistrict geo.PCode  `json:"subdistrict,omitempty"` // p-code of the subdistrict that it lies in
	Point       *orb.Point `json:"point,omitempty"`       // where it is; absent of areas
	Fit         string     `json:"fit"`                   // what of its name, or of another name of it, the text is: "name" (all of it), "beginning", "word" (the beginning of a later word) or "sound"
}

// MaxCompletions is how many completions an answer lists.
const MaxCompletions = 10

// fits describes how completions are found: by what name, and by how much the people of a place that
// is found so count for less than of one whose name begins with the text.
var fits = [...]struct {
	name    string
	divisor float64
}{
	gazetteer.WholeName: {"name", 0.1}, gazetteer.BeginsName: {"beginning", 1}, gazetteer.BeginsWord: {"word", 10}, gazetteer.SoundsAlike: {"sound", 100},
}

// Complete returns what a text, in either script and with its last word unfinished, can become: at most
// MaxCompletions, those in which most people live first. An area that is named after a town is left
// to the town, as in Geocode. Cost: 0.02 to 0.4 ms.
func (g *Geocoder) Complete(text string) []Completion {
	type weighed struct {
		gazetteer.Completion
		people float64
	}
	found := g.gaz.Complete(text)
	suggested := make([]weighed, 0, len(found))
	for _, c := range found {
		if !g.leftToTown(c.Bearer, found) {
			suggested = append(suggested, weighed{c, g.people(c.Bearer) / fits[c.Fit].divisor})
		}
	}
	slices.SortFunc(suggested, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.people, a.people), cmp.Compare(a.Bearer, b.Bearer))
	})
	out := make([]Completion, min(len(suggested), MaxCompletions))
	for i := range out {
		c := g.ofBearer(g.known[suggested[i].Bearer].Bearer)
		out[i] = Completion{c.PCode, c.Name, c.Level, c.Governorate, c.District, c.Subdistrict, c.Point, fits[suggested[i].Fit].name}
	}
	return out
}

// leftToTown reports whether the town that an area is named after is among what was found, which is
// in the order of the numbers.
func (g *Geocoder) leftToTown(bearer int32, found []gazetteer.Completion) bool {
	town := g.known[bearer].town
	_, ok := slices.BinarySearchFunc(found, town, func(c gazetteer.Completion, n int32) int { return cmp.Compare(c.Bearer, n) })
	return ok
}

// people returns how many live at a place or in an area. Boundary: where no number is known, as in the
// parts of cities and in towns that were deserted, as many as in a village.
func (g *Geocoder) people(bearer int32) float64 {
	n := 0
	switch p := &g.known[bearer]; {
	case p.Place != nil:
		n = p.Place.Population
	case p.Area != nil:
		n = p.Area.Population
	default:
		for _, code := range p.Region.Subdistricts {
			a, _ := g.areas.Get(code)
			n += a.Population
		}
	}
	if n == 0 {
		return village
	}
	return float64(n)
}

// village is how many people live in a village.
const village = 2000
