package data

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/oklog/ulid/v2"

	"tawthiq/geo"
)

// Brief is a record in small: everything that maps, figures and filters ask of it. A store keeps
// it beside the document, so that an index of a million records is made without reading any.
// It is as the store holds it, and protected no more than a Record is.
type Brief struct {
	Key       Key
	Revision  int64 // the revision that last changed the record
	Withdrawn bool
	ID        ulid.ULID
	Start     Date // on which the incident began

	Drawn        bool      // it may be drawn as a point, at At
	At           geo.World // the zero World unless Drawn
	UncertaintyM int32     // radius in metres, 0 where none is stated

	Traits [TraitCount]Symbol

	Digest uint64 // see Incident.Digest
}

// BriefForm is the number of the form that Incident.Brief gives a record. It is raised with every
// change of what Brief, Traits or Digest return, and stores then make their briefs anew.
const BriefForm = 5

// Brief returns the incident in small, all but Key, Revision, Withdrawn and Digest, which its store knows.
// number gives the symbol of a text and is asked for none that is "". Errors: an ID that is no ULID.
func (in *Incident) Brief(number func(text string) Symbol) (b Brief, err error) {
	if b.ID, err = ulid.ParseStrict(in.ID); err != nil {
		return b, fmt.Errorf("the ID %q: %w", in.ID, err)
	}
	b.Start, b.UncertaintyM = in.When.Start, int32(min(in.Placement.UncertaintyM, math.MaxInt32))
	if point := in.Placement.Drawn(); point != nil {
		b.Drawn, b.At = true, geo.ToWorld(*point)
	}
	for trait, text := range in.Traits() {
		if text != "" {
			b.Traits[trait] = number(text)
		}
	}
	return b, nil
}

// Digest returns a number that two versions of a record share where a reader with clearance for nothing sees
// the same in both, were it public: the contacts of its sources are left out. document is what Encode returns.
// Boundary: two versions that differ share one with a probability of 2 to the power of -64.
func (in *Incident) Digest(document []byte) uint64 {
	if public := in.withoutContacts(); slices.ContainsFunc(in.Sources, func(s Source) bool { return s.Contact != "" }) {
		w := jsonWriter{}
		w.incident(&public)
		document = w.out
	}
	sum := sha256.Sum256(document)
	return binary.BigEndian.Uint64(sum[:])
}

// CanBeHeld reports whether the record may have a derived control, or has one: only what is drawn as
// a point lies where one can be known.
func (b *Brief) CanBeHeld() bool { return b.Drawn || b.Traits[TraitControlDerived] != 0 }

// Symbol is a store's number for a text that many records share. 0 stands for "".
type Symbol uint32

// Trait is one of the properties of a record that have few different values, each a text.
type Trait int

// The traits. After the named ones come the measures: the trait of Measures()[i] is TraitMeasure+i.
const (
	TraitSensitivity    Trait = iota // a code
	TraitDataset                     // a code
	TraitGrading                     // a code, Ungraded where none is stated
	TraitPrecision                   // of the placement, a code
	TraitState                       // of the placement
	TraitAreas                       // governorate, district and subdistrict that it counts in, "" where not known so well
	TraitViolations                  // codes
	TraitClaims                      // party/kind/confidence of each claim, in their order
	TraitControlStated               // codes
	TraitControlDerived              // codes
	TraitFacilities                  // codes
	TraitWeapons                     // codes
	TraitAggregated                  // Yes, or ""
	TraitPlace                       // the p-code of the placement
	TraitSpan                        // how well the day is known, see When.span
	TraitDoubts                      // codes, see Incident.Doubts
	TraitMeasure                     // the counted number, see Range.Text; "" where none is stated

	TraitCount = TraitMeasure + measureCount
)

// Yes is the text of a trait that a record has.
const Yes = "yes"

const measureCount = 5 + 2*9 // totals, and the subsets of two of them

// TraitOf returns the trait of a measure. Boundary: an unknown measure has the trait TraitCount,
// which no record has.
func TraitOf(m Measure) Trait {
	if i, ok := measurePlaces[m]; ok {
		return TraitMeasure + Trait(i)
	}
	return TraitCount
}

// listSeparator stands between the values of a trait that has several, claimSeparator between the
// parts of a claim. No code has either.
const (
	listSeparator  = ","
	claimSeparator = "/"
)

// Values returns the values of a trait that has several.
func Values(trait string) []string {
	if trait == "" {
		return nil
	}
	return strings.Split(trait, listSeparator)
}

// PartyOf returns the party of one of the values of TraitClaims.
func PartyOf(claim string) string {
	party, _ := partyAndKind(claim)
	return party
}

func partyAndKind(claim string) (party, kind string) {
	party, rest, _ := strings.Cut(claim, claimSeparator)
	kind, _, _ = strings.Cut(rest, claimSeparator)
	return party, kind
}

// span returns the precision of the day and, where there are any, how many days follow the first:
// "day", "days/2", "month/30".
func (w When) span() string {
	if w.End <= w.Start {
		return w.Precision
	}
	return w.Precision + claimSeparator + strconv.Itoa(int(w.End-w.Start))
}

// ParseSpan reads TraitSpan. Boundary: what is no span has a precision that there is not.
func ParseSpan(text string) (precision string, following int) {
	precision, days, _ := strings.Cut(text, claimSeparator)
	following, _ = strconv.Atoi(days)
	return precision, following
}

// Traits returns the text of every trait of the incident: what the symbols of its Brief stand for.
func (in *Incident) Traits() (out [TraitCount]string) {
	out[TraitSensitivity], out[TraitDataset], out[TraitGrading] = in.Sensitivity, in.Dataset, in.Grading
	if in.Grading == "" {
		out[TraitGrading] = Ungraded
	}
	p := &in.Placement
	out[TraitPrecision], out[TraitState] = p.Precision.String(), string(p.State)
	out[TraitAreas] = string(p.Area(geo.Governorate)) + listSeparator + string(p.Area(geo.District)) + listSeparator + string(p.Area(geo.Subdistrict))
	out[TraitViolations] = strings.Join(in.Violations, listSeparator)
	out[TraitControlStated] = strings.Join(in.ControlStated, listSeparator)
	out[TraitControlDerived] = strings.Join(in.ControlDerived, listSeparator)
	out[TraitFacilities] = strings.Join(in.Facilities, listSeparator)
	out[TraitWeapons] = strings.Join(in.Weapons, listSeparator)
	if in.Aggregated {
		out[TraitAggregated] = Yes
	}
	out[TraitPlace], out[TraitSpan] = string(p.PCode), in.When.span()
	out[TraitDoubts] = strings.Join(in.Doubts(), listSeparator)
	claims := make([]string, len(in.Claims))
	for i, c := range in.Claims {
		claims[i] = c.Party + claimSeparator + c.Kind + claimSeparator + c.Confidence
	}
	out[TraitClaims] = strings.Join(claims, listSeparator)
	for m, r := range in.Casualties {
		i, known := measurePlaces[m]
		if lowest, ok := in.CountedMinimum(m); ok && known {
			out[TraitMeasure+Trait(i)] = Range{Min: lowest, Max: r.Max, Open: r.Open}.Text()
		}
	}
	return out
}

// NumberOf returns the whole number that stands for a record's ID where a text is too long, as in
// map tiles: its last 53 bits, which are exact in every language. Two of a million records share
// theirs with a probability of one in twenty thousand; whoever looks a number up must expect it.
func NumberOf(id ulid.ULID) uint64 {
	return binary.BigEndian.Uint64(id[8:]) & (1<<53 - 1)
}
