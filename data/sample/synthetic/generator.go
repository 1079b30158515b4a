package synthetic

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// Generator makes up incidents. It is immutable and safe for concurrent use.
type Generator struct {
	facts      *reference.Facts
	vocabulary *data.Vocabulary
	seed       uint64
	datasets   int
	box        orb.Bound // of the country

	byPopulation   shares[int] // positions in communities
	communities    []gazetteer.Place
	neighbourhoods map[geo.PCode][]gazetteer.Place // by the community that holds them

	parties    shares[data.Term]
	violations shares[string]
	precisions shares[geo.Precision]
	spans      shares[string]
	weapons    shares[string]
	gradings   shares[string]
	years      shares[int]
}

// New returns the generator of a seed over the communities of the facts. Errors: a share of a term
// that the vocabulary does not have.
func New(facts *reference.Facts, vocabulary *data.Vocabulary, seed uint64) (*Generator, error) {
	g := &Generator{
		facts: facts, vocabulary: vocabulary, seed: seed, datasets: 1, box: facts.Areas.Country(0).Bound(), neighbourhoods: map[geo.PCode][]gazetteer.Place{},
		violations: newShares(violationShares), precisions: newShares(precisionShares), spans: newShares(spanShares),
		weapons: newShares(weaponShares), gradings: newShares(gradingShares), years: newShares(yearShares),
	}
	g.addPlaces(facts.Places)
	if err := g.addParties(); err != nil {
		return nil, err
	}
	return g, nil
}

// leastPeople is how many a community whose population is not known weighs.
const leastPeople = 50

func (g *Generator) addPlaces(places []gazetteer.Place) {
	var table []share[int]
	for _, p := range places {
		switch {
		case p.Kind == gazetteer.Community:
			table = append(table, share[int]{len(g.communities), float64(max(p.Population, leastPeople))})
			g.communities = append(g.communities, p)
		case p.Within != "":
			g.neighbourhoods[p.Within] = append(g.neighbourhoods[p.Within], p)
		}
	}
	g.byPopulation = newShares(table)
}

func (g *Generator) addParties() error {
	var table []share[data.Term]
	for _, entry := range partyShares {
		term, ok := g.vocabulary.Term(data.Parties, entry.value)
		if !ok {
			return fmt.Errorf("synthetic incidents: the vocabulary has no party %q", entry.value)
		}
		table = append(table, share[data.Term]{term, entry.weight})
	}
	g.parties = newShares(table)
	return nil
}

// Incidents returns the incidents with the numbers from first (from 0 on) up to but without end.
func (g *Generator) Incidents(first, end int) iter.Seq[data.Incident] {
	return func(yield func(data.Incident) bool) {
		for i := first; i < end; i++ {
			if !yield(g.Incident(i)) {
				return
			}
		}
	}
}

// Incident returns the incident with a number: the same one however many are made. It is public,
// has its ID and its placement, and its source states neither coordinates nor precision. A joint
// incident names the regime first, and at most one other party. Cost: some microseconds.
func (g *Generator) Incident(number int) data.Incident {
	own := newRand(g.seed, number)
	event := g.event(number, own)
	r := own
	if event != number {
		r = newRand(g.seed, event)
	}
	in := data.Incident{
		Dataset: datasetCode(number % g.datasets), SourceID: fmt.Sprintf("made-up-%08d", number), Sensitivity: data.Public,
		When: g.when(r), Grading: g.gradings.pick(r),
		Sources: []data.Source{{Type: "report", Title: "Made-up report", Publisher: "tawthiq", URL: fmt.Sprintf("https://example.org/made-up/%d", number)}},
	}
	g.place(r, &in)
	g.attribute(r, &in)
	g.happening(r, &in)
	if event != number {
		g.retell(own, &in)
	}
	g.describe(&in)
	in.ID = in.NewID()
	return in
}

// newRand returns the source of chance of one incident. Numbers that follow each other do not begin
// alike: they are spread by the golden ratio.
func newRand(seed uint64, number int) *rand.Rand {
	return rand.New(rand.NewPCG(seed, (uint64(number)+1)*0x9e3779b97f4a7c15))
}
