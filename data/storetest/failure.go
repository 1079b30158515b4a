package storetest

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"tawthiq/data"
)

var failureTests = map[string]func(*testing.T, fixture){
	"a change must say who makes it, when and why": func(t *testing.T, f fixture) {
		for _, leave := range []func(*data.Change){
			func(c *data.Change) { c.Author = "" },
			func(c *data.Change) { c.Reason = "" },
			func(c *data.Change) { c.At = time.Time{} },
		} {
			c := change(Incident("a", 1))
			leave(&c)
			f.refuse(data.InvalidKind, c)
		}
	},
	"one bad record refuses the whole change": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1)))
		for _, spoil := range []func(*data.Incident){
			func(in *data.Incident) { in.Violations = []string{"no-such-violation"} },
			func(in *data.Incident) { in.Dataset = "" },
			func(in *data.Incident) { in.SourceID = "" },
			func(in *data.Incident) { in.SourceID = "\xff" },
			func(in *data.Incident) { in.ID = "not a ULID" },
			func(in *data.Incident) { in.Sensitivity = "" },
			func(in *data.Incident) { in.When.End = in.When.Start - 1 },
		} {
			bad := Incident("a", 9)
			spoil(&bad)
			f.refuse(data.InvalidKind, change(retitled(Incident("a", 1), "Something else"), Incident("a", 2), bad))
			revised := change(Incident("a", 2))
			revised.Revised = []data.Incident{bad}
			if bad.ID == Incident("a", 9).ID {
				f.refuse(data.NotFoundKind, revised)
			}
		}
	},
	"a revision that is not allowed refuses the whole change": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1), Incident("a", 2)))
		bad := Incident("a", 1)
		bad.Weapons = []string{"no-such-weapon"}
		f.refuse(data.InvalidKind, data.Change{At: when, Author: "a", Reason: "b", Incidents: []data.Incident{Incident("a", 3)}, Revised: []data.Incident{bad}})
		other := Incident("a", 1)
		other.SourceID = "another"
		f.refuse(data.Conflict, data.Change{At: when, Author: "a", Reason: "b", Incidents: []data.Incident{Incident("a", 3)}, Revised: []data.Incident{other}})
	},
	"an unknown ID refuses the whole change": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1)))
		for _, c := range []data.Change{
			{Revised: []data.Incident{Incident("a", 5)}}, {Withdraw: []string{Incident("a", 5).ID}}, {Restore: []string{"x"}},
		} {
			c.At, c.Author, c.Reason, c.Incidents = when, "a", "b", []data.Incident{Incident("a", 2)}
			f.refuse(data.NotFoundKind, c)
		}
	},
	"a record twice in a change is a conflict": func(t *testing.T, f fixture) {
		f.refuse(data.Conflict, change(Incident("a", 1), Incident("a", 2), Incident("a", 1)))
		f.commit(change(Incident("a", 1)))
		f.refuse(data.Conflict, change(Incident("a", 1), retitled(Incident("a", 1), "Something else")))
		for _, c := range []data.Change{
			{Incidents: []data.Incident{retitled(Incident("a", 1), "x")}, Withdraw: []string{Incident("a", 1).ID}},
			{Revised: []data.Incident{retitled(Incident("a", 1), "x"), retitled(Incident("a", 1), "y")}},
			{Withdraw: []string{Incident("a", 1).ID, Incident("a", 1).ID}},
		} {
			c.At, c.Author, c.Reason = when, "a", "b"
			f.refuse(data.Conflict, c)
		}
	},
	"an ID that another record has is a conflict": func(t *testing.T, f fixture) {
		thief := Incident("a", 2)
		thief.ID = Incident("a", 1).ID
		f.refuse(data.Conflict, change(Incident("a", 1), thief))
		f.commit(change(Incident("a", 1)))
		f.refuse(data.Conflict, change(Incident("a", 3), thief))
		thief.ID = strings.ToLower(thief.ID)
		f.refuse(data.Conflict, change(Incident("a", 3), thief))
	},
	"an ID of a change that was refused is nobody's": func(t *testing.T, f fixture) {
		bad := Incident("a", 2)
		bad.Weapons = []string{"no-such-weapon"}
		f.refuse(data.InvalidKind, change(Incident("a", 1), bad))
		f.refuse(data.Conflict, change(Incident("a", 1), Incident("a", 3), Incident("a", 1)))
		f.commit(change(Incident("a", 3)))
		_, err := f.Incident(background(), Incident("a", 1).ID, 0)
		wantKind(t, data.NotFoundKind, err)
		f.commit(change(Incident("a", 1)))
		same(t, "record", data.Key(2), f.record(Incident("a", 1).ID, 0).Key)
	},
	"a record can be revised in the change that stores it": func(t *testing.T, f fixture) {
		c := change(Incident("a", 1))
		c.Revised = []data.Incident{retitled(Incident("a", 1), "Something else")}
		f.commit(c)
		same(t, "record", c.Revised[0], f.record(Incident("a", 1).ID, 0).Incident)
	},
	"a change whose context ends leaves all of it or nothing": cancelled,
	"a closed store answers that it is closed": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1)))
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		_, err := f.Revision(background())
		wantKind(t, data.Unavailable, err)
		_, err = f.Commit(background(), change(Incident("a", 2)))
		wantKind(t, data.Unavailable, err)
	},
}

// cancelled ends the context of a change at its first look, its second, and so on.
func cancelled(t *testing.T, f fixture) {
	f.commit(change(Incident("a", 0)))
	before := f.everything()
	for looks := 0; ; looks += 1 + looks/3 {
		c := change(retitled(Incident("a", 0), "Something else"))
		for n := range 40 {
			c.Incidents = append(c.Incidents, Incident("a", n+1))
		}
		_, err := f.Commit(fading(looks), c)
		if err == nil {
			same(t, "records", 41, len(f.records(0)))
			return
		}
		same(t, "after a change that was cancelled", before, f.everything())
	}
}

// fadingContext is cancelled once its Err has been asked a number of times.
type fadingContext struct {
	context.Context
	mu     sync.Mutex // guards left
	left   int
	cancel context.CancelFunc
}

func fading(looks int) *fadingContext {
	ctx, cancel := context.WithCancel(context.Background())
	return &fadingContext{Context: ctx, left: looks, cancel: cancel}
}

func (f *fadingContext) Err() error {
	f.mu.Lock()
	if f.left--; f.left < 0 {
		f.cancel()
	}
	f.mu.Unlock()
	return f.Context.Err()
}
