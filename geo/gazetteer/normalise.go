package gazetteer

import (
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
	var b strings.Builder
	b.Grow(len(s))
	for i, w := range Words(s) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// Key returns the form under which a name is indexed: Normalise without the spaces, because
// compounds are written glued and split alike (كفرتخاريم, كفر تخاريم).
func Key(s string) string { return glued(Words(s)) }

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
	list := split(s)
	for i, w := range list {
		if w.Script == Arabic {
			list[i].Text = withoutArticle(w.Text)
		}
	}
	return withoutArticleWords(list)
}

// split folds the characters of a text and parts it where a gap is or the script changes.
func split(s string) []Word {
	var room struct { // for all but the longest texts
		letters [128]byte
		ends    [16]int
		scripts [16]Script
	}
	letters, ends, scripts := room.letters[:0], room.ends[:0], room.scripts[:0] // ends are those of the words, in letters
	if len(s) > len(room.letters) {
		letters, ends, scripts = make([]byte, 0, len(s)), make([]int, 0, len(s)/4), make([]Script, 0, len(s)/4)
	}
	current := gap
	for _, r := range s {
		f := fold(r)
		if f.script == mute {
			continue
		}
		if f.script != gap && f.script != current {
			ends, scripts = append(ends, 0), append(scripts, f.script)
		}
		current = f.script
		if f.script == gap {
			continue
		}
		letters = utf8.AppendRune(letters, f.letter)
		if r >= firstLamAlef && r <= lastLamAlef {
			letters = utf8.AppendRune(letters, 'ا')
		}
		ends[len(ends)-1] = len(letters)
	}
	list, text, from := make([]Word, len(ends)), string(letters), 0
	for i, end := range ends {
		list[i] = Word{text[from:end], scripts[i]}
		from = end
	}
	return list
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

// withoutArticle takes the article off an Arabic word of which at least three letters remain,
// so that التل and الله stay what they are.
func withoutArticle(w string) string {
	const article, letters = "ال", 3
	for strings.HasPrefix(w, article) && len(w) >= len(article)+2*letters {
		w = w[len(article):]
	}
	return w
}

// withoutArticleWords leaves out articles that stand as words of their own before another word.
// It goes from the end, so that the word that decides is itself one that stays.
func withoutArticleWords(list []Word) []Word {
	first := len(list)
	for i := len(list) - 1; i >= 0; i-- {
		if first < len(list) && isArticle(list[i].Text, list[first].Text) {
			continue
		}
		first--
		list[first] = list[i]
	}
	return list[first:]
}

// isArticle reports whether w before next is the article: al, el, or one assimilated to a sun
// letter, as in ash Sham and Deir ez Zor.
func isArticle(w, next string) bool {
	switch w {
	case "al", "el", "ال":
		return true
	}
	if len(w) < 2 || (w[0] != 'a' && w[0] != 'e') {
		return false
	}
	switch sun := w[1:]; sun {
	case "d", "dh", "n", "r", "s", "sh", "t", "th", "z":
		return strings.HasPrefix(next, sun)
	}
	return false
}
