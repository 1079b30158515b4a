package review

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// Group is the records that wait for one decision because their places are described in the same
// words. What is said of one record is of the first of them.
type Group struct {
	Context    string              `json:"context"`            // stands for the description, to decide about it by
	Text       geo.Label           `json:"text"`               // the description
	Region     geo.Label           `json:"region"`             // the wider area that the source names
	Records    int                 `json:"records"`            // how many records wait
	NotFound   int                 `json:"not_found"`          // of these, how many have a place that was not found at all
	First      data.Date           `json:"first,omitzero"`     // day of the earliest of them
	Last       data.Date           `json:"last,omitzero"`      // day of the latest of them
	State      data.State          `json:"state,omitempty"`    // whether the place of the first waits, or was not found
	Reason     geo.Label           `json:"reason,omitzero"`    // why its place is doubtful; in English alone where an earlier version of the program placed it and would say something else today
	Placed     *geocode.Candidate  `json:"placed,omitempty"`   // where it counts until someone decides; absent: nowhere
	Candidates []geocode.Candidate `json:"candidates"`         // the places it can be, best first, each as it may be drawn
	Point      *orb.Point          `json:"point,omitempty"`    // coordinates given by the source
	Incidents  []string            `json:"incidents"`          // identifiers of the first records
	Decision   *Decided            `json:"decision,omitempty"` // what was decided of the description before, for reviewers only
}

// Decided is a decision that was made, for reviewers only.
type Decided struct {
	PCode  geo.PCode `json:"pcode"`          // code of the place that was chosen; "none" where no place fits
	Name   geo.Label `json:"name,omitzero"`  // name of that place
	Author string    `json:"author"`         // who decided
	At     time.Time `json:"at"`             // when, in UTC
	Note   string    `json:"note,omitempty"` // what the reviewer noted
	Origin string    `json:"origin"`         // "review", or the name of the file that it was read from
}

// None stands for the decision that no place fits, where a code is written.
const None geo.PCode = "none"

// Query chooses groups. Public leaves out whatever is not public, and what was decided.
type Query struct {
	data.WaitingFilter
	Limit  int
	Cursor string // Page.Next of the page before; "" for the first
}

// Page is a part of the list of groups, those with the most records first.
type Page struct {
	Groups []Group
	Total  data.WaitingTotal // of all pages
	Next   string            // "" where nothing follows
}

// Waiting returns a page of the groups that wait. Errors: InvalidKind for a cursor that is none.
// Cost: one record of each group is decoded, and its reason asked for in Arabic.
func (d *Desk) Waiting(ctx context.Context, q Query) (Page, error) {
	after, err := readCursor(q.Cursor)
	if err != nil {
		return Page{}, err
	}
	waiting, err := d.store.Waiting(ctx, q.WaitingFilter, after, q.Limit+1)
	if err != nil {
		return Page{}, fmt.Errorf("reading what waits: %w", err)
	}
	page := Page{Groups: []Group{}}
	if page.Total, err = d.store.CountWaiting(ctx, q.WaitingFilter); err != nil {
		return Page{}, fmt.Errorf("counting what waits: %w", err)
	}
	if len(waiting) > q.Limit {
		waiting = waiting[:q.Limit]
		page.Next = cursorOf(waiting[q.Limit-1])
	}
	for _, w := range waiting {
		g, err := d.group(ctx, w, q.Public)
		if data.KindOf(err) == data.NotFoundKind {
			continue // protected since
		}
		if err != nil {
			return Page{}, err
		}
		page.Groups = append(page.Groups, g)
	}
	return page, nil
}

