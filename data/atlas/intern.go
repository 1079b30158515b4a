package atlas

import (
	"strings"

	"tawthiq/geo"
)

// interner keeps one copy of each text that many records share: codes and the names of places.
type interner struct {
	texts map[string]string
	lists map[string][]string
}

func newInterner() interner {
	return interner{texts: map[string]string{}, lists: map[string][]string{}}
}

func (n interner) text(s string) string {
	if have, ok := n.texts[s]; ok {
		return have
	}
	s = strings.Clone(s)
	n.texts[s] = s
	return s
}

func (n interner) label(l geo.Label) geo.Label { return geo.Label{EN: n.text(l.EN), AR: n.text(l.AR)} }

func (n interner) pcode(p geo.PCode) geo.PCode { return geo.PCode(n.text(string(p))) }

func (n interner) list(codes []string) []string {
	key := strings.Join(codes, ",")
	if have, ok := n.lists[key]; ok {
		return have
	}
	out := make([]string, len(codes))
	for i, code := range codes {
		out[i] = n.text(code)
	}
	n.lists[key] = out
	return out
}
