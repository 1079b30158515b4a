package storetest

import (
	"errors"
	"testing"

	"tawthiq/data"
)

var importTests = map[string]func(*testing.T, fixture){
	"an import starts with an empty journal": func(t *testing.T, f fixture) {
		got := f.start(spec())
		same(t, "import", data.Import{ID: got.ID, Spec: spec()}, got)
	},
	"a batch and its journal are one change": func(t *testing.T, f fixture) {
		id := f.start(spec()).ID
		f.commit(batch(id, 0, 3))
		c := after(3, batch(id, 2, 2, data.Reject{Row: 6, Line: 8, Column: "date", Reason: "it is no date", Cells: []string{"x", "", "ي"}}))
		c.Incidents[0] = retitled(c.Incidents[0], "Something else")
		c.Progress.Review, c.Progress.NotFound, c.Progress.ByPrecision = 1, 1, map[string]int{"exact": 1, "country": 1}
		same(t, "outcomes", []data.Outcome{data.Updated, data.Stored}, f.commit(c).Outcomes)
		got := f.start(spec())
		same(t, "resumed", true, got.Resumed)
		same(t, "import", id, got.ID)
		same(t, "revisions", [2]int64{0, 2}, [2]int64{got.Before, got.After})
		same(t, "tally", data.Tally{Read: 6, Stored: 4, Updated: 1, Rejected: 1, Review: 1, NotFound: 1, ByPrecision: map[string]int{"locality": 3, "exact": 1, "country": 1}}, got.Tally)
	},
	"a batch that fails leaves the journal as it was": func(t *testing.T, f fixture) {
		id := f.start(spec()).ID
		f.commit(batch(id, 0, 3))
		bad := after(3, batch(id, 3, 2, data.Reject{Row: 6}))
		bad.Incidents[1].Sensitivity = "none"
		f.refuse(data.InvalidKind, bad)
		same(t, "read", 3, f.start(spec()).Tally.Read)
		same(t, "rejects", 0, len(f.rejects(id)))
	},
	"rejected rows alone make no revision": func(t *testing.T, f fixture) {
		id := f.start(spec()).ID
		same(t, "revision", int64(0), f.commit(batch(id, 0, 0, data.Reject{Row: 1}, data.Reject{Row: 2})).Revision)
		same(t, "rejected", 2, f.start(spec()).Tally.Rejected)
	},
	"rejects come in the order of the file": func(t *testing.T, f fixture) {
		id := f.start(spec()).ID
		first, second := data.Reject{Row: 2, Line: 3, Column: "a", Reason: "b", Cells: []string{"c\n", `"`}}, data.Reject{Row: 9, Line: 12, Cells: []string{}}
		f.commit(batch(id, 0, 0, second))
		f.commit(after(1, batch(id, 0, 0, first)))
		same(t, "rejects", []data.Reject{first, second}, f.rejects(id))
		stop := errors.New("enough")
		if err := f.Rejects(background(), id, func(data.Reject) error { return stop }); !errors.Is(err, stop) {
			t.Errorf("error %v", err)
		}
	},
	"an import that is finished is followed by a new one": func(t *testing.T, f fixture) {
		first := f.start(spec()).ID
		last := batch(first, 0, 2)
		last.Progress.Done = true
		f.commit(last)
		again := f.start(spec())
		same(t, "resumed", false, again.Resumed)
		same(t, "tally", data.Tally{}, again.Tally)
		same(t, "revisions", [2]int64{1, 1}, [2]int64{again.Before, again.After})
		if again.ID == first {
			t.Error("the finished import was taken up")
		}
		f.refuse(data.Conflict, after(2, batch(first, 2, 1)))
		same(t, "the same rows", []data.Outcome{data.Unchanged, data.Unchanged}, f.commit(batch(again.ID, 0, 2)).Outcomes)
		same(t, "unchanged", 2, f.start(spec()).Tally.Unchanged)
	},
	"of two that take up one import only the faster one counts its rows": func(t *testing.T, f fixture) {
		f.commit(batch(f.start(spec()).ID, 0, 2))
		one, other := f.start(spec()), f.start(spec())
		same(t, "import", one, other)
		f.commit(after(one.Tally.Read, batch(one.ID, 2, 3)))
		f.refuse(data.Conflict, after(other.Tally.Read, batch(other.ID, 2, 2, data.Reject{Row: 5})))
		f.refuse(data.Conflict, after(other.Tally.Read, batch(other.ID, 0, 0, data.Reject{Row: 3})))
		f.refuse(data.Conflict, after(9, batch(other.ID, 9, 1)))
		got := f.start(spec())
		same(t, "tally", data.Tally{Read: 5, Stored: 5, ByPrecision: map[string]int{"locality": 5}}, got.Tally)
		same(t, "rejects", 0, len(f.rejects(got.ID)))
		f.commit(after(got.Tally.Read, batch(got.ID, 5, 1)))
		same(t, "the one that starts again goes on", 6, f.start(spec()).Tally.Read)
	},
	"another file, dataset or mapping is another import": func(t *testing.T, f fixture) {
		ids := map[int64]bool{f.start(spec()).ID: true}
		for _, differ := range []func(*data.ImportSpec){
			func(s *data.ImportSpec) { s.SHA256 = "bb" },
			func(s *data.ImportSpec) { s.Dataset = "b" },
			func(s *data.ImportSpec) { s.Mapping = "dd" },
		} {
			other := spec()
			differ(&other)
			got := f.start(other)
			same(t, "resumed", false, got.Resumed)
			ids[got.ID] = true
		}
		same(t, "imports", 4, len(ids))
		renamed := spec()
		renamed.File, renamed.Started = "renamed.csv", when.AddDate(0, 1, 0)
		same(t, "a renamed file is the same", true, f.start(renamed).Resumed)
	},
	"what does not add up is refused": func(t *testing.T, f fixture) {
		id := f.start(spec()).ID
		wrong := batch(id, 0, 2)
		wrong.Progress.Read = 3
		f.refuse(data.InvalidKind, wrong)
		f.refuse(data.NotFoundKind, batch(id+1, 0, 2))
		f.refuse(data.Conflict, batch(id, 0, 0, data.Reject{Row: 1}, data.Reject{Row: 1}))
		wantKind(t, data.NotFoundKind, f.Rejects(background(), id+1, func(data.Reject) error { return nil }))
		_, err := f.StartImport(background(), data.ImportSpec{})
		wantKind(t, data.InvalidKind, err)
	},
}

func spec() data.ImportSpec {
	return data.ImportSpec{File: "ملف.csv", SHA256: "aa", Dataset: "a", Mapping: "cc", Started: when}
}

// batch returns a change of an import: n records from a number on, and rejected rows.
func batch(id int64, from, n int, rejects ...data.Reject) data.Change {
	c := change()
	for i := range n {
		c.Incidents = append(c.Incidents, Incident("a", from+i))
	}
	c.Progress = &data.Progress{ImportID: id, Read: n + len(rejects), Rejects: rejects}
	if n > 0 {
		c.Progress.ByPrecision = map[string]int{"locality": n}
	}
	return c
}

// after returns a batch that follows a number of rows.
func after(rows int, c data.Change) data.Change {
	c.Progress.After = rows
	return c
}

func (f fixture) start(s data.ImportSpec) data.Import {
	f.t.Helper()
	return must(f.StartImport(background(), s))(f.t)
}

func (f fixture) rejects(id int64) []data.Reject {
	f.t.Helper()
	var out []data.Reject
	err := f.Rejects(background(), id, func(r data.Reject) error {
		out = append(out, r)
		return nil
	})
	if err != nil {
		f.t.Fatal(err)
	}
	return out
}
