package words

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
)

const (
	form       = 1
	headerSize = 72
	sumBegin   = 8 // of what the checksum covers
)

// ErrDamaged is wrapped by every error about bytes that are no segment.
var ErrDamaged = errors.New("the word index is damaged: write it again from the records")

// Segment is the words of some records, in the bytes in which it is stored. It is immutable and
// safe for concurrent use.
type Segment struct {
	size     int // in bytes
	keys     keys
	words    dictionary
	prefixes dictionary // what words begin with, where that is much to put together
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
	if !s.words.check() || !s.prefixes.check() {
		return nil, fmt.Errorf("%w (its words are out of order)", ErrDamaged)
	}
	return s, nil
}

func checksum(segment []byte) uint32 {
	return crc32.Checksum(segment[sumBegin:], crc32.MakeTable(crc32.Castagnoli))
}

// divide finds the parts of a segment and reports whether they make up its size.
func divide(segment []byte) (*Segment, bool) {
	rest, header := segment[headerSize:], segment[sumBegin:headerSize]
	whole := true
	number := func() uint64 {
		n := binary.LittleEndian.Uint64(header)
		header = header[8:]
		return n
	}
	count := func() int { // each takes a bit at least, and no ordinal more than 32
		n := number()
		whole = whole && n <= min(8*uint64(len(segment)), math.MaxUint32)
		return int(n)
	}
	take := func(size uint64) []byte {
		if whole = whole && size <= uint64(len(rest)); !whole {
			return nil
		}
		part := rest[:size:size]
		rest = rest[size:]
		return part
	}
	s := &Segment{size: len(segment)}
	s.keys.n = count()
	s.keys.table = take(uint64(blocksOf(s.keys.n, keyBlock)) * tableEntry)
	s.keys.deltas = take(number())
	for _, d := range []*dictionary{&s.words, &s.prefixes} {
		d.n, d.records = count(), s.keys.n
		d.postings = take(number())
		d.words = take(number())
		d.table = take(uint64(blocksOf(d.n, wordBlock)) * tableEntry)
	}
	return s, whole && len(rest) == 0
}

// Len returns the number of records, of which some may have no words.
func (s *Segment) Len() int { return s.keys.n }
