package geocode

import (
	"slices"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// hit is a bearer whose name a mention may be.
type hit struct {
	gazetteer.Match
	part bool // only some of the mention's words are its name
}

// known is a mention with what it may be the name of.
type known struct {
	*mention
	hits   []hit
	inside bool // some hit lies in the stated region
}

// spellingLimit returns how far sounds may differ for a name to be taken for another spelling, in
// hundredths of a consonant: more for names with more of them.
func spellingLimit(n *gazetteer.Name) int { return min(40+25*n.Consonants(), 160) }

// look finds what a mention may be the name of: the bearers of its words, or else of names that
// sound like them, in the region before elsewhere, or else of some of its words.
func (g *Geocoder) look(m *mention, in *region) known {
	k := known{mention: m}
	k.addExact(g, &m.whole, in)
	if m.name.Key != m.whole.Key {
		k.addExact(g, &m.name, in)
	}
	if k.inside || len(k.hits) > 0 && !in.known() {
		return k
	}
	k.addSimilar(g, &m.name, in, in.known())
	if m.name.Key != m.whole.Key && !k.sure() {
		k.addSimilar(g, &m.whole, in, in.known())
	}
	if in.known() && !k.sure() {
		k.addSimilar(g, &m.name, in, false)
	}
	if !k.inside && len(m.words) > 1 {
		k.addParts(g, in)
	}
	return k
}

func (k *known) addExact(g *Geocoder, n *gazetteer.Name, in *region) {
	for _, b := range g.gaz.Exact(n) {
		k.add(g, hit{Match: gazetteer.Match{Bearer: b, Likeness: gazetteer.Likeness{Exact: true}}}, in)
	}
}

func (k *known) addSimilar(g *Geocoder, n *gazetteer.Name, in *region, inRegion bool) {
	var within func(int32) bool
	if inRegion {
		within = func(b int32) bool { return in.allows(g.known[b].area) }
	}
	for _, m := range g.gaz.Similar(n, spellingLimit(n), within, nil) {
		k.add(g, hit{Match: m}, in)
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
			name := gazetteer.NameOf(span)
			for _, b := range g.gaz.Exact(&name) {
				if !in.known() || in.allows(g.known[b].area) {
					k.add(g, hit{gazetteer.Match{Bearer: b, Likeness: gazetteer.Likeness{Exact: true}}, true}, in)
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
	within := func(b int32) bool { return in.allows(g.known[b].area) }
	for _, span := range [][]gazetteer.Word{k.words[1:], k.words[:len(k.words)-1]} {
		name := gazetteer.NameOf(span)
		if name.Consonants() < 2 {
			continue
		}
		for _, m := range g.gaz.Similar(&name, spellingLimit(&name)/2, within, nil) {
			k.add(g, hit{m, true}, in)
		}
	}
}

func (k *known) hasPart() bool { return len(k.hits) > 0 && k.hits[len(k.hits)-1].part }

// add adds a hit, or betters the one of the same bearer.
func (k *known) add(g *Geocoder, h hit, in *region) {
	k.inside = k.inside || in.known() && in.allows(g.known[h.Bearer].area) && !h.part
	for i := range k.hits {
		if k.hits[i].Bearer == h.Bearer {
			if h.Penalty() < k.hits[i].Penalty() {
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
func (h hit) certain() bool { return !h.part && h.Penalty() <= 30 }

// closeness returns how close the spellings are: 1 for equal ones, and 0 from a whole consonant on.
func (h hit) closeness() float64 {
	penalty := h.Penalty()
	if h.part {
		penalty += partPenalty
	}
	return max(0, 1-float64(penalty)/whole)
}

// whole is the cost of a consonant in gazetteer.Likeness.
const whole = 100

// gather returns the numbers of what the mentions may mean. Where the words around the name of an
// area do not say that an area is meant, the town that it is named after is, or whatever place in
// it has the name as well. Where nothing else is known, a part of the town that the region is named
// after may be meant.
func (g *Geocoder) gather(text languages, in *region) []int32 {
	var out, areas []int32
	for _, mentions := range text {
		for i := range mentions {
			for _, h := range mentions[i].hits {
				number := h.Bearer
				p := &g.known[number]
				switch {
				case p.Area == nil || mentions[i].want.isArea():
				case p.town >= 0:
					number = p.town
				default:
					areas = append(areas, number)
					continue
				}
				if !slices.Contains(out, number) {
					out = append(out, number)
				}
			}
		}
	}
	for _, number := range areas {
		namesake := func(n int32) bool { p := &g.known[n]; return p.Place != nil && g.known[number].contains(p.area) }
		if !slices.Contains(out, number) && !slices.ContainsFunc(out, namesake) {
			out = append(out, number)
		}
	}
	for _, town := range in.towns {
		if !slices.Contains(out, town) && len(text[0])+len(text[1]) > 0 {
			out = append(out, town)
		}
	}
	return out
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

// relate returns the closest relation that a mention has to a reading.
func (g *Geocoder) relate(k *known, r *profile) relation {
	best := unrelated
	for _, h := range k.hits {
		if !h.certain() {
			continue
		}
		best = max(best, g.known[h.Bearer].relation(r))
	}
	return best
}

func (p *profile) relation(r *profile) relation {
	switch {
	case p.code == r.code:
		return unrelated
	case p.Region != nil && p.contains(r.area):
		return inRegion
	case p.Area != nil && p.Area.PCode.Contains(r.area):
		return [...]relation{geo.Governorate: inGovernorate, geo.District: inDistrict, geo.Subdistrict: inSubdistrict}[p.Area.Level]
	case p.Place == nil:
		return unrelated
	case r.Place != nil && r.Place.Within == p.code:
		return inTown
	case r.Place != nil && geo.DistanceM(p.point, r.point) <= neighbourM:
		return closeBy
	}
	return unrelated
}
