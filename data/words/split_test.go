package words

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestTextsAreSplitAtWhatIsNoLetterDigitOrMark(t *testing.T) {
	for text, want := range map[string][]string{
		"":                      nil,
		" .,":                   nil,
		"Shelling of a Market":  {"shelling", "of", "a", "market"},
		"one-two/3":             {"one", "two", "3"},
		"قُصف السوق، 12 قتيلًا": {"قُصف", "السوق", "12", "قتيلًا"},
		"ÉCOLE":                 {"école"},
		"a a":                   {"a", "a"},
		"a\xffb":                {"a", "b"},
		"a\uFFFDb":              {"a", "b"},
		"e\u0301":               {"e\u0301"},
		"Ⅷ𝟙":                    {"𝟙"},
	} {
		if diff := cmp.Diff(want, Splitter{}.Append(nil, text)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
	normalised := Splitter{Normalise: func(string) string { return "Given Words" }}
	if diff := cmp.Diff([]string{"x", "given", "words"}, normalised.Append([]string{"x"}, "text")); diff != "" {
		t.Error(diff)
	}
}

// splitSlowly is Append in the terms of its documentation.
func splitSlowly(text string) []string {
	var words []string
	return append(words, strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
	})...)
}

func TestEveryCharacterIsSplitAsDocumented(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		if !utf8.ValidRune(r) {
			continue
		}
		text := "a" + string(r) + "B"
		if want, got := splitSlowly(text), (Splitter{}).Append(nil, text); !slices.Equal(want, got) {
			t.Fatalf("%U: %q, want %q", r, got, want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"", "a b", "ÉCOLE 3", "قصف السوق", "\xff\xfe", "e\u0301", "İstanbul"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if diff := cmp.Diff(splitSlowly(text), Splitter{}.Append(nil, text)); diff != "" {
			t.Fatal(diff)
		}
	})
}
