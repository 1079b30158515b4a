package storetest

import (
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
			same(t, query, want, must(f.Search(background(), query))(t))
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
			same(t, query, want, must(f.Search(background(), query))(t))
		}
	},
	"a new version is found by its new words only": func(t *testing.T, f fixture) {
		f.commit(change(searchable()...))
		f.commit(change(retitled(searchable()[0], "Looting of a bakery")))
		same(t, "old word", []data.Key(nil), must(f.Search(background(), "shelling"))(t))
		same(t, "new word", []data.Key{1}, must(f.Search(background(), "looting"))(t))
		same(t, "others", []data.Key{4}, must(f.Search(background(), "market"))(t))
	},
	"a change that fails leaves no words": func(t *testing.T, f fixture) {
		bad := Incident("a", 9)
		bad.Grading = "none"
		f.refuse(data.InvalidKind, change(searchable()[0], bad))
		same(t, "found", []data.Key(nil), must(f.Search(background(), "shelling"))(t))
	},
}
