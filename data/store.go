package data

import (
	"context"
	"iter"
	"maps"
	"time"
)

// Key is the store's own small number of an incident, dense from 1 and never reused. It names a
// record inside one database only; the ID names it everywhere.
type Key int64

// Record is an incident as the store holds it at one revision.
type Record struct {
	Key       Key
	Revision  int64 // the revision that last changed it
	Withdrawn bool
	Incident  Incident
}

// Store keeps records and everything that was ever said of them. data/storetest holds the tests
// that every implementation passes. Methods are safe for concurrent use; reads never wait for
// writes. An error that is the user's is an *Error; any other is Internal.
type Store interface {
	// Vocabulary returns the project's vocabulary with the terms that were added to it.
	Vocabulary(ctx context.Context) (*Vocabulary, error)
	// Datasets returns what is known of each dataset, with its number of records that are not
	// withdrawn, by code.
	Datasets(ctx context.Context) ([]Dataset, error)
	// Figures returns the published figures to reconcile with, in the order they were added.
	Figures(ctx context.Context) ([]Figure, error)

	// ControlLayers returns the control layers that hold as of a revision (0: the latest), by number.
	// The caller must not change them. Errors: NotFoundKind for a revision that is not made yet.
	ControlLayers(ctx context.Context, asOf int64) ([]ControlLayer, error)
	// ControlRevision returns the last revision, up to one (0: the latest), that recorded a control
	// layer or took one back; 0 where none did. Cost: that of a look into a short table.
	ControlRevision(ctx context.Context, asOf int64) (int64, error)
	// Underived returns what is left to be derived anew since the control layers changed; the zero
	// Underived where that is nothing.
	Underived(ctx context.Context) (Underived, error)
	// Derivations returns of which revisions derived control did not rest on the control layers
	// throughout, also of those of which nothing is left any more.
	Derivations(ctx context.Context) (Derivations, error)

	// Revision returns the number of the latest change, 0 for an empty store.
	Revision(ctx context.Context) (int64, error)
	// RevisedAt returns when a revision was made; the zero time for 0. Errors: NotFoundKind.
	RevisedAt(ctx context.Context, revision int64) (time.Time, error)
	// Prepare does what needs no transaction of storing a change's Incidents: whoever commits one
	// change after another can have the next prepared by another goroutine. It writes nothing. Errors:
	// those that Commit would return of them. The change that it returns is to be committed as it is,
	// once, in the same store; any other is prepared anew by Commit.
	Prepare(ctx context.Context, change Change) (Change, error)
	// Commit applies a change in one transaction: wholly or not at all.
	Commit(ctx context.Context, change Change) (Committed, error)

	// Incident returns a record by its ID as of a revision, 0 meaning the latest.
	// Errors: NotFoundKind.
	Incident(ctx context.Context, id string, asOf int64) (Record, error)
	// History returns every version of a record, newest first. Errors: NotFoundKind.
	History(ctx context.Context, id string) ([]Version, error)
	// Records calls fn with every record as of a revision (0: the latest), withdrawn ones
	// included, in the order of their keys. It stops at fn's first error and returns it.
	Records(ctx context.Context, asOf int64, fn func(Record) error) error
	// Lookup returns the records with these keys as of a revision (0: the latest), in the order of
	// the keys, leaving out those that were not there yet. Errors: NotFoundKind for a key that names
	// no record at all, and for a revision that is not made yet. Cost: it is meant for some hundreds.
	Lookup(ctx context.Context, keys []Key, asOf int64) ([]Record, error)
	// Briefs calls fn with the briefs of all records that changed after a revision (0: of all
	// records), as the latest revision has them, withdrawn ones included, in blocks in the order of
	// the keys. It returns that revision: what changes while it reads is not seen. symbols[i] is the
	// text of Symbol i, for every symbol of the block; of two calls, the longer slice begins with the
	// shorter one, and neither ever changes. The block is fn's until it returns. Reading stops at fn's first error, which is
	// returned. Cost: a million briefs are read in less than a second, a few that are new in less than
	// some milliseconds; no document is read.
	Briefs(ctx context.Context, after int64, fn func(symbols []string, block []Brief) error) (revision int64, err error)
	// BriefsBetween calls fn with the briefs of all records of which two revisions have different
	// versions, as the earlier, from, has them and as the later, to (0: the latest), in blocks in the order
	// of the keys: was[i] and is[i] are of one record, and have Revision 0 where it was not there yet. From
	// revision 0 on that is everything that there was at the later one. symbols, blocks and errors of fn
	// are as in Briefs. Errors: NotFoundKind for a revision that is not made yet. Cost: as Briefs for all that changed since the
	// earlier revision, and somewhat more for each version since; no document is read.
	BriefsBetween(ctx context.Context, from, to int64, fn func(symbols []string, was, is []Brief) error) error
	// Words returns the words of the texts of the latest records, withdrawn ones included, and the
	// revision that they are of.
	Words(ctx context.Context) (TextIndex, int64, error)

	// Aliases returns what reviewers taught and nobody took back, in the order it was learnt.
	Aliases(ctx context.Context) ([]Alias, error)
	// AliasesOf returns everything that was ever learnt of a context, newest first.
	AliasesOf(ctx context.Context, context string) ([]Alias, error)
	// Waiting returns the groups of records that wait for a reviewer, those with the most records
	// first, then by context: at most limit of those that follow after. Withdrawn records do not
	// wait. Cost: the records that wait are counted, none is decoded.
	Waiting(ctx context.Context, filter WaitingFilter, after *WaitingAfter, limit int) ([]Waiting, error)
	// CountWaiting returns how many groups there are, and records in all of them. Cost: that of Waiting.
	CountWaiting(ctx context.Context, filter WaitingFilter) (WaitingTotal, error)
	// Reviewed returns the latest records of a context that wait for a reviewer or were placed by
	// one, without the withdrawn ones, by key.
	Reviewed(ctx context.Context, context string) ([]Record, error)

	// StartImport opens the journal of an import, or takes up the unfinished one of the same
	// file, dataset and mapping.
	StartImport(ctx context.Context, spec ImportSpec) (Import, error)
	// Rejects calls fn with every rejected row of an import, in the order of the file.
	Rejects(ctx context.Context, importID int64, fn func(Reject) error) error

	Close() error
}

