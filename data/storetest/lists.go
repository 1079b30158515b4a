package storetest

import (
	"slices"
	"testing"

	"tawthiq/data"
	"tawthiq/geo"
)

var listTests = map[string]func(*testing.T, fixture){
	"the project's vocabulary is there from the start": func(t *testing.T, f fixture) {
		want := must(data.DefaultVocabulary())(t)
		got := must(f.Vocabulary(background()))(t)
		for _, list := range []data.List{data.Violations, data.Parties, data.Weapons, data.Gradings} {
			same(t, string(list), want.Terms(list), got.Terms(list))
		}
	},
	"an added term can be used, in its own change too": func(t *testing.T, f fixture) {
		term := data.Term{List: data.Parties, Code: "village-guard", Parent: "other-parties", Label: geo.Label{EN: "Village guard", AR: "حرس القرية"}, ValidFrom: 735000, Colour: "#102030"}
		in := Incident("a", 1)
		in.Claims[0].Party = term.Code
		f.refuse(data.InvalidKind, change(in))
		c := change(in)
		c.Terms = []data.Term{term}
		f.commit(c)
		got, ok := must(f.Vocabulary(background()))(t).Term(data.Parties, term.Code)
		same(t, "known", true, ok)
		same(t, "term", term, got)
		same(t, "the same again", int64(1), f.commit(data.Change{At: when, Author: "a", Reason: "b", Terms: []data.Term{term}}).Revision)
	},
	"a changed term keeps its place and makes a revision": func(t *testing.T, f fixture) {
		before := must(f.Vocabulary(background()))(t).Codes(data.Parties)
		term, _ := must(f.Vocabulary(background()))(t).Term(data.Parties, "russia")
		for n, name := range []string{"Russia", "Armed forces of Russia"} {
			term.Label.EN = name
			same(t, "revision", int64(n+1), f.commit(data.Change{At: when, Author: "a", Reason: "b", Terms: []data.Term{term}}).Revision)
		}
		v := must(f.Vocabulary(background()))(t)
		got, _ := v.Term(data.Parties, "russia")
		same(t, "term", term, got)
		same(t, "order", before, v.Codes(data.Parties))
	},
	"a term that cannot be one is refused": func(t *testing.T, f fixture) {
		c := change(Incident("a", 1))
		c.Terms = []data.Term{{List: data.Parties, Code: "village-guard", Label: geo.Label{EN: "Village guard"}}}
		f.refuse(data.InvalidKind, c)
	},
	"datasets are listed by code with the records that count": func(t *testing.T, f fixture) {
		c := change(Incident("b", 1), Incident("b", 2), Incident("a", 1))
		c.Datasets = []data.Dataset{{Code: "b", Title: "B", Licence: "CC BY 4.0"}, {Code: "c"}}
		f.commit(c)
		f.withdraw(Incident("b", 1).ID)
		same(t, "datasets", []data.Dataset{{Code: "a", Records: 1}, {Code: "b", Title: "B", Licence: "CC BY 4.0", Records: 1}, {Code: "c"}},
			must(f.Datasets(background()))(t))
	},
	"what is given of a dataset replaces what is known, the rest stays": func(t *testing.T, f fixture) {
		give := func(d data.Dataset) int64 {
			return f.commit(data.Change{At: when, Author: "a", Reason: "b", Datasets: []data.Dataset{d}}).Revision
		}
		same(t, "new", int64(1), give(data.Dataset{Code: "a", Title: "A", Publisher: "P", Attribution: "By P", URL: "https://example.org", Records: 99}))
		same(t, "nothing new", int64(1), give(data.Dataset{Code: "a", Title: "A"}))
		same(t, "a new title", int64(2), give(data.Dataset{Code: "a", Title: "Ä"}))
		same(t, "datasets", []data.Dataset{{Code: "a", Title: "Ä", Publisher: "P", Attribution: "By P", URL: "https://example.org"}}, must(f.Datasets(background()))(t))
		same(t, "a kind", int64(3), give(data.Dataset{Code: "a", Kind: data.OneReport}))
		same(t, "another kind", int64(4), give(data.Dataset{Code: "a", Kind: data.Running}))
		same(t, "no kind", int64(4), give(data.Dataset{Code: "a"}))
		same(t, "the kind", data.Running, must(f.Datasets(background()))(t)[0].Kind)
		f.refuse(data.InvalidKind, data.Change{At: when, Author: "a", Reason: "b", Datasets: []data.Dataset{{Code: "No such code"}}})
		f.refuse(data.InvalidKind, data.Change{At: when, Author: "a", Reason: "b", Datasets: []data.Dataset{{Code: "a", Kind: "no such kind"}}})
	},
	"figures come in the order they were added": func(t *testing.T, f fixture) {
		c := data.Change{At: when, Author: "a", Reason: "b", Figures: figures()}
		same(t, "revision", int64(1), f.commit(c).Revision)
		same(t, "figures", figures(), must(f.Figures(background()))(t))
		same(t, "the same again", int64(1), f.commit(c).Revision)
	},
	"a figure for the same thing from the same source replaces the former": func(t *testing.T, f fixture) {
		f.commit(data.Change{At: when, Author: "a", Reason: "b", Figures: figures()})
		corrected := figures()[0]
		corrected.Value = 126
		f.commit(data.Change{At: when, Author: "a", Reason: "b", Figures: []data.Figure{corrected}})
		same(t, "figures", append(slices.Clone(figures()[1:]), corrected), must(f.Figures(background()))(t))
	},
	"a figure that means nothing is refused": func(t *testing.T, f fixture) {
		for _, spoil := range []func(*data.Figure){
			func(g *data.Figure) { g.Measure = "wounded" },
			func(g *data.Figure) { g.Party = "nobody" },
			func(g *data.Figure) { g.Facility = "nothing" },
			func(g *data.Figure) { g.To = g.From - 1 },
			func(g *data.Figure) { g.Value = -1 },
			func(g *data.Figure) { g.Dataset = "" },
			func(g *data.Figure) { g.Source = "" },
		} {
			bad := figures()[0]
			spoil(&bad)
			f.refuse(data.InvalidKind, data.Change{At: when, Author: "a", Reason: "b", Figures: []data.Figure{figures()[1], bad}})
		}
	},
}

func figures() []data.Figure {
	from, to := data.DateOf(2020, 5, 1), data.DateOf(2020, 5, 31)
	return []data.Figure{
		{Dataset: "a", From: from, To: to, Measure: "killed", Value: 125, Source: "A report", SourceURL: "https://example.org"},
		{Dataset: "a", From: from, To: to, Measure: "killed", Party: "regime", Value: 10, Source: "A report"},
		{Dataset: "a", From: from, To: to, Measure: "attacks", Party: "tip", Facility: "power-station", Value: 1, Source: "A report"},
		{Dataset: "a", From: from, To: to, Measure: "killed", Value: 124, Source: "Another report"},
	}
}
