package trial

import (
	"strings"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// Surroundings knows the names that the gazetteer has around a point, to tell why an answer
// missed it.
type Surroundings struct {
	places []gazetteer.Place
	byCode map[geo.PCode]*gazetteer.Place
}

// NewSurroundings returns the surroundings that these places make, which must not change.
func NewSurroundings(places []gazetteer.Place) *Surroundings {
	s := &Surroundings{places, make(map[geo.PCode]*gazetteer.Place, len(places))}
	for i := range places {
		s.byCode[places[i].PCode] = &places[i]
	}
	return s
}

// Likeness says how far a place bears a name that a text holds.
type Likeness struct {
	Place    *gazetteer.Place // nil where nothing is alike
	Name     string           // of the place, as the gazetteer writes it
	Value    float64          // 0 to 1: the share of letters that agree, 1 where the normalised names are equal
	Distance float64          // from the point asked about, in metres
}

// near returns the place within reach of a point that bears the name most like the text, and of
// equally like ones the nearest.
func (s *Surroundings) near(text string, at orb.Point) Likeness {
	var best Likeness
	held := windows(text)
	if len(held) == 0 {
		return best
	}
	for i := range s.places {
		p := &s.places[i]
		d := geo.DistanceM(p.Point, at)
		if d > RightWithinM {
			continue
		}
		if l := alike(p, held); l.Value > best.Value || l.Value == best.Value && best.Place != nil && d < best.Distance {
			l.Distance = d
			best = l
		}
	}
	return best
}

// named returns how far the place of this code bears a name that the text holds. What is no
// place is compared by its own name only.
func (s *Surroundings) named(text string, code geo.PCode, name geo.Label) float64 {
	p := s.byCode[code]
	if p == nil {
		p = &gazetteer.Place{Name: name}
	}
	return alike(p, windows(text)).Value
}

// alike returns the likeness of the place's most like name to any of the windows of a text.
func alike(p *gazetteer.Place, held []window) Likeness {
	best := Likeness{Place: p}
	for _, name := range append([]string{p.Name.EN, p.Name.AR}, p.Aliases...) {
		proper, _, _ := strings.Cut(before(name), " - ") // without what tells it from its namesakes
		form, sound := letters(glue(proper)), letters(loose(proper))
		for _, w := range held {
			if v := w.alike(form, sound); v > best.Value {
				best.Name, best.Value = name, v
			}
		}
	}
	return best
}

// window is a run of words of a text that may be a name.
type window struct{ form, sound *pattern }

// lessLoosely is how much of the likeness of two loose forms counts.
const lessLoosely = 0.95

func (w window) alike(form, sound []byte) float64 {
	return max(w.form.alike(form), lessLoosely*w.sound.alike(sound))
}

// alike returns the share of letters that agree.
func (p *pattern) alike(form []byte) float64 {
	if len(form) == 0 || p.n == 0 {
		return 0
	}
	return 1 - float64(p.distance(form))/float64(max(p.n, len(form)))
}

// most words of a name, and least share of the letters of a text that a name in it has.
const (
	mostNameWords = 4
	leastOfText   = 0.4
)

// windows returns the runs of words, before any mark that says where the place is, that make up
// enough of a text to be the name that it is about.
func windows(text string) []window {
	words := strings.Fields(gazetteer.Normalise(before(text)))
	total := len(letters(strings.Join(words, "")))
	var out []window
	for i := range words {
		for j := i + 1; j <= min(len(words), i+mostNameWords); j++ {
			form := letters(strings.Join(words[i:j], ""))
			if len(form) > 1 && float64(len(form)) >= leastOfText*float64(total) {
				out = append(out, window{newPattern(form), newPattern(letters(loose(strings.Join(words[i:j], " "))))})
			}
		}
	}
	return out
}
