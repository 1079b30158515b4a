package geocode

import (
	"slices"
	"strings"

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
	joined   bool    // it is said beside the mention before it, not to say where that is
}

// with returns the mention that two are together.
func (m *mention) with(o *mention) mention {
	both := *m
	both.words = append(slices.Clone(m.words), o.words...)
	both.name = gazetteer.NameOf(both.words)
	both.whole = both.name
	return both
}

// phrase is a description taken apart.
type phrase struct {
	mentions []mention
	line     bool // a road, or something between two places
	away     bool // something at a distance that is stated from a place
	many     bool // two places are joined, and both are meant
}

// Limits of a description: far above real ones, so that a broken one costs little.
const (
	maxTextBytes = 1000
	maxMentions  = 8
)

// separators part a description into names. A hyphen does only beside a space.
var separators = strings.NewReplacer(" - ", "\v", " -", "\v", "- ", "\v", "–", "\v", "—", "\v", ",", "\n", "،", "\n", ";", "\n", "؛", "\n", ":", "\n",
	"(", "\n", ")", "\n", "[", "\n", "]", "\n", "/", "\r", "|", "\n", ".", " ", "&", "\r",
	"sub-district", "subdistrict", "Sub-district", "subdistrict", "Sub-District", "subdistrict")

// parse takes a description apart.
func (g *Geocoder) parse(text string) phrase {
	if text == "" {
		return phrase{}
	}
	if len(text) > maxTextBytes {
		text = text[:maxTextBytes]
	}
	p := parser{g: g}
	text = separators.Replace(text)
	for from, before := 0, byte('\n'); from <= len(text); {
		size := strings.IndexAny(text[from:], "\n\r\v")
		if size < 0 {
			size = len(text) - from
		}
		p.joined, p.dashed = before == '\r', before == '\v'
		p.segment(gazetteer.Words(text[from : from+size]))
		if from += size; from < len(text) {
			before = text[from]
		}
		from++
	}
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

// segment reads words that no punctuation parts.
func (p *parser) segment(words []gazetteer.Word) {
	if whole := gazetteer.NameOf(words); len(words) > 1 && len(p.g.gaz.Exact(&whole)) > 0 {
		p.wholeName(words)
		return
	}
	for i, w := range words {
		p.word(words, i, w)
	}
	p.end()
	p.near = false
}

// wholeName reads words of which all together are a name.
func (p *parser) wholeName(words []gazetteer.Word) {
	p.all = words
	for _, w := range words {
		m := meanings[w.Text]
		p.next.want = max(p.next.want, m.want)
		if m.role != kind && m.role != link {
			p.name = append(p.name, w)
		}
	}
	if len(p.name) == 0 {
		p.name = words
	}
	p.end()
}

func (p *parser) word(words []gazetteer.Word, i int, w gazetteer.Word) {
	m, known := meanings[w.Text]
	if !known && w.Script == gazetteer.Arabic && p.joinsOn(w) {
		p.end()
		p.out.many, p.joined = true, true
		w.Text = gazetteer.Words(strings.TrimPrefix(w.Text, "و"))[0].Text
	}
	switch m.role {
	case inner:
		p.end()
		p.next.want = m.want
		return
	case near:
		p.end()
		p.near = true
		return
	case between:
		p.end()
		p.out.line = true
		return
	case road:
		p.out.line = p.out.line || p.dashed
		p.next.landmark = true
		return
	case joining:
		p.end()
		p.out.many, p.joined = true, true
		return
	case away:
		p.out.away = true
		return
	}
	if m.opens && len(p.name) > 0 || m.role == kind && !m.opens && i+1 < len(words) && meanings[words[i+1].Text].role != link && len(p.name) > 0 {
		p.take(w, m, !m.opens)
		p.endBefore(w, m)
		return
	}
	p.take(w, m, true)
}

// endBefore ends a mention at a word for a kind; one that stands before its name begins the next.
func (p *parser) endBefore(w gazetteer.Word, m meaning) {
	p.end()
	if m.opens {
		p.take(w, m, true)
	}
}

// take adds a word to the mention that is being read.
func (p *parser) take(w gazetteer.Word, m meaning, mine bool) {
	if !mine {
		return
	}
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

// joinsOn reports whether a word is a name with the Arabic "and" written on.
func (p *parser) joinsOn(w gazetteer.Word) bool {
	rest, ok := strings.CutPrefix(w.Text, "و")
	if !ok || len(rest) < 6 || p.g.gaz.HasWord(w.Text) {
		return false
	}
	words := gazetteer.Words(rest)
	return len(words) == 1 && p.g.gaz.HasWord(words[0].Text)
}

// end adds the mention that has been read, unless it holds no name.
func (p *parser) end() {
	m := p.next
	if m.rural {
		m.heading, p.name = headings(p.name)
	}
	if len(p.name) > 0 && len(p.out.mentions) < maxMentions {
		m.words = p.name
		m.name = gazetteer.NameOf(p.name)
		m.whole = m.name
		if len(p.all) != len(p.name) {
			m.whole = gazetteer.NameOf(p.all)
		}
		m.near, m.joined = m.near || p.near, p.joined && len(p.out.mentions) > 0
		p.out.mentions = append(p.out.mentions, m)
		p.joined, p.near = false, false
	}
	p.all, p.name, p.next = nil, nil, mention{}
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
