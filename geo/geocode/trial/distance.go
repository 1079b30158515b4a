package trial

// pattern is a word of which the edit distance to others is asked.
type pattern struct {
	masks [256]uint64 // per letter: the positions where it stands
	n     int
}

// maxLetters is the length that fits the bits of a mask; what is longer is cut off.
const maxLetters = 64

// letters returns a normalised text with one byte a letter, Latin apart from Arabic ones.
func letters(text string) []byte {
	out := make([]byte, 0, len(text))
	for _, r := range text {
		b := byte(r)
		if r >= 0x80 {
			b |= 0x80
		}
		out = append(out, b)
	}
	return out[:min(len(out), maxLetters)]
}

func newPattern(text []byte) *pattern {
	p := &pattern{n: len(text)}
	for i, c := range text {
		p.masks[c] |= 1 << i
	}
	return p
}

// distance returns the number of letters to insert, delete, replace, or exchange with the next,
// that make one text the other. Source: Hyyrö 2003, after Myers 1999.
func (p *pattern) distance(text []byte) int {
	if p.n == 0 {
		return len(text)
	}
	score, last := p.n, uint64(1)<<(p.n-1)
	positive, negative := ^uint64(0), uint64(0)
	var diagonal, before uint64
	for _, c := range text {
		here := p.masks[c]
		exchanged := ((^diagonal & here) << 1) & before
		diagonal = exchanged | (((here & positive) + positive) ^ positive) | here | negative
		up, down := negative|^(diagonal|positive), diagonal&positive
		switch {
		case up&last != 0:
			score++
		case down&last != 0:
			score--
		}
		up, down = up<<1|1, down<<1
		positive, negative, before = down|^(diagonal|up), diagonal&up, here
	}
	return score
}
