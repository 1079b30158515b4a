package words

import (
	"cmp"
	"slices"

	"tawthiq/data"
)

// About what a record, a different word and a word of a record take in a segment, in bytes.
const sizeOfRecord, sizeOfWord, sizeOfUse = 1, 8, 2

// Builder collects the words of records. Its zero value is empty and ready. It is not safe for
// concurrent use. Range: all records together have less than 4,000 million words. Cost: in time
// about 80 ns for each word of a record, in memory 8 bytes, and some more for each different one.
type Builder struct {
	words   lexicon
	last    []uint32 // for each word the record that had it last, counted from 1
	records []added
	uses    []uint32 // the words of all records, by number
}

// added is a record of a Builder: its words are those uses that end there and belong to none
// before.
type added struct {
	key data.Key
	end int
}

// Add adds a record with its words, of which each counts once. A record of no words is one that
// can no longer be found. Boundary: of a key that is added twice, the later words count.
func (b *Builder) Add(key data.Key, words []string) {
	record := uint32(len(b.records) + 1)
	for _, word := range words {
		n := b.words.number(word)
		if int(n) == len(b.last) {
			b.last = append(b.last, 0)
		}
		if b.last[n] != record {
			b.last[n] = record
			b.uses = append(b.uses, n)
		}
	}
	b.records = append(b.records, added{key, len(b.uses)})
}

// Len returns the number of records that were added.
func (b *Builder) Len() int { return len(b.records) }

// Reset empties the Builder and keeps its memory for what comes next.
func (b *Builder) Reset() {
	b.words.reset()
	b.last, b.records, b.uses = b.last[:0], b.records[:0], b.uses[:0]
}

// Bytes returns the segment of the records that were added, in the form that the package describes:
// the same bytes for the same records, in whatever order they came.
func (b *Builder) Bytes() []byte {
	order := b.order()
	keys := make([]data.Key, len(order))
	for ordinal, record := range order {
		keys[ordinal] = b.records[record].key
	}
	ordinals, ends := b.invert(order)
	w := newWriter(keys, sizeOfRecord*len(keys)+sizeOfWord*b.words.len()+sizeOfUse*len(ordinals))
	for _, word := range b.words.sorted() {
		begin := uint32(0)
		if word.n > 0 {
			begin = ends[word.n-1]
		}
		if begin < ends[word.n] {
			w.words.add(b.words.word(word.n), ordinals[begin:ends[word.n]])
		}
	}
	return w.bytes()
}

// order returns the latest record of each key, in the order of the keys.
func (b *Builder) order() []int32 {
	order := make([]int32, len(b.records))
	for i := range order {
		order[i] = int32(i)
	}
	key := func(i int32) data.Key { return b.records[i].key }
	if !slices.IsSortedFunc(order, func(i, j int32) int { return cmp.Compare(key(i), key(j)) }) {
		slices.SortFunc(order, func(i, j int32) int { return cmp.Or(cmp.Compare(key(i), key(j)), cmp.Compare(i, j)) })
	}
	latest := order[:0]
	for i, record := range order {
		if i+1 == len(order) || key(order[i+1]) != key(record) {
			latest = append(latest, record)
		}
	}
	return latest
}

// invert returns the ordinals of the records that have each word, word after word by number, and
// where those of each word end.
func (b *Builder) invert(order []int32) (ordinals, ends []uint32) {
	ends = make([]uint32, b.words.len()+1)
	for _, record := range order {
		for _, n := range b.wordsOf(record) {
			ends[n+1]++
		}
	}
	for n := range b.words.len() {
		ends[n+1] += ends[n]
	}
	ordinals = make([]uint32, ends[b.words.len()])
	for ordinal, record := range order {
		for _, n := range b.wordsOf(record) {
			ordinals[ends[n]] = uint32(ordinal)
			ends[n]++
		}
	}
	return ordinals, ends[:b.words.len()]
}

func (b *Builder) wordsOf(record int32) []uint32 {
	begin := 0
	if record > 0 {
		begin = b.records[record-1].end
	}
	return b.uses[begin:b.records[record].end]
}
