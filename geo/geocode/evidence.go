package geocode

import (
	"math"
	"slices"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// reading is one way to understand a description: something that its names may mean, and what
// speaks for and against it.
type reading struct {
	*profile
	number    int32
	matched   [2]match // by the description in English and in Arabic
	support   relation // the closest that another name in the description says
	supporter *profile // what that is the name of
	farTown   bool     // another name in the description is of a town, and this is not near it
	disputed  bool     // the description in the other language is of something elsewhere only
	again     bool     // another name in the description is its own as well
	behind    [2]bool  // another reading is written exactly so in this language, and this is not
	opposed   int      // other names in the description that are of things elsewhere only
	context   float64  // it says where another name in the description is: 1 where that is written exactly
	inner     bool     // a name that is not known stands before it: it is where the place is
	outside   bool     // of the region that the source states
	unnamed   bool     // no text names it: it is the town that the stated region is named after
	part      bool     // and a neighbourhood, or something in a town, is named
	want      want
	near      bool
	landmark  bool
	road      bool    // it gives its name to a road
	toward    float64 // the cosine of the angle between the stated direction and its own
	directed  bool
	features  [features]float64
	share     float64 // the probability that it is meant
	score     float64 // of the best one the calibrated probability that it, or another within samePlaceM, is meant; share of the others
}

// match says how a description in one language names a reading.
type match struct {
	stated bool // there is a description in this language
	named  bool // it names the reading
	at     int  // by this mention
	part   bool // of which only some words are the name
	other  bool // only a name in the other script is like it, though there is one in this
	gazetteer.Likeness
}

// languages are the two descriptions of a query, English and Arabic, taken apart and looked up.
type languages [2][]known

// readings appends what the mentions may mean, with what speaks for and against each, to an empty
// list.
func (g *Geocoder) readings(text languages, in *region, out []reading) []reading {
	numbers := g.gather(text, in)
	out = slices.Grow(out, len(numbers))
	for _, n := range numbers {
		out = append(out, reading{profile: &g.known[n], number: n})
		r := &out[len(out)-1]
		for l := range text {
			r.matched[l] = g.match(text[l], n)
		}
		r.outside = !in.holds(r.profile)
		r.unnamed = !r.matched[0].named && !r.matched[1].named
		r.part = r.unnamed && text.nameParts()
	}
	for _, mentions := range text {
		for i := range mentions {
			mentions[i].context = g.contextOf(&mentions[i], text, in)
		}
	}
	compare(out)
	for i := range out {
		g.weigh(&out[i], text, in)
		out[i].describe(text, in)
	}
	describeCrowds(out)
	return out
}

// describeCrowds sets how many readings there are of the kinds of which seldom one is meant,
// however many there are: those outside the region, and those that are only spelled alike.
func describeCrowds(readings []reading) {
	var outside, alike float64
	beaten := slices.ContainsFunc(readings, func(r reading) bool { return !r.outside && (r.exactIn(0) || r.exactIn(1)) })
	for i := range readings {
		outside += is(readings[i].outside)
		alike += is(readings[i].isSpelling())
	}
	for i := range readings {
		r := &readings[i]
		if r.outside {
			r.features[outsideBeaten], r.features[outsideCrowd] = is(beaten), math.Log(outside)
		}
		if r.isSpelling() {
			r.features[spellingCrowd] = math.Log(alike)
		}
	}
}

// isSpelling reports whether the reading is named, but by no language as the gazetteer writes it.
func (r *reading) isSpelling() bool { return !r.unnamed && !r.exactIn(0) && !r.exactIn(1) }

// nameParts reports whether a neighbourhood, or something in a town, is named.
func (t languages) nameParts() bool {
	for _, mentions := range t {
		for i := range mentions {
			if mentions[i].landmark || mentions[i].want == wantNeighbourhood {
				return true
			}
		}
	}
	return false
}

// compare sets which readings are behind another one of the same mention.
func compare(readings []reading) {
	for l := range (languages{}) {
		for i := range readings {
			r := &readings[i]
			if !r.matched[l].stated || r.exactIn(l) {
				continue
			}
			for j := range readings {
				if o := &readings[j]; o.exactIn(l) && (!o.outside || r.outside) && o.matched[l].at == r.mentionIn(l) {
					r.behind[l] = true
					break
				}
			}
		}
	}
}

// mentionIn returns which mention in a language is to name the reading: the one that does, or else
// the first.
func (r *reading) mentionIn(language int) int {
	if m := r.matched[language]; m.named {
		return m.at
	}
	return 0
}

// exactIn reports whether a language writes the reading's name as the gazetteer does.
func (r *reading) exactIn(language int) bool {
	m := r.matched[language]
	return m.named && m.Exact && !m.part
}

// heads is how many mentions at the start of a description are compared with a reading that the
// description in the other language brought up.
const heads = 2

// match returns how one description names a bearer.
func (g *Geocoder) match(mentions []known, bearer int32) match {
	best := match{stated: len(mentions) > 0}
	for i := range mentions {
		k := &mentions[i]
		m := match{stated: true, at: i}
		if h, ok := k.has(bearer); ok {
			m.named, m.part, m.Likeness = true, h.part, h.Likeness
		} else if i < heads {
			m.Likeness, m.named = g.gaz.Likeness(&k.name, bearer, spellingLimit(&k.name))
		}
		if m.named && (!best.named || m.penalty() < best.penalty() || m.penalty() == best.penalty() && k.suits(&g.known[bearer]) && !mentions[best.at].suits(&g.known[bearer])) {
			best = m
		}
	}
	if best.named && best.Other {
		best.other = g.gaz.HasScript(&mentions[best.at].name, bearer)
	}
	return best
}

// suits reports whether the words around a name say an area, and it is one, or neither.
func (k *known) suits(p *profile) bool { return k.want.isArea() == (p.Place == nil) }

func (m match) penalty() int {
	if m.part {
		return m.Penalty() + partPenalty
	}
	return m.Penalty()
}

// weigh sets what the mentions beside its own say of a reading.
func (g *Geocoder) weigh(r *reading, text languages, in *region) {
	r.inner = !r.unnamed
	for l, mentions := range text {
		m := r.matched[l]
		if m.named {
			k := mentions[m.at].mention
			if r.Region == nil || !mentions[m.at].isWhole(g, r.number) {
				r.want = max(r.want, k.want)
			}
			r.near = r.near || k.near
			r.landmark, r.road = r.landmark || k.landmark, r.road || k.road
			r.inner = r.inner && g.unknownBefore(mentions, m.at, r)
			r.context = max(r.context, mentions[m.at].context)
		}
		r.disputed = r.disputed || !m.named && g.disputes(mentions, r)
		for i := range mentions {
			k := &mentions[i]
			if m.named && i == m.at || k.mention.joined {
				continue
			}
			g.weighOther(r, k, m.named && i > m.at)
		}
	}
}

// disputes reports whether a description is without doubt of something that has nothing to do with
// a reading.
func (g *Geocoder) disputes(mentions []known, r *reading) bool {
	for i := range mentions {
		related, _ := g.relate(&mentions[i], r.profile)
		if related != unrelated {
			return false
		}
	}
	return len(mentions) > 0 && mentions[0].sure()
}

// unknownBefore reports whether a mention before this one is not known as anything near.
func (g *Geocoder) unknownBefore(mentions []known, at int, r *reading) bool {
	for i := range mentions[:at] {
		if !slices.ContainsFunc(mentions[i].hits, func(h hit) bool { return h.certain() && !r.outsideOf(&g.known[h.Bearer]) }) {
			return true
		}
	}
	return false
}

// outsideOf reports whether two bearers lie in different governorates.
func (r *reading) outsideOf(p *profile) bool {
	return p.area.At(geo.Governorate) != r.area.At(geo.Governorate)
}

// weighOther sets what one other mention says of a reading.
func (g *Geocoder) weighOther(r *reading, k *known, later bool) {
	if h, own := k.has(r.number); own && k.suits(r.profile) {
		r.again = r.again || h.certain()
		return
	}
	related, by := g.relate(k, r.profile)
	if related > r.support {
		r.support, r.supporter = related, by
	}
	r.farTown = r.farTown || related <= inGovernorate && g.namesFarTown(r, k)
	if related == unrelated && later && slices.ContainsFunc(k.hits, hit.certain) {
		r.opposed++
	}
	if related != unrelated && k.rural && k.heading != 0 {
		r.directed = true
		r.toward = g.toward(k, r.profile)
	}
}

// namesFarTown reports whether a mention can be of a town, and the reading is not close to one.
func (g *Geocoder) namesFarTown(r *reading, k *known) bool {
	if k.want.isArea() {
		return false
	}
	far := false
	for _, h := range k.hits {
		p := &g.known[h.Bearer]
		if p.Place == nil || !h.certain() {
			continue
		}
		if p.at.within(r.at, neighbourM) {
			return false
		}
		far = far || !r.outsideOf(p)
	}
	return far
}

// toward returns the cosine of the angle between the direction that a mention states and the one
// in which the reading lies from the town or the centre of what is mentioned.
func (g *Geocoder) toward(k *known, r *profile) float64 {
	from := r.point
	largest := -1.0
	for _, h := range k.hits {
		if p := &g.known[h.Bearer]; h.certain() && p.population > largest && p.code != r.code {
			from, largest = p.point, p.population
		}
	}
	x := (r.point[0] - from[0]) * math.Cos(from[1]*math.Pi/180)
	y := r.point[1] - from[1]
	dx, dy := k.heading.vector()
	length := math.Hypot(x, y) * math.Hypot(dx, dy)
	if length == 0 {
		return 0
	}
	return (x*dx + y*dy) / length
}

// vector returns a heading as differences to the east and to the north.
func (h heading) vector() (x, y float64) {
	return is(h&east != 0) - is(h&west != 0), is(h&north != 0) - is(h&south != 0)
}

// contextOf returns how far a mention is of something that holds what another mention names: 1
// where that is written exactly, less where it may be another spelling. It then says where that is.
func (g *Geocoder) contextOf(own *known, text languages, in *region) float64 {
	most := 0.0
	for _, mentions := range text {
		for i := range mentions {
			k := &mentions[i]
			if k == own || k.mention.joined || own.mention.joined {
				continue
			}
			for _, h := range k.hits {
				closeness := h.closeness()
				if closeness <= most || g.known[h.Bearer].Place == nil || !in.holds(&g.known[h.Bearer]) {
					continue
				}
				if _, same := own.has(h.Bearer); same && (!own.want.isArea() || k.want.isArea()) {
					continue
				}
				if related, _ := g.relate(own, &g.known[h.Bearer]); related > closeBy {
					most = closeness
				}
			}
		}
	}
	return most
}
