package answer

import (
	"strings"
	"testing"
)

func TestPartsOfATagAreToldApart(t *testing.T) {
	seen := map[etags][]string{}
	for _, parts := range [][]string{{"ab", "c"}, {"a", "bc"}, {"abc"}, {"abc", ""}, {"", "abc"}, {"1:a"}, {"1", "a"}} {
		tags := newETags(parts...)
		if other, ok := seen[tags]; ok {
			t.Errorf("%q and %q have the same tags", parts, other)
		}
		seen[tags] = parts
	}
}

func TestIfNoneMatchIsComparedAsRFC9110Says(t *testing.T) {
	tags := newETags("an answer")
	plain, zipped, zstd := tags[identity], tags[gzipped], tags[zstandard]
	all, only := acceptance{1, 1000, 1000}, acceptance{identity: 1}
	cases := []struct {
		name    string
		headers []string
		takes   acceptance
		want    coding
		held    bool
	}{
		{"no header", nil, all, identity, false},
		{"an empty header", []string{""}, all, identity, false},
		{"the plain form", []string{plain}, all, identity, true},
		{"a weak tag", []string{"W/" + plain}, all, identity, true},
		{"the gzip form", []string{zipped}, all, gzipped, true},
		{"the zstd form, weak", []string{"W/" + zstd}, all, zstandard, true},
		{"a compressed form that the client cannot read now", []string{zipped}, only, identity, false},
		{"the plain form and one that it cannot read", []string{zipped + "," + plain}, only, identity, true},
		{"among others", []string{`"a", W/"b",` + plain + `, "c"`}, all, identity, true},
		{"in the second header", []string{`"a"`, plain}, all, identity, true},
		{"any", []string{" * "}, all, identity, true},
		{"another", []string{`"another"`}, all, identity, false},
		{"a comma within a tag", []string{`"a,` + plain[1:]}, all, identity, false},
		{"after a tag with a comma", []string{`"a,b", ` + plain}, all, identity, true},
		{"a part of it", []string{plain[:5] + `"`}, all, identity, false},
		{"without quotes", []string{strings.Trim(plain, `"`)}, all, identity, false},
		{"a small mark of weakness", []string{"w/" + plain}, all, identity, false},
		{"a quote that does not end", []string{plain[:len(plain)-1]}, all, identity, false},
		{"a star among others", []string{`"a", *`}, all, identity, false},
	}
	for _, c := range cases {
		if got, held := tags.held(c.headers, c.takes); got != c.want || held != c.held {
			t.Errorf("%s: %s %t, want %s %t", c.name, codingNames[got], held, codingNames[c.want], c.held)
		}
	}
	if _, held := (etags{}).held([]string{"*"}, all); held {
		t.Error("what has no tag is held")
	}
}

func FuzzIfNoneMatch(f *testing.F) {
	tags := newETags("an answer")
	for _, seed := range []string{"", "*", tags[identity], "W/" + tags[gzipped], `"a", ` + tags[zstandard], `"a,b",W/"c"`, `"`, `W/`, `W/W/"a"`, "\x00\"\""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, header string) {
		c, held := tags.held([]string{header}, acceptance{1, 1, 1})
		if held && strings.TrimSpace(header) != "*" && !strings.Contains(header, tags[c]) {
			t.Errorf("%q is taken for %s", header, tags[c])
		}
		again := ""
		for tag, rest := nextTag(header); tag != ""; tag, rest = nextTag(rest) {
			again += "," + tag
		}
		if _, kept := tags.held([]string{again}, acceptance{1, 1, 1}); kept != held && strings.Trim(header, " \t") != "*" {
			t.Errorf("%q is held: %t; written as %q: %t", header, held, again, kept)
		}
	})
}
