package atlas

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"tawthiq/data"
)

// ChangeKind says what became of a record between two revisions.
type ChangeKind string

// The kinds of change. A record that is reattributed or moved is also changed.
const (
	Added        ChangeKind = "added"
	Changed      ChangeKind = "changed"
	Reattributed ChangeKind = "reattributed" // it is claimed of others, or otherwise
	Moved        ChangeKind = "moved"        // it is at another place, or known better or worse
	Withdrawn    ChangeKind = "withdrawn"
	Restored     ChangeKind = "restored" // it had been withdrawn
)

// Changes are the public records that differ between two revisions, and what that does to the
// figures. The figures are of the whole list, and only on its first page.
type Changes struct {
	Kinds     map[ChangeKind]int `json:"kinds,omitempty"`    // how many records there are of each kind of change; a record can be of several
	Before    *Figures           `json:"before,omitempty"`   // the numbers of the records that match at the earlier revision
	After     *Figures           `json:"after,omitempty"`    // the numbers of the records that match at the later revision
	ByParty   []PartyChange      `json:"by_party,omitempty"` // the numbers under each party at both revisions
	Incidents []Change           `json:"incidents"`          // the records that differ, the latest first
	Next      string             `json:"next,omitempty"`     // the cursor of the next page; absent on the last one
}

// PartyChange is the figures of a party at both revisions, absent where it has no record.
type PartyChange struct {
	Code   string       `json:"code"`             // code of the party
	Before *CodeFigures `json:"before,omitempty"` // its numbers at the earlier revision; absent where it has no record
	After  *CodeFigures `json:"after,omitempty"`  // its numbers at the later revision; absent where it has no record
}

// Change is a record that differs.
type Change struct {
	ID     string       `json:"id"`               // identifier of the record
	Kinds  []ChangeKind `json:"kinds"`            // what became of it
	Fields []string     `json:"fields,omitempty"` // names of what differs in the record
	Before *Summary     `json:"before,omitempty"` // the record at the earlier revision; absent where it was not there
	After  *Summary     `json:"after,omitempty"`  // the record at the later revision; absent where it is not there
}

// changesList is what the cursors of changes call their list.
const changesList = Sort("changes")

// Changes returns up to limit of the records that match at s, at the same filter in an earlier
// view, or at both, and that differ between the two, from after the cursor on. Records that are
// restricted or confidential today are never among them: to say that one of them changed would
// single it out. Range: limit 1 to MaxPage. Errors: InvalidKind for a cursor of another list, and where
// more than MaxCompared records are to be compared. Cost: the first page reads every record that is
// there at both revisions and was changed since the earlier one; those that follow read little more
// than what they show.
func (s *Selection) Changes(ctx context.Context, before *Selection, limit int, cursor string) (Changes, error) {
	after, err := s.after(changesSince(before), cursor)
	if err != nil {
		return Changes{}, err
	}
	candidates, err := s.changedSince(ctx, before)
	if err != nil {
		return Changes{}, err
	}
	if err := checkComparable(candidates); err != nil {
		return Changes{}, err
	}
	if after != nil {
		first, _ := slices.BinarySearchFunc(candidates, *after, func(c candidate, p place) int { return c.place.compare(p) })
		candidates = candidates[first:]
	}
	list := changeList{before: before.view, after: s.view, all: after == nil, limit: limit, kinds: map[ChangeKind]int{}}
	if err := list.read(ctx, candidates); err != nil {
		return Changes{}, err
	}
	out := Changes{Incidents: list.shown}
	if list.more {
		out.Next = s.cursor(changesSince(before), list.last)
	}
	if list.all {
		return out.withTotals(list.kinds, before, s)
	}
	return out, nil
}

// MaxCompared is the most records that are compared with what they were, in one list of changes: some
// seconds of work.
const MaxCompared = 100_000

// checkComparable returns an error where more records are there at both revisions than are compared.
func checkComparable(candidates []candidate) error {
	n := 0
	for _, c := range candidates {
		if c.before && c.after {
			n++
		}
	}
	if n > MaxCompared {
		return data.Invalid("since", "%d records were changed since, more than the %d that are compared at once", n, MaxCompared).
			WithHint("restrict the filter, such as to an area or a period, or give a later revision")
	}
	return nil
}

