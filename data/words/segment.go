package words

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"tawthiq/data"
)

const (
	form       = 1
	headerSize = 40
	sumBegin   = 8 // of what the checksum covers
)

// ErrDamaged is wrapped by every error about bytes that are no segment.
var ErrDamaged = errors.New("the word index is damaged: write it again from the records")

// Segment is the words of some records, in the bytes in which it is stored. It is immutable and
// safe for concurrent use.
type Segment struct {
	bytes []byte
	keys  keys
	dictionary
}

// Open reads a segment, which it keeps: the bytes must not be changed any more.
// Errors: ErrDamaged. Cost: a checksum of the bytes and one pass over the words and keys; the
// postings stay as they are.
func Open(segment []byte) (*Segment, error) {
	if len(segment) < headerSize {
		return nil, fmt.Errorf("%w (it ends too soon)", ErrDamaged)
	}
	if [4]byte(segment) != [4]byte{form} {
		return nil, fmt.Errorf("%w (it has another form)", ErrDamaged)
	}
	if checksum(segment) != binary.LittleEndian.Uint32(segment[4:]) {
		return nil, fmt.Errorf("%w (it does not match its checksum)", ErrDamaged)
	}
	s, ok := divide(segment)
	if !ok {
		return nil, fmt.Errorf("%w (its parts do not make up its size)", ErrDamaged)
	}
	if !s.keys.check() {
		return nil, fmt.Errorf("%w (its keys do not ascend)", ErrDamaged)
	}
	if !s.dictionary.check() {
		return nil, fmt.Errorf("%w (its words are out of order)", ErrDamaged)
	}
	return s, nil
}

func checksum(segment []byte) uint32 {
	return crc32.Checksum(segment[sumBegin:], crc32.MakeTable(crc32.Castagnoli))
}

// divide finds the parts of a segment and reports whether they make up its size.
func divide(segment []byte) (*Segment, bool) {
	n, w := int(binary.LittleEndian.Uint32(segment[8:])), int(binary.LittleEndian.Uint32(segment[12:]))
	rest, whole := segment[headerSize:], true
	take := func(size uint64) []byte {
		if size > uint64(len(rest)) {
			whole = false
			return nil
		}
		part := rest[:size:size]
		rest = rest[size:]
		return part
	}
	s := &Segment{bytes: segment, keys: keys{n: n}, dictionary: dictionary{n: w, records: n}}
	s.keys.table = take(uint64(blocksOf(n, keyBlock) * tableEntry))
	s.keys.deltas = take(binary.LittleEndian.Uint64(segment[16:]))
	s.postings = take(binary.LittleEndian.Uint64(segment[24:]))
	s.words = take(binary.LittleEndian.Uint64(segment[32:]))
	s.table = take(uint64(blocksOf(w, wordBlock) * tableEntry))
	return s, whole && len(rest) == 0
}

// Len returns the number of records, of which some may have no words.
func (s *Segment) Len() int { return s.keys.n }

// Size returns the number of bytes.
func (s *Segment) Size() int { return len(s.bytes) }

// writer makes a segment: its keys first, then its words in their order.
type writer struct {
	out     []byte
	records int
	deltas  int // size
	begin   int // of the postings
	words   []byte
	table   []byte
	n       int // words
	before  []byte
}

// newWriter returns a writer of a segment of these keys, with room for a number of bytes, which
// need not be exact.
func newWriter(keys []data.Key, room int) *writer {
	w := &writer{records: len(keys)}
	w.out, w.deltas = appendKeys(make([]byte, headerSize, headerSize+room), keys)
	w.begin = len(w.out)
	return w
}

// add appends a word, which must come after the one before, with the ascending ordinals of the
// records that have it, of which there must be one.
func (w *writer) add(word []byte, ordinals []uint32) {
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

// bytes returns the segment.
func (w *writer) bytes() []byte {
	out := w.out
	binary.LittleEndian.PutUint64(out[24:], uint64(len(out)-w.begin))
	out = append(append(out, w.words...), w.table...)
	out[0] = form
	binary.LittleEndian.PutUint32(out[8:], uint32(w.records))
	binary.LittleEndian.PutUint32(out[12:], uint32(w.n))
	binary.LittleEndian.PutUint64(out[16:], uint64(w.deltas))
	binary.LittleEndian.PutUint64(out[32:], uint64(len(w.words)))
	binary.LittleEndian.PutUint32(out[4:], checksum(out))
	return out
}