// TextIndex finds records by the words of their title, summary and place text. It is immutable and
// safe for concurrent use.
type TextIndex interface {
	// Find returns the keys of the records that have every word of the query, in either script, in
	// their order. The last word matches as a prefix. A query without a letter or digit finds
	// nothing. Cost: milliseconds for a million records.
	Find(query string) iter.Seq[Key]
}

// Change is everything that one transaction writes. Incidents are found by dataset and source
// id: a new one is stored, one whose source states the same is left as it is, any other gets a
// new version. A placement decided by a reviewer outlives a new version whose Where is unchanged.
//
// A record keeps the ID it was first stored under; one without gets its NewID. A withdrawn record stays
// withdrawn whatever its source states later, so that no import brings back what a person took out:
// only Restore does. Nor does one lower the sensitivity of a record: only Revised does. A record
// may appear once in a change, and so may a context in Aliases and Unlearn.
//
// A change that records a control layer or takes one back leaves every record Underived, until
// changes that carry Derived have gone through all of them. The last of these makes a revision even where
// it changes no record.
//
// Errors: InvalidKind for a change without At, Author and Reason or with an incident that the
// vocabulary's Check refuses, an alias that its own does or a control layer that CheckControl does;
// NotFoundKind for an unknown ID, for a context to unlearn of which nothing is known, or for a layer
// to close that does not hold; Conflict for a record or a context that appears
// twice, an ID that another record has, what the change is Based on having changed, a layer that
// overlaps one of the same source, a batch of a derivation that does not go on from what is Underived, or a batch that
// does not follow what the journal of its import has (the import is finished, or another process
// goes on with it).
type Change struct {
	At     time.Time
	Author string // who: a person's name, or "import"
	Reason string // why

	Terms     []Term
	Datasets  []Dataset // what is given replaces what is known; what is left empty does not
	Figures   []Figure  // one for the same thing from the same source replaces the former
	Incidents []Incident
	Revised   []Incident // by ID: new versions whatever their source states: a reviewer's decision, a new derivation
	Withdraw  []string   // IDs
	Restore   []string   // IDs of withdrawn records that count again

	Control      []ControlLayer // one that holds already, as it is, changes nothing
	CloseControl []int64        // numbers of layers that hold no more; they are taken back before Control is recorded

	// Layers is the revision as of which the control layers were read that ControlDerived of Incidents
	// and Revised was made by. Where they have changed since, these records are underived.
	Layers  int64
	Derived *Derived // the change is a batch of the derivation

	Aliases []Alias  // one replaces what was learnt of the same context; one that is known as it is changes nothing
	Unlearn []string // contexts of which nothing is to be known any more

	// Based is the revision that Revised, Aliases and Unlearn were made from: the change is refused
	// with Conflict where one of the same records or contexts has changed since. 0: it is made
	// whatever has changed.
	Based int64

	Progress *Progress // the import that the change is a batch of
	Prepared any       // what Prepare made of Incidents; nil: Commit makes it
	Trial    bool      // only find out what the change would do: nothing of it is kept
}

