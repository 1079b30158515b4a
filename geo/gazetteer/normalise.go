package gazetteer

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Script is what the characters of a word are.
type Script uint8

// The scripts of words. A run of one script is a word.
const (
	gap  Script = iota // separates words
	mute               // belongs to a word but is not written
	Latin
	Arabic
	Digits
	other
)

// Normalise returns the words of a text in a form that spellings of the same name share, parted
// by single spaces: small letters without diacritics, apostrophes or hyphens, Arabic letters
// without hamzas, vowel marks, kashida, taa marbuta or alef maqsura, European digits, no article
// and no direction marks. Words of both scripts are kept in their order; where the script
// changes, a new word begins. It is idempotent, total and also right for full-text search.
func Normalise(s string) string {
	var room room
	letters, words := split(s, room.letters[:0], room.words[:0])
	return string(join(letters, words, " "))
}

// Key returns the form under which a name is indexed: Normalise without the spaces, because
// compounds are written glued and split alike (كفرتخاريم, كفر تخاريم).
func Key(s string) string {
	var room room
	letters, words := split(s, room.letters[:0], room.words[:0])
	return string(join(letters, words, ""))
}

// join moves the letters of the words together, with what parts them, and returns them.
func join(letters []byte, words []span, by string) []byte {
	joined := letters[:0]
	for i, w := range words {
		if i > 0 {
			joined = append(joined, by...)
		}
		joined = append(joined, letters[w.from:w.to]...)
	}
	return joined
}

func glued(list []Word) string {
	if len(list) == 1 {
		return list[0].Text
	}
	size := 0
	for _, w := range list {
		size += len(w.Text)
	}
	var b strings.Builder
	b.Grow(size)
	for _, w := range list {
		b.WriteString(w.Text)
	}
	return b.String()
}

// Word is one word of a normalised text.
type Word struct {
	Text   string
	Script Script
}

// Words returns the words of a text in the form that Normalise gives them.
func Words(s string) []Word {
	var room room
	letters, words := split(s, room.letters[:0], room.words[:0])
	list, text := make([]Word, len(words)), string(letters)
	for i, w := range words {
		list[i] = Word{text[w.from:w.to], w.script}
	}
	return list
}

// room is memory for all but the longest texts.
type room struct {
	letters [256]byte
	words   [32]span
}

// span is where the letters of a word are.
type span struct {
	from, to int32
	script   Script
}

// split appends the folded letters of a text, with a byte between its words, and where the words are
// among them: one ends at a gap and where the script changes. An article is no word and no part of one.
func split(s string, letters []byte, words []span) ([]byte, []span) {
	current := gap
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = decode(s[i:])
		}
		i += size
		f := fold(r)
		if f.script == mute {
			continue
		}
		if f.script != gap && f.script != current {
			if len(words) > 0 {
				letters = append(letters, ' ')
			}
			words = append(words, span{from: int32(len(letters)), script: f.script})
		}
		if current = f.script; current == gap {
			continue
		}
		letters = utf8.AppendRune(letters, f.letter)
		if r >= firstLamAlef && r <= lastLamAlef {
			letters = utf8.AppendRune(letters, 'ا')
		}
		words[len(words)-1].to = int32(len(letters))
	}
	return letters, withoutArticles(letters, words)
}

// decode returns the first character of a text, which is not of ASCII.
func decode(s string) (r rune, size int) {
	if c := s[0]; c >= 0xc2 && c <= 0xdf && len(s) > 1 && s[1]&0xc0 == 0x80 {
		return rune(c&0x1f)<<6 | rune(s[1]&0x3f), 2 // as most of Arabic
	}
	return utf8.DecodeRuneInString(s)
}

// folds maps every letter that has a base letter to it.
var folds = invert(latinVariants, arabicVariants)

func invert(tables ...map[rune]string) map[rune]rune {
	out := map[rune]rune{}
	for _, table := range tables {
		for base, variants := range table {
			for _, v := range variants {
				out[v] = base
			}
		}
	}
	return out
}

var forms = []rune(presentationForms)

// folded is what a character becomes and the script of the words it makes.
type folded struct {
	letter rune
	script Script
}

// common holds the folded form of every character below U+0700, which is nearly all that a
// Latin or Arabic text consists of.
var common = func() (table [0x700]folded) {
	for r := range table {
		table[r] = foldSlowly(rune(r))
	}
	return table
}()

func fold(r rune) folded {
	if int(r) < len(common) {
		return common[r]
	}
	return foldSlowly(r)
}

func foldSlowly(r rune) folded {
	switch {
	case r >= firstPresentationForm && r < firstLamAlef:
		r = forms[r-firstPresentationForm]
	case r >= firstLamAlef && r <= lastLamAlef:
		r = 'ل'
	}
	if strings.ContainsRune(silent, r) || unicode.In(r, unicode.Mn, unicode.Cf) {
		return folded{r, mute}
	}
	r = unicode.ToLower(r)
	if base, ok := folds[r]; ok {
		r = base
	}
	switch {
	case r >= 'a' && r <= 'z':
		return folded{r, Latin}
	case r >= '0' && r <= '9':
		return folded{r, Digits}
	case r >= '٠' && r <= '٩':
		return folded{r - '٠' + '0', Digits}
	case r >= '۰' && r <= '۹':
		return folded{r - '۰' + '0', Digits}
	case unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r):
		return folded{r, Arabic}
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		return folded{r, other}
	}
	return folded{r, gap}
}

// withoutArticles takes the articles off Arabic words, and leaves out those that stand as words of
// their own before another word. It goes from the end, so that the word that decides is itself one
// that stays.
func withoutArticles(letters []byte, words []span) []span {
	first := len(words)
	for i := len(words) - 1; i >= 0; i-- {
		w := words[i]
		if w.script == Arabic {
			w.from += articleOf(letters[w.from:w.to])
		}
		if first < len(words) && isArticle(letters[w.from:w.to], letters[words[first].from:words[first].to]) {
			continue
		}
		first--
		words[first] = w
	}
	return words[first:]
}

// articleOf returns how many bytes of an Arabic word are the article, of which at least three
// letters remain, so that التل and الله stay what they are.
func articleOf(w []byte) (size int32) {
	const article, letters = "ال", 3
	for len(w) >= len(article)+2*letters && string(w[:len(article)]) == article {
		w, size = w[len(article):], size+int32(len(article))
	}
	return size
}

// isArticle reports whether w before next is the article: al, el, or one assimilated to a sun
// letter, as in ash Sham and Deir ez Zor.
func isArticle(w, next []byte) bool {
	switch string(w) {
	case "al", "el", "ال":
		return true
	}
	if len(w) < 2 || (w[0] != 'a' && w[0] != 'e') {
		return false
	}
	switch sun := string(w[1:]); sun {
	case "d", "dh", "n", "r", "s", "sh", "t", "th", "z":
		return bytes.HasPrefix(next, w[1:])
	}
	return false
}
