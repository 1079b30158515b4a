package control

import "tawthiq/geo"

// voices gathers the claims that speak from a list by voice.
type voices struct {
	all      []Claim
	first    int     // of those that speak, in all
	speaking []Claim // a part of all, as long as they are next to each other there
}

// silences reports whether a claim does not speak because one of its source began later. Ask in the
// order of all.
func (v *voices) silences(c *Claim) bool {
	for i := range v.speaking {
		if said := &v.speaking[i]; said.From != c.From && said.Source == c.Source {
			return true
		}
	}
	return false
}

// add adds the claim at a position of all.
func (v *voices) add(i int) {
	switch {
	case len(v.speaking) == 0:
		v.first, v.speaking = i, v.all[i:i+1:i+1]
	case len(v.speaking) == i-v.first:
		v.speaking = v.all[v.first : i+1 : i+1]
	default:
		v.speaking = append(v.speaking, v.all[i])
	}
}

// Silence is why a claim that holds on a day does not speak.
type Silence string

// The reasons.
const (
	Earlier      Silence = "earlier"       // one of its source about the same began later
	LessSpecific Silence = "less-specific" // another one comes nearer to the place
)

// Unheard is a claim that holds on a day and does not speak.
type Unheard struct {
	Claim
	By  Basis
	Why Silence
}

// Unheard returns the claims about a place that hold on a day and do not speak, those that come nearest to
// the place first, and of these the ones that began last. Cost: it follows the number of claims about the place.
func (l *Layer) Unheard(p Place, day int32) (out []Unheard) {
	spoken := false
	hear := func(by Basis, claims []*Claim) {
		v := voices{}
		for _, c := range claims {
			switch {
			case spoken:
				out = append(out, Unheard{*c, by, LessSpecific})
			case v.silences(c):
				out = append(out, Unheard{*c, by, Earlier})
			default:
				v.speaking = append(v.speaking, *c)
			}
		}
		spoken = spoken || len(v.speaking) > 0
	}
	hear(ByPlace, l.held(p.PCode, day))
	hear(ByPlace, l.held(p.Within, day))
	var areas []*Claim
	l.areas.each(p.Point, func(c *Claim) {
		if c.holds(day) {
			areas = append(areas, c)
		}
	})
	hear(ByArea, areas)
	hear(ByNearest, l.held(p.Nearest, day))
	return out
}

// held returns the claims about a place that hold on a day, by voice.
func (l *Layer) held(place geo.PCode, day int32) (out []*Claim) {
	claims := l.places[place]
	for i := range claims {
		if claims[i].holds(day) {
			out = append(out, &claims[i])
		}
	}
	return out
}
