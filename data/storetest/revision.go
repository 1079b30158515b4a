package storetest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"tawthiq/data"
)

var revisionTests = map[string]func(*testing.T, fixture){
	"history tells every version, newest first, with who, when and why": func(t *testing.T, f fixture) {
		in, next := Incident("a", 1), retitled(Incident("a", 1), "Something else")
		f.commit(change(in))
		f.commit(change(Incident("a", 2)))
		later := when.Add(36*time.Hour + 123*time.Millisecond)
		f.commit(data.Change{At: later.In(time.FixedZone("Damascus", 3*3600)), Author: "ر. مراجِعة", Reason: "قائمة ثانية", Revised: []data.Incident{next}})
		f.withdraw(in.ID)
		same(t, "history", []data.Version{
			{Revision: 4, At: when, Author: "R. Reviewer", Reason: "it was counted twice", Withdrawn: true, Incident: next},
			{Revision: 3, At: later, Author: "ر. مراجِعة", Reason: "قائمة ثانية", Incident: next},
			{Revision: 1, At: when, Author: "import", Reason: "a test", Incident: in},
		}, must(f.History(background(), in.ID))(t))
	},
	"a record is read as of any revision": func(t *testing.T, f fixture) {
		in, next := Incident("a", 2), retitled(Incident("a", 2), "Something else")
		f.commit(change(Incident("a", 1)))
		f.commit(change(in))
		f.commit(change(Incident("a", 3)))
		f.commit(change(next))
		_, err := f.Incident(background(), in.ID, 1)
		wantKind(t, data.NotFoundKind, err)
		for asOf, want := range map[int64]data.Record{
			2: {Key: 2, Revision: 2, Incident: in}, 3: {Key: 2, Revision: 2, Incident: in},
			4: {Key: 2, Revision: 4, Incident: next}, 0: {Key: 2, Revision: 4, Incident: next},
		} {
			same(t, fmt.Sprintf("as of %d", asOf), want, f.record(in.ID, asOf))
		}
	},
	"a revision that is not made is refused": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1)))
		for asOf, kind := range map[int64]data.Kind{2: data.NotFoundKind, -1: data.InvalidKind} {
			_, err := f.Incident(background(), Incident("a", 1).ID, asOf)
			wantKind(t, kind, err)
			wantKind(t, kind, f.Records(background(), asOf, func(data.Record) error { return nil }))
		}
	},
	"a revision says when it was made": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1)))
		if at, err := f.RevisedAt(background(), 1); err != nil || !at.Equal(when) {
			t.Errorf("revision 1 was made at %v, %v", at, err)
		}
		if at, err := f.RevisedAt(background(), 0); err != nil || !at.IsZero() {
			t.Errorf("revision 0 was made at %v, %v", at, err)
		}
		_, err := f.RevisedAt(background(), 2)
		wantKind(t, data.NotFoundKind, err)
	},
	"records as of every revision are what they were then": replay,
	"reading records stops at the first error and returns it": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1), Incident("a", 2)))
		stop, calls := errors.New("enough"), 0
		err := f.Records(background(), 0, func(data.Record) error {
			calls++
			return stop
		})
		if !errors.Is(err, stop) || calls != 1 {
			t.Errorf("error %v after %d calls", err, calls)
		}
	},
	"the store can be used while its records are read": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1), Incident("a", 2)))
		err := f.Records(background(), 0, func(r data.Record) error {
			same(t, "record", r, f.record(r.Incident.ID, 0))
			f.commit(change(Incident("b", int(r.Key))))
			return nil
		})
		same(t, "error", nil, err)
		same(t, "records", 4, len(f.records(0)))
	},
	"records are looked up in the order of the keys": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1), Incident("a", 2), Incident("a", 3)))
		f.commit(change(retitled(Incident("a", 2), "Something else"), Incident("a", 4)))
		all, before := f.records(0), f.records(1)
		same(t, "found", []data.Record{all[2], all[0], all[1], all[2]}, must(f.Lookup(background(), []data.Key{3, 1, 2, 3}, 0))(t))
		same(t, "as of 1", []data.Record{before[1], before[0]}, must(f.Lookup(background(), []data.Key{4, 2, 1}, 1))(t))
		same(t, "none asked", 0, len(must(f.Lookup(background(), nil, 0))(t)))
		for _, asOf := range []int64{0, 1} {
			_, err := f.Lookup(background(), []data.Key{1, 9}, asOf)
			wantKind(t, data.NotFoundKind, err)
		}
		_, err := f.Lookup(background(), []data.Key{1}, 3)
		wantKind(t, data.NotFoundKind, err)
	},
}

// replay makes random changes, keeps what the records should be after each, and asks for all of it.
func replay(t *testing.T, f fixture) {
	random := rand.New(rand.NewPCG(1, 2))
	var now []data.Record
	then := map[int64][]data.Record{}
	for range 60 {
		c := change()
		revision := must(f.Revision(background()))(t) + 1
		for n := range 12 {
			at := slices.IndexFunc(now, func(r data.Record) bool { return r.Incident.ID == Incident("a", n).ID })
			in := retitled(Incident("a", n), fmt.Sprint("Version ", random.IntN(3)))
			switch roll := random.IntN(10); {
			case roll < 2 && at < 0:
				c.Incidents = append(c.Incidents, in)
				now = append(now, data.Record{Key: data.Key(len(now) + 1), Revision: revision, Incident: in})
			case roll < 2:
				c.Incidents = append(c.Incidents, in)
				now[at] = next(now[at], in, now[at].Withdrawn, revision)
			case roll == 2 && at >= 0:
				c.Withdraw = append(c.Withdraw, in.ID)
				now[at] = next(now[at], now[at].Incident, true, revision)
			case roll == 3 && at >= 0:
				c.Restore = append(c.Restore, in.ID)
				now[at] = next(now[at], now[at].Incident, false, revision)
			}
		}
		then[f.commit(c).Revision] = slices.Clone(now)
	}
	for revision, want := range then {
		got := f.records(revision)
		if revision == 0 { // asks for the latest
			want = now
		}
		same(t, fmt.Sprintf("records as of %d", revision), want, got)
		keys := make([]data.Key, len(now))
		for i := range keys {
			keys[i] = data.Key(len(keys) - i)
		}
		looked := must(f.Lookup(background(), keys, revision))(t)
		slices.Reverse(looked)
		same(t, fmt.Sprintf("looked up as of %d", revision), want, looked)
	}
}

func next(r data.Record, in data.Incident, withdrawn bool, revision int64) data.Record {
	if r.Withdrawn != withdrawn || r.Incident.Title != in.Title {
		r.Revision = revision
	}
	r.Incident, r.Withdrawn = in, withdrawn
	return r
}
