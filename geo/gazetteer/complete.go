package gazetteer

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Fit says where a name has the text that it completes.
type Fit uint8

// The fits, best first.
const (
	WholeName   Fit = iota + 1 // the text is the name
	BeginsName                 // the name begins with its letters
	BeginsWord                 // a later word of the name does
	SoundsAlike                // the name begins with its consonants
)

// Completion is a bearer of a name that an unfinished text can become. Fit is that of its best name.
type Completion struct {
	Bearer int32
	Fit    Fit
}

// How much of a name has to be typed before it is completed: letters, and consonants where only
// those agree.
const (
	leastTyped      = 2
	leastConsonants = 3
)

// Complete returns the bearers of the names that begin with a text in either script, of which the
// last word may be unfinished, by their numbers. They are suggestions to somebody who types: most of
// them are not what is meant. Cost: some 20 ns for each name found; the first call puts the names in
// order, in 10 ms.
func (g *Gazetteer) Complete(text string) (out []Completion) {
	fits := make([]Fit, len(g.bearers))
	add := func(name int32, fit Fit) {
		for _, b := range g.index.bearers[name] {
			if fits[b] == 0 || fit < fits[b] {
				fits[b] = fit
			}
		}
	}
	names := g.index.beginnings()
	for _, list := range typed(Words(text)) {
		n := NameOf(list)
		if utf8.RuneCountInString(n.Key) < leastTyped {
			continue
		}
		for _, b := range beginningWith(names.letters, n.Key) {
			add(b.name, b.fit(n.Key))
		}
		if n.consonants >= leastConsonants {
			for _, b := range beginningWith(names.sounds, n.skeleton()) {
				add(b.name, SoundsAlike)
			}
		}
	}
	for b, fit := range fits {
		if fit != 0 {
			out = append(out, Completion{int32(b), fit})
		}
	}
	return out
}

// typed returns the words of an unfinished text, and also what they are if the last begins with an
// article or is going to be one: those of a finished text are left out of it already.
func typed(list []Word) [][]Word {
	out := [][]Word{list}
	if len(list) == 0 {
		return out
	}
	before, last := list[:len(list)-1], list[len(list)-1]
	if rest := withoutArticle(last); rest != "" {
		out = append(out, append(before[:len(before):len(before)], Word{rest, last.Script}))
	}
	if len(before) > 0 && beginsArticle(last) {
		out = append(out, before)
	}
	if n := len(before); n > 1 && assimilated(before[n-1], last) {
		out = append(out, append(before[:n-1:n-1], last))
	}
	return out
}

// withoutArticle returns what follows the article that a word begins with, or "".
func withoutArticle(w Word) string {
	for _, article := range []string{"ال", "al", "el"} {
		if rest, ok := strings.CutPrefix(w.Text, article); ok {
			return rest
		}
	}
	return ""
}

// beginsArticle reports whether a word can become an article.
func beginsArticle(w Word) bool {
	switch w.Text {
	case "ا", "ال", "a", "e", "al", "el", "ash", "adh", "ath", "esh", "eth", "edh":
		return true
	}
	return len(w.Text) == 2 && (w.Text[0] == 'a' || w.Text[0] == 'e') && strings.IndexByte("dnrstz", w.Text[1]) >= 0
}

// assimilated reports whether a word is an article whose sun letter the next has begun to spell: ash S.
func assimilated(w, next Word) bool {
	return len(w.Text) == 3 && beginsArticle(w) && strings.HasPrefix(w.Text[1:], next.Text)
}

// beginnings are what names begin with, in order.
type beginnings struct {
	letters []beginning // the keys, and what is left of them from each later word on
	sounds  []beginning // the skeletons
}

type beginning struct {
	text  string
	name  int32
	later bool // from a later word on
}

func (b beginning) fit(key string) Fit {
	switch {
	case b.later:
		return BeginsWord
	case b.text == key:
		return WholeName
	}
	return BeginsName
}

// beginningWith returns those of a sorted list that begin with a text.
func beginningWith(list []beginning, text string) []beginning {
	from, _ := slices.BinarySearchFunc(list, text, func(b beginning, t string) int { return cmp.Compare(b.text, t) })
	list = list[from:]
	to, _ := slices.BinarySearchFunc(list, text, func(b beginning, t string) int {
		if strings.HasPrefix(b.text, t) {
			return -1
		}
		return 1
	})
	return list[:to]
}

// addLaterWords keeps what is left of a name from each word but the first on.
func (ix *index) addLaterWords(name int32, list []Word) {
	rest := ix.names[name].Key
	for _, w := range list[:len(list)-1] {
		rest = rest[len(w.Text):]
		ix.later = append(ix.later, beginning{rest, name, true})
	}
}

// sortBeginnings returns what the names begin with.
func (ix *index) sortBeginnings() beginnings {
	b := beginnings{letters: slices.Clone(ix.later)}
	for at := range ix.names {
		n := &ix.names[at]
		b.letters = append(b.letters, beginning{text: n.Key, name: int32(at)})
		b.sounds = append(b.sounds, beginning{text: n.skeleton(), name: int32(at)})
	}
	for _, list := range [][]beginning{b.letters, b.sounds} {
		slices.SortFunc(list, func(x, y beginning) int { return cmp.Compare(x.text, y.text) })
	}
	return b
}
