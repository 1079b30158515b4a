package geocode

import (
	"strings"

	"tawthiq/geo/gazetteer"
)

// part is one name in a description, with what the words around it say.
type part struct {
	whole string // normalised, with the words that may or may not belong to the name
	name  string // normalised, without them
	want  want
	rural bool // the countryside of this
	near  bool // the place is close to this, not this
}

// phrase is a description taken apart. Later parts usually say where the first one is.
type phrase struct {
	parts []part
	line  bool // a road, or something between two places
	away  bool // something at a distance that is stated from a place
	many  bool // two places are joined, and both are meant
}

// Limits of a description: far above real ones, so that a broken one costs little.
const (
	maxTextBytes = 1000
	maxParts     = 8
)

// separators part a description into names. A hyphen does only between spaces.
var separators = strings.NewReplacer(" - ", "\n", " -", "\n", "- ", "\n", "–", "\n", "—", "\n", ",", "\n", "،", "\n", ";", "\n", "؛", "\n", ":", "\n",
	"(", "\n", ")", "\n", "[", "\n", "]", "\n", "/", "\n", "|", "\n", ".", " ", "sub-district", "subdistrict", "Sub-district", "subdistrict", "Sub-District", "subdistrict")

// parse takes a description apart.
func parse(text string) phrase {
	if len(text) > maxTextBytes {
		text = text[:maxTextBytes]
	}
	var p phrase
	for segment := range strings.SplitSeq(separators.Replace(text), "\n") {
		p.addSegment(strings.Fields(gazetteer.Normalise(segment)))
	}
	if len(p.parts) > maxParts {
		p.parts = p.parts[:maxParts]
	}
	return p
}

// addSegment adds the parts of a run of words without punctuation.
func (p *phrase) addSegment(words []string) {
	from, near := 0, false
	for i, w := range words {
		p.away = p.away || distanceWords[w]
		switch {
		case lineWords[w]:
			p.line = true
		case joiningWords[w]:
			p.many = true
		case !innerWords[w] && !nearWords[w]:
			continue
		}
		p.addPart(words[from:i], near)
		from, near = i+1, nearWords[w]
	}
	p.addPart(words[from:], near)
}

// addPart adds the part that these words make, unless they hold no name.
func (p *phrase) addPart(words []string, near bool) {
	out := part{near: near}
	var name []string
	for _, w := range words {
		kind, isKind := kindWords[w]
		switch {
		case isKind:
			out.want = max(out.want, kind)
			out.rural = out.rural || kind == wantArea
		case directions[w]:
			out.want = wantArea
		case !linkWords[w]:
			name = append(name, w)
		}
	}
	if len(name) == 0 {
		return
	}
	out.whole, out.name = strings.Join(words, " "), strings.Join(name, " ")
	p.parts = append(p.parts, out)
}
