package words

import (
	"math"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
)

func checkFinds(t *testing.T, what string, ix *Index, latest oracle, queries []string) {
	t.Helper()
	for _, query := range queries {
		set := ix.Find(query)
		want := latest.find(Splitter{}.Append(nil, query))
		if diff := cmp.Diff(want, keysOf(set)); diff != "" {
			t.Fatalf("%s: %q: %s", what, query, diff)
		}
		if set.Len() != len(want) {
			t.Fatalf("%s: %q: %d keys are said to be %d", what, query, len(want), set.Len())
		}
	}
	set := ix.Find(queries[0])
	checkHas(t, what, set, latest, keysOf(set))
}

func checkHas(t *testing.T, what string, set *Set, latest oracle, want []data.Key) {
	t.Helper()
	for key := range latest {
		_, found := slices.BinarySearch(want, key)
		for _, k := range []data.Key{key - 1, key, key + 1} {
			_, isKey := latest[k]
			if got := set.Has(k); got != found && k == key || got && !isKey {
				t.Fatalf("%s: has %d: %v", what, k, got)
			}
		}
	}
	for _, k := range []data.Key{math.MinInt64, -1, 0, math.MaxInt64} {
		if set.Has(k) {
			t.Fatalf("%s: has %d", what, k)
		}
	}
}

func TestTheIndexFindsWhatAScanFinds(t *testing.T) {
	for _, c := range []struct {
		words, segments, records int
		spread                   int64
	}{
		{3, 1, 1, 1}, {3, 4, 1, 1}, {5, 3, 7, 1}, {40, 1, 64, 1}, {40, 3, 129, 1}, {300, 1, 2500, 1},
		{300, 6, 300, 1}, {2000, 3, 900, 1}, {300, 4, 300, 3}, {40, 3, 300, 1000}, {60, 2, 400, 1 << 40},
	} {
		r := seeded(uint64(c.words*c.records) + uint64(c.spread))
		vocabulary := vocabulary(r, c.words)
		list, latest := history(t, r, vocabulary, c.segments, c.records, c.spread)
		queries := queries(r, vocabulary, 60)
		what := name(c.words, "words,", c.segments, "segments of", c.records, "records, keys apart by", c.spread)
		checkFinds(t, what, New(Splitter{}, list...), latest, queries)
		checkFinds(t, what+", merged", New(Splitter{}, opened(t, Merge(list...))), latest, queries)
		split := c.segments / 2
		half := []*Segment{opened(t, Merge(list[:split]...)), opened(t, Merge(list[split:]...))}
		checkFinds(t, what+", merged in halves", New(Splitter{}, half...), latest, queries)
	}
}

func TestAnIndexStaysAsItIs(t *testing.T) {
	first := built(t, oracle{1: {"shelling"}, 2: {"shelling"}, 3: {"market"}})
	old := New(Splitter{}, first)
	second := old.With(built(t, oracle{2: {"market"}, 3: nil}))
	third := second.With(built(t, oracle{1: {"market"}}))
	for what, c := range map[string]struct {
		index            *Index
		shelling, market []data.Key
	}{
		"before":       {old, []data.Key{1, 2}, []data.Key{3}},
		"one change":   {second, []data.Key{1}, []data.Key{2}},
		"two changes":  {third, nil, []data.Key{1, 2}},
		"no segments":  {New(Splitter{}), nil, nil},
		"no records":   {third.With(built(t, nil)), nil, []data.Key{1, 2}},
		"wholly empty": {New(Splitter{}, built(t, nil)), nil, nil},
	} {
		for query, want := range map[string][]data.Key{"shelling": c.shelling, "market": c.market} {
			if diff := cmp.Diff(want, keysOf(c.index.Find(query))); diff != "" {
				t.Errorf("%s: %s: %s", what, query, diff)
			}
		}
	}
}

func TestReadersGoOnWhileAnIndexGrows(t *testing.T) {
	var latest atomic.Pointer[Index]
	latest.Store(New(Splitter{}))
	var readers sync.WaitGroup
	const segments = 50
	for range 4 {
		readers.Go(func() {
			for n := 0; n < segments; {
				set := latest.Load().Find("w")
				if set.Len() < n {
					t.Errorf("%d keys after %d", set.Len(), n)
					return
				}
				n = set.Len()
			}
		})
	}
	for i := range segments {
		latest.Store(latest.Load().With(built(t, oracle{data.Key(i): {"word"}, data.Key(i / 2): {"word"}})))
	}
	readers.Wait()
}

func TestQueries(t *testing.T) {
	ix := New(Splitter{}, built(t, oracle{
		1: {"shelling", "of", "حلب"},
		2: {"shells", "on", "a", "market"},
		3: {"and", "or", "17"},
	}))
	for query, want := range map[string][]data.Key{
		"shelling":        {1},
		"SHELLING":        {1},
		"shell":           {1, 2},
		"shell market":    nil,
		"shells market":   {2},
		"market shell":    {2},
		"market, shells!": {2},
		"shells shells":   {2},
		"shelling ح":      {1},
		"1":               {3},
		"*":               nil,
		"":                nil,
		" \t":             nil,
		"\xff":            nil,
		"and\x00or":       {3},
	} {
		if diff := cmp.Diff(want, keysOf(ix.Find(query))); diff != "" {
			t.Errorf("%q: %s", query, diff)
		}
	}
}

func TestKeysAreAnyNumbers(t *testing.T) {
	records := oracle{math.MinInt64: {"a"}, -70: {"a"}, -1: {"a"}, 0: {"a"}, 5: {"a"}, 1 << 50: {"a"}, math.MaxInt64: {"a"}}
	checkKeys := func(s *Segment) {
		t.Helper()
		if diff := cmp.Diff(records.find([]string{"a"}), keysOf(New(Splitter{}, s).Find("a"))); diff != "" {
			t.Error(diff)
		}
	}
	checkKeys(built(t, records))
	checkKeys(opened(t, Merge(built(t, oracle{5: nil}), built(t, records))))
	few := built(t, oracle{-70: {"a"}, -1: {"a"}, 3: {"a"}})
	if diff := cmp.Diff([]data.Key{-70, -1, 3}, keysOf(New(Splitter{}, few).Find("a"))); diff != "" {
		t.Error(diff)
	}
}

func TestAllStopsWhenAsked(t *testing.T) {
	for _, apart := range []data.Key{1, 1 << 30} {
		records := oracle{}
		for i := range data.Key(50) {
			records[i*apart] = []string{"a"}
		}
		n := 0
		for range New(Splitter{}, built(t, records)).Find("a").All() {
			if n++; n == 3 {
				break
			}
		}
		if n != 3 {
			t.Errorf("%d keys", n)
		}
	}
}

// FuzzFind asks for anything: the index finds what a scan of the records finds.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{"", "a", "a b", "shelling ق", "\xff", "A\u0301", "*", "1 1 1 1", "case17 case1"} {
		f.Add(seed)
	}
	r := seeded(21)
	list, latest := history(f, r, vocabulary(r, 200), 3, 150, 1)
	ix := New(Splitter{}, list...)
	f.Fuzz(func(t *testing.T, query string) {
		words := Splitter{}.Append(nil, query)
		var want []data.Key
		if len(words) > 0 {
			want = latest.find(words)
		}
		if got := keysOf(ix.Find(query)); !slices.Equal(want, got) {
			t.Fatalf("%q finds %v, not %v", query, got, want)
		}
	})
}
