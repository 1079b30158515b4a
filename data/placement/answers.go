package placement

import (
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/control"
)

// answers remembers what the geocoder said of descriptions: sources name the same places again and
// again, and a million records have some ten thousand descriptions. It holds the latest ones, at
// most 2 * answersHeld, each in about a kilobyte. Safe for concurrent use.
type answers struct {
	mu         sync.Mutex // guards what follows
	young, old map[description]*answer
}

// answer is where a description is placed, and what is asked who held it. It is immutable.
type answer struct {
	placement data.Placement
	at        control.Place
}

// answersHeld is how many answers are kept before those that nobody has asked for since are forgotten.
const answersHeld = 1 << 14

// description is everything that the geocoder is asked with.
type description struct {
	text, region geo.Label
	precision    string
	located      bool
	point        orb.Point
}

func descriptionOf(w data.Where) description {
	d := description{text: w.Text, region: w.Region, precision: w.Precision}
	if w.Point != nil {
		d.located, d.point = true, *w.Point
	}
	return d
}

// kept returns the description with texts of its own: those of a row share the memory of the whole row.
func (d description) kept() description {
	for _, text := range []*string{&d.text.EN, &d.text.AR, &d.region.EN, &d.region.AR, &d.precision} {
		*text = strings.Clone(*text)
	}
	return d
}

func newAnswers() *answers { return &answers{young: map[description]*answer{}} }

// of returns the answer to a description, which ask gives where it is not remembered.
func (a *answers) of(d description, ask func() *answer) *answer {
	a.mu.Lock()
	found, ok := a.young[d]
	if !ok {
		if found, ok = a.old[d]; ok {
			a.keep(d.kept(), found)
		}
	}
	a.mu.Unlock()
	if ok {
		return found
	}
	found = ask()
	a.mu.Lock()
	defer a.mu.Unlock()
	a.keep(d.kept(), found)
	return found
}

// keep is called with mu held.
func (a *answers) keep(d description, found *answer) {
	if len(a.young) >= answersHeld {
		a.young, a.old = make(map[description]*answer, answersHeld), a.young
	}
	a.young[d] = found
}