// changesSince names the list, for its cursors, by the earlier revision.
func changesSince(before *Selection) Sort {
	return Sort(fmt.Sprintf("%s since %d", changesList, before.view.revision))
}

// candidate is a record that may have changed: a place in the list, whose row counts for nothing,
// and whether it is shown in each of the views.
type candidate struct {
	place
	key           data.Key
	before, after bool
}

// changedSince returns the public records that match in one of the views and were changed since
// the earlier, in the order of the list.
func (s *Selection) changedSince(ctx context.Context, before *Selection) ([]candidate, error) {
	changed := map[data.Key]bool{}
	_, err := s.view.store.Briefs(ctx, before.view.revision, func(symbols []string, block []data.Brief) error {
		for i := range block {
			if symbols[block[i].Traits[data.TraitSensitivity]] == data.Public {
				changed[block[i].Key] = true
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading what changed: %w", err)
	}
	var out []candidate
	for _, matching := range []*Selection{s, before} {
		view := matching.view
		matching.rows.Each(func(rows []int32) {
			for _, row := range rows {
				key := data.Key(view.index.Key(int(row)))
				if !changed[key] || s.view.protected[key] != "" {
					continue
				}
				delete(changed, key) // it is listed once
				out = append(out, candidate{
					place: place{-int64(view.index.Day(int(row))), view.index.ID(int(row)), 0},
					key:   key, before: before.view.shows(key), after: s.view.shows(key),
				})
			}
		})
	}
	slices.SortFunc(out, func(a, b candidate) int { return cmp.Or(a.place.compare(b.place), cmp.Compare(a.key, b.key)) })
	return out, nil
}

// shows reports whether a record is in the view.
func (v *View) shows(key data.Key) bool {
	_, ok := v.index.Position(int64(key))
	return ok
}

// changesRead is how many records are read at a time where all are.
const changesRead = 1_000

// changeList gathers a page of changes, and counts all of them where all is set.
type changeList struct {
	before, after *View
	all           bool
	limit         int

	kinds map[ChangeKind]int
	shown []Change
	last  place // of what is shown
	more  bool  // than is shown
}

func (l *changeList) read(ctx context.Context, candidates []candidate) error {
	l.shown = []Change{}
	atOnce := changesRead
	if !l.all {
		atOnce = l.limit + 1
	}
	for some := range slices.Chunk(candidates, atOnce) {
		if err := l.readSome(ctx, some); err != nil || l.more && !l.all {
			return err
		}
	}
	return nil
}

// readSome takes candidates, in their order, into the list.
func (l *changeList) readSome(ctx context.Context, candidates []candidate) error {
	was, err := l.before.incidents(ctx, candidates, func(c candidate) bool { return c.before })
	if err != nil {
		return err
	}
	is, err := l.after.incidents(ctx, candidates, func(c candidate) bool { return c.after && (c.before || len(l.shown) < l.limit) })
	if err != nil {
		return err
	}
	back, err := l.withdrawnBefore(ctx, candidates)
	if err != nil {
		return err
	}
	for _, c := range candidates {
		l.add(c, was[c.key], is[c.key], back[c.key])
	}
	return nil
}

// add counts a record that differs, and describes it where the page has room for it.
func (l *changeList) add(c candidate, was, is *data.Incident, restored bool) {
	kinds := kindsOf(c, was, is, restored)
	if len(kinds) == 0 {
		return
	}
	for _, kind := range kinds {
		l.kinds[kind]++
	}
	if len(l.shown) == l.limit {
		l.more = true
		return
	}
	l.shown, l.last = append(l.shown, changeOf(was, is, kinds)), c.place
}

// incidents returns those of the candidates that are wanted as the view shows them.
func (v *View) incidents(ctx context.Context, candidates []candidate, wanted func(candidate) bool) (map[data.Key]*data.Incident, error) {
	var keys []data.Key
	for _, c := range candidates {
		if wanted(c) {
			keys = append(keys, c.key)
		}
	}
	found, err := v.released(ctx, keys)
	out := make(map[data.Key]*data.Incident, len(found))
	for i := range found {
		out[keys[i]] = &found[i]
	}
	return out, err
}

// withdrawnBefore returns which of the records that are there now had been withdrawn.
func (l *changeList) withdrawnBefore(ctx context.Context, candidates []candidate) (map[data.Key]bool, error) {
	var keys []data.Key
	for _, c := range candidates {
		if !c.before {
			keys = append(keys, c.key)
		}
	}
	slices.Sort(keys)
	out := map[data.Key]bool{}
	if len(keys) == 0 || l.before.revision == 0 {
		return out, nil
	}
	found, err := l.after.store.Lookup(ctx, keys, l.before.revision)
	if err != nil {
		return nil, fmt.Errorf("reading what was withdrawn: %w", err)
	}
	for _, r := range found {
		out[r.Key] = r.Withdrawn
	}
	return out, nil
}

// changeOf describes what became of a record.
func changeOf(was, is *data.Incident, kinds []ChangeKind) Change {
	change := Change{Kinds: kinds}
	if was != nil {
		change.ID, change.Before = was.ID, summaryOf(was)
	}
	if is != nil {
		change.ID, change.After = is.ID, summaryOf(is)
	}
	if was != nil && is != nil {
		change.Fields = fieldsThatDiffer(was, is)
	}
	return change
}

func summaryOf(in *data.Incident) *Summary {
	s := summarise(*in)
	return &s
}

// kindsOf compares a record with what it was: none where nothing differs.
func kindsOf(c candidate, was, is *data.Incident, restored bool) []ChangeKind {
	switch {
	case c.before && c.after:
		return kindsOfChange(was, is)
	case c.before:
		return []ChangeKind{Withdrawn}
	case restored:
		return []ChangeKind{Restored}
	}
	return []ChangeKind{Added}
}

// kindsOfChange compares without encoding: of a derivation of control a million records may differ.
func kindsOfChange(was, is *data.Incident) []ChangeKind {
	if reflect.DeepEqual(was, is) {
		return nil
	}
	kinds := []ChangeKind{Changed}
	if !slices.Equal(was.Claims, is.Claims) {
		kinds = append(kinds, Reattributed)
	}
	a, b := was.Placement, is.Placement
	samePoint := a.Point == b.Point || a.Point != nil && b.Point != nil && *a.Point == *b.Point
	if a.PCode != b.PCode || a.Precision != b.Precision || !samePoint {
		kinds = append(kinds, Moved)
	}
	return kinds
}

// fieldsThatDiffer returns the names of the fields of the JSON form that differ, in their order.
func fieldsThatDiffer(was, is *data.Incident) (names []string) {
	a, b := fieldsOf(was), fieldsOf(is)
	for name := range b {
		if _, there := a[name]; !there {
			names = append(names, name)
		}
	}
	for name, value := range a {
		if !bytes.Equal(value, b[name]) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func fieldsOf(in *data.Incident) (fields map[string]json.RawMessage) {
	encoded, err := json.Marshal(in)
	if err == nil {
		err = json.Unmarshal(encoded, &fields)
	}
	if err != nil {
		panic("atlas: an incident is always encodable: " + err.Error())
	}
	return fields
}

// withTotals adds what is said once of the whole list.
func (c Changes) withTotals(kinds map[ChangeKind]int, before, after *Selection) (Changes, error) {
	was, err := before.AreaFigures(country)
	if err != nil {
		return c, err
	}
	is, err := after.AreaFigures(country)
	if err != nil {
		return c, err
	}
	c.Kinds, c.Before, c.After = kinds, &was.Figures, &is.Figures
	c.ByParty = partiesThatDiffer(after.view.vocabulary.Codes(data.Parties), was.ByParty, is.ByParty)
	return c, nil
}

// partiesThatDiffer returns the parties whose figures are not the same, in the order of the codes.
func partiesThatDiffer(codes []string, before, after []CodeFigures) (out []PartyChange) {
	of := func(list []CodeFigures, code string) *CodeFigures {
		if at := slices.IndexFunc(list, func(f CodeFigures) bool { return f.Code == code }); at >= 0 {
			return &list[at]
		}
		return nil
	}
	for _, code := range codes {
		was, is := of(before, code), of(after, code)
		if was == is || was != nil && is != nil && *was == *is {
			continue
		}
		out = append(out, PartyChange{code, was, is})
	}
	return out
}
