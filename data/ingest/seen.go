package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/maphash"
)

// seen remembers the source ids of a file and the lines they stand on, in a few bytes each: of an
// id only a hash of 64 bits is kept. In a million rows two different ids collide with a chance
// of one in thirty million.
type seen struct {
	seed    maphash.Seed
	lines   map[uint64]uint32
	repeats map[uint64]int // of rows without an id that are the same
}

func newSeen() *seen {
	return &seen{maphash.MakeSeed(), map[uint64]uint32{}, map[uint64]int{}}
}

func (s *seen) key(dataset, id string) uint64 {
	var h maphash.Hash
	h.SetSeed(s.seed)
	h.WriteString(dataset)
	h.WriteByte(0)
	h.WriteString(id)
	return h.Sum64()
}

// add remembers an id. earlier is the line of the row that had it first, 0 for a new one.
func (s *seen) add(dataset, id string, line int) (earlier int) {
	key := s.key(dataset, id)
	if at, ok := s.lines[key]; ok {
		return int(at)
	}
	s.lines[key] = uint32(line)
	return 0
}

// number returns an id made of the digest of a row that gives none: the same in every import of
// the file, and different for the second of two rows that are the same.
func (s *seen) number(dataset, digest string) string {
	key := s.key(dataset, digest)
	s.repeats[key]++
	if n := s.repeats[key]; n > 1 {
		return fmt.Sprintf("%s-%d", digest, n)
	}
	return digest
}

// digestOf returns an id of a row's content: the same for the same cells under the same columns.
func digestOf(columns, cells []string) string {
	sum := sha256.New()
	for i, c := range cells {
		if i < len(columns) && c != "" && !isRejectColumn(columns[i]) {
			sum.Write([]byte(columns[i] + "\x00" + c + "\x00"))
		}
	}
	return "row-" + hex.EncodeToString(sum.Sum(nil)[:12])
}
