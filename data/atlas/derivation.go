package atlas

import (
	"fmt"

	"tawthiq/data"
	"tawthiq/geo"
)

// ControlDerivation says whether the derived control of all records rested on the control layers of a
// revision.
type ControlDerivation struct {
	Done   bool      `json:"done"`                     // whether it did
	Layers int64     `json:"layers_revision"`          // the revision that changed the layers last; 0 where none did
	Since  int64     `json:"since_revision,omitempty"` // the first revision since which it did not; absent where it did
	Reason string    `json:"reason,omitempty"`         // why it did not; absent where it did
	Note   geo.Label `json:"note,omitzero"`            // the same in words; absent where it did
}

// Derivation returns whether the derived control of all records rested on the layers.
func (c *Control) Derivation() ControlDerivation {
	d, under := c.derivations.At(c.Revision)
	if !under {
		return ControlDerivation{Done: true, Layers: c.changed}
	}
	return ControlDerivation{Layers: c.changed, Since: d.Since, Reason: d.Reason, Note: derivationNote(d)}
}

// DerivedFrom returns the first revision in which the derived control of all records rested on a layer, 0 for one of
// the program's own facts. Boundary: ok is false where that was not so yet.
func (c *Control) DerivedFrom(l data.ControlLayer) (revision int64, ok bool) {
	if l.Revision == 0 {
		return 0, true
	}
	revision = c.derivations.After(l.Revision)
	return revision, revision != 0 && revision <= c.Revision
}

// Derivation returns what is to be said beside whatever rests on derived control, the zero label where it
// rested on the layers throughout.
func (v *View) Derivation() geo.Label {
	if d, under := v.derivations.At(v.revision); under {
		return derivationNote(d)
	}
	return geo.Label{}
}

// Noted returns a note with what is to be said of derived control, where the filter or something else tells
// the records apart by who held the place.
func (s *Selection) Noted(note geo.Label, byController bool) geo.Label {
	if more := s.view.Derivation(); more != (geo.Label{}) && (byController || len(s.filter.Controllers) > 0) {
		return join(note, more)
	}
	return note
}

func derivationNote(d data.Derivation) geo.Label {
	return geo.Label{
		EN: fmt.Sprintf("At this revision control was still being derived anew: who held the place rests in part on what was known before revision %d (%s).", d.Since, d.Reason),
		AR: fmt.Sprintf("في هذه المراجعة لم يكن قد اكتمل اشتقاق السيطرة من جديد: بيان الجهة المسيطرة يستند جزئيًا إلى ما كان معروفًا قبل المراجعة %d.", d.Since),
	}
}
