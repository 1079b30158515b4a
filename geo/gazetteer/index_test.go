package gazetteer

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/area"
)

// generatedGovernorates are where the places of a generated gazetteer lie in turn.
var generatedGovernorates = []geo.PCode{"SY01", "SY02", "SY03"}

// generated returns a gazetteer of places whose names are made of few syllables, so that many are
// like each other, and the names.
func generated(t *testing.T, places int) (*Gazetteer, []string) {
	t.Helper()
	var areas []area.Area
	for _, g := range generatedGovernorates {
		for code := g; len(code) <= 8; code += "00" {
			parent := geo.PCode("SY")
			if len(code) > 4 {
				parent = code[:len(code)-2]
			}
			areas = append(areas, area.Area{PCode: code, Level: code.Level(), Parent: parent, Name: geo.Label{EN: fmt.Sprintf("Area %s", code)}})
		}
	}
	set, err := area.New(areas, area.Topology{})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 6))
	list, names := make([]Place, places), make([]string, places)
	for i := range list {
		names[i] = randomName(r)
		list[i] = Place{PCode: geo.PCode(fmt.Sprintf("C%04d", 1000+i)), Kind: Community, Name: geo.Label{EN: names[i]}, Subdistrict: generatedGovernorates[i%3] + "0000", Point: orb.Point{37, 36}}
	}
	g, err := New(list, set, nil)
	if err != nil {
		t.Fatal(err)
	}
	return g, names
}

func randomName(r *rand.Rand) string {
	syllables := [][]string{{"ta", "ka", "ba", "sha", "n", "r", "mi", "dh", "kh", "s", "al ", "u"}, {"تا", "ك", "با", "شا", "ن", "ر", "مي", "ذ", "خ", "س", " ال", "و"}}[r.IntN(2)]
	name := ""
	for range 2 + r.IntN(5) {
		name += syllables[r.IntN(len(syllables))]
	}
	return name
}

// withinOneEdit reports whether two skeletons differ by one consonant inserted, left out, exchanged
// or swapped with its neighbour, where one of them has enough consonants for one to be missing.
func withinOneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b {
		return true
	}
	if len(b) < leastDelete || len(b)-len(a) > 1 {
		return false
	}
	first := 0
	for first < len(a) && a[first] == b[first] {
		first++
	}
	if len(a) < len(b) {
		return a[first:] == b[first+1:]
	}
	rest := a[first+1:]
	return rest == b[first+1:] || len(rest) > 0 && a[first] == b[first+1] && a[first+1] == b[first] && rest[1:] == b[first+2:]
}

func TestSimilarFindsWhatAScanOfAllNamesFinds(t *testing.T) {
	const limit = 150
	g, names := generated(t, 900)
	r := rand.New(rand.NewPCG(7, 8))
	checked := 0
	for range 300 {
		asked := NameOf(Words(names[r.IntN(len(names))] + []string{"", "", "t", "ن", "ra"}[r.IntN(5)]))
		for _, in := range []Governorates{Everywhere, GovernorateOf("SY02")} {
			found := g.Similar(&asked, Scope{In: in, Limit: limit}, nil)
			best := limit
			for _, m := range found {
				best = min(best, m.Penalty())
			}
			for at := range g.index.names {
				name := &g.index.names[at]
				like, ok := asked.compare(name, limit)
				if !ok || like.Penalty() > best+rivals || !withinOneEdit(asked.skeleton(), name.skeleton()) {
					continue
				}
				for _, b := range g.index.bearers[at] {
					if g.where[b]&in == 0 {
						continue
					}
					checked++
					if !slices.ContainsFunc(found, func(m Match) bool { return m.Bearer == b && m.Penalty() <= like.Penalty() }) {
						t.Fatalf("%q: %q is not found, though it costs %d; found %+v", asked.Key, name.Key, like.Penalty(), found)
					}
				}
			}
		}
	}
	if checked < 1000 {
		t.Errorf("only %d likenesses were checked", checked)
	}
}

func TestSimilarFindsNothingElsewhereOrUnlike(t *testing.T) {
	const limit = 100
	g, names := generated(t, 900)
	for _, name := range names[:300] {
		asked := NameOf(Words(name))
		in := GovernorateOf("SY03")
		for _, m := range g.Similar(&asked, Scope{In: in, Limit: limit}, nil) {
			if g.where[m.Bearer]&in == 0 {
				t.Fatalf("%q: bearer %d lies elsewhere", name, m.Bearer)
			}
			if like, ok := g.Likeness(&asked, m.Bearer, limit); !ok || like.Penalty() > m.Penalty() || m.Cost > limit {
				t.Fatalf("%q: %+v, but its likeness is %+v", name, m, like)
			}
		}
		for _, m := range g.Similar(&asked, Scope{In: Everywhere, Limit: limit, Same: true}, nil) {
			if b := g.Bearer(m.Bearer); b.Place != nil && !oneMore(asked.skeleton(), Skeleton(b.Place.Name.EN)) {
				t.Fatalf("%q: %q has other consonants", name, b.Place.Name.EN)
			}
		}
	}
}

// oneMore reports whether a skeleton is another one's, or that with one consonant added, which its
// own keys bring up.
func oneMore(asked, found string) bool {
	return len(found) >= len(asked) && withinOneEdit(asked, found) && (len(found) > len(asked) || found == asked)
}

func TestSimilarAnswersTheSameToAllAtOnce(t *testing.T) {
	g, names := generated(t, 600)
	ask := func(name string) []Match {
		n := NameOf(Words(name))
		return g.Similar(&n, Scope{In: Everywhere, Limit: 150}, nil)
	}
	want := make([][]Match, len(names))
	for i, name := range names {
		want[i] = ask(name)
	}
	var wait sync.WaitGroup
	for w := range 8 {
		wait.Go(func() {
			for i := w; i < len(names); i += 3 {
				if diff := cmp.Diff(want[i], ask(names[i])); diff != "" {
					t.Errorf("%q: %s", names[i], diff)
				}
			}
		})
	}
	wait.Wait()
}

func TestSimilarKeepsWhatItAppendsTo(t *testing.T) {
	g, names := generated(t, 60)
	n := NameOf(Words(names[0]))
	before := []Match{{Bearer: -1}}
	if got := g.Similar(&n, Scope{In: Everywhere, Limit: 150}, before); len(got) < 2 || got[0].Bearer != -1 {
		t.Errorf("got %+v", got)
	}
}

func TestTheNumbersOfSearchesMayRunOut(t *testing.T) {
	g, names := generated(t, 60)
	n := NameOf(Words(names[0]))
	scope := Scope{In: Everywhere, Limit: 150}
	want := g.Similar(&n, scope, nil)
	met := g.index.newSearch()
	met.search = ^uint32(0)
	for i := range met.marks {
		met.marks[i] = 1 // as left by the first search of all
	}
	g.index.seen.Put(met)
	if diff := cmp.Diff(want, g.Similar(&n, scope, nil)); diff != "" {
		t.Error(diff)
	}
}

func TestGovernorateSets(t *testing.T) {
	both := GovernoratesOf([]geo.PCode{"SY0203", "SY14"})
	for code, in := range map[geo.PCode]bool{"SY02": true, "SY020300": true, "SY14": true, "SY1400": true, "SY01": false, "SY10": false, "SY": true} {
		if got := both&GovernorateOf(code) != 0; got != in {
			t.Errorf("%s is in %b: %v", code, both, got)
		}
	}
	if GovernoratesOf(nil) != 0 {
		t.Error("no areas lie somewhere")
	}
}
