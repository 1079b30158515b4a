package data

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tawthiq/geo"
)

// List names one of the vocabulary's lists of terms.
type List string

// The lists.
const (
	Violations     List = "violation"
	Parties        List = "party"
	Controllers    List = "controller"
	Facilities     List = "facility"
	Weapons        List = "weapon"
	Gradings       List = "grading"
	Precisions     List = "precision"
	DatePrecisions List = "date-precision"
	ClaimKinds     List = "claim"
	Confidences    List = "confidence"
	Sensitivities  List = "sensitivity"
	Doubts         List = "doubt" // what can be doubtful in a record; see Incident.Doubts
)

// Codes with a meaning of their own in the rules.
const (
	AttackOnFacility     = "attack-on-vital-facility"
	extrajudicialKilling = "extrajudicial-killing"
	deathUnderTorture    = "death-under-torture"
	UnknownController    = "unknown"
	ContestedController  = "contested"
	Ungraded             = "ungraded"
	Public               = "public"
	Restricted           = "restricted"
	Confidential         = "confidential"
	SoleClaim            = "sole"
	alternativeClaim     = "alternative"
	contestedClaim       = "contested"
	unidentifiedClaim    = "unidentified"
	inferredClaim        = "inferred"
	gradingWeak          = "weak"
	gradingContested     = "contested"
	gradingDiscounted    = "discounted"
	dayPrecision         = "day"
	daysPrecision        = "days"
)

// maxTerms is how many terms a list may have: the map index keeps a list as bits of one word.
const maxTerms = 64

// Term is one entry of a list: a stable code with labels in both languages.
type Term struct {
	List      List      `json:"-"`
	Code      string    `json:"code"`                // stable code, as records and filters have it
	Parent    string    `json:"parent,omitempty"`    // code of the group in the same list that it belongs to
	Label     geo.Label `json:"label"`               // its name
	ValidFrom Date      `json:"valid_from,omitzero"` // first day on which it can apply; absent: unbounded
	ValidTo   Date      `json:"valid_to,omitzero"`   // last day on which it can apply; absent: unbounded
	Colour    string    `json:"colour,omitempty"`    // colour to draw it in, as #rrggbb
}

// Vocabulary holds the terms of every list in their order. It is immutable.
type Vocabulary struct{ lists []entries }

// entries are the terms of a list.
type entries struct {
	list  List
	terms []Term
	index map[string]int // their places, by code
}

// of returns the entries of a list. Going over so few is quicker than a map, and an import asks for
// them thirty times a row.
func (v *Vocabulary) of(list List) *entries {
	for i := range v.lists {
		if v.lists[i].list == list {
			return &v.lists[i]
		}
	}
	return &entries{}
}

//go:embed vocabulary.csv
var vocabularyCSV string

// DefaultVocabulary returns the project's own terms: SNHR's report, the UCDP GED and ACLED
// codebooks and Airwars' grading (see the README).
func DefaultVocabulary() (*Vocabulary, error) {
	terms, err := ReadTerms(vocabularyCSV)
	if err != nil {
		return nil, fmt.Errorf("the embedded vocabulary: %w", err)
	}
	return NewVocabulary(terms)
}

