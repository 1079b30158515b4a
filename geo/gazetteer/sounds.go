package gazetteer

import "strings"

// sounds is how a name is pronounced, as far as its spelling says: one sign of the alphabet for
// each consonant and each vowel that is written, the same for both scripts. Signs are positions
// in alphabet, so that tables can be indexed by them.
type sounds []byte

// alphabet holds the signs. Beside the letters that stand for themselves: S is sheen (sh, ch),
// x khaa (kh), v dhal and zaa (dh), c thaa (th), G ghayn (gh), g a Latin g, which can be ghayn,
// jeem or qaf, C a Latin c, T a taa marbuta or construct -et before another word, H a Latin h
// that ends a word, X a haa that does; w and y are the long vowels as well as the consonants.
const alphabet = "aeiouLAwyTHXbtcjhxdvrzsSGgqkCflmn0123456789"

// maxSounds bounds the length of a name; longer ones are compared by their beginning.
const maxSounds = 28

var signOf = func() (table [128]byte) {
	for i, c := range []byte(alphabet) {
		table[c] = byte(i)
	}
	return table
}()

// vowels is how many signs at the start of alphabet are vowels or may be silent.
const vowels = 12

// skeletonOf maps each sign to its consonant class, or to 0 where it has none: signs that
// transliterations interchange are one class, so that most spellings of a name share them.
var skeletonOf = func() (table [len(alphabet)]byte) {
	classes := map[byte]string{'b': "b", 't': "tc", 'j': "j", 'h': "h", 'x': "x", 'd': "dvz", 'r': "r", 's': "s", 'S': "S", 'G': "G", 'k': "gqkC", 'f': "f", 'l': "l", 'm': "m", 'n': "n"}
	for class, members := range classes {
		for _, m := range []byte(members) {
			table[signOf[m]] = class
		}
	}
	for d := byte('0'); d <= '9'; d++ {
		table[signOf[d]] = d
	}
	return table
}()

// appendSounds appends the sounds of a name to an empty row.
func appendSounds(out sounds, list []Word) sounds {
	for i, w := range list {
		last := i == len(list)-1
		switch w.Script {
		case Arabic:
			out = appendArabic(out, w.Text, last)
		case Latin:
			out = appendLatin(out, w.Text, last)
		case Digits:
			for _, c := range []byte(w.Text) {
				out = append(out, signOf[c])
			}
		}
	}
	return out[:min(len(out), maxSounds)]
}

// consonants returns how many of the sounds are consonants.
func (s sounds) consonants() (n uint8) {
	for _, sign := range s {
		if skeletonOf[sign] != 0 {
			n++
		}
	}
	return n
}

// appendSkeleton appends the consonant classes of the sounds.
func (s sounds) appendSkeleton(out []byte) []byte {
	for _, sign := range s {
		if class := skeletonOf[sign]; class != 0 {
			out = append(out, class)
		}
	}
	return out
}

// Skeleton returns the consonants of a name, written with one alphabet for both scripts, so that
// most transliterations of an Arabic name and the name itself share it: vowels, ayn, hamza, w, y,
// doubled letters and a word's final h are left out, and what is often confused is one.
// Different names often share a skeleton too: it suggests, and never identifies.
func Skeleton(name string) string {
	var room [3 * maxSounds]byte
	return string(appendSounds(room[:0:2*maxSounds], Words(name)).appendSkeleton(room[2*maxSounds : 2*maxSounds]))
}

// arabicSigns holds the sign for each letter of the block that begins at U+0600, 0 for none.
// Ayn is silent: no Latin spelling keeps it.
var arabicSigns = func() (table [256]byte) {
	letters := map[byte]string{
		'L': "ا", 'w': "و", 'y': "ي", 'b': "ب", 't': "تط", 'c': "ث", 'j': "ج", 'h': "حه", 'x': "خ", 'd': "دض", 'v': "ذظ", 'r': "ر", 'z': "ز",
		's': "سص", 'S': "ش", 'G': "غ", 'f': "ف", 'q': "ق", 'k': "ك", 'l': "ل", 'm': "م", 'n': "ن",
	}
	for sign, members := range letters {
		for _, r := range members {
			table[byte(r)] = sign
		}
	}
	return table
}()

