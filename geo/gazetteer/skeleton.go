package gazetteer

import "strings"

// Skeleton returns the consonants of a name, written with one alphabet for both scripts, so that
// most transliterations of an Arabic name and the name itself share it: vowels, ayn, hamza, w, y,
// doubled letters and a word's final h are left out. Different names often share a skeleton
// too: it suggests, and never identifies.
func Skeleton(name string) string { return skeleton(words(name)) }

func skeleton(list []word) string {
	out := make([]byte, 0, 16)
	for _, w := range list {
		for _, c := range []byte(consonants(w)) {
			if len(out) == 0 || c != out[len(out)-1] {
				out = append(out, c)
			}
		}
	}
	return string(out)
}

func consonants(w word) string {
	switch w.script {
	case arabic:
		return strings.TrimSuffix(strings.Map(arabicConsonant, w.text), "h")
	case latin:
		return strings.TrimSuffix(strings.Map(latinConsonant, digraphs.Replace(w.text)), "h")
	case digit:
		return w.text
	}
	return ""
}

// digraphs writes Latin pairs that stand for one Arabic letter as one: 'c' for sheen, which has
// no other use after it, and 'x' for khaa, as Kurdish does.
var digraphs = strings.NewReplacer("sch", "C", "sh", "C", "ch", "C", "kh", "x", "gh", "g", "dh", "d", "th", "t", "ph", "f")

func latinConsonant(r rune) rune {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'w', 'y':
		return -1
	case 'c', 'q':
		return 'k'
	case 'C':
		return 'c'
	case 'p':
		return 'b'
	case 'v':
		return 'f'
	}
	return r
}

// arabicConsonants holds the sign for each letter of the block that begins at U+0600.
var arabicConsonants = [256]byte{
	0x28: 'b', 0x2a: 't', 0x2b: 't', 0x2c: 'j', 0x2d: 'h', 0x2e: 'x', 0x2f: 'd', 0x30: 'd', 0x31: 'r', 0x32: 'z', 0x33: 's',
	0x34: 'c', 0x35: 's', 0x36: 'd', 0x37: 't', 0x38: 'z', 0x3a: 'g', 0x41: 'f', 0x42: 'k', 0x43: 'k', 0x44: 'l', 0x45: 'm', 0x46: 'n', 0x47: 'h',
}

func arabicConsonant(r rune) rune {
	if c := arabicConsonants[uint16(r)%256]; c != 0 && r>>8 == 0x06 {
		return rune(c)
	}
	return -1
}
