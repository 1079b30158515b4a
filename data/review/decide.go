package review

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"

	"tawthiq/data"
	"tawthiq/geo"
)

// Decision is what a reviewer says that a description means.
type Decision struct {
	Context   string    // of the description
	Record    string    // or, instead, the ID of a record with it
	PCode     geo.PCode // of a place, an area or a vernacular region, or None
	Alone     bool      // of Record alone: nothing is learnt, and coordinates that say otherwise are set aside
	SetAside  bool      // coordinates that say otherwise are set aside for all that wait now, as being the source's mistake
	Supersede bool      // even where another decision holds, which is replaced
	Author    string
	Note      string // why
}

// Done is what a decision did.
type Done struct {
	Context  string    `json:"context"`         // which description was decided
	PCode    geo.PCode `json:"pcode,omitempty"` // code of the place that was chosen; "none" where no place fits, absent where a decision was taken back
	Placed   int       `json:"placed"`          // records that have another placement now and do not wait
	Waiting  int       `json:"waiting"`         // records that wait: all the same, as their coordinates say otherwise, or again
	Revision int64     `json:"revision"`        // the latest revision
}

const (
	attempts   = 4 // to decide while others change the same records
	maxNote    = 2_000
	maxContext = 100
)

// errStale says that what a decision was made from has changed meanwhile.
var errStale = errors.New("what the decision was made from has changed")

// Decide applies a decision to every record with the description that waits, and learns it. The
// same decision again changes nothing.
//
// Errors: InvalidKind for a code that is not known, a description without a word, or a decision
// that is not whole; NotFoundKind for a record that is not there or a description that nobody
// waits for; Conflict where another decision holds, or the records change faster than it can be
// made.
func (d *Desk) Decide(ctx context.Context, decision Decision) (Done, error) {
	if err := d.check(&decision); err != nil {
		return Done{}, err
	}
	return d.insist(ctx, func(based int64) (Done, error) {
		if decision.Alone {
			return d.decideAlone(ctx, decision, based)
		}
		return d.decide(ctx, decision, based)
	})
}

// insist tries again while others change what the attempt was made from, then reads what was learnt.
// An attempt is based on the latest revision, and on what the desk knows as of that or later.
func (d *Desk) insist(ctx context.Context, attempt func(based int64) (Done, error)) (Done, error) {
	for range attempts {
		if err := d.Refresh(ctx); err != nil {
			return Done{}, err
		}
		done, err := attempt(d.Layers())
		if errors.Is(err, errStale) {
			continue
		}
		if err != nil {
			return Done{}, err
		}
		if err := d.Refresh(ctx); err != nil {
			return done, &data.Error{Kind: data.Unavailable, Message: "the decision is kept, but what was learnt from it is not used yet",
				Hint: "it will be when the database can be read again", Cause: err}
		}
		return done, nil
	}
	return Done{}, &data.Error{Kind: data.Conflict, Field: "context", Message: "the records are being changed by others", Hint: "nothing was decided; try again"}
}

// check refuses what cannot be decided, and brings None to "".
func (d *Desk) check(decision *Decision) error {
	switch {
	case (decision.Context == "") == (decision.Record == ""):
		return data.Invalid("context", "a decision is about either a context or a record").WithHint("give one of the two")
	case len(decision.Context) > maxContext || len(decision.Record) > maxContext:
		return nothingWaits()
	case decision.Alone && decision.Record == "":
		return data.Invalid("record", "it is missing: a decision alone is about one record")
	case decision.Alone && decision.Supersede:
		return data.Invalid("supersede", "a decision about one record alone replaces no other")
	case strings.TrimSpace(decision.Author) == "":
		return data.Invalid("author", "it is missing")
	case !utf8.ValidString(decision.Note) || utf8.RuneCountInString(decision.Note) > maxNote:
		return data.Invalid("note", "it is not text of at most %d characters", maxNote)
	case decision.PCode == "":
		return data.Invalid("pcode", "it is missing").WithHint("give the code of a place or an area, or %s where none fits", None)
	case decision.PCode == None:
		decision.PCode = ""
		return nil
	}
	return d.checkCode(decision.PCode)
}

func (d *Desk) checkCode(code geo.PCode) error {
	if _, ok := d.placer().Describe(code); !ok {
		return data.Invalid("pcode", "there is no place or area %q", string(code)).
			WithHint("give a code such as C1007, SY020001 or SY02, or %s where no place fits", None)
	}
	return nil
}

