package data

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"time"
	"unicode/utf8"

	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// Alias is what a person decided that a place text means in its region. It is learnt: whatever is
// imported later with the same Context is placed the same way.
type Alias struct {
	Text   geo.Label
	Region geo.Label
	PCode  geo.PCode // of a place, an area or a vernacular region; "": no place fits
	Author string    // who decided
	At     time.Time // when, to the second
	Note   string    // why, in the author's words
	Origin string    // where it came from: OriginReview, or the name of a file

	// What the store knows of it, and no change sets.
	Revision int64 // that it was learnt in
	Until    int64 // that it was replaced or withdrawn in; 0: it holds
	Public   bool  // a public record has the same Context, so that to answer by it gives nothing away
}

// OriginReview is the origin of what was decided in this database.
const OriginReview = "review"

// Context returns the identifier of the text in its region: the Context of the records that it is
// about.
func (a Alias) Context() string { return contextOf(a.Text, a.Region) }

// Empty reports whether neither the text nor the region has a word: there is nothing to learn of
// them, because everything without a description shares their Context.
func (a Alias) Empty() bool { return Where{Text: a.Text, Region: a.Region}.Empty() }

const (
	maxAliasText = 10_000 // runes of a text
	maxAliasWord = 200    // runes of an author or an origin
)

// Check returns an error unless the alias is whole: with a description, an author, a time and an
// origin. Whether there is a place of its code is not looked at. Errors: InvalidKind.
func (a Alias) Check() error {
	if a.Empty() {
		return Invalid("text", "neither the text nor the region has a word")
	}
	for _, field := range []struct {
		name, text string
		most       int
		needed     bool
	}{
		{"text_en", a.Text.EN, maxAliasText, false}, {"text_ar", a.Text.AR, maxAliasText, false},
		{"region_en", a.Region.EN, maxAliasText, false}, {"region_ar", a.Region.AR, maxAliasText, false},
		{"pcode", string(a.PCode), maxAliasWord, false}, {"note", a.Note, maxAliasText, false},
		{"author", a.Author, maxAliasWord, true}, {"origin", a.Origin, maxAliasWord, true},
	} {
		switch {
		case field.needed && strings.TrimSpace(field.text) == "":
			return Invalid(field.name, "it is missing")
		case !utf8.ValidString(field.text) || strings.ContainsRune(field.text, 0):
			return Invalid(field.name, "it is not text")
		case utf8.RuneCountInString(field.text) > field.most:
			return Invalid(field.name, "it is longer than %d characters", field.most)
		}
	}
	if a.At.IsZero() {
		return Invalid("decided_at", "it is missing")
	}
	return nil
}

// Says reports whether two aliases say the same of one context, whoever said it and when.
func (a Alias) Says(b Alias) bool { return a.Context() == b.Context() && a.PCode == b.PCode }

// Context returns the identifier that records share whose places are described in the same words
// (see geocode.Context): what is decided about one of them holds for all. It tells nothing of the
// words.
func (w Where) Context() string { return contextOf(w.Text, w.Region) }

// Empty reports whether the place is described by no word at all.
func (w Where) Empty() bool { return strings.Trim(geocode.Context(w.Text, w.Region), "| ") == "" }

func contextOf(text, region geo.Label) string {
	sum := sha256.Sum256([]byte(geocode.Context(text, region)))
	return base64.RawURLEncoding.EncodeToString(sum[:15])
}

// Waits reports whether the place waits for a reviewer: it is doubtful or was not found, and no
// reviewer has left it so.
func (p Placement) Waits() bool {
	return (p.State == Review || p.State == NotFound) && p.Method != ByReviewer
}

// WaitingFilter chooses among the records that wait for a reviewer. The zero value chooses all.
type WaitingFilter struct {
	Context     string
	Public      bool      // only public records
	Governorate geo.PCode // that the record is placed in, as far as is known
	Dataset     string
	Query       string // as Store.Search finds records
	Taught      bool   // only those of which an alias is learnt all the same
}

// WaitingAfter is the place of a group in the list of groups: the last one of a page.
type WaitingAfter struct {
	Records int
	Context string
}

// Waiting is a group of records that wait for one decision, because their contexts are equal.
type Waiting struct {
	Context  string
	Records  int
	NotFound int   // of the records; the others are of state review
	First    Date  // the earliest start
	Last     Date  // the latest end
	Keys     []Key // of the first records, at most WaitingKeys
}

// WaitingTotal is how much waits for a reviewer.
type WaitingTotal struct {
	Groups  int `json:"groups"`  // descriptions, each of which one decision can be about
	Records int `json:"records"` // records
}

// WaitingKeys is how many records of a group are named.
const WaitingKeys = 5