// appendArabic appends the sounds of an Arabic word, the last of a name or not.
func appendArabic(out sounds, text string, last bool) sounds {
	if rest, ok := strings.CutPrefix(text, "ال"); ok && len(rest) >= 4 {
		text = rest
	}
	from := len(out)
	var letter rune
	for _, letter = range text {
		if letter>>8 == 0x06 && arabicSigns[byte(letter)] != 0 {
			out = append(out, signOf[arabicSigns[byte(letter)]])
		}
	}
	if len(out) == from {
		return out
	}
	switch end := &out[len(out)-1]; {
	case (letter == 'ه' || letter == 'ا') && last:
		*end = signOf['A']
	case letter == 'ه':
		*end = signOf['T']
	case letter == 'ح':
		*end = signOf['X']
	}
	return out
}

// latinPairs lists two letters that are written for one sound.
var latinPairs = map[[2]byte]byte{
	{'s', 'h'}: 'S', {'c', 'h'}: 'S', {'k', 'h'}: 'x', {'g', 'h'}: 'G', {'d', 'h'}: 'v', {'t', 'h'}: 'c', {'p', 'h'}: 'f', {'d', 'j'}: 'j',
	{'o', 'u'}: 'w', {'o', 'o'}: 'w', {'u', 'u'}: 'w', {'a', 'w'}: 'w', {'a', 'u'}: 'w', {'o', 'w'}: 'w',
	{'e', 'e'}: 'y', {'i', 'i'}: 'y', {'a', 'y'}: 'y', {'a', 'i'}: 'y', {'e', 'i'}: 'y', {'e', 'y'}: 'y', {'i', 'e'}: 'y', {'i', 'y'}: 'y', {'y', 'i'}: 'y',
}

// pairs is latinPairs by position of the letters.
var pairs = func() (table [26][26]byte) {
	for letters, sign := range latinPairs {
		table[letters[0]-'a'][letters[1]-'a'] = signOf[sign] + 1
	}
	return table
}()

// latinSingles holds the sign of each Latin letter.
const latinSingles = "abCdefghijklmnobqrstufwxyz"

// appendLatin appends the sounds of a Latin word, the last of a name or not.
func appendLatin(out sounds, w string, last bool) sounds {
	w = withoutGluedArticle(w)
	construct := !last && isConstruct(w)
	if construct {
		w = w[:len(w)-2]
	}
	from := len(out)
	for i := 0; i < len(w); i++ {
		sign := signOf[latinSingles[w[i]-'a']]
		if i+1 < len(w) {
			if pair := pairs[w[i]-'a'][w[i+1]-'a']; pair != 0 {
				sign = pair - 1
				i++
			} else if w[i] == 's' && i+2 < len(w) && w[i+1:i+3] == "ch" {
				sign = signOf['S']
				i += 2
			}
		}
		if len(out) == from || out[len(out)-1] != sign {
			out = append(out, sign)
		}
	}
	if construct {
		return append(out, signOf['T'])
	}
	return endLatin(out, from, w, last)
}

// endLatin writes what ends a Latin word: a final h is weak, and -a, -ah and -eh end a name.
func endLatin(out sounds, from int, w string, last bool) sounds {
	n := len(out)
	weak := n-from > 1 && out[n-1] == signOf['h'] && out[n-2] < vowels
	if weak {
		out[n-1] = signOf['H']
	}
	if !last || n-from < 2 {
		return out
	}
	if weak && isOpen(out[n-2]) {
		out[n-2] = signOf['A']
		return out[:n-1]
	}
	if isOpen(out[n-1]) {
		out[n-1] = signOf['A']
		if strings.HasSuffix(w, "aa") {
			out[n-1] = signOf['a']
			out = append(out, signOf['A'])
		}
	}
	return out
}

func isOpen(sign byte) bool { return sign == signOf['a'] || sign == signOf['e'] }

// withoutGluedArticle takes the article off a Latin word that it is written together with:
// Elqasab, Alhasakah, Albu.
func withoutGluedArticle(w string) string {
	if len(w) < 4 || w[1] != 'l' || (w[0] != 'a' && w[0] != 'e') || signOf[w[2]] < vowels {
		return w
	}
	if len(w) >= 6 || w[2] == 'b' && (w[3] == 'u' || w[3] == 'o') {
		return w[2:]
	}
	return w
}

// isConstruct reports whether a Latin word may end in a taa marbuta that is pronounced, as Maarat
// in Maarat al-Numan.
func isConstruct(w string) bool {
	n := len(w)
	if n < 4 || w[n-1] != 't' || (w[n-2] != 'a' && w[n-2] != 'e') {
		return false
	}
	switch w[n-3] {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'w':
		return false
	}
	return true
}
