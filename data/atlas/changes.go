package atlas

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
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
// single it out; one that was so at a revision was not there for it. Range: limit 1 to MaxPage. Errors: InvalidKind for
// a cursor of another list; that of ctx. Cost: the first time that two revisions are compared some microseconds for each record of
// which they have different versions, with others waiting for their turn; else some nanoseconds for each, and
// reading those of the page.
func (s *Selection) Changes(ctx context.Context, before *Selection, limit int, cursor string) (Changes, error) {
	after, err := s.after(changesSince(before), cursor)
	if err != nil {
		return Changes{}, err
	}
	changed, err := s.view.changesFrom(ctx, before.view.revision)
	if err != nil {
		return Changes{}, err
	}
	list := changeList{selections: [2]*Selection{before, s}, changed: changed, after: after}
	list.find(limit + 1)
	out := Changes{}
	if len(list.first) > limit {
		list.first = list.first[:limit]
		out.Next = s.cursor(changesSince(before), list.first[limit-1].place)
	}
	if out.Incidents, err = list.read(ctx); err != nil {
		return Changes{}, err
	}
	if after == nil {
		return out.withTotals(list.kinds(), before, s)
	}
	return out, nil
}

// changesSince names the list, for its cursors, by the earlier revision.
func changesSince(before *Selection) Sort {
	return Sort(fmt.Sprintf("%s since %d", changesList, before.view.revision))
}

// changeList finds the records that differ between two views and match in either, each once.
type changeList struct {
	selections [2]*Selection // of the earlier and the later view
	changed    changed
	after      *place

	counts [256]int       // by what became of the records
	first  []listedChange // those behind after, in the order of the list
}

// listedChange is a record in the list; the row of its place counts for nothing.
type listedChange struct {
	place
	key  data.Key
	what whatChanged
}

func (a listedChange) compare(b listedChange) int {
	return cmp.Or(a.place.compare(b.place), cmp.Compare(a.key, b.key))
}

// find counts what matches, and keeps the first n behind the place. A record is at the place it has in the later view where
// it matches there.
func (l *changeList) find(n int) {
	earlier, later := l.selections[0], l.selections[1]
	listed := make([]bool, len(l.changed)) // by key less one
	l.findIn(later, n, func(key data.Key, what whatChanged) bool {
		listed[key-1] = what&isThere != 0
		return listed[key-1]
	})
	l.findIn(earlier, n, func(key data.Key, what whatChanged) bool { return what&wasThere != 0 && !listed[key-1] })
	slices.SortFunc(l.first, listedChange.compare)
	l.first = l.first[:min(n, len(l.first))]
}

// findIn takes in those of the records that match in one of the views that are wanted.
func (l *changeList) findIn(matching *Selection, n int, wanted func(data.Key, whatChanged) bool) {
	view, protected := matching.view, l.selections[1].view.protected
	matching.rows.Each(func(rows []int32) {
		for _, row := range rows {
			key := data.Key(view.index.Key(int(row)))
			what := l.changed.of(key)
			if what == 0 || protected[key] != "" || !wanted(key, what) {
				continue
			}
			l.counts[what]++
			at := place{-int64(view.index.Day(int(row))), view.index.ID(int(row)), 0}
			if l.after == nil || l.after.compare(at) < 0 {
				l.keep(listedChange{at, key, what}, n)
			}
		}
	})
}

// keep takes a record among the first n. It keeps up to twice as many, and forgets the later half whenever they
// are too many.
func (l *changeList) keep(c listedChange, n int) {
	if l.first = append(l.first, c); len(l.first) >= 2*n {
		slices.SortFunc(l.first, listedChange.compare)
		l.first = l.first[:n]
	}
}

// kinds returns how many records there are of each kind.
func (l *changeList) kinds() map[ChangeKind]int {
	out := map[ChangeKind]int{}
	for what, n := range l.counts {
		if n == 0 {
			continue
		}
		for _, kind := range whatChanged(what).kinds() {
			out[kind] += n
		}
	}
	return out
}

// read describes the records that were kept.
func (l *changeList) read(ctx context.Context) ([]Change, error) {
	was, err := l.incidents(ctx, 0, wasThere)
	if err != nil {
		return nil, err
	}
	is, err := l.incidents(ctx, 1, isThere)
	if err != nil {
		return nil, err
	}
	out := []Change{}
	for _, c := range l.first {
		out = append(out, changeOf(was[c.key], is[c.key], c.what.kinds()))
	}
	return out, nil
}

// incidents returns the records that were kept as one of the views shows them, where they are there.
func (l *changeList) incidents(ctx context.Context, view int, there whatChanged) (map[data.Key]*data.Incident, error) {
	var keys []data.Key
	for _, c := range l.first {
		if c.what&there != 0 {
			keys = append(keys, c.key)
		}
	}
	found, err := l.selections[view].view.released(ctx, keys)
	out := make(map[data.Key]*data.Incident, len(found))
	for i := range found {
		out[keys[i]] = &found[i]
	}
	return out, err
}

// changeOf describes a record that differs.
func changeOf(was, is *data.Incident, kinds []ChangeKind) Change {
	c := Change{Kinds: kinds}
	if was != nil {
		before := summarise(*was)
		c.ID, c.Before = was.ID, &before
	}
	if is != nil {
		after := summarise(*is)
		c.ID, c.After = is.ID, &after
	}
	if was != nil && is != nil {
		c.Fields = fieldsThatDiffer(was, is)
	}
	return c
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
