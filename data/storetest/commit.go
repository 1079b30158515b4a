package storetest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
)

var commitTests = map[string]func(*testing.T, fixture){
	"an empty store holds nothing at revision 0": func(t *testing.T, f fixture) {
		same(t, "revision", int64(0), must(f.Revision(background()))(t))
		same(t, "records", 0, len(f.records(0)))
		same(t, "datasets", 0, len(must(f.Datasets(background()))(t)))
		same(t, "figures", 0, len(must(f.Figures(background()))(t)))
		_, err := f.Incident(background(), Incident("a", 1).ID, 0)
		wantKind(t, data.NotFoundKind, err)
		_, err = f.History(background(), Incident("a", 1).ID)
		wantKind(t, data.NotFoundKind, err)
	},
	"a new record comes back as it was given": func(t *testing.T, f fixture) {
		in := Incident("a", 1)
		done := f.commit(change(in))
		same(t, "committed", data.Committed{Revision: 1, Outcomes: []data.Outcome{data.Stored}}, done)
		same(t, "record", data.Record{Key: 1, Revision: 1, Incident: in}, f.record(in.ID, 0))
	},
	"the smallest record that is allowed comes back as it was given": func(t *testing.T, f fixture) {
		in := data.Incident{
			Dataset: "a", SourceID: `"'%\` + "\x00\n" + `رقم ١`, When: Incident("a", 1).When, Violations: []string{"other"},
			Grading: data.Ungraded, Sensitivity: data.Confidential, Placement: data.Placement{State: data.NotFound},
		}
		f.commit(change(in))
		in.ID = f.only().ID
		if public := (data.Incident{Dataset: in.Dataset, SourceID: in.SourceID, When: in.When, Sensitivity: data.Public}); in.ID == public.NewID() {
			t.Error("the identifier of a protected record can be computed")
		}
		same(t, "record", in, f.record(in.ID, 0).Incident)
	},
	"a public record without an ID gets the one that every database gives it": func(t *testing.T, f fixture) {
		in := Incident("a", 1)
		in.ID = ""
		f.commit(change(in))
		same(t, "ID", in.NewID(), f.only().ID)
	},
	"a trial says what a change would do and keeps nothing of it": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1)))
		changed := Incident("a", 1)
		changed.Title.EN = "another"
		tried := change(changed, Incident("a", 2))
		tried.Trial = true
		same(t, "outcomes", []data.Outcome{data.Updated, data.Stored}, f.commit(tried).Outcomes)
		same(t, "record", Incident("a", 1), f.only())
		same(t, "revision", int64(1), must(f.Revision(background()))(t))
	},
	"keys are dense from 1 in the order of the change": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 5), Incident("b", 2)))
		f.commit(change(Incident("a", 5), Incident("a", 1)))
		var got []string
		for i, r := range f.records(0) {
			same(t, "key", data.Key(i+1), r.Key)
			got = append(got, r.Incident.ID)
		}
		same(t, "order", []string{Incident("a", 5).ID, Incident("b", 2).ID, Incident("a", 1).ID}, got)
	},
	"no import lowers the sensitivity of a record, only Revised does": func(t *testing.T, f fixture) {
		in := Incident("a", 1)
		f.commit(change(in))
		protected := in
		protected.Sensitivity = data.Restricted
		c := change()
		c.Revised = []data.Incident{protected}
		f.commit(c)
		for i, step := range []struct{ states, want string }{
			{data.Public, data.Restricted}, {data.Confidential, data.Confidential}, {data.Restricted, data.Confidential}, {data.Public, data.Confidential},
		} {
			stated := retitled(in, fmt.Sprintf("Title %d", i))
			stated.Sensitivity = step.states
			same(t, "outcome", []data.Outcome{data.Updated}, f.commit(change(stated)).Outcomes)
			got := f.record(in.ID, 0).Incident
			same(t, "sensitivity", step.want, got.Sensitivity)
			same(t, "title", stated.Title, got.Title)
		}
		c.Revised[0].Sensitivity = data.Public
		f.commit(c)
		same(t, "lowered by a person", data.Public, f.record(in.ID, 0).Incident.Sensitivity)
	},
	"storing the same again changes nothing": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1), Incident("a", 2)))
		before := f.everything()
		done := f.commit(change(Incident("a", 2), Incident("a", 1)))
		same(t, "committed", data.Committed{Revision: 1, Outcomes: []data.Outcome{data.Unchanged, data.Unchanged}}, done)
		same(t, "store", before, f.everything())
	},
	"what is derived from the source does not make a new version": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1)))
		again := Incident("a", 1)
		again.Placement, again.ControlDerived = data.Placement{State: data.NotFound}, []string{"sdf"}
		same(t, "outcome", []data.Outcome{data.Unchanged}, f.commit(change(again)).Outcomes)
		same(t, "placement", Incident("a", 1).Placement, f.record(again.ID, 0).Incident.Placement)
	},
	"a source that states something new makes a new version": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1), Incident("a", 2)))
		changed := retitled(Incident("a", 2), "Something else")
		done := f.commit(change(Incident("a", 1), changed, Incident("a", 3)))
		same(t, "committed", data.Committed{Revision: 2, Outcomes: []data.Outcome{data.Unchanged, data.Updated, data.Stored}}, done)
		same(t, "record", data.Record{Key: 2, Revision: 2, Incident: changed}, f.record(changed.ID, 0))
		same(t, "the other", int64(1), f.record(Incident("a", 1).ID, 0).Revision)
	},
	"a record keeps the ID it was first stored under": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1)))
		later := Incident("a", 1)
		later.When.Start, later.When.End = later.When.Start+400, later.When.End+400
		later.ID = later.NewID()
		if later.ID == Incident("a", 1).ID {
			t.Fatal("the test needs two IDs")
		}
		same(t, "outcome", []data.Outcome{data.Updated}, f.commit(change(later)).Outcomes)
		got := f.record(Incident("a", 1).ID, 0)
		same(t, "ID", Incident("a", 1).ID, got.Incident.ID)
		same(t, "date", later.When, got.Incident.When)
	},
	"the same source id in two datasets is two records": func(t *testing.T, f fixture) {
		same(t, "outcomes", []data.Outcome{data.Stored, data.Stored}, f.commit(change(Incident("a", 1), Incident("b", 1))).Outcomes)
		same(t, "records", 2, len(f.records(0)))
	},
	"a change without anything makes no revision": func(t *testing.T, f fixture) {
		same(t, "revision", int64(0), f.commit(change()).Revision)
	},
	"a large change is stored whole": func(t *testing.T, f fixture) {
		var many []data.Incident
		for n := range 500 {
			many = append(many, Incident("a", n))
		}
		same(t, "outcomes", slices.Repeat([]data.Outcome{data.Stored}, len(many)), f.commit(change(many...)).Outcomes)
		for i, r := range f.records(0) {
			same(t, "record", many[i], r.Incident)
		}
	},
}

var reviewTests = map[string]func(*testing.T, fixture){
	"a reviewer's placement outlives a new version of the same place": func(t *testing.T, f fixture) {
		reviewed := f.reviewed(Incident("a", 1))
		next := retitled(Incident("a", 1), "Something else")
		same(t, "outcome", []data.Outcome{data.Updated}, f.commit(change(next)).Outcomes)
		next.Placement, next.ControlDerived = reviewed.Placement, reviewed.ControlDerived
		same(t, "record", next, f.record(next.ID, 0).Incident)
	},
	"the control derived for a reviewed place ends with the day": func(t *testing.T, f fixture) {
		reviewed := f.reviewed(Incident("a", 1))
		next := Incident("a", 1)
		next.When.End++
		next.When.Start++
		next.ControlDerived = []string{"isis"}
		f.commit(change(next))
		got := f.record(next.ID, 0).Incident
		same(t, "placement", reviewed.Placement, got.Placement)
		same(t, "control", []string(nil), got.ControlDerived)
	},
	"a reviewer's placement ends where the source states another place": func(t *testing.T, f fixture) {
		for n, move := range []func(*data.Where){
			func(w *data.Where) { w.Text.AR = "مكان آخر" },
			func(w *data.Where) { w.Region.EN = "Idlib" },
			func(w *data.Where) { w.Point = &orb.Point{36.5, 35.5} },
			func(w *data.Where) { w.Point = nil },
			func(w *data.Where) { w.Precision = "district" },
		} {
			f.reviewed(Incident("a", n))
			next := Incident("a", n)
			move(&next.Where)
			f.commit(change(next))
			same(t, "record", next, f.record(next.ID, 0).Incident)
		}
	},
	"a revised record stays so when its source says the same again": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1)))
		revised := Incident("a", 1)
		revised.Casualties = data.Casualties{data.Killed: {Min: 40, Max: 41}}
		same(t, "revision", int64(2), f.commit(data.Change{At: when, Author: "R. Reviewer", Reason: "a second list", Revised: []data.Incident{revised}}).Revision)
		same(t, "outcome", []data.Outcome{data.Unchanged}, f.commit(change(Incident("a", 1))).Outcomes)
		same(t, "record", data.Record{Key: 1, Revision: 2, Incident: revised}, f.record(revised.ID, 0))
	},
	"a revision to what a record is already makes no version": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1)))
		same(t, "revision", int64(1), f.commit(data.Change{At: when, Author: "a", Reason: "b", Revised: []data.Incident{Incident("a", 1)}}).Revision)
	},
	"a withdrawn record is marked and kept": func(t *testing.T, f fixture) {
		in := Incident("a", 1)
		f.commit(change(in, Incident("a", 2)))
		f.withdraw(in.ID)
		same(t, "record", data.Record{Key: 1, Revision: 2, Withdrawn: true, Incident: in}, f.record(in.ID, 0))
		same(t, "before", data.Record{Key: 1, Revision: 1, Incident: in}, f.record(in.ID, 1))
		same(t, "counted", 1, must(f.Datasets(background()))(t)[0].Records)
		same(t, "withdrawn again", int64(2), f.withdraw(in.ID).Revision)
	},
	"no import and no revision brings a withdrawn record back, only Restore does": func(t *testing.T, f fixture) {
		in := Incident("a", 1)
		f.commit(change(in))
		f.withdraw(in.ID)
		same(t, "same again", []data.Outcome{data.Unchanged}, f.commit(change(in)).Outcomes)
		next := retitled(in, "Something else")
		same(t, "changed", []data.Outcome{data.Updated}, f.commit(change(next)).Outcomes)
		same(t, "record", data.Record{Key: 1, Revision: 3, Withdrawn: true, Incident: next}, f.record(in.ID, 0))
		next.ControlDerived = []string{"sdf"}
		f.commit(data.Change{At: when, Author: "a", Reason: "b", Revised: []data.Incident{next}})
		same(t, "derived anew", true, f.record(in.ID, 0).Withdrawn)
		f.commit(data.Change{At: when, Author: "a", Reason: "b", Restore: []string{in.ID}})
		same(t, "restored", data.Record{Key: 1, Revision: 5, Incident: next}, f.record(in.ID, 0))
		same(t, "counted", 1, must(f.Datasets(background()))(t)[0].Records)
	},
}

func retitled(in data.Incident, title string) data.Incident {
	in.Title = geo.Label{EN: title}
	return in
}

// reviewed stores a record and a reviewer's decision on its place.
func (f fixture) reviewed(in data.Incident) data.Incident {
	f.t.Helper()
	f.commit(change(in))
	in.Placement = data.Placement{State: data.Accepted, Method: data.ByReviewer, PCode: "C2000", Precision: geo.PrecisionLocality, Point: &orb.Point{37, 36}}
	in.ControlDerived = []string{"sna-turkey"}
	f.commit(data.Change{At: when, Author: "R. Reviewer", Reason: "the other village of that name", Revised: []data.Incident{in}})
	return in
}

func (f fixture) withdraw(ids ...string) data.Committed {
	f.t.Helper()
	return f.commit(data.Change{At: when, Author: "R. Reviewer", Reason: "it was counted twice", Withdraw: ids})
}