func (d *Desk) decide(ctx context.Context, decision Decision, based int64) (Done, error) {
	context, err := d.contextOf(ctx, decision)
	if err != nil {
		return Done{}, err
	}
	held, err := d.alias(ctx, context)
	if err != nil {
		return Done{}, err
	}
	if held != nil && held.PCode != decision.PCode && !decision.Supersede {
		return Done{}, decided(*held)
	}
	records, err := d.store.Reviewed(ctx, context)
	if err != nil {
		return Done{}, fmt.Errorf("reading the records: %w", err)
	}
	waiting := firstWaiting(records)
	if waiting == nil && held == nil {
		return Done{}, nothingWaits()
	}
	c := d.change(decision.Author, fmt.Sprintf("a reviewer decided that the description of the place means %s", d.called(decision.PCode)), based)
	if held == nil || held.PCode != decision.PCode {
		taught := data.Alias{PCode: decision.PCode, Author: decision.Author, At: c.At, Note: decision.Note, Origin: data.OriginReview}
		if held != nil {
			taught.Text, taught.Region = held.Text, held.Region
		} else {
			taught.Text, taught.Region = waiting.Where.Text, waiting.Where.Region
		}
		if taught.Empty() {
			return Done{}, data.Invalid("context", "these records have no description in common").WithHint("decide about each record alone")
		}
		c.Aliases = []data.Alias{taught}
	}
	done := Done{Context: context, PCode: written(decision.PCode)}
	place := d.placer().Decide
	if decision.SetAside {
		place = d.placer().DecideAlone
	}
	replaced := held
	if held != nil && held.PCode == decision.PCode {
		replaced = nil // what is placed by it stays, also where its coordinates were set aside
	}
	c.Revised, done.Placed, done.Waiting = d.moved(records, replaced, func(in *data.Incident) { place(in, decision.PCode) })
	return d.commit(ctx, c, done)
}

// written returns the code as it is written where "" would say nothing.
func written(code geo.PCode) geo.PCode {
	if code == "" {
		return None
	}
	return code
}

func decided(held data.Alias) error {
	return &data.Error{Kind: data.Conflict, Field: "context",
		Message: fmt.Sprintf("%s decided on %s that this description means %s", held.Author, held.At.Format(time.DateOnly), written(held.PCode)),
		Hint:    "read it again; to replace that decision, supersede it or take it back"}
}

func (d *Desk) called(code geo.PCode) string {
	c, ok := d.placer().Describe(code)
	if !ok {
		return "no place that is known"
	}
	return fmt.Sprintf("%s (%s)", c.Name.In("en"), code)
}

func (d *Desk) contextOf(ctx context.Context, decision Decision) (string, error) {
	if decision.Record == "" {
		return decision.Context, nil
	}
	r, err := d.store.Incident(ctx, decision.Record, 0)
	return r.Incident.Where.Context(), err
}

func firstWaiting(records []data.Record) *data.Incident {
	for i := range records {
		if records[i].Incident.Placement.Waits() {
			return &records[i].Incident
		}
	}
	return nil
}

// moved returns the records that place puts elsewhere, how many of these do not wait after it, and
// how many of all do: of those that
// wait, and of those that the decision which holds had placed. What was decided of one record
// alone stays, unless it was the same.
func (d *Desk) moved(records []data.Record, held *data.Alias, place func(*data.Incident)) (moved []data.Incident, placed, waiting int) {
	for _, r := range records {
		in := r.Incident
		if !in.Placement.Waits() && (held == nil || !d.placedBy(*held, in)) {
			continue
		}
		place(&in)
		changed := !reflect.DeepEqual(in, r.Incident)
		if changed {
			moved = append(moved, in)
		}
		if in.Placement.Waits() {
			waiting++
		} else if changed {
			placed++
		}
	}
	return moved, placed, waiting
}

// placedBy reports whether a record is where an alias puts it, its coordinates set aside or not.
func (d *Desk) placedBy(held data.Alias, in data.Incident) bool {
	there, aside := in, in
	d.placer().Decide(&there, held.PCode)
	d.placer().DecideAlone(&aside, held.PCode)
	return samePlace(there.Placement, in.Placement) || samePlace(aside.Placement, in.Placement)
}

func samePlace(a, b data.Placement) bool {
	return a.State == b.State && a.Method == b.Method && a.PCode == b.PCode
}

func (d *Desk) decideAlone(ctx context.Context, decision Decision, based int64) (Done, error) {
	r, err := d.store.Incident(ctx, decision.Record, 0)
	if err != nil {
		return Done{}, err
	}
	in := r.Incident
	done := Done{Context: in.Where.Context(), PCode: written(decision.PCode)}
	d.placer().DecideAlone(&in, decision.PCode)
	switch {
	case r.Withdrawn:
		return Done{}, &data.Error{Kind: data.Conflict, Field: "record", Message: "the record is withdrawn", Hint: "restore it first"}
	case samePlace(in.Placement, r.Incident.Placement):
		done.Revision = based
		return done, nil
	case !r.Incident.Placement.Waits():
		return Done{}, &data.Error{Kind: data.Conflict, Field: "record", Message: "the record does not wait for a decision", Hint: "take back what was decided of it first"}
	}
	reason := "a reviewer decided of this record alone that it was at " + d.called(decision.PCode)
	if decision.Note != "" {
		reason += ": " + decision.Note
	}
	c := d.change(decision.Author, reason, based)
	c.Revised, done.Placed = []data.Incident{in}, 1
	return d.commit(ctx, c, done)
}

func (d *Desk) change(author, reason string, based int64) data.Change {
	return data.Change{At: d.now().UTC().Truncate(time.Second), Author: author, Reason: reason, Based: based, Layers: based}
}

// commit writes a change. Errors: errStale where what it is based on has changed.
func (d *Desk) commit(ctx context.Context, c data.Change, done Done) (Done, error) {
	committed, err := d.store.Commit(ctx, c)
	if data.KindOf(err) == data.Conflict {
		return done, fmt.Errorf("%w: %w", errStale, err)
	}
	if err != nil {
		return done, fmt.Errorf("writing the decision: %w", err)
	}
	done.Revision = committed.Revision
	return done, nil
}
