package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Splitter turns texts into the words by which they are found. Texts and queries must go through
// the same Splitter. Its zero value splits texts as they are.
type Splitter struct {
	// Normalise brings spellings of the same word to one form before the text is split; nil leaves
	// them as they are.
	Normalise func(text string) string
}

// Append appends the words of a text to a list and returns it: every run of letters, digits and
// marks, in small letters, in the order of the text, a word that comes twice twice.
// Boundary: what is not UTF-8 parts words.
func (s Splitter) Append(words []string, text string) []string {
	if s.Normalise != nil {
		text = s.Normalise(text)
	}
	begin, small := -1, true
	for i, r := range text {
		c := classOf(r)
		if c == gap {
			if begin >= 0 {
				words = append(words, lowered(text[begin:i], small))
			}
			begin, small = -1, true
			continue
		}
		if begin < 0 {
			begin = i
		}
		small = small && c == letter
	}
	if begin >= 0 {
		words = append(words, lowered(text[begin:], small))
	}
	return words
}

func lowered(word string, small bool) string {
	if small {
		return word
	}
	return strings.ToLower(word)
}

// class is what a character is to a Splitter.
type class uint8

const (
	gap     class = iota // parts words
	letter               // or digit or mark, which is its own small letter
	capital              // has another small letter
)

func classOf(r rune) class {
	if int(r) < len(classes) {
		return classes[r]
	}
	return classify(r)
}

// classes holds the class of every character below U+0700: nearly all that a Latin or Arabic text
// consists of.
var classes = func() (table [0x700]class) {
	for r := range table {
		table[r] = classify(rune(r))
	}
	return table
}()

func classify(r rune) class {
	switch {
	case r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r):
		return gap
	case unicode.ToLower(r) != r:
		return capital
	}
	return letter
}
