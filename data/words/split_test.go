package words

import (
	"slices"
	"strings"
	"testing"
	"unicode"

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
	const together = 512
	for first := rune(0); first <= unicode.MaxRune; first += together {
		var text strings.Builder
		for r := first; r < first+together; r++ {
			text.WriteString("a" + string(r) + "B ")
		}
		want, got := splitSlowly(text.String()), Splitter{}.Append(nil, text.String())
		if !slices.Equal(want, got) {
			t.Fatalf("%U and those that follow: %s", first, cmp.Diff(want, got))
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
