package geo

// Label is a name or a text in the project's two languages. Either may be empty.
type Label struct {
	EN string `json:"en,omitempty"`
	AR string `json:"ar,omitempty"`
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
