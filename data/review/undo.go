package review

import (
	"context"
	"fmt"
	"strings"

	"tawthiq/data"
)

// Undo takes the decision about a description back: what it placed, or left waiting, is placed as
// the geocoder does, and what was learnt is withdrawn. What was decided of one record alone
// stays, unless it was the same.
//
// Errors: NotFoundKind where nothing is decided of the context; Conflict where the records change
// faster than it can be done.
func (d *Desk) Undo(ctx context.Context, context, author string) (Done, error) {
	if strings.TrimSpace(author) == "" {
		return Done{}, data.Invalid("author", "it is missing")
	}
	return d.insist(ctx, func(based int64) (Done, error) {
		held, err := d.alias(ctx, context)
		if err != nil {
			return Done{}, err
		}
		if held == nil {
			return Done{}, &data.Error{Kind: data.NotFoundKind, Field: "context", Message: "nothing is decided about this description"}
		}
		records, err := d.store.Reviewed(ctx, context)
		if err != nil {
			return Done{}, fmt.Errorf("reading the records: %w", err)
		}
		c := d.change(author, "what a reviewer decided about the description of the place was taken back", based)
		c.Unlearn = []string{context}
		done := Done{Context: context}
		c.Revised, done.Placed, done.Waiting = d.moved(records, held, d.placer().Place)
		return d.commit(ctx, c, done)
	})
}

// UndoAlone takes back what was decided of one record alone: it is placed by its description, and
// by what was decided about that.
//
// Errors: NotFoundKind for a record that is not there, or of which alone nothing is decided;
// Conflict as of Undo.
func (d *Desk) UndoAlone(ctx context.Context, record, author string) (Done, error) {
	if strings.TrimSpace(author) == "" {
		return Done{}, data.Invalid("author", "it is missing")
	}
	return d.insist(ctx, func(based int64) (Done, error) {
		r, err := d.store.Incident(ctx, record, 0)
		if err != nil {
			return Done{}, err
		}
		in := r.Incident
		context := in.Where.Context()
		held, err := d.alias(ctx, context)
		if err != nil {
			return Done{}, err
		}
		place := d.placer().Place
		if held != nil {
			place = func(in *data.Incident) { d.placer().Decide(in, held.PCode) }
		}
		place(&in)
		if r.Incident.Placement.Method != data.ByReviewer || samePlace(in.Placement, r.Incident.Placement) {
			return Done{}, &data.Error{Kind: data.NotFoundKind, Field: "record", Message: "nothing is decided of this record alone",
				Hint: "to take back what was decided about its description, name the context"}
		}
		c := d.change(author, "what a reviewer decided of this record alone was taken back", based)
		c.Revised = []data.Incident{in}
		done := Done{Context: context}
		if done.Placed = 1; in.Placement.Waits() {
			done.Placed, done.Waiting = 0, 1
		}
		return d.commit(ctx, c, done)
	})
}
