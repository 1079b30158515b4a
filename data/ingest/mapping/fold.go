package mapping

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold returns the form in which values are compared: small letters, no invisible marks, single
// spaces, none at the borders.
func fold(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case invisible(r):
		case unicode.IsSpace(r):
			space = b.Len() > 0
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// plain reports whether the text is its own folded form, without looking beyond ASCII.
func plain(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || c >= 'A' && c <= 'Z' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return s == "" || before != ' '
}

// ascii reports whether the text has no character beyond ASCII.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// invisible reports whether a rune only directs how text is shown: direction marks, zero-width
// characters, the byte order mark, the kashida.
func invisible(r rune) bool {
	return r == 0xFEFF || r == 0x640 || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// FoldName returns the form in which names of columns are compared: folded, with spaces, dots,
// hyphens and underscores alike. The attributes of an HXL hashtag have no order.
func FoldName(s string) string {
	s = fold(s)
	if strings.HasPrefix(s, "#") {
		parts := strings.Split(strings.ReplaceAll(s, " ", ""), "+")
		slices.Sort(parts[1:])
		return strings.Join(parts, "+")
	}
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '.' || r == '-' {
			return '_'
		}
		return r
	}, s)
}

// foldDigits turns Arabic-Indic and Persian digits into ASCII ones.
func foldDigits(s string) string {
	if ascii(s) {
		return s
	}
	for _, r := range s {
		if r >= 0x660 && r <= 0x669 || r >= 0x6F0 && r <= 0x6F9 {
			return strings.Map(asciiDigit, s)
		}
	}
	return s
}

func asciiDigit(r rune) rune {
	switch {
	case r >= 0x660 && r <= 0x669:
		return r - 0x660 + '0'
	case r >= 0x6F0 && r <= 0x6F9:
		return r - 0x6F0 + '0'
	}
	return r
}
