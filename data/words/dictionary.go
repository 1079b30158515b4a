package words

import (
	"bytes"
	"encoding/binary"
	"sort"
)

const wordBlock = 16 // words between two entries of the word table

// dictionary has words of a segment and their postings.
type dictionary struct {
	n        int // words
	records  int
	postings []byte
	words    []byte
	table    []byte
}

func (d dictionary) blocks() int { return len(d.table) / tableEntry }

// begin returns where a block begins in words and in postings.
func (d dictionary) begin(block int) (word, posting uint64) {
	entry := d.table[block*tableEntry:]
	return binary.LittleEndian.Uint64(entry), binary.LittleEndian.Uint64(entry[8:])
}

// first returns the first word of a block.
func (d dictionary) first(block int) []byte {
	at, _ := d.begin(block)
	rest := d.words[at+1:] // after the 0 bytes that it shares
	size, n := binary.Uvarint(rest)
	return rest[n:][:size]
}

// scanner goes through the words of a dictionary in their order.
type scanner struct {
	left     int // words
	records  int
	words    []byte
	postings []byte
	word     []byte // the one it stands on, until it goes on
	posting  posting
	damaged  bool
}

// from returns a scanner before the first word of a block.
func (d dictionary) from(block int) *scanner {
	if block >= d.blocks() {
		return &scanner{}
	}
	word, posting := d.begin(block)
	return &scanner{left: d.n - block*wordBlock, records: d.records, words: d.words[word:], postings: d.postings[posting:]}
}

// next goes to the next word and reports whether there is one.
func (s *scanner) next() bool {
	if s.left == 0 || s.damaged {
		return false
	}
	s.left--
	shared, size := s.number(), s.number()
	if s.damaged || shared > uint64(len(s.word)) || size > uint64(len(s.words)) {
		s.damaged = true
		return false
	}
	s.word = append(s.word[:shared], s.words[:size]...)
	s.words = s.words[size:]
	count, stored := s.number(), s.number()
	if s.damaged || count > uint64(s.records) || stored > uint64(len(s.postings)) {
		s.damaged = true
		return false
	}
	s.posting = posting{int(count), s.records, s.postings[:stored]}
	s.postings = s.postings[stored:]
	return true
}

func (s *scanner) number() uint64 {
	if len(s.words) > 0 && s.words[0] < 0x80 { // most are
		v := s.words[0]
		s.words = s.words[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(s.words)
	if n <= 0 {
		s.damaged = true
		return 0
	}
	s.words = s.words[n:]
	return v
}

// seek goes to the first word that is not before a target, and reports whether there is one.
func (d dictionary) seek(target []byte) (*scanner, bool) {
	block := sort.Search(d.blocks(), func(i int) bool { return bytes.Compare(d.first(i), target) > 0 })
	s := d.from(max(block-1, 0))
	for s.next() {
		if bytes.Compare(s.word, target) >= 0 {
			return s, true
		}
	}
	return s, false
}

// lookup returns the postings of a word and whether there is one.
func (d dictionary) lookup(word []byte) (posting, bool) {
	s, ok := d.seek(word)
	if !ok || !bytes.Equal(s.word, word) {
		return posting{}, false
	}
	return s.posting, true
}

// appendPrefixed appends the postings of every word that begins with a prefix to a list.
func (d dictionary) appendPrefixed(list []posting, prefix []byte) []posting {
	s, ok := d.seek(prefix)
	for ; ok && bytes.HasPrefix(s.word, prefix); ok = s.next() {
		list = append(list, s.posting)
	}
	return list
}

// check reports whether the words ascend and the table leads to them.
func (d dictionary) check() bool {
	if len(d.table) != blocksOf(d.n, wordBlock)*tableEntry {
		return false
	}
	s := &scanner{left: d.n, records: d.records, words: d.words, postings: d.postings}
	var before []byte
	for i := range d.n {
		if i%wordBlock == 0 && !d.beginsAt(i/wordBlock, s) {
			return false
		}
		if !s.next() || i > 0 && bytes.Compare(s.word, before) <= 0 || !s.posting.check() {
			return false
		}
		before = append(before[:0], s.word...)
	}
	return len(s.words) == 0 && len(s.postings) == 0
}

// beginsAt reports whether a block begins where a scanner stands, with a word that shares nothing.
func (d dictionary) beginsAt(block int, s *scanner) bool {
	word, posting := d.begin(block)
	return word == uint64(len(d.words)-len(s.words)) && posting == uint64(len(d.postings)-len(s.postings)) &&
		len(s.words) > 0 && s.words[0] == 0
}

// dictionaryWriter makes a dictionary of words that come in their order.
type dictionaryWriter struct {
	out     []byte // what came before in the segment, and the postings
	begin   int    // of the postings
	records int
	n       int // words
	words   []byte
	table   []byte
	before  []byte
}

// add appends a word with the ascending ordinals of the records that have it, of which there must
// be one.
func (w *dictionaryWriter) add(word []byte, ordinals []uint32) {
	shared, at := 0, len(w.out)
	if w.n%wordBlock == 0 {
		w.table = binary.LittleEndian.AppendUint64(w.table, uint64(len(w.words)))
		w.table = binary.LittleEndian.AppendUint64(w.table, uint64(at-w.begin))
	} else {
		shared = sharedBytes(word, w.before)
	}
	w.out = appendPosting(w.out, ordinals, w.records)
	words := binary.AppendUvarint(w.words, uint64(shared))
	words = binary.AppendUvarint(words, uint64(len(word)-shared))
	words = append(words, word[shared:]...)
	words = binary.AppendUvarint(words, uint64(len(ordinals)))
	w.words = binary.AppendUvarint(words, uint64(len(w.out)-at))
	w.before = append(w.before[:0], word...)
	w.n++
}

// dictionary returns what was written until now.
func (w *dictionaryWriter) dictionary() dictionary {
	return dictionary{w.n, w.records, w.out[w.begin:], w.words, w.table}
}

// finish appends what follows the postings and returns the segment with it.
func (w *dictionaryWriter) finish() []byte {
	return append(append(w.out, w.words...), w.table...)
}

// sharedBytes returns how many bytes two words begin with alike.
func sharedBytes(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
