package words

import (
	"cmp"
	"slices"
	"strings"

	"tawthiq/data"
)

// Builder collects the words of records. Its zero value is empty and ready. It is not safe for
// concurrent use.
type Builder struct {
	numbers map[string]uint32 // of the words, in the order in which they came
	words   []string
	last    []uint32 // the record that had the word last, counted from 1
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
		n := b.number(word)
		if b.last[n] != record {
			b.last[n] = record
			b.uses = append(b.uses, n)
		}
	}
	b.records = append(b.records, added{key, len(b.uses)})
}

func (b *Builder) number(word string) uint32 {
	if n, ok := b.numbers[word]; ok {
		return n
	}
	if b.numbers == nil {
		b.numbers = map[string]uint32{}
	}
	n := uint32(len(b.words))
	word = strings.Clone(word) // not to keep the text that it is part of
	b.numbers[word] = n
	b.words, b.last = append(b.words, word), append(b.last, 0)
	return n
}

// Len returns the number of records that were added.
func (b *Builder) Len() int { return len(b.records) }

// Reset empties the Builder and keeps its memory for what comes next.
func (b *Builder) Reset() {
	clear(b.numbers)
	b.words, b.last, b.records, b.uses = b.words[:0], b.last[:0], b.records[:0], b.uses[:0]
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
	w := newWriter(keys)
	for _, n := range b.sorted() {
		begin := uint32(0)
		if n > 0 {
			begin = ends[n-1]
		}
		if begin < ends[n] {
			w.add([]byte(b.words[n]), ordinals[begin:ends[n]])
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
	ends = make([]uint32, len(b.words)+1)
	for _, record := range order {
		for _, n := range b.wordsOf(record) {
			ends[n+1]++
		}
	}
	for n := range b.words {
		ends[n+1] += ends[n]
	}
	ordinals = make([]uint32, ends[len(b.words)])
	for ordinal, record := range order {
		for _, n := range b.wordsOf(record) {
			ordinals[ends[n]] = uint32(ordinal)
			ends[n]++
		}
	}
	return ordinals, ends[:len(b.words)]
}

func (b *Builder) wordsOf(record int32) []uint32 {
	begin := 0
	if record > 0 {
		begin = b.records[record-1].end
	}
	return b.uses[begin:b.records[record].end]
}

// sorted returns the numbers of the words in the order of their bytes.
func (b *Builder) sorted() []uint32 {
	numbers := make([]uint32, len(b.words))
	for n := range numbers {
		numbers[n] = uint32(n)
	}
	slices.SortFunc(numbers, func(i, j uint32) int { return strings.Compare(b.words[i], b.words[j]) })
	return numbers
}
