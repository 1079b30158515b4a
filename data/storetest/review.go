package storetest

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/geo"
)

// doubtful returns a record of which only the governorate is known.
func doubtful(dataset string, n int, text string) data.Incident {
	in := Incident(dataset, n)
	in.Where = data.Where{Text: geo.Label{EN: text}, Region: geo.Label{EN: "Aleppo"}}
	in.Placement = data.Placement{
		State: data.Review, Method: data.ByGazetteer, PCode: "SY02", Governorate: "SY02", Precision: geo.PrecisionGovernorate, Reason: "two fit",
		Candidates: []data.Candidate{{PCode: "C1007", Score: 0.5}},
	}
	return in
}

// decided returns the record as a reviewer placed it.
func decided(in data.Incident) data.Incident {
	in.Placement = data.Placement{
		State: data.Accepted, Method: data.ByReviewer, PCode: "SY0200", Governorate: "SY02", District: "SY0200", Precision: geo.PrecisionDistrict,
	}
	return in
}

// alias returns what would be learnt of a doubtful record.
func alias(text string, code geo.PCode) data.Alias {
	return data.Alias{Text: geo.Label{EN: text}, Region: geo.Label{EN: "Aleppo"}, PCode: code, Author: "A reviewer", At: when, Note: "a map", Origin: data.OriginReview}
}

func (f fixture) waiting(filter data.WaitingFilter) []data.Waiting {
	f.t.Helper()
	return must(f.Waiting(background(), filter, nil, 100))(f.t)
}

func sorted(keys []data.Key) []data.Key {
	slices.Sort(keys)
	return keys
}

func (f fixture) aliases() []data.Alias { f.t.Helper(); return must(f.Aliases(background()))(f.t) }

// taught returns a change by a reviewer.
func taught(aliases ...data.Alias) data.Change {
	c := change()
	c.Author, c.Aliases = "A reviewer", aliases
	return c
}