// Group returns the group of a context; where nothing of it waits but something was decided, the
// decision alone. Errors: NotFoundKind.
func (d *Desk) Group(ctx context.Context, context string, public bool) (Group, error) {
	waiting, err := d.store.Waiting(ctx, data.WaitingFilter{Context: context, Public: public}, nil, 1)
	if err != nil {
		return Group{}, fmt.Errorf("reading what waits: %w", err)
	}
	if len(waiting) == 1 {
		return d.group(ctx, waiting[0], public)
	}
	held, err := d.alias(ctx, context)
	if err != nil {
		return Group{}, err
	}
	if held == nil || public {
		return Group{}, nothingWaits()
	}
	g := Group{Context: context, Text: held.Text, Region: held.Region, Candidates: []geocode.Candidate{}, Incidents: []string{}}
	g.Decision = d.decidedAs(*held)
	return g, nil
}

func nothingWaits() *data.Error {
	return &data.Error{Kind: data.NotFoundKind, Field: "context", Message: "no record waits for a decision about this description",
		Hint: "someone may have decided; read the list again"}
}

func (d *Desk) group(ctx context.Context, w data.Waiting, public bool) (Group, error) {
	records, err := d.store.Lookup(ctx, w.Keys, 0)
	if err != nil {
		return Group{}, fmt.Errorf("reading the records of a group: %w", err)
	}
	if public {
		records = publicOf(records)
	}
	if len(records) == 0 {
		return Group{}, nothingWaits()
	}
	first := records[0].Incident
	g := Group{
		Context: w.Context, Text: first.Where.Text, Region: first.Where.Region, Records: w.Records, NotFound: w.NotFound, First: w.First, Last: w.Last,
		State: first.Placement.State, Reason: d.current.Load().placer.Reason(&first), Candidates: d.candidates(first.Placement), Point: first.Where.Point,
	}
	if c, ok := d.placer().Describe(first.Placement.PCode); ok {
		g.Placed = &c
	}
	for _, r := range records {
		g.Incidents = append(g.Incidents, r.Incident.ID)
	}
	if public {
		return g, nil
	}
	held, err := d.alias(ctx, w.Context)
	if held != nil {
		g.Decision = d.decidedAs(*held)
	}
	return g, err
}

// publicOf returns those of the records that are public now: they are read after they were chosen.
func publicOf(records []data.Record) []data.Record {
	return slices.DeleteFunc(records, func(r data.Record) bool { return r.Withdrawn || r.Incident.Sensitivity != data.Public })
}

// candidates returns the readings that were weighed, each with all that is known of it.
func (d *Desk) candidates(p data.Placement) []geocode.Candidate {
	out := []geocode.Candidate{}
	for _, weighed := range p.Candidates {
		c, ok := d.placer().Describe(weighed.PCode)
		if !ok {
			c = geocode.Candidate{PCode: weighed.PCode, Name: weighed.Name}
		}
		c.Score = weighed.Score
		out = append(out, c)
	}
	return out
}

// alias returns what is learnt of a context, or nil.
func (d *Desk) alias(ctx context.Context, context string) (*data.Alias, error) {
	all, err := d.store.AliasesOf(ctx, context)
	if err != nil {
		return nil, fmt.Errorf("reading what was decided: %w", err)
	}
	for _, a := range all {
		if a.Until == 0 {
			return &a, nil
		}
	}
	return nil, nil
}

func (d *Desk) decidedAs(a data.Alias) *Decided {
	out := &Decided{PCode: a.PCode, Author: a.Author, At: a.At, Note: a.Note, Origin: a.Origin}
	if a.PCode == "" {
		out.PCode = None
	}
	if c, ok := d.placer().Describe(a.PCode); ok {
		out.Name = c.Name
	}
	return out
}

func cursorOf(w data.Waiting) string {
	raw, err := json.Marshal(data.WaitingAfter{Records: w.Records, Context: w.Context})
	if err != nil {
		panic("review: a number and a text are always encodable: " + err.Error())
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

func readCursor(text string) (*data.WaitingAfter, error) {
	if text == "" {
		return nil, nil
	}
	after := new(data.WaitingAfter)
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err == nil {
		err = json.Unmarshal(raw, after)
	}
	if err != nil || after.Records < 1 {
		return nil, data.Invalid("cursor", "it is not one that this server gave").WithHint("leave it out for the first page").Because(err)
	}
	return after, nil
}
