package words

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"tawthiq/data"
)

// writer makes a segment: its keys first, then its words in their order.
type writer struct {
	keys []data.Key
	dictionaryWriter
}

// newWriter returns a writer of a segment of these ascending keys, with room for postings of a
// number of bytes, which need not be exact.
func newWriter(keys []data.Key, room int) *writer {
	return &writer{keys, dictionaryWriter{records: len(keys), postings: make([]byte, 0, room)}}
}

// bytes returns the segment.
func (w *writer) bytes() []byte {
	words := w.dictionary()
	prefixes := unite(words)
	size := headerSize + len(w.keys)/keyBlock*tableEntry + len(w.keys)
	for _, d := range []dictionary{words, prefixes} {
		size += len(d.postings) + len(d.words) + len(d.table)
	}
	out, deltas := appendKeys(make([]byte, headerSize, size), w.keys)
	return seal(out, len(w.keys), deltas, words, prefixes)
}

const (
	// longestUnited is the number of letters of the longest prefix whose records are kept.
	longestUnited = 12
	// leastUnited is the least cost of putting a prefix together for which its records are kept.
	leastUnited = 1 << 14
	// costOfWord is what it costs to go on to the postings of a word, where reading one ordinal of
	// them costs 1; of a bitmap, costOfBits is what 64 bits cost.
	costOfWord = 8
	costOfBits = 1
)

// unite returns the records of those prefixes of words that cost more to put together from the
// postings of their words than reading half of all records: the short ones, so that no
// query depends on how many words begin as it ends.
func unite(words dictionary) dictionary {
	w := dictionaryWriter{records: words.records}
	var postings []posting
	var ordinals []uint32
	for _, prefix := range costly(words, max(leastUnited, words.records/2)) {
		postings = words.appendPrefixed(postings[:0], prefix)
		ordinals = newTerm(postings).bitmap(words.records).appendTo(ordinals[:0])
		w.add(prefix, ordinals)
	}
	return w.dictionary()
}

// openPrefix is a prefix of the word that is being read.
type openPrefix struct{ size, cost int }

// costly returns the prefixes, of whole letters and in their order, that cost more than a limit.
func costly(words dictionary, limit int) [][]byte {
	var found [][]byte
	var open []openPrefix
	var before []byte
	closeTo := func(size int) {
		for i := len(open) - 1; i >= 0 && open[i].size > size; i-- {
			if open[i].cost > limit {
				found = append(found, bytes.Clone(before[:open[i].size]))
			}
			if i > 0 {
				open[i-1].cost += open[i].cost
			}
			open = open[:i]
		}
	}
	for s := words.from(0); s.next(); {
		closeTo(sharedBytes(before, s.word))
		before = append(before[:0], s.word...)
		for len(open) < longestUnited {
			size := 0
			if len(open) > 0 {
				size = open[len(open)-1].size
			}
			if size == len(before) {
				break
			}
			_, letter := utf8.DecodeRune(before[size:])
			open = append(open, openPrefix{size: size + letter})
		}
		if len(open) > 0 {
			open[len(open)-1].cost += s.posting.cost()
		}
	}
	closeTo(0)
	slices.SortFunc(found, bytes.Compare)
	return found
}

// cost returns what it costs to add the postings to a set, in ordinals read.
func (p posting) cost() int {
	if p.isBitmap() {
		return costOfWord + len(p.data)/8*costOfBits
	}
	return costOfWord + p.count
}
