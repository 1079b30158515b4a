package data

import (
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/control"
	"tawthiq/geo/polygon"
)

// ControlLayer is what one source says of who held places in a span of days: the claims of one file.
type ControlLayer struct {
	Number    int64 // the store's own, from 1 and never reused
	Source    string
	SourceURL string
	Licence   string
	From, To  Date // both inclusive: the source says nothing of any other day
	Claims    []ControlClaim

	// What the store knows of it, and no change sets.
	Revision   int64     // that it was recorded in
	RecordedAt time.Time // of that revision
	Closed     int64     // the revision that took it back; 0: it holds
}

// ControlClaim says who held a place, or an area, in a span of days.
type ControlClaim struct {
	Place       geo.PCode        // of a community or a neighbourhood; "" where the claim is about an area
	Area        orb.MultiPolygon // in degrees, as polygon.Check has it; nil where the claim is about a place
	Controllers []string         // codes, in order; several hold it jointly
	From, To    Date             // within the layer's days; zero: as those
	Confidence  string           // a code, or "" where the source states none
}

// Name returns what the layer is called in sentences, such as
// "layer 3 (A source, 2018-04-01 to 2018-04-30)".
func (l ControlLayer) Name() string {
	return fmt.Sprintf("layer %d (%s, %s to %s)", l.Number, l.Source, l.From, l.To)
}

// Says reports whether two layers say the same, whatever a store knows of them.
func (l ControlLayer) Says(other ControlLayer) bool {
	other.Number, other.Revision, other.RecordedAt, other.Closed = l.Number, l.Revision, l.RecordedAt, l.Closed
	return reflect.DeepEqual(l, other)
}

// Days returns the first and the last day of a claim of the layer.
func (l ControlLayer) Days(c ControlClaim) (first, last Date) {
	first, last = c.From, c.To
	if first.IsZero() {
		first = l.From
	}
	if last.IsZero() {
		last = l.To
	}
	return first, last
}

// Spoken returns the claims as geo/control finds them by place and day.
func (l ControlLayer) Spoken() []control.Claim {
	out := make([]control.Claim, len(l.Claims))
	for i, c := range l.Claims {
		first, last := l.Days(c)
		out[i] = control.Claim{
			Place: c.Place, Area: c.Area, Controllers: c.Controllers, From: int32(first), To: int32(last),
			Source: l.Source, Confidence: c.Confidence, Layer: l.Number,
		}
	}
	return out
}

// Underived says that control layers have changed, and which records may still have a derived control
// that was made by the former ones.
type Underived struct {
	Layers int64  // the revision that changed the layers last
	After  Key    // the records up to this one are derived anew
	Marked int64  // the revision that said so last
	Reason string // what changed, for the history of the records
}

// Derived is the part of a change that belongs to deriving control anew.
type Derived struct {
	Of      Underived // as it was read
	Through Key       // the records up to this one are derived anew with the change
	Done    bool      // and there are no others
}

// Derivation is revisions of which derived control did not rest on the control layers throughout.
type Derivation struct {
	Since  int64  // the first of them
	Until  int64  // the first that is none any more; 0: there is none yet
	Reason string // why
}

// Derivations are those of a store, in their order and apart from each other.
type Derivations []Derivation

// At returns the one that a revision belongs to, and whether there is one.
func (all Derivations) At(revision int64) (Derivation, bool) {
	for _, d := range all {
		if d.Since <= revision && (d.Until == 0 || revision < d.Until) {
			return d, true
		}
	}
	return Derivation{}, false
}

// After returns the first revision from one on that belongs to none; 0 where there is none yet.
func (all Derivations) After(revision int64) int64 {
	for revision > 0 {
		d, ok := all.At(revision)
		if !ok {
			break
		}
		revision = d.Until
	}
	return revision
}

const (
	maxSourceText = 500     // bytes of a source, its address and its licence
	maxClaims     = 200_000 // of a layer
	joinedMost    = 4       // controllers of one claim
)