// ReadTerms reads terms from CSV with the columns list, code, parent, en, ar, valid_from,
// valid_to, colour. Errors name the line.
func ReadTerms(text string) ([]Term, error) {
	r := csv.NewReader(strings.NewReader(text))
	rows, err := r.ReadAll()
	if err != nil {
		return nil, Invalid("vocabulary", "%v", err)
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != "list,code,parent,en,ar,valid_from,valid_to,colour" {
		return nil, Invalid("vocabulary", "the first line is not list,code,parent,en,ar,valid_from,valid_to,colour")
	}
	var terms []Term
	for i, row := range rows[1:] {
		t := Term{List: List(row[0]), Code: row[1], Parent: row[2], Label: geo.Label{EN: row[3], AR: row[4]}, Colour: row[7]}
		if err := t.ValidFrom.UnmarshalText([]byte(row[5])); err != nil {
			return nil, Invalid("vocabulary", "line %d, valid_from: %v", i+2, err)
		}
		if err := t.ValidTo.UnmarshalText([]byte(row[6])); err != nil {
			return nil, Invalid("vocabulary", "line %d, valid_to: %v", i+2, err)
		}
		terms = append(terms, t)
	}
	return terms, nil
}

// NewVocabulary returns the vocabulary of these terms; a later term replaces an earlier one of
// the same list and code. Errors: a malformed code or colour, a missing label, a parent that is
// not in the list or itself has a parent, more than 64 terms in a list.
func NewVocabulary(terms []Term) (*Vocabulary, error) {
	v := &Vocabulary{}
	for _, list := range lists {
		v.lists = append(v.lists, entries{list: list, index: map[string]int{}})
	}
	for _, t := range terms {
		if err := t.check(); err != nil {
			return nil, err
		}
		e := v.of(t.List)
		if at, ok := e.index[t.Code]; ok {
			e.terms[at] = t
			continue
		}
		e.index[t.Code] = len(e.terms)
		e.terms = append(e.terms, t)
	}
	for _, e := range v.lists {
		if len(e.terms) > maxTerms {
			return nil, Invalid(string(e.list), "%d terms; a list holds at most %d", len(e.terms), maxTerms)
		}
		for _, t := range e.terms {
			if parent, ok := v.Term(e.list, t.Parent); t.Parent != "" && (!ok || parent.Parent != "") {
				return nil, Invalid(string(e.list), "the parent %q of %q is not a top term of the list", t.Parent, t.Code)
			}
		}
	}
	return v, nil
}

// With returns the vocabulary with terms added or, where the code is known, replaced in their
// place. Errors: those of NewVocabulary.
func (v *Vocabulary) With(terms []Term) (*Vocabulary, error) {
	var all []Term
	for _, e := range v.lists {
		all = append(all, e.terms...)
	}
	return NewVocabulary(append(all, terms...))
}

// Lists returns every list.
func Lists() []List { return slices.Clone(lists) }

var lists = []List{Violations, Parties, Controllers, Facilities, Weapons, Gradings, Precisions, DatePrecisions, ClaimKinds, Confidences, Sensitivities, Doubts}

var colourForm = regexp.MustCompile(`^(#[0-9a-f]{6})?$`)

// isCode reports whether a text can be a code: a small letter, and after it small letters, digits, +
// and -, at most 40 in all.
func isCode(s string) bool {
	if s == "" || len(s) > 40 || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '-') {
			return false
		}
	}
	return true
}

func (t Term) check() error {
	switch {
	case !slices.Contains(lists, t.List):
		return Invalid("vocabulary", "there is no list %q", t.List)
	case !isCode(t.Code):
		return Invalid(string(t.List), "the code %q is not of small letters, digits, + and -", t.Code)
	case t.Label.EN == "" || t.Label.AR == "":
		return Invalid(string(t.List), "%q lacks a label in one of the languages", t.Code)
	case !colourForm.MatchString(t.Colour):
		return Invalid(string(t.List), "%q: the colour %q is not of the form #1a2b3c", t.Code, t.Colour)
	case !t.ValidFrom.IsZero() && !t.ValidTo.IsZero() && t.ValidTo < t.ValidFrom:
		return Invalid(string(t.List), "%q: valid_to is before valid_from", t.Code)
	}
	return nil
}

// Terms returns the terms of a list in their order. The caller must not change them.
func (v *Vocabulary) Terms(list List) []Term { return v.of(list).terms }

// Codes returns the codes of a list in their order.
func (v *Vocabulary) Codes(list List) []string {
	var out []string
	for _, t := range v.of(list).terms {
		out = append(out, t.Code)
	}
	return out
}

// Term returns the term of a list with this code.
func (v *Vocabulary) Term(list List, code string) (Term, bool) {
	e := v.of(list)
	at, ok := e.index[code]
	if !ok {
		return Term{}, false
	}
	return e.terms[at], true
}

// Bit returns the bit set that holds just this code of a list: the bit of its position.
// An unknown code gives no bit.
func (v *Vocabulary) Bit(list List, code string) uint64 {
	if at, ok := v.of(list).index[code]; ok {
		return 1 << at
	}
	return 0
}

// Bits returns the bit set of the codes of a list.
func (v *Vocabulary) Bits(list List, codes []string) uint64 {
	var set uint64
	for _, c := range codes {
		set |= v.Bit(list, c)
	}
	return set
}

// FamilyBits returns the bit set of the codes and of every term that has one of them as its parent:
// asking for a group asks for its members.
func (v *Vocabulary) FamilyBits(list List, codes []string) uint64 {
	set := v.Bits(list, codes)
	for i, t := range v.of(list).terms {
		if t.Parent != "" && slices.Contains(codes, t.Parent) {
			set |= 1 << i
		}
	}
	return set
}

// Known returns an error that names the first code that is not in the list, with the allowed ones.
func (v *Vocabulary) Known(list List, field string, codes ...string) error {
	for _, c := range codes {
		if _, ok := v.of(list).index[c]; !ok {
			return Invalid(field, "unknown %s %q", list, c).Allow(v.Codes(list))
		}
	}
	return nil
}
