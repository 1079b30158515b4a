package geocode

import (
	"slices"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// hit is a bearer whose name a mention may be.
type hit struct {
	gazetteer.Match
	part    bool // only some of the mention's words are its name
	penalty int  // of the likeness, and of being a part
}

func newHit(m gazetteer.Match, part bool) hit {
	h := hit{Match: m, part: part, penalty: m.Penalty()}
	if part {
		h.penalty += partPenalty
	}
	return h
}

// partPenalty is what it costs that only some words of a mention are the name.
const partPenalty = 120

// known is a mention with what it may be the name of.
type known struct {
	*mention
	hits    []hit
	context float64 // how far it only says where another mention is; see contextOf
	inside  bool    // some hit lies in the stated region
}

// spellingLimit returns how far sounds may differ for a name to be taken for another spelling, in
// hundredths of a consonant: more for names with more of them.
func spellingLimit(n *gazetteer.Name) int { return min(40+25*n.Consonants(), 160) }

// elsewhereLimit is the same for names outside the stated region.
const elsewhereLimit = 60

// look finds what a mention may be the name of: the bearers of its words, or else of names that
// sound like them, in the region before elsewhere, or else of some of its words.
func (g *Geocoder) look(m *mention, in *region) known {
	k := known{mention: m}
	k.addExact(g, &m.whole, in)
	if m.name.Key != m.whole.Key {
		k.addExact(g, &m.name, in)
	}
	if k.rural {
		k.countryside(g)
	}
	if k.inside || len(k.hits) > 0 && !in.known() {
		k.addVariants(g, in)
		return k
	}
	k.addSimilar(g, &m.name, in, in.known())
	if m.name.Key != m.whole.Key && !k.sure() {
		k.addSimilar(g, &m.whole, in, in.known())
	}
	if !k.sure() {
		k.addMisspelt(g, &m.name, in)
	}
	if in.known() && !k.sure() {
		k.addSimilar(g, &m.name, in, false)
	}
	if !k.inside && len(m.words) > 1 {
		k.addParts(g, in)
	}
	return k
}

// countryside replaces Damascus by the governorate that its countryside is: of no other city is
// the countryside a governorate of its own.
func (k *known) countryside(g *Geocoder) {
	around, ok := g.numbers[ruralDamascus]
	if !ok {
		return
	}
	for _, h := range k.hits {
		if g.known[h.Bearer].code == damascusCity {
			h.Bearer = around
			k.hits = []hit{h}
			return
		}
	}
}

// variantLimit is how far the sounds of a name may differ from one that is written exactly so, for
// the two to be one name that the gazetteer spells in two ways.
const variantLimit = 8

// addVariants adds the bearers of other spellings of a name that is known.
func (k *known) addVariants(g *Geocoder, in *region) {
	scope := gazetteer.Scope{In: gazetteer.Everywhere, Limit: variantLimit, Same: true}
	if in.known() {
		scope.In = in.where
	}
	k.addAlike(g, &k.name, scope, in, false)
}

func (k *known) addExact(g *Geocoder, n *gazetteer.Name, in *region) {
	for _, b := range g.gaz.Exact(n) {
		k.add(g, newHit(exact(b, n), false), in)
	}
}

func (k *known) addSimilar(g *Geocoder, n *gazetteer.Name, in *region, inRegion bool) {
	scope := gazetteer.Scope{In: gazetteer.Everywhere, Limit: spellingLimit(n)}
	if inRegion {
		scope.In = in.where
	} else if in.known() {
		scope = gazetteer.Scope{In: ^in.where, Limit: min(scope.Limit, elsewhereLimit), Same: true}
	}
	k.addAlike(g, n, scope, in, false)
}

// addAlike adds the bearers of names that sound like all the words of the mention, or a part.
func (k *known) addAlike(g *Geocoder, n *gazetteer.Name, scope gazetteer.Scope, in *region, part bool) {
	var room [16]gazetteer.Match
	found := g.gaz.Similar(n, scope, room[:0])
	k.hits = slices.Grow(k.hits, len(found))
	for _, m := range found {
		k.add(g, newHit(m, part), in)
	}
}

func exact(bearer int32, n *gazetteer.Name) gazetteer.Match {
	return gazetteer.Match{Bearer: bearer, Likeness: gazetteer.Likeness{Exact: true, Consonants: n.Consonants()}}
}

func (k *known) addMisspelt(g *Geocoder, n *gazetteer.Name, in *region) {
	where := gazetteer.Everywhere
	if in.known() {
		where = in.where
	}
	var room [16]gazetteer.Match
	for _, m := range g.gaz.Misspelt(n, where, room[:0]) {
		k.add(g, newHit(m, false), in)
	}
}

// addParts looks for the longest run of words that is a name.
func (k *known) addParts(g *Geocoder, in *region) {
	words := k.words
	for size := len(words) - 1; size > 0 && size > len(words)-5; size-- {
		for from := 0; from+size <= len(words); from++ {
			span := words[from : from+size]
			if size == 1 && len(span[0].Text) < 4 {
				continue
			}
			found := g.gaz.ExactWords(span)
			if len(found) == 0 {
				continue
			}
			name := gazetteer.NameOf(span)
			for _, b := range found {
				if in.holds(&g.known[b]) {
					k.add(g, newHit(exact(b, &name), true), in)
				}
			}
		}
		if k.hasPart() {
			return
		}
	}
	k.addSimilarParts(g, in)
}

// addSimilarParts looks for names that sound like all words but the first, or but the last.
func (k *known) addSimilarParts(g *Geocoder, in *region) {
	if !in.known() {
		return
	}
	for _, span := range [][]gazetteer.Word{k.words[1:], k.words[:len(k.words)-1]} {
		name := gazetteer.NameOf(span)
		if name.Consonants() < 2 {
			continue
		}
		k.addAlike(g, &name, gazetteer.Scope{In: in.where, Limit: spellingLimit(&name) / 2, Same: true}, in, true)
	}
}

func (k *known) hasPart() bool { return len(k.hits) > 0 && k.hits[len(k.hits)-1].part }

// add adds a hit, or betters the one of the same bearer.
func (k *known) add(g *Geocoder, h hit, in *region) {
	k.inside = k.inside || in.known() && in.holds(&g.known[h.Bearer]) && !h.part
	for i := range k.hits {
		if k.hits[i].Bearer == h.Bearer {
			if h.penalty < k.hits[i].penalty {
				k.hits[i] = h
			}
			return
		}
	}
	k.hits = append(k.hits, h)
}

// has returns the hit of a bearer.
func (k *known) has(bearer int32) (hit, bool) {
	for _, h := range k.hits {
		if h.Bearer == bearer {
			return h, true
		}
	}
	return hit{}, false
}

// sure reports whether the words of the mention are a name, or a spelling of one.
func (k *known) sure() bool { return slices.ContainsFunc(k.hits, hit.certain) }

// certain reports whether the mention is without doubt a name of something: its words, or a
// spelling of them, are.
func (h hit) certain() bool { return h.penalty <= 30 }

// closeness returns how close the spellings are: 1 for equal ones, and 0 from a whole consonant on.
func (h hit) closeness() float64 {
	return max(0, 1-float64(h.penalty)/whole)
}

// whole is the cost of a consonant in gazetteer.Likeness.
const whole = 100

// gather returns the numbers of what the mentions may mean, each once.
//
// Where the words around a name say that an area is meant, only areas are. Where they do not, the
// town that an area is named after is, or whatever place in it has the name as well. Where nothing
// else is known, a part of the town that the region is named after may be meant.
func (g *Geocoder) gather(text languages, in *region) []int32 {
	var out, areas []int32
	add := func(number int32) {
		if !slices.Contains(out, number) && !text.exclude(g, number) {
			out = append(out, number)
		}
	}
	for _, mentions := range text {
		for i := range mentions {
			k := &mentions[i]
			meant := k.areasMeant(g)
			for _, h := range k.hits {
				p := &g.known[h.Bearer]
				switch {
				case meant != nil && !meant(p), p.Region != nil && k.want.isPlace():
				case meant != nil || p.Area == nil:
					add(h.Bearer)
				case p.town >= 0 && k.names(g, p.town):
					add(p.town)
				default:
					areas = append(areas, h.Bearer)
				}
			}
		}
	}
	for _, number := range areas {
		if !slices.ContainsFunc(out, func(n int32) bool { return g.known[n].Place != nil && g.known[number].contains(g.known[n].area) }) {
			add(number)
		}
	}
	if len(text[0])+len(text[1]) > 0 {
		for _, town := range in.towns {
			add(town)
		}
	}
	return out
}

// exclude reports whether a description could be of something, but for the words around its name,
// which say that an area is meant: Afrin District, but not Afrin, Afrin District.
func (t languages) exclude(g *Geocoder, number int32) bool {
	for _, mentions := range t {
		excluded, named := false, false
		for i := range mentions {
			k := &mentions[i]
			if _, ok := k.has(number); ok {
				meant := k.areasMeant(g)
				other := meant != nil && !meant(&g.known[number])
				excluded, named = excluded || other, named || !other
			}
		}
		if excluded && !named {
			return true
		}
	}
	return false
}

// names reports whether the name of a mention is like one of a bearer. Areas are also called after
// landscapes and villages other than their town, which it is not.
func (k *known) names(g *Geocoder, bearer int32) bool {
	_, ok := g.gaz.Likeness(&k.name, bearer, townLimit)
	return ok
}

// areasMeant returns which of the hits are meant where the words around the name say that an area
// is: those of the level that they say, or else the widest. It is nil where they do not, or where no
// area is known by the name.
func (k *known) areasMeant(g *Geocoder) func(*profile) bool {
	if !k.want.isArea() {
		return nil
	}
	coarsest := geo.Subdistrict
	for _, h := range k.hits {
		if p := &g.known[h.Bearer]; p.Area != nil {
			coarsest = min(coarsest, p.Area.Level)
		}
	}
	isArea := func(p *profile) bool { return p.Region != nil || p.Area != nil && p.Area.Level == coarsest }
	ofLevel := func(p *profile) bool {
		return k.want != wantArea && (k.want.agrees(p) || p.Region != nil && k.isWhole(g, g.numbers[p.code]))
	}
	for _, meant := range []func(*profile) bool{ofLevel, isArea} {
		if slices.ContainsFunc(k.hits, func(h hit) bool { return meant(&g.known[h.Bearer]) }) {
			return meant
		}
	}
	return nil
}

// isWhole reports whether a bearer has the name together with the words around it, which then say
// nothing of what it is: منطقة الشهباء is a landscape as well as a district.
func (k *known) isWhole(g *Geocoder, bearer int32) bool {
	l, ok := g.gaz.Likeness(&k.whole, bearer, 0)
	return ok && l.Exact && k.whole.Key != k.name.Key
}

// relation is how something that a description names bears on a reading.
type relation uint8

const (
	unrelated relation = iota
	closeBy            // a place within neighbourM
	inGovernorate
	inDistrict
	inSubdistrict
	inRegion // a vernacular region
	inTown   // the community that holds a neighbourhood
)

// neighbourM is how far apart two places can be that describe one another, in metres.
const neighbourM = 15_000

// relate returns the closest relation that a mention has to a reading, and through what.
func (g *Geocoder) relate(k *known, r *profile) (best relation, by *profile) {
	for i := range k.hits {
		if h := &k.hits[i]; h.certain() {
			p := &g.known[h.Bearer]
			if related := p.relation(r); related > best {
				best, by = related, p
			}
		}
	}
	return best, by
}

func (p *profile) relation(r *profile) relation {
	switch {
	case p.code == r.code:
		return unrelated
	case p.Region != nil && p.contains(r.area):
		return inRegion
	case p.code == damascusCity && ruralDamascus.Contains(r.area): // which it is often said for
		return inGovernorate
	case p.Area != nil && p.Area.PCode.Contains(r.area):
		return [...]relation{geo.Governorate: inGovernorate, geo.District: inDistrict, geo.Subdistrict: inSubdistrict}[p.Area.Level]
	case p.Place == nil:
		return unrelated
	case r.Place != nil && r.Place.Within == p.code:
		return inTown
	case r.Place != nil && p.at.within(r.at, neighbourM):
		return closeBy
	}
	return unrelated
}
