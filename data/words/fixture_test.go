package words

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tawthiq/data"
)

// oracle finds records by reading the words of every one.
type oracle map[data.Key][]string

func (o oracle) find(words []string) []data.Key {
	var found []data.Key
	for _, key := range slices.Sorted(maps.Keys(o)) {
		if hasAll(o[key], words) {
			found = append(found, key)
		}
	}
	return found
}

func hasAll(have, wanted []string) bool {
	last := len(wanted) - 1
	for _, word := range wanted[:last] {
		if !slices.Contains(have, word) {
			return false
		}
	}
	return slices.ContainsFunc(have, func(word string) bool { return strings.HasPrefix(word, wanted[last]) })
}

// vocabulary returns n different words in both scripts, many of which begin alike.
func vocabulary(r *rand.Rand, n int) []string {
	scripts := []string{"abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "0123456789"}
	seen := map[string]bool{}
	var list []string
	for len(list) < n {
		letters := []rune(scripts[r.IntN(len(scripts))])
		var word []rune
		for range 1 + r.IntN(7) {
			word = append(word, letters[int(float64(len(letters))*r.Float64()*r.Float64())])
		}
		if !seen[string(word)] {
			seen[string(word)] = true
			list = append(list, string(word))
		}
	}
	return list
}

// common returns a word of a vocabulary, the first ones far more often than the last.
func common(r *rand.Rand, vocabulary []string) string {
	x := r.Float64()
	return vocabulary[int(float64(len(vocabulary))*x*x*x)]
}

func text(r *rand.Rand, vocabulary []string, n int) []string {
	words := make([]string, n)
	for i := range words {
		words[i] = common(r, vocabulary)
	}
	return words
}

func opened(t testing.TB, segment []byte) *Segment {
	t.Helper()
	s, err := Open(segment)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func segmentOf(records oracle) []byte {
	var b Builder
	for key, words := range records { // in the random order of a map
		b.Add(key, words)
	}
	return b.Bytes()
}

func built(t testing.TB, records oracle) *Segment {
	t.Helper()
	return opened(t, segmentOf(records))
}

// history returns segments of a random history, and what is true at its end.
func history(t testing.TB, r *rand.Rand, vocabulary []string, segments, records int, spread int64) ([]*Segment, oracle) {
	t.Helper()
	var list []*Segment
	latest := oracle{}
	for s := range segments {
		changed := oracle{}
		for i := range records {
			key := data.Key(1 + s*records + i)
			if s > 0 && r.IntN(3) == 0 {
				key = data.Key(1 + r.Int64N(int64((s+1)*records)))
			}
			key *= data.Key(spread)
			changed[key] = text(r, vocabulary, 1+r.IntN(25))
			if r.IntN(12) == 0 {
				changed[key] = nil
			}
		}
		list = append(list, built(t, changed))
		maps.Copy(latest, changed)
	}
	return list, latest
}

// queries returns random queries of one to four words, of which the last is often only begun.
func queries(r *rand.Rand, vocabulary []string, n int) []string {
	list := make([]string, n)
	for i := range list {
		words := text(r, vocabulary, 1+r.IntN(4))
		last := []rune(words[len(words)-1])
		words[len(words)-1] = string(last[:1+r.IntN(len(last))])
		list[i] = strings.Join(words, " ")
	}
	return append(list, "a", "ا", "1", "zzzzzzzz")
}

func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 7)) }

func keysOf(s *Set) []data.Key { return slices.Collect(s.All()) }

func name(parts ...any) string { return strings.Trim(fmt.Sprintln(parts...), "\n") }