// Outcome says what a commit did with one incident.
type Outcome uint8

// The outcomes.
const (
	Stored    Outcome = iota // new
	Updated                  // a new version of a known record
	Unchanged                // the source states nothing new
)

// Committed is what a commit did.
type Committed struct {
	Revision int64     // the latest revision; a change that changed nothing makes no new one
	Outcomes []Outcome // of Change.Incidents, in their order
	Control  []int64   // numbers of Change.Control, in their order
}

// Dataset is a collection of records from one publisher.
type Dataset struct {
	Code        string `json:"code"`                  // code of the dataset, as filters take it
	Title       string `json:"title,omitempty"`       // its title
	Publisher   string `json:"publisher,omitempty"`   // who publishes it
	Licence     string `json:"licence,omitempty"`     // licence of its records
	Attribution string `json:"attribution,omitempty"` // the credit that its licence asks for
	URL         string `json:"url,omitempty"`         // where it is published
	Kind        string `json:"kind,omitempty"`        // report: its records are those of one report; running: it is added to; absent: nobody said
	Records     int    `json:"records"`               // how many records of it there are
}

// The kinds of datasets. Of a report all records count towards its figures, those too that began outside
// their period: the publisher put them there. Of any other those count that began in it.
const (
	OneReport = "report"
	Running   = "running"
)

// Figure is a number that a publisher printed for a period, to reconcile the records with.
type Figure struct {
	Dataset   string `json:"dataset"`              // code of the dataset whose records it is compared with
	From      Date   `json:"from"`                 // first day of its period
	To        Date   `json:"to"`                   // last day of its period
	Party     string `json:"party,omitempty"`      // code of the party or group that it is of; absent: of all parties
	Measure   string `json:"measure"`              // what it is a number of: people harmed, such as killed-civilians, or attacks or massacres
	Facility  string `json:"facility,omitempty"`   // code of the kind of facility that was attacked; absent: of any
	Value     int    `json:"value"`                // the number that was published
	Source    string `json:"source"`               // the publication it stands in
	SourceURL string `json:"source_url,omitempty"` // where the publication can be read
}

// ImportSpec names an import: the same three digests are the same import.
type ImportSpec struct {
	File    string // as the user named it, without its folder
	SHA256  string // of the file, in hexadecimal
	Dataset string
	Mapping string // SHA-256 of the mapping and of the options that change what rows become
	Started time.Time
}

// Import is the journal of an import.
type Import struct {
	ID       int64
	Spec     ImportSpec
	Resumed  bool // it had been interrupted, and goes on after Tally.Read rows
	Finished bool
	Tally    Tally

	// The latest revisions before its first batch and after its last; the same where it made none.
	Before, After int64
}

// Tally counts what became of the rows of an import so far.
// Invariant: Read = Stored + Updated + Unchanged + Rejected.
type Tally struct {
	Read, Stored, Updated, Unchanged, Rejected int
	Review, NotFound                           int            // of the rows not rejected, by the state of their place
	ByPrecision                                map[string]int // of the rows not rejected
}

// Plus returns the tally with a batch added: what its journal says and what a store did with
// its incidents.
func (t Tally) Plus(p Progress, outcomes []Outcome) Tally {
	t.Read += p.Read
	t.Rejected += len(p.Rejects)
	t.Review += p.Review
	t.NotFound += p.NotFound
	for _, o := range outcomes {
		switch o {
		case Stored:
			t.Stored++
		case Updated:
			t.Updated++
		default:
			t.Unchanged++
		}
	}
	sum := maps.Clone(p.ByPrecision)
	for precision, n := range t.ByPrecision {
		if sum == nil {
			sum = map[string]int{}
		}
		sum[precision] += n
	}
	t.ByPrecision = sum
	return t
}

// Progress is the part of a batch that belongs to the import's journal. The outcomes of the
// batch are added by the store.
type Progress struct {
	ImportID    int64
	After       int // rows of the import before the batch: Tally.Read as the importer knows it
	Read        int // rows of the batch, rejected ones included
	Rejects     []Reject
	Review      int
	NotFound    int
	ByPrecision map[string]int
	Done        bool // the file is at its end
}

// Reject is a row that was not stored, and why.
type Reject struct {
	Row    int      `json:"row"`  // 1-based number of the data row in the file
	Line   int      `json:"line"` // 1-based line on which the row starts (the row of a sheet, the feature of a collection)
	Column string   `json:"column,omitempty"`
	Reason string   `json:"reason"`
	Cells  []string `json:"cells"` // the row as read, for the rejects file
}
