package words

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"slices"
)

// lexicon numbers the different words that it is asked for, from 0, in the order in which they
// come. It holds no pointers for each word: an import asks it for millions.
type lexicon struct {
	seed  maphash.Seed
	slots []slot // a hash table that is probed one by one, at most half full, a power of two long
	text  []byte // the words one after another
	ends  []uint32
}

// slot is a place of the hash table: the number of a word, counted from 1, and some of its hash.
type slot struct{ word, hash uint32 }

const firstSlots = 1 << 10

func (l *lexicon) len() int { return len(l.ends) }

// number returns the number of a word.
func (l *lexicon) number(word string) uint32 {
	if 2*len(l.ends) >= len(l.slots) {
		l.grow()
	}
	hash := uint32(maphash.String(l.seed, word))
	mask := uint32(len(l.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := l.slots[i]
		if s.word == 0 {
			l.text = append(l.text, word...)
			l.ends = append(l.ends, uint32(len(l.text)))
			l.slots[i] = slot{uint32(len(l.ends)), hash}
			return uint32(len(l.ends) - 1)
		}
		if s.hash == hash && string(l.word(s.word-1)) == word {
			return s.word - 1
		}
	}
}

// word returns the word of a number.
func (l *lexicon) word(n uint32) []byte {
	begin := uint32(0)
	if n > 0 {
		begin = l.ends[n-1]
	}
	return l.text[begin:l.ends[n]]
}

func (l *lexicon) grow() {
	old := l.slots
	l.slots = make([]slot, max(firstSlots, 2*len(old)))
	if old == nil {
		l.seed = maphash.MakeSeed()
	}
	mask := uint32(len(l.slots) - 1)
	for _, s := range old {
		if s.word == 0 {
			continue
		}
		i := s.hash & mask
		for l.slots[i].word != 0 {
			i = (i + 1) & mask
		}
		l.slots[i] = s
	}
}

func (l *lexicon) reset() {
	clear(l.slots)
	l.text, l.ends = l.text[:0], l.ends[:0]
}

// ranked is a word with its first eight bytes, which decide most comparisons.
type ranked struct {
	start uint64
	n     uint32
}

// startOf returns the first eight bytes of a word as a number that is in the same order.
func startOf(word []byte) uint64 {
	var start [8]byte
	copy(start[:], word)
	return binary.BigEndian.Uint64(start[:])
}

// sorted returns the words in the order of their bytes. Cost: linear but for words that begin with
// the same eight bytes, which are compared.
func (l *lexicon) sorted() []ranked {
	list := make([]ranked, l.len())
	for n := range list {
		list[n] = ranked{startOf(l.word(uint32(n))), uint32(n)}
	}
	list = sortByStart(list)
	for i := 0; i < len(list); {
		j := i + 1
		for j < len(list) && list[j].start == list[i].start {
			j++
		}
		if j > i+1 {
			slices.SortFunc(list[i:j], func(a, b ranked) int { return bytes.Compare(l.word(a.n), l.word(b.n)) })
		}
		i = j
	}
	return list
}

// sortByStart sorts a list by its starts, one byte after the other from the last on (a radix
// sort), and returns it. The list that is given is overwritten.
func sortByStart(list []ranked) []ranked {
	other := make([]ranked, len(list))
	for shift := 0; shift < 64; shift += 8 {
		var ends [257]int
		for _, r := range list {
			ends[int(byte(r.start>>shift))+1]++
		}
		for i := range 256 {
			ends[i+1] += ends[i]
		}
		for _, r := range list {
			b := byte(r.start >> shift)
			other[ends[b]] = r
			ends[b]++
		}
		list, other = other, list
	}
	return list
}
