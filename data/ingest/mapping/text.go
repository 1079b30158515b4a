package mapping

import (
	"errors"
	"slices"
	"strings"

	"tawthiq/data"
	"tawthiq/geo"
)

// textReader is a Text bound to columns.
type textReader struct {
	columns []int
	join    string
	blank   map[string]bool
	value   string
}

func (b *binder) text(field string, t Text) textReader {
	return textReader{b.columns(field, t.names()), t.Join, blanks(t.Blank), t.Value}
}

func blanks(values []string) map[string]bool {
	out := map[string]bool{}
	for _, v := range values {
		out[fold(v)] = true
	}
	return out
}

// read returns the text without space at its borders.
func (t *textReader) read(d draft) string {
	var parts []string
	for _, at := range t.columns {
		s := strings.TrimSpace(d.cell(at))
		if s == "" || len(t.blank) > 0 && t.blank[fold(s)] {
			continue
		}
		if t.join == "" {
			return s
		}
		if !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	if len(parts) > 0 {
		return strings.Join(parts, t.join)
	}
	return t.value
}

type twoReader struct{ en, ar textReader }

func (b *binder) two(field string, t TwoTexts) twoReader {
	return twoReader{b.text(field+".en", t.EN), b.text(field+".ar", t.AR)}
}

func (t *twoReader) read(d draft) geo.Label { return geo.Label{EN: t.en.read(d), AR: t.ar.read(d)} }

// errorOf returns a copy of the domain error in the chain.
func errorOf(err error) (*data.Error, bool) {
	var e *data.Error
	if !errors.As(err, &e) {
		return nil, false
	}
	twin := *e
	return &twin, true
}
