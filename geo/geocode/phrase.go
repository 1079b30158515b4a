package geocode

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// mention is one name in a description, with what the words around it say.
type mention struct {
	whole    gazetteer.Name // with the words that may or may not belong to the name
	name     gazetteer.Name // without them
	words    []gazetteer.Word
	want     want
	heading  heading // which part of it is meant, where an area is
	rural    bool    // the countryside of this
	near     bool    // the place is close to this, not this
	landmark bool    // it is, or gives its name to, something in or near a place
	road     bool    // it gives its name to a road
	joined   bool    // it is said beside the mention before it, not to say where that is
}

// with returns the mention that two are together, or nil where that is not known.
func (m *mention) with(o *mention, gaz *gazetteer.Gazetteer) *mention {
	var room [8]gazetteer.Word
	if len(gaz.ExactWords(append(append(room[:0], m.words...), o.words...))) == 0 {
		return nil
	}
	both := *m
	both.words = slices.Concat(m.words, o.words)
	both.name = gazetteer.NameOf(both.words)
	both.whole = both.name
	return &both
}

// phrase is a description taken apart.
type phrase struct {
	mentions []mention
	line     bool // a road, or something between two places
	away     bool // something at a distance that is stated from a place
	many     bool // two places are joined, and both are meant
}

// names returns how many mentions are of anything narrower than the country.
func (p *phrase) names() int {
	n := 0
	for i := range p.mentions {
		if !countryNames[p.mentions[i].whole.Key] {
			n++
		}
	}
	return n
}

// Limits of a description: far above real ones, so that a broken one costs little.
const (
	maxTextBytes = 1000
	maxMentions  = 8
)

// What there is room for from the start.
const (
	usualWords    = 8
	usualMentions = 2
)

// separator says what a character that parts names stands for.
type separator byte

const (
	notSeparator separator = iota
	comma                  // what follows says where the name before it is, or what is in it
	dash                   // the same, or the other end of a road
	stroke                 // what follows is another name, or another place
)

// separatorAt returns what stands at a position of a text, and its size in bytes. A hyphen parts
// names only beside a space.
func separatorAt(text string, at int) (separator, int) {
	switch text[at] {
	case ',', ';', ':', '(', ')', '[', ']', '\n':
		return comma, 1
	case '/', '|', '&':
		return stroke, 1
	case '-':
		if at > 0 && text[at-1] == ' ' || at+1 < len(text) && text[at+1] == ' ' {
			return dash, 1
		}
		return notSeparator, 1
	}
	if text[at] < utf8.RuneSelf {
		return notSeparator, 1
	}
	switch r, size := utf8.DecodeRuneInString(text[at:]); r {
	case '،', '؛', '：':
		return comma, size
	case '–', '—':
		return dash, size
	default:
		return notSeparator, size
	}
}

// parse takes a description apart.
func (g *Geocoder) parse(text string) phrase {
	if text == "" {
		return phrase{}
	}
	if len(text) > maxTextBytes {
		text = text[:maxTextBytes]
	}
	room := make([]gazetteer.Word, 2*usualWords)
	p := parser{g: g, all: room[:0:usualWords], name: room[usualWords:usualWords]}
	p.out.mentions = make([]mention, 0, usualMentions)
	from, before := 0, comma
	for at := 0; at < len(text); {
		kind, size := separatorAt(text, at)
		if kind != notSeparator {
			p.segment(text[from:at], before)
			from, before = at+size, kind
		}
		at += size
	}
	p.segment(text[from:], before)
	return p.out
}

// parser takes one description apart.
type parser struct {
	g   *Geocoder
	out phrase

	// Of the mention that is being read:
	all, name []gazetteer.Word
	next      mention
	joined    bool // so is the mention to come
	dashed    bool // a dash stands before it
	near      bool
}

// segment reads a text that no punctuation parts, after a separator.
func (p *parser) segment(text string, before separator) {
	words := gazetteer.Words(text)
	p.joined, p.dashed = before == stroke, before == dash
	p.out.line = p.out.line || p.dashed && p.roadBefore()
	if len(words) > 1 && len(p.g.gaz.ExactWords(words)) > 0 || len(words) == 1 && meanings[words[0].Text].role == rural {
		p.wholeName(words)
		return
	}
	for i, w := range words {
		p.word(words, i, w)
	}
	p.end()
	p.near = false
}

// roadBefore reports whether the mention before is what an Arabic road leads from: طريق سراقب - أريحا.
func (p *parser) roadBefore() bool {
	n := len(p.out.mentions)
	return n > 0 && p.out.mentions[n-1].road && p.out.mentions[n-1].words[0].Script == gazetteer.Arabic
}

// wholeName reads words of which all together are a name.
func (p *parser) wholeName(words []gazetteer.Word) {
	p.all = append(p.all, words...)
	for _, w := range words {
		m := meanings[w.Text]
		p.next.want = max(p.next.want, m.want)
		if m.role != kind && m.role != link {
			p.name = append(p.name, w)
		}
	}
	if len(p.name) == 0 {
		p.name = append(p.name, words...)
	}
	p.end()
}

