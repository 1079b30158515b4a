package trial

import (
	"strings"

	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// Variant is a way of asking: which of what a row says the geocoder is shown.
type Variant struct {
	Name    string // stable, for a command line
	Title   string
	English bool
	Arabic  bool
	Region  bool
}

// Variants lists the ways of asking, the fullest first.
func Variants() []Variant {
	return []Variant{
		{"both", "both scripts, with region", true, true, true},
		{"english", "English only, with region", true, false, true},
		{"arabic", "Arabic only, with region", false, true, true},
		{"both-no-region", "both scripts, without region", true, true, false},
		{"english-no-region", "English only, without region", true, false, false},
		{"arabic-no-region", "Arabic only, without region", false, true, false},
	}
}

// VariantNames lists the names of Variants in their order.
func VariantNames() []string {
	var names []string
	for _, v := range Variants() {
		names = append(names, v.Name)
	}
	return names
}

// Query returns what the geocoder is asked about a row. ok is false where the row has no text in
// the variant's scripts.
func (v Variant) Query(r Row) (q geocode.Query, ok bool) {
	if v.English {
		q.Text.EN = r.Text.EN
	}
	if v.Arabic {
		q.Text.AR = r.Text.AR
	}
	if v.Region {
		q.Region = r.Region
	}
	return q, !blank(q.Text)
}

func blank(l geo.Label) bool { return strings.TrimSpace(l.EN+l.AR) == "" }
