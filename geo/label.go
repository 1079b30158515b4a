package geo

import (
	"strings"
	"unicode"
)

// Label is a name or a text in both languages of the project.
type Label struct {
	EN string `json:"en,omitempty"` // in English; absent where it is only in Arabic
	AR string `json:"ar,omitempty"` // in Arabic; absent where it is only in English
}

// LabelOf returns the label of a text of which nobody says in which language it is. A text in
// Arabic letters is Arabic. One that says the same in both scripts side by side ("سراقب Saraqab",
// "Saraqab / سراقب") is parted; any other with both, such as "Saraqab, إدلب", is one text in the
// language of most of its letters, because its parts say different things.
func LabelOf(text string) Label {
	text = strings.TrimSpace(text)
	if first, second, ok := sideBySide(text); ok {
		if isArabic(first) {
			first, second = second, first
		}
		return Label{EN: first, AR: second}
	}
	if isArabic(text) {
		return Label{AR: text}
	}
	return Label{EN: text}
}

// isArabic reports whether most letters of a text are Arabic.
func isArabic(text string) bool {
	arabic, others := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r):
			arabic++
		case unicode.IsLetter(r):
			others++
		}
	}
	return arabic > others
}

// sideBySide parts a text in which the script changes once, with nothing but space, a slash or
// a bar where it does.
func sideBySide(text string) (first, second string, ok bool) {
	const gap = " \t\u00a0/|"
	begins, last, wasArabic := -1, -1, false
	for i, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		if is := unicode.Is(unicode.Arabic, r); last >= 0 && is != wasArabic {
			if begins >= 0 || strings.Trim(text[last:i], gap) != "" {
				return "", "", false
			}
			begins = i
		}
		last, wasArabic = i+len(string(r)), unicode.Is(unicode.Arabic, r)
	}
	if begins < 0 {
		return "", "", false
	}
	return strings.TrimRight(text[:begins], gap), text[begins:], true
}

// In returns the label in the language asked for ("ar", otherwise English), or the other
// language's where that one is empty.
func (l Label) In(lang string) string {
	first, second := l.EN, l.AR
	if lang == "ar" {
		first, second = second, first
	}
	if first != "" {
		return first
	}
	return second
}

// IsZero reports whether neither language is given.
func (l Label) IsZero() bool { return l == Label{} }