// CheckControl returns an error unless the layer agrees with the vocabulary and with itself.
func (v *Vocabulary) CheckControl(l ControlLayer) error {
	if err := l.Check(); err != nil {
		return err
	}
	if n := len(l.Claims); n == 0 || n > maxClaims {
		return Invalid("control", "the layer makes %d claims; at least one is needed, and at most %d are kept", n, maxClaims)
	}
	for i, c := range l.Claims {
		if err := v.CheckControlClaim(l, c); err != nil {
			return fmt.Errorf("claim %d: %w", i+1, err)
		}
	}
	if pairs := l.Overlaps(); len(pairs) > 0 {
		return Invalid("control", "claims %d and %d speak of the same place and days", pairs[0].First+1, pairs[0].Second+1)
	}
	return nil
}

// Check returns an error unless all but the claims of the layer is whole: its source and its days.
func (l ControlLayer) Check() error {
	switch {
	case strings.TrimSpace(l.Source) == "":
		return Invalid("source", "it is missing: name who says so")
	case l.From.IsZero() || l.To.IsZero():
		return Invalid("control", "the layer has no first or no last day")
	case l.From < earliest || l.To > latest:
		return Invalid("control", "%s to %s is outside %s to %s", l.From, l.To, earliest, latest)
	case l.To < l.From:
		return Invalid("control", "the last day %s is before the first %s", l.To, l.From)
	}
	for _, text := range []string{l.Source, l.SourceURL, l.Licence} {
		if len(text) > maxSourceText || !utf8.ValidString(text) {
			return Invalid("source", "a text is over %d bytes or not valid UTF-8", maxSourceText)
		}
	}
	return checkAddress(l.SourceURL)
}

// checkAddress refuses an address that a reader could not follow: it becomes a link.
func checkAddress(text string) error {
	if text == "" {
		return nil
	}
	address, err := url.Parse(text)
	if err != nil || address.Scheme != "https" && address.Scheme != "http" || address.Host == "" {
		return Invalid("source_url", "%q is not the address of a page", text).WithHint("begin it with https://")
	}
	return nil
}

// CheckControlClaim returns an error unless a claim of the layer names a place, or an area that is
// whole, days within those of the layer, and controllers that were there on one of these days.
func (v *Vocabulary) CheckControlClaim(l ControlLayer, c ControlClaim) error {
	first, last := l.Days(c)
	switch {
	case (c.Place == "") == (len(c.Area) == 0):
		return Invalid("pcode", "a claim is about either a place or an area")
	case c.Place != "" && !c.Place.IsPlace():
		return Invalid("pcode", "%q is not the p-code of a community or a neighbourhood", c.Place)
	case last < first:
		return Invalid("valid_to", "the last day %s is before the first %s", last, first)
	case first < l.From || last > l.To:
		return Invalid("valid_from", "%s to %s is not within the days of the layer, %s to %s", first, last, l.From, l.To)
	}
	if c.Confidence != "" {
		if err := v.Known(Confidences, "confidence", c.Confidence); err != nil {
			return err
		}
	}
	if c.Place == "" {
		if err := polygon.Check(c.Area); err != nil {
			return Invalid("geometry", "%v", err)
		}
	}
	return v.checkControllers(c.Controllers, first, last)
}

func (v *Vocabulary) checkControllers(codes []string, first, last Date) error {
	switch {
	case len(codes) == 0 || len(codes) > joinedMost:
		return Invalid("controller", "a claim names 1 to %d controllers, and this one %d", joinedMost, len(codes))
	case !slices.IsSorted(codes) || len(slices.Compact(slices.Clone(codes))) < len(codes):
		return Invalid("controller", "the controllers are not in order, each once")
	}
	if err := v.Known(Controllers, "controller", codes...); err != nil {
		return err
	}
	for _, code := range codes {
		t, _ := v.Term(Controllers, code)
		switch {
		case code == UnknownController:
			return Invalid("controller", "%q is what holds where no source says anything", code).WithHint("leave the place out")
		case code == ContestedController && len(codes) > 1:
			return Invalid("controller", "%q stands alone: who contests the place holds no part of it for certain", code)
		case !t.ValidFrom.IsZero() && last < t.ValidFrom:
			return Invalid("controller", "%q is there only from %s on, after the claim's %s", code, t.ValidFrom, last)
		case !t.ValidTo.IsZero() && first > t.ValidTo:
			return Invalid("controller", "%q is there only until %s, before the claim's %s", code, t.ValidTo, first)
		}
	}
	return nil
}
