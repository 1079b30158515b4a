package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tawthiq/data"
	"tawthiq/geo"
)

// searchable returns records whose texts are told apart by words in both scripts.
func searchable() []data.Incident {
	texts := []struct{ title, summary, place geo.Label }{
		{title: geo.Label{EN: "Shelling of Ma'arat al-Nu'man", AR: "قصف معرّة النعمان"}},
		{title: geo.Label{EN: "Arrests"}, summary: geo.Label{AR: "اعتقلت قوة مسلحة مدنيين في الأتارب"}, place: geo.Label{EN: "Atareb", AR: "الأتارب"}},
		{title: geo.Label{EN: "AND OR NOT NEAR words: 17 \"killed\""}, place: geo.Label{AR: "إدلب"}},
		{title: geo.Label{EN: "Shells on a market"}, place: geo.Label{EN: "Idlib", AR: "إدلب"}},
	}
	out := make([]data.Incident, len(texts))
	for n, text := range texts {
		out[n] = Incident("a", n)
		out[n].Title, out[n].Summary, out[n].Where.Text = text.title, text.summary, text.place
	}
	return out
}

var searchTests = map[string]func(*testing.T, fixture){
	"words are searched in both scripts": func(t *testing.T, f fixture) {
		f.commit(change(searchable()...))
		for query, want := range map[string][]data.Key{
			"shelling":            {1},
			"SHELLING":            {1},
			"shell":               {1, 4}, // the last word is a prefix
			"shell market":        nil,    // and the others are whole words
			"shells market":       {4},
			"market shells":       {4},
			"shelling market":     nil,
			"idlib":               {4},
			"ادلب":                {3, 4}, // without the hamza
			"إِدْلِب":             {3, 4}, // with every vowel
			"معرة النعمان":        {1},
			"النعمان معرة":        {1},
			"الاتارب":             {2},
			"مدنيين":              {2},
			"atareb arrests":      {2},
			"17":                  {3},
			"nothing of the kind": nil,
			"":                    nil,
			" \t ":                nil,
		} {
			same(t, query, want, f.found(query))
		}
	},
	"what looks like a query language is text": func(t *testing.T, f fixture) {
		f.commit(change(searchable()...))
		for query, want := range map[string][]data.Key{
			`"killed"`: {3}, `"killed`: {3}, "AND OR": {3}, "NOT killed": {3}, "words NEAR/2 17": nil, "NEAR": {3},
			"words:killed": {3}, "(killed": {3}, "killed)": {3}, "-killed": {3}, "^killed": {3}, "kill*": {3}, "'; DROP TABLE incident; --": nil,
			`\`: nil, `"`: nil, "*": nil, "killed OR market": nil, "\x00": nil, "\xff\xfe": nil, "(((": nil, "{words}:killed": {3},
			strings.Repeat("killed ", 30): {3}, strings.Repeat("(", 200): nil, "%": nil, "kil_ed": nil,
		} {
			same(t, query, want, f.found(query))
		}
	},
	"a new version is found by its new words only": func(t *testing.T, f fixture) {
		f.commit(change(searchable()...))
		f.commit(change(retitled(searchable()[0], "Looting of a bakery")))
		same(t, "old word", []data.Key(nil), f.found("shelling"))
		same(t, "new word", []data.Key{1}, f.found("looting"))
		same(t, "others", []data.Key{4}, f.found("market"))
	},
	"words are those of the latest versions after any number of changes": func(t *testing.T, f fixture) {
		random := rand.New(rand.NewPCG(5, 6))
		trees := []string{"apricot", "cypress", "olive", "fig", "walnut", "زيتون", "سنديان"}
		for n := range 80 {
			c := change()
			for range 1 + random.IntN(4)*random.IntN(20) {
				at := random.IntN(150)
				tree := trees[random.IntN(len(trees))]
				c.Incidents = append(c.Incidents, retitled(Incident("a", at), fmt.Sprintf("Under the %s, version %d", tree, n)))
			}
			slices.Reverse(c.Incidents)
			c.Incidents = onlyFirst(c.Incidents)
			f.commit(c)
		}
		all := f.records(0)
		for _, tree := range append(trees, "pine") {
			var want []data.Key
			for _, r := range all {
				if strings.Contains(r.Incident.Title.EN, tree) {
					want = append(want, r.Key)
				}
			}
			same(t, tree, want, f.found(tree))
		}
	},
	"an index does not change with the store": func(t *testing.T, f fixture) {
		f.commit(change(searchable()...))
		before, revision := f.words()
		f.commit(change(retitled(searchable()[0], "Looting of a bakery")))
		after, next := f.words()
		same(t, "revisions", []int64{1, 2}, []int64{revision, next})
		same(t, "before", []data.Key{1}, slices.Collect(before.Find("shelling")))
		same(t, "after", []data.Key(nil), slices.Collect(after.Find("shelling")))
		withdraw := change()
		withdraw.Withdraw = []string{Incident("a", 0).ID}
		f.commit(withdraw)
		same(t, "withdrawn", []data.Key{1}, f.found("looting"))
	},
	"a change that fails leaves no words": func(t *testing.T, f fixture) {
		bad := Incident("a", 9)
		bad.Grading = "none"
		f.refuse(data.InvalidKind, change(searchable()[0], bad))
		same(t, "found", []data.Key(nil), f.found("shelling"))
	},
}

// onlyFirst returns the first incident of each source id.
func onlyFirst(all []data.Incident) []data.Incident {
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(in data.Incident) bool {
		was := seen[in.SourceID]
		seen[in.SourceID] = true
		return was
	})
}

// words returns the words of the latest records, and their revision.
func (f fixture) words() (data.TextIndex, int64) {
	f.t.Helper()
	index, revision, err := f.Words(background())
	if err != nil {
		f.t.Fatal(err)
	}
	return index, revision
}

// found returns the keys of the latest records that have the words.
func (f fixture) found(query string) []data.Key {
	f.t.Helper()
	index, _ := f.words()
	return slices.Collect(index.Find(query))
}
