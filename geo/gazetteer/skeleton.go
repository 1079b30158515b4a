package gazetteer

import "strings"

// Skeleton returns the consonants of a name, written with one alphabet for both scripts, so that
// most transliterations of an Arabic name and the name itself share it: vowels, ayn, hamza, w, y,
// doubled letters and a word's final h are left out. Different names often share a skeleton
// too: it suggests, and never identifies.
func Skeleton(name string) string {
	var b strings.Builder
	last := byte(0)
	for _, w := range words(name) {
		for _, c := range consonants(w) {
			if byte(c) != last {
				b.WriteByte(byte(c))
				last = byte(c)
			}
		}
	}
	return b.String()
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

func arabicConsonant(r rune) rune {
	const from, to = "بتثجحخدذرزسشصضطظغفقكلمنه", "bttjhxddrzscsdtzgfkklmnh"
	i := strings.IndexRune(from, r)
	if i < 0 {
		return -1
	}
	return rune(to[i/2])
}