var reviewedTests = map[string]func(*testing.T, fixture){
	"what waits is grouped by its description in its region, the largest group first": func(t *testing.T, f fixture) {
		lost := doubtful("b", 3, "The  tell")
		lost.Placement = data.Placement{State: data.NotFound}
		f.commit(change(doubtful("a", 1, "A wood"), doubtful("a", 2, "the Tell"), lost, Incident("a", 4)))
		groups := f.waiting(data.WaitingFilter{})
		same(t, "groups", []data.Waiting{
			{Context: lost.Where.Context(), Records: 2, NotFound: 1, First: Incident("a", 2).When.Start, Last: Incident("a", 3).When.End, Keys: []data.Key{2, 3}},
			{Context: doubtful("a", 1, "A wood").Where.Context(), Records: 1, First: Incident("a", 1).When.Start, Last: Incident("a", 1).When.End, Keys: []data.Key{1}},
		}, groups)
		after := &data.WaitingAfter{Records: 2, Context: groups[0].Context}
		same(t, "second page", groups[1:], must(f.Waiting(background(), data.WaitingFilter{}, after, 1))(t))
		same(t, "total", data.WaitingTotal{Groups: 2, Records: 3}, must(f.CountWaiting(background(), data.WaitingFilter{}))(t))
		same(t, "records", 2, len(must(f.Reviewed(background(), groups[0].Context))(t)))
	},
	"groups of one size follow each other by context, each once": func(t *testing.T, f fixture) {
		c := change()
		for n := range 12 {
			c.Incidents = append(c.Incidents, doubtful("a", n, Incident("a", n).Title.EN))
		}
		f.commit(c)
		all := f.waiting(data.WaitingFilter{})
		var walked []data.Waiting
		for after := (*data.WaitingAfter)(nil); ; {
			page := must(f.Waiting(background(), data.WaitingFilter{}, after, 5))(t)
			walked = append(walked, page...)
			if len(page) < 5 {
				break
			}
			after = &data.WaitingAfter{Records: page[4].Records, Context: page[4].Context}
		}
		same(t, "walked", all, walked)
		same(t, "groups", 12, len(all))
	},
	"what waits is filtered": func(t *testing.T, f fixture) {
		secret := doubtful("b", 2, "The tell")
		secret.Sensitivity = data.Restricted
		elsewhere := doubtful("a", 3, "A wood")
		elsewhere.Placement.Governorate, elsewhere.Placement.PCode = "SY03", "SY03"
		f.commit(change(doubtful("a", 1, "The tell"), secret, elsewhere))
		for name, c := range map[string]struct {
			filter data.WaitingFilter
			keys   []data.Key
		}{
			"public":         {data.WaitingFilter{Public: true}, []data.Key{1, 3}},
			"a dataset":      {data.WaitingFilter{Dataset: "b"}, []data.Key{2}},
			"no dataset":     {data.WaitingFilter{Dataset: "c"}, nil},
			"a governorate":  {data.WaitingFilter{Governorate: "SY03"}, []data.Key{3}},
			"words":          {data.WaitingFilter{Query: "woo"}, []data.Key{3}},
			"signs":          {data.WaitingFilter{Query: "*"}, nil},
			"a context":      {data.WaitingFilter{Context: secret.Where.Context()}, []data.Key{1, 2}},
			"both":           {data.WaitingFilter{Public: true, Query: "tell"}, []data.Key{1}},
			"none is taught": {data.WaitingFilter{Taught: true}, nil},
		} {
			var keys []data.Key
			for _, w := range f.waiting(c.filter) {
				keys = append(keys, w.Keys...)
			}
			if diff := cmp.Diff(sorted(c.keys), sorted(keys)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	},
	"a record waits no longer once it is decided, and again once that is taken back": func(t *testing.T, f fixture) {
		in := doubtful("a", 1, "The tell")
		f.commit(change(in))
		c := change()
		c.Revised = []data.Incident{decided(in)}
		f.commit(c)
		same(t, "waiting", 0, len(f.waiting(data.WaitingFilter{})))
		same(t, "reviewed", 1, len(must(f.Reviewed(background(), in.Where.Context()))(t)))
		c.Revised = []data.Incident{in}
		f.commit(c)
		same(t, "waiting again", 1, len(f.waiting(data.WaitingFilter{})))
	},
	"that no place fits is a decision too": func(t *testing.T, f fixture) {
		in := doubtful("a", 1, "The tell")
		in.Placement = data.Placement{State: data.NotFound, Method: data.ByReviewer}
		f.commit(change(in))
		same(t, "waiting", 0, len(f.waiting(data.WaitingFilter{})))
		same(t, "reviewed", 1, len(must(f.Reviewed(background(), in.Where.Context()))(t)))
	},
	"a record whose place its source states otherwise waits in its new context": func(t *testing.T, f fixture) {
		f.commit(change(doubtful("a", 1, "The tell")))
		f.commit(change(doubtful("a", 1, "A wood")))
		groups := f.waiting(data.WaitingFilter{})
		same(t, "groups", 1, len(groups))
		same(t, "context", doubtful("a", 1, "A wood").Where.Context(), groups[0].Context)
		f.commit(change(Incident("a", 1)))
		same(t, "placed", 0, len(f.waiting(data.WaitingFilter{})))
	},
	"a withdrawn record does not wait until it is restored": func(t *testing.T, f fixture) {
		in := doubtful("a", 1, "The tell")
		f.commit(change(in))
		c := change()
		c.Withdraw = []string{in.ID}
		f.commit(c)
		same(t, "waiting", 0, len(f.waiting(data.WaitingFilter{})))
		same(t, "reviewed", 0, len(must(f.Reviewed(background(), in.Where.Context()))(t)))
		f.commit(change(retitled(in, "Something else")))
		same(t, "after an import", 0, len(f.waiting(data.WaitingFilter{})))
		c.Withdraw, c.Restore = nil, []string{in.ID}
		f.commit(c)
		same(t, "restored", 1, len(f.waiting(data.WaitingFilter{})))
	},
	"an alias is learnt, replaced and taken back, and its history kept": func(t *testing.T, f fixture) {
		first, second := alias("The tell", "C1007"), alias("the  Tell", "SY0200")
		same(t, "revision", int64(1), f.commit(taught(first)).Revision)
		same(t, "the same again", int64(1), f.commit(taught(first)).Revision)
		first.Revision = 1
		same(t, "learnt", []data.Alias{first}, f.aliases())
		same(t, "revision of another", int64(2), f.commit(taught(second)).Revision)
		first.Until, second.Revision = 2, 2
		same(t, "replaced", []data.Alias{second}, f.aliases())
		c := taught()
		c.Unlearn = []string{second.Context()}
		f.commit(c)
		second.Until = 3
		same(t, "taken back", 0, len(f.aliases()))
		same(t, "history", []data.Alias{second, first}, must(f.AliasesOf(background(), first.Context()))(t))
		f.refuse(data.NotFoundKind, c)
	},
	"an alias may be told where a public record has its description": func(t *testing.T, f fixture) {
		secret, open := doubtful("a", 1, "The tell"), decided(doubtful("a", 2, "A wood"))
		secret.Sensitivity = data.Confidential
		f.commit(change(secret, open))
		f.commit(taught(alias("The tell", "C1007"), alias("A wood", ""), alias("Nowhere", "")))
		got := map[string]bool{}
		for _, a := range f.aliases() {
			got[a.Text.EN] = a.Public
		}
		same(t, "public", map[string]bool{"The tell": false, "A wood": true, "Nowhere": false}, got)
		same(t, "taught and waiting", []data.Key{1}, f.waiting(data.WaitingFilter{Taught: true})[0].Keys)
	},
	"an alias that is not whole is refused": func(t *testing.T, f fixture) {
		for _, spoil := range []func(*data.Alias){
			func(a *data.Alias) { a.Text.EN, a.Region.EN = " ! ", "" },
			func(a *data.Alias) { a.Author = "" },
			func(a *data.Alias) { a.Origin = "" },
			func(a *data.Alias) { a.At = time.Time{} },
			func(a *data.Alias) { a.Note = "\xff" },
		} {
			a := alias("The tell", "C1007")
			spoil(&a)
			f.refuse(data.InvalidKind, taught(a))
		}
	},
	"a context may be in a change once": func(t *testing.T, f fixture) {
		f.refuse(data.Conflict, taught(alias("The tell", "C1007"), alias("the tell", "SY0200")))
	},
	"a change is refused where what it is based on has changed": func(t *testing.T, f fixture) {
		in := doubtful("a", 1, "The tell")
		f.commit(change(in))
		based := f.commit(taught(alias("A wood", "C1007"))).Revision

		f.commit(change(retitled(in, "The source says more")))
		stale := change()
		stale.Based, stale.Revised = based, []data.Incident{decided(in)}
		f.refuse(data.Conflict, stale)

		f.commit(taught(alias("A wood", "SY0200")))
		c := taught(alias("A wood", "C1007"))
		c.Based = based
		f.refuse(data.Conflict, c)
		c.Aliases, c.Unlearn = nil, []string{alias("A wood", "").Context()}
		f.refuse(data.Conflict, c)

		stale.Based = must(f.Revision(background()))(t)
		f.commit(stale)
	},
}
