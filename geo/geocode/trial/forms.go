package trial

import (
	"strings"

	"tawthiq/geo/gazetteer"
)

// glue returns the normalised form of a name without spaces.
func glue(name string) string { return strings.ReplaceAll(gazetteer.Normalise(name), " ", "") }

// digraphs writes Latin pairs that stand for one Arabic letter as one.
var digraphs = strings.NewReplacer("sh", "C", "ch", "C", "kh", "x", "gh", "g", "dh", "d", "th", "t")

// consonants returns the plain consonant skeleton of a Latin name: no vowels, w, y or doubled
// letters, q as k, and no final h. It stays as it is when the geocoder's own forms improve, so
// that what is compared with stands still.
func consonants(name string) string {
	var out []byte
	for _, word := range strings.Fields(gazetteer.Normalise(name)) {
		for _, c := range []byte(strings.TrimSuffix(digraphs.Replace(word), "h")) {
			if c == 'q' || c == 'c' {
				c = 'k'
			}
			if c < 0x80 && !strings.ContainsRune("aeiouwy", rune(c)) && (len(out) == 0 || out[len(out)-1] != c) {
				out = append(out, c)
			}
		}
	}
	return string(out)
}

// vowels writes the Latin letters that spellings of one name exchange most as one.
var vowels = strings.NewReplacer("ou", "u", "o", "u", "w", "u", "e", "i", "y", "i", "q", "k")

// loose returns a form that most spellings of a name come close to: few vowels, no doubled
// letters, and no final h of a Latin word.
func loose(name string) string {
	var out []rune
	for _, word := range strings.Fields(gazetteer.Normalise(name)) {
		for _, r := range vowels.Replace(strings.TrimSuffix(word, "h")) {
			if len(out) == 0 || out[len(out)-1] != r {
				out = append(out, r)
			}
		}
	}
	return string(out)
}

// before returns a text up to the first mark after which sources say where a place is.
func before(text string) string {
	if at := strings.IndexAny(text, ",،(/"); at > 0 {
		return text[:at]
	}
	return text
}
