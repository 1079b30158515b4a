package gazetteer

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCompleteFindsWhatIsBeingTyped(t *testing.T) {
	g := toy(t)
	for name, tc := range map[string]struct {
		typed string
		want  map[string]Fit
	}{
		"the beginning of a name":            {"Kafr T", map[string]Fit{"C1001": BeginsName}},
		"the same in Arabic":                 {"كفر تخ", map[string]Fit{"C1001": BeginsName}},
		"another spelling":                   {"Kfar Tkh", map[string]Fit{"C1001": SoundsAlike}},
		"a later word":                       {"takh", map[string]Fit{"C1001": BeginsWord}},
		"a word that is not finished":        {"Ein el-A", map[string]Fit{"C1002": BeginsName, "N0001": BeginsName, "SY0206": BeginsName, "SY020600": BeginsName}},
		"the article of the next word":       {"Ein el", map[string]Fit{"C1002": BeginsName, "N0001": BeginsName, "SY0206": BeginsName, "SY020600": BeginsName}},
		"a letter of the article":            {"عين ا", map[string]Fit{"C1002": BeginsName, "N0001": BeginsName, "SY0206": BeginsName, "SY020600": BeginsName}},
		"an article with too little behind":  {"الطا", map[string]Fit{"C1004": BeginsName}},
		"an alias":                           {"Kob", map[string]Fit{"C1002": BeginsName, "SY0206": BeginsName, "SY020600": BeginsName}},
		"a whole name, and one that ends so": {"حلب", map[string]Fit{"C1004": BeginsWord, "SY02": WholeName}},
		"a single letter":                    {"k", map[string]Fit{}},
		"nothing":                            {" ,", map[string]Fit{}},
		"nothing that is known":              {"Xylo", map[string]Fit{}},
		"hamza, diacritics and direction":    {"\u200fKōb", map[string]Fit{"C1002": BeginsName, "SY0206": BeginsName, "SY020600": BeginsName}},
		"more than a name":                   {"Kafr Takharim village", map[string]Fit{}},
		"what is no text":                    {"\xff\xfe", map[string]Fit{}},
		"the middle of a word":               {"harim", map[string]Fit{}},
		"two consonants are too few to tell": {"kuf", map[string]Fit{}},
	} {
		got := map[string]Fit{}
		for _, c := range g.Complete(tc.typed) {
			got[string(g.Bearer(c.Bearer).Code())] = c.Fit
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s: %q: %s", name, tc.typed, diff)
		}
	}
}

func TestAnAssimilatedArticleIsNoPartOfWhatIsTyped(t *testing.T) {
	for text, want := range map[string]string{"Jisr ash S": "jisrs", "Jisr as": "jisr", "Jisr ash Sh": "jisrsh", "Deir ez": "deir"} {
		found := false
		for _, list := range typed(Words(text)) {
			found = found || glued(list) == want
		}
		if !found {
			t.Errorf("%q is not read as %q", text, want)
		}
	}
}

func TestCompleteFindsWhatAScanOfAllNamesFinds(t *testing.T) {
	g, names := generated(t, 900)
	r := rand.New(rand.NewPCG(11, 12))
	for range 400 {
		text := []rune(names[r.IntN(len(names))])
		text = text[:1+r.IntN(len(text))]
		want := map[int32]Fit{}
		for _, list := range typed(Words(string(text))) {
			n := NameOf(list)
			for at := range g.index.names {
				fit := scannedFit(&n, &g.index.names[at])
				for _, b := range g.index.bearers[at] {
					if fit != 0 && (want[b] == 0 || fit < want[b]) {
						want[b] = fit
					}
				}
			}
		}
		got := map[int32]Fit{}
		for _, c := range g.Complete(string(text)) {
			if c.Fit != BeginsWord { // of which the names alone do not tell
				got[c.Bearer] = c.Fit
			} else if want[c.Bearer] == SoundsAlike || want[c.Bearer] == 0 {
				delete(want, c.Bearer)
			} else {
				t.Errorf("%q: bearer %d only by a later word", string(text), c.Bearer)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q: %s", string(text), diff)
		}
	}
}

// scannedFit returns how a name completes what is typed, but by a later word.
func scannedFit(n, name *Name) Fit {
	switch {
	case len([]rune(n.Key)) < leastTyped:
		return 0
	case name.Key == n.Key:
		return WholeName
	case strings.HasPrefix(name.Key, n.Key):
		return BeginsName
	case n.Consonants() >= leastConsonants && strings.HasPrefix(name.skeleton(), n.skeleton()):
		return SoundsAlike
	}
	return 0
}
