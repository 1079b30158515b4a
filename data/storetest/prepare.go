package storetest

import (
	"testing"

	"tawthiq/data"
	"tawthiq/geo"
)

var prepareTests = map[string]func(*testing.T, fixture){
	"a change that is prepared and not committed writes nothing": func(t *testing.T, f fixture) {
		before := f.everything()
		f.prepare(change(many("a", 100)...))
		same(t, "after it", before, f.everything())
	},
	"changes that are prepared together are committed one after the other": func(t *testing.T, f fixture) {
		second := append(many("a", 70)[60:], retitled(Incident("a", 1), "Something else"), Incident("b", 1))
		third := []data.Incident{retitled(Incident("a", 1), "Something else"), Incident("b", 2)}
		for range 2 { // the second time, what is stated is known
			var prepared []data.Change
			for _, incidents := range [][]data.Incident{many("a", 60), second, third} {
				prepared = append(prepared, f.prepare(change(incidents...)))
			}
			for _, c := range prepared {
				f.commit(c)
			}
		}
		same(t, "records", 72, len(f.records(0)))
		same(t, "revision", int64(5), must(f.Revision(background()))(t))
		same(t, "record", second[10], f.record(second[10].ID, 0).Incident)
		got, _ := f.briefs(0)
		same(t, "briefs", f.expected(0), got)
	},
	"new records among known ones come back as they were given": func(t *testing.T, f fixture) {
		all := append(many("a", 100), Incident("b", 1))
		f.commit(change(all[0], all[70]))
		f.commit(change(all...))
		for _, in := range all {
			same(t, "record", in, f.record(in.ID, 0).Incident)
		}
		got, _ := f.briefs(0)
		same(t, "briefs", f.expected(0), got)
		same(t, "found", len(all), len(f.found("shelling")))
	},
	"what was stored since a change was prepared is seen": func(t *testing.T, f fixture) {
		known, thief := f.prepare(change(Incident("a", 1))), Incident("a", 2)
		thief.ID = Incident("a", 1).ID
		stolen := f.prepare(change(thief))
		f.commit(change(Incident("a", 1)))
		same(t, "outcome", []data.Outcome{data.Unchanged}, f.commit(known).Outcomes)
		f.refuse(data.Conflict, stolen)
	},
	"a change is checked by the vocabulary that holds when it is committed": func(t *testing.T, f fixture) {
		in := Incident("a", 6)
		in.Claims = []data.Claim{{Party: "made-up-party", Kind: "sole", Confidence: "stated"}}
		party := data.Term{List: data.Parties, Code: "made-up-party", Label: geo.Label{EN: "A party", AR: "طرف"}}
		first := change()
		first.Terms = []data.Term{party}
		f.commit(first)
		prepared, again := f.prepare(change(in)), f.prepare(change(Incident("a", 7)))
		party.ValidFrom = in.When.End + 1
		first.Terms = []data.Term{party}
		f.commit(first)
		f.refuse(data.InvalidKind, prepared)
		f.commit(again)
	},
	"a change is prepared by its own terms": func(t *testing.T, f fixture) {
		c := change(Incident("a", 6))
		c.Terms = []data.Term{{List: data.Weapons, Code: "made-up-weapon", Label: geo.Label{EN: "A weapon", AR: "سلاح"}}}
		c.Incidents[0].Weapons = []string{"made-up-weapon"}
		one := f.prepare(c)
		c.Incidents = []data.Incident{Incident("a", 7)}
		c.Incidents[0].Weapons = []string{"made-up-weapon"}
		two := f.prepare(c)
		f.commit(one)
		f.commit(two)
		c.Terms = nil
		same(t, "outcome", []data.Outcome{data.Unchanged}, f.commit(c).Outcomes)
	},
	"a prepared change that was committed is prepared anew": func(t *testing.T, f fixture) {
		c := f.prepare(change(many("a", 70)...))
		f.commit(c)
		f.prepare(change(many("b", 70)...)) // where the same memory may be used
		for _, o := range f.commit(c).Outcomes {
			same(t, "outcome", data.Unchanged, o)
		}
		c.Incidents = many("c", 3)
		same(t, "others", 3, len(f.commit(c).Outcomes))
		same(t, "records", 73, len(f.records(0)))
	},
}

func many(dataset string, n int) (all []data.Incident) {
	for i := range n {
		all = append(all, Incident(dataset, i))
	}
	return all
}

func (f fixture) prepare(c data.Change) data.Change {
	f.t.Helper()
	return must(f.Prepare(background(), c))(f.t)
}