// word reads one of the words of a segment.
func (p *parser) word(words []gazetteer.Word, i int, w gazetteer.Word) {
	w, m := p.detached(w)
	switch {
	case m.role == direction && p.partOf(words[i+1:]):
		p.end()
		p.next.want, p.next.heading = wantArea, m.heading
	case m.role == direction && p.from(words[i+1:]):
		p.end()
		p.out.away = true
	case p.parts(m):
	case m.opens && len(p.name) > 0:
		p.end()
		p.take(w, m)
	case m.role == kind && len(p.name) > 0 && i+1 < len(words) && meanings[words[i+1].Text].role != link:
		p.take(w, m)
		p.end()
	default:
		p.take(w, m)
	}
}

// parts reads a word that stands between names and belongs to none, and reports whether it is such
// a word.
func (p *parser) parts(m meaning) bool {
	switch m.role {
	case inner:
		p.end()
		p.next.want, p.next.rural = m.want, m.want == wantArea
	case near:
		p.end()
		p.near = true
	case between:
		p.end()
		p.out.line = true
	case road:
		p.out.line = p.out.line || p.dashed
		p.next.landmark, p.next.road = true, true
	case joining:
		p.end()
		p.out.many, p.joined = true, true
	case away:
		p.out.away = true
	default:
		return false
	}
	return true
}

// take adds a word to the mention that is being read.
func (p *parser) take(w gazetteer.Word, m meaning) {
	p.all = append(p.all, w)
	switch m.role {
	case kind, rural:
		p.next.want = max(p.next.want, m.want)
		p.next.rural = p.next.rural || m.role == rural
	case landmark:
		p.next.landmark = true
	case around:
		p.next.near = true
	case link:
	default:
		p.name = append(p.name, w)
	}
}

// detached returns a word without the Arabic "and" or "in" that is written on to it, which ends the
// mention before, and what the word says.
func (p *parser) detached(w gazetteer.Word) (gazetteer.Word, meaning) {
	if m, ok := meanings[w.Text]; ok {
		return w, m
	}
	if rest, ok := p.without("و", w); ok {
		p.end()
		p.out.many, p.joined = true, true
		return rest, meaning{}
	}
	if rest, ok := p.without("ب", w); ok {
		p.end()
		return rest, meanings[rest.Text]
	}
	return w, meaning{}
}

// leastRest is how many bytes of a word remain at the least, three letters, for what stands before
// them to be taken for a word of its own.
const leastRest = 6

// without returns an Arabic word without a letter before it, where only what remains occurs in names.
func (p *parser) without(letter string, w gazetteer.Word) (gazetteer.Word, bool) {
	rest, ok := strings.CutPrefix(w.Text, letter)
	if !ok || w.Script != gazetteer.Arabic || len(rest) < leastRest || p.g.gaz.HasWord(w.Text) {
		return w, false
	}
	words := gazetteer.Words(rest)
	if len(words) != 1 || !p.g.gaz.HasWord(words[0].Text) {
		return w, false
	}
	return words[0], true
}

// from reports whether words that follow a direction say what it is seen from: "south of the city",
// "جنوب مدينة".
func (p *parser) from(words []gazetteer.Word) bool {
	if len(words) < 2 {
		return false
	}
	m := meanings[words[0].Text]
	return words[0].Text == "of" || words[0].Text == "من" || m.role == kind && m.opens && m.want.isPlace()
}

// partOf reports whether words that follow a direction are the name of a governorate or a
// district, so that a part of it is meant: "eastern Damascus", "جنوب إدلب", "west of Idlib".
func (p *parser) partOf(words []gazetteer.Word) bool {
	for len(words) > 0 && meanings[words[0].Text].role == link {
		words = words[1:]
	}
	if len(words) == 0 {
		return false
	}
	return p.g.coarsest(p.g.gaz.ExactWords(words), geo.District) != ""
}

// end adds the mention that has been read, unless it holds no name.
func (p *parser) end() {
	m := p.next
	if m.rural {
		said, rest := headings(p.name)
		m.heading |= said
		p.name = rest
	}
	if len(p.name) > 0 && len(p.out.mentions) < maxMentions {
		m.words = slices.Clip(p.name)
		m.name = gazetteer.NameOf(p.name)
		m.whole = m.name
		if len(p.all) != len(p.name) {
			m.whole = gazetteer.NameOf(p.all)
		}
		m.near, m.joined = m.near || p.near, p.joined && len(p.out.mentions) > 0
		p.out.mentions = append(p.out.mentions, m)
		p.joined, p.near = false, false
	}
	p.all, p.name, p.next = p.all[:0], p.name[len(p.name):], mention{}
}

// withoutCountry leaves out the mentions of the country, which narrow nothing, and reports whether
// there were any.
func (p *phrase) withoutCountry() bool {
	before := len(p.mentions)
	p.mentions = slices.DeleteFunc(p.mentions, func(m mention) bool { return countryNames[m.whole.Key] })
	return len(p.mentions) < before
}

// headings takes the directions out of the words around a name.
func headings(words []gazetteer.Word) (heading, []gazetteer.Word) {
	var h heading
	var rest []gazetteer.Word
	for _, w := range words {
		if m := meanings[w.Text]; m.role == direction {
			h |= m.heading
		} else {
			rest = append(rest, w)
		}
	}
	return h, rest
}
