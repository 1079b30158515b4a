package geocode

import (
	"sync"

	"tawthiq/geo"
	"tawthiq/geo/area"
	"tawthiq/geo/gazetteer"
)

// Geocoder finds the places that descriptions mean. It is immutable and safe for concurrent use.
type Geocoder struct {
	gaz     *gazetteer.Gazetteer
	areas   *area.Set
	known   []profile           // by the number of the bearer
	numbers map[geo.PCode]int32 // of the bearers, by their codes
	model   Model
	aliases map[string]geo.PCode // by Context
	rooms   *sync.Pool           // of *[]reading, which are large
}

// New returns a geocoder over a gazetteer and the areas that contain its places.
func New(gaz *gazetteer.Gazetteer, areas *area.Set) *Geocoder {
	g := &Geocoder{gaz: gaz, areas: areas, model: ownModel(), rooms: &sync.Pool{New: func() any { return new([]reading) }}}
	g.known = g.profiles()
	return g
}

// WithModel returns a geocoder that weighs with another model. The receiver is not changed.
func (g *Geocoder) WithModel(m Model) *Geocoder {
	twin := *g
	twin.model = m
	return &twin
}

// Gazetteer returns the gazetteer that the geocoder answers from.
func (g *Geocoder) Gazetteer() *gazetteer.Gazetteer { return g.gaz }

// maxCandidates is how many readings an answer lists.
const maxCandidates = 5

// Geocode returns what the query means, or what it may mean. It is deterministic and total:
// no text, however broken, makes it fail. See the package comment for the method.
func (g *Geocoder) Geocode(q Query) Result {
	l := language(q.Language)
	if r, ok := g.learnt(q); ok {
		return r
	}
	in, text := g.take(q)
	room := g.rooms.Get().(*[]reading)
	found := g.readings(text.languages, &in, (*room)[:0])
	defer func() { *room = found; g.rooms.Put(room) }() // no answer refers to it
	none := noneFeatures(text.languages, &in)
	readings := g.model.judge(found, &none)
	var result Result
	if q.Point != nil && geo.CheckPoint(*q.Point) == nil {
		result = g.decideWithPoint(*q.Point, readings, &in)
	} else {
		result = g.decide(readings, text, &in)
	}
	if result.Basis == "" {
		result.Basis = BasisText
	}
	return g.capped(result, q.Precision, l)
}

// description is a query's text in both languages, taken apart and looked up.
type description struct {
	languages
	line, away, many bool
}

// take reads the region and the text of a query.
func (g *Geocoder) take(q Query) (region, description) {
	texts := [2]phrase{g.parse(q.Text.EN), g.parse(q.Text.AR)}
	english, arabic := texts[0].withoutCountry(), texts[1].withoutCountry()
	in := g.region(q.Region, &texts, language(q.Language))
	in.country = in.country || english || arabic
	var d description
	for l, p := range texts {
		d.line, d.away, d.many = d.line || p.line, d.away || p.away, d.many || p.many
		d.languages[l] = g.lookAll(p.mentions, &in)
	}
	return in, d
}

// lookAll looks up the mentions of a description. Two that are known only together, because
// brackets or a comma stand inside a name, are one.
func (g *Geocoder) lookAll(mentions []mention, in *region) []known {
	out := make([]known, 0, len(mentions))
	for i := 0; i < len(mentions); i++ {
		if countryNames[mentions[i].whole.Key] {
			continue
		}
		k := g.look(&mentions[i], in)
		if i+1 < len(mentions) && !k.sure() {
			if both := mentions[i].with(&mentions[i+1], g.gaz); both != nil {
				k = g.look(both, in)
				i++
			}
		}
		out = append(out, k)
	}
	return out
}

// isBare reports whether nothing but a single name is said.
func (d description) isBare() bool {
	for _, mentions := range d.languages {
		if len(mentions) > 1 || len(mentions) == 1 && (mentions[0].want != wantAny || mentions[0].near || mentions[0].landmark) {
			return false
		}
	}
	return true
}

func (d description) isEmpty() bool { return len(d.languages[0])+len(d.languages[1]) == 0 }

// capped returns the result at most as exact as the source says that it knows the place.
func (g *Geocoder) capped(r Result, stated string, l language) Result {
	if stated == "" || r.Chosen == nil {
		return r
	}
	to, err := geo.ParsePrecision(stated)
	if err != nil {
		return r
	}
	inside := r.Chosen.UncertaintyM <= localityM // not beyond the border, which is never exact
	if r.Basis == BasisCoordinates && r.Chosen.Precision == geo.PrecisionLocality && to == geo.PrecisionExact && inside {
		r.Chosen.Precision, r.Chosen.UncertaintyM = to, exactM
		return r
	}
	if r.Chosen.Precision > to {
		chosen := g.coarsened(*r.Chosen, to)
		r.Chosen = &chosen
		r.Reason = l.and(r.Reason, l.say(sourceSaysNoMore, to))
	}
	return r
}
