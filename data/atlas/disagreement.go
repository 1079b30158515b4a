package atlas

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// held is who held the place of a record: as its source states, and as the control layers say.
type held struct{ stated, derived []string }

// heldSeparator stands between the two lists in a text of attrControl. No code has it.
const heldSeparator = "/"

func heldBy(stated, derived string) string { return stated + heldSeparator + derived }

func readHeld(text string) held {
	stated, derived, _ := strings.Cut(text, heldSeparator)
	return held{data.Values(stated), data.Values(derived)}
}

// controllers returns who counts as the holder of the place.
func (h held) controllers() []string {
	return data.Incident{ControlStated: h.stated, ControlDerived: h.derived}.Control()
}

// Disagreement is records whose source states other controllers than the control layers say.
type Disagreement struct {
	Stated  []string `json:"stated"`  // codes of who held the place as the sources say
	Derived []string `json:"derived"` // codes of who held it by the control layers
	Records int      `json:"records"` // how many records there are of this pair
}

// Disagreements returns of whom the matching records disagree, the most frequent first, and how many
// of the matching records could be compared.
func (s *Selection) Disagreements() (found []Disagreement, compared int) {
	found = []Disagreement{}
	s.rows.Groups(mapindex.Grouping{By: []mapindex.Key{{Attribute: attrControl}}}, func(g mapindex.Group) {
		h := s.view.meaning.held[g.Classes[0]]
		both, differ := data.CompareControl(h.stated, h.derived)
		if both {
			compared += g.Rows
		}
		if differ {
			found = append(found, Disagreement{h.stated, h.derived, g.Rows})
		}
	})
	slices.SortFunc(found, func(a, b Disagreement) int {
		return cmp.Or(cmp.Compare(b.Records, a.Records), slices.Compare(a.Stated, b.Stated), slices.Compare(a.Derived, b.Derived))
	})
	return found, compared
}

// DisagreementNote says what disagreements are of.
func (s *Selection) DisagreementNote() geo.Label {
	return s.Noted(geo.Label{
		EN: "What sources state beside what the control layers say; where the two differ neither is chosen.",
		AR: "ما تذكره المصادر إلى جانب ما تذكره طبقات السيطرة؛ وعند اختلافهما لا يُرجَّح أحدهما.",
	}, true)
}

// Disagreeing returns those of the matching records whose source states other controllers than the
// control layers say.
func (s *Selection) Disagreeing() *Selection {
	allowed, differing := s.query.Codes[attrDoubts], s.view.termCodes(attrDoubts, []string{data.DoubtControl})
	twin := *s
	twin.part = "disagreeing"
	twin.query.Codes = slices.Clone(s.query.Codes)
	twin.query.Codes[attrDoubts] = codesWhere(len(s.view.meaning.sets[attrDoubts]), func(code int) bool {
		return differing.Has(uint32(code)) && (allowed == nil || allowed.Has(uint32(code)))
	})
	twin.rows = s.view.index.Select(twin.query)
	twin.points = sync.OnceValue(twin.countPoints)
	return &twin
}
