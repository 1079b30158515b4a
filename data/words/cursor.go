package words

import (
	"encoding/binary"
	"slices"
	"sort"
)

// cursor goes through the ordinals of postings that are no bitmap, a block at a time.
type cursor struct {
	block   []uint32 // the ordinals that it stands before
	least   uint64   // that may follow the block
	records uint64
	table   []byte // the skip table, if there is one
	varints []byte
	at      int // of the next varint
	room    [postingBlock]uint32
}

// open goes to the begin of postings, which must be no bitmap. A cursor may be opened again.
func (c *cursor) open(p posting) {
	skip := skipSize(p.count)
	c.block, c.least, c.records, c.at = nil, 0, uint64(p.records), 0
	c.table, c.varints = p.data[:skip], p.data[skip:]
}

// fill reads the next block of ordinals and reports whether there are any. It ends where the
// segment's records end.
func (c *cursor) fill() bool {
	varints, at, least, n := c.varints, c.at, c.least, 0
	for n < postingBlock && at < len(varints) {
		delta := uint64(varints[at])
		at++
		if delta >= 0x80 { // two bytes are told apart from more because most have no more
			if at < len(varints) && varints[at] < 0x80 {
				delta = delta&0x7f | uint64(varints[at])<<7
				at++
			} else {
				delta, at = c.long(at - 1)
			}
		}
		if delta >= c.records || least+delta >= c.records {
			at = len(varints)
			break
		}
		least += delta + 1
		c.room[n] = uint32(least - 1)
		n++
	}
	c.at, c.least, c.block = at, least, c.room[:n]
	return n > 0
}

// long reads a varint and returns it with where the next one begins. Boundary: where there is none,
// it is beyond all records.
func (c *cursor) long(at int) (delta uint64, next int) {
	delta, n := binary.Uvarint(c.varints[at:])
	if n <= 0 {
		return c.records, at
	}
	return delta, at + n
}

// has reports whether there is an ordinal at or after the place where it stands, and goes there.
func (c *cursor) has(ordinal uint32) bool {
	for len(c.block) == 0 || c.block[len(c.block)-1] < ordinal {
		c.skip(ordinal)
		if !c.fill() {
			return false
		}
	}
	i, found := slices.BinarySearch(c.block, ordinal)
	c.block = c.block[i:]
	return found
}

// skip goes to the begin of the block in which an ordinal must be, if that is ahead.
func (c *cursor) skip(ordinal uint32) {
	entries := len(c.table) / skipEntry
	block := sort.Search(entries, func(i int) bool { return c.last(i) >= ordinal })
	if block == 0 || block == entries {
		return
	}
	begin := int(binary.LittleEndian.Uint32(c.table[(block-1)*skipEntry+4:]))
	if begin > c.at && begin <= len(c.varints) {
		c.at, c.least = begin, uint64(c.last(block-1))+1
	}
}

// last returns the last ordinal of a block.
func (c *cursor) last(block int) uint32 {
	return binary.LittleEndian.Uint32(c.table[block*skipEntry:])
}
