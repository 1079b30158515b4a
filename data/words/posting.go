package words

import (
	"encoding/binary"
	"sort"
)

const (
	postingBlock = 128 // ordinals between two entries of a skip table
	skipEntry    = 8   // bytes
	// A word that more than one in bitmapShare records have is kept as a bitmap.
	bitmapShare = 16
)

// isBitmap reports whether a word that count of the records have is kept as a bitmap.
func isBitmap(count, records int) bool { return count > records/bitmapShare }

// skipSize returns the size of the skip table of a list of ordinals, in bytes.
func skipSize(count int) int {
	if count <= postingBlock {
		return 0
	}
	return (count + postingBlock - 1) / postingBlock * skipEntry
}

// posting says which records of a segment have a word. Whatever its bytes are, what is read from
// it are ascending ordinals of the segment's records.
type posting struct {
	count   int // how many records are said to have it
	records int // of the segment
	data    []byte
}

func (p posting) isBitmap() bool { return isBitmap(p.count, p.records) }

// check reports whether the bytes have the size that postings of the count have at least, and name
// no record beyond the last in a bitmap.
func (p posting) check() bool {
	if !p.isBitmap() {
		return p.count > 0 && len(p.data) >= skipSize(p.count)+p.count
	}
	if len(p.data) != bitmapSize(p.records) {
		return false
	}
	used := uint(p.records-1)%8 + 1
	return p.data[len(p.data)-1]>>used == 0
}

// appendPosting appends the postings of ascending ordinals of a segment of so many records.
func appendPosting(out []byte, ordinals []uint32, records int) []byte {
	if isBitmap(len(ordinals), records) {
		at := len(out)
		out = append(out, make([]byte, bitmapSize(records))...)
		for _, o := range ordinals {
			out[at+int(o/8)] |= 1 << (o % 8)
		}
		return out
	}
	table := len(out)
	out = append(out, make([]byte, skipSize(len(ordinals)))...)
	begin, next := len(out), uint32(0)
	for from := 0; from < len(ordinals); from += postingBlock {
		block := ordinals[from:min(from+postingBlock, len(ordinals))]
		for _, o := range block {
			out = binary.AppendUvarint(out, uint64(o-next))
			next = o + 1
		}
		if begin > table {
			entry := out[table+from/postingBlock*skipEntry:]
			binary.LittleEndian.PutUint32(entry, next-1)
			binary.LittleEndian.PutUint32(entry[4:], uint32(len(out)-begin))
		}
	}
	return out
}

func bitmapSize(records int) int { return (records + 7) / 8 }

// appendTo appends the ordinals to a list.
func (p posting) appendTo(list []uint32) []uint32 {
	if p.isBitmap() {
		return p.bitmap().appendTo(list)
	}
	c := p.cursor()
	for c.next() {
		list = append(list, c.ordinal)
	}
	return list
}

// setIn adds the ordinals to a set of the segment's records.
func (p posting) setIn(set bitmap) {
	if p.isBitmap() {
		p.eachWord(func(i int, w uint64) { set[i] |= w })
		return
	}
	c := p.cursor()
	for c.next() {
		set.add(c.ordinal)
	}
}

// bitmap returns the ordinals as a set.
func (p posting) bitmap() bitmap {
	set := newBitmap(p.records)
	p.setIn(set)
	return set
}

// eachWord calls fn with every 64 bits of a bitmap.
func (p posting) eachWord(fn func(i int, w uint64)) {
	data, i := p.data, 0
	for ; len(data) >= 8; i++ {
		fn(i, binary.LittleEndian.Uint64(data))
		data = data[8:]
	}
	if len(data) > 0 {
		var rest [8]byte
		copy(rest[:], data)
		fn(i, binary.LittleEndian.Uint64(rest[:]))
	}
}

// has reports whether a bitmap has an ordinal of the segment's records.
func (p posting) has(ordinal uint32) bool { return p.data[ordinal/8]>>(ordinal%8)&1 != 0 }

// cursor goes through the ordinals of postings that are no bitmap.
type cursor struct {
	ordinal uint32 // the one it stands on
	after   uint64 // the least that may follow
	records uint64
	table   []byte // the skip table, if there is one
	blocks  []byte
	at      int // of the next varint, in blocks
}

func (p posting) cursor() cursor {
	skip := skipSize(p.count)
	return cursor{records: uint64(p.records), table: p.data[:skip], blocks: p.data[skip:]}
}

// next goes to the next ordinal and reports whether there is one.
func (c *cursor) next() bool {
	if c.at >= len(c.blocks) {
		return false
	}
	delta := uint64(c.blocks[c.at])
	c.at++
	if delta >= 0x80 {
		n := 0
		delta, n = binary.Uvarint(c.blocks[c.at-1:])
		if n <= 0 || delta >= c.records {
			c.at = len(c.blocks)
			return false
		}
		c.at += n - 1
	}
	at := c.after + delta
	if at >= c.records {
		c.at = len(c.blocks)
		return false
	}
	c.ordinal, c.after = uint32(at), at+1
	return true
}

// seek goes to the first ordinal that is not before a target, at or after the place where it
// stands, and reports whether there is one.
func (c *cursor) seek(target uint32) bool {
	if uint64(target) < c.after {
		return c.after > 0
	}
	c.skip(target)
	for c.next() {
		if c.ordinal >= target {
			return true
		}
	}
	return false
}

// skip goes to the begin of the block in which a target must be, if that is ahead.
func (c *cursor) skip(target uint32) {
	entries := len(c.table) / skipEntry
	block := sort.Search(entries, func(i int) bool { return c.last(i) >= target })
	if block == 0 || block == entries {
		return
	}
	begin := int(binary.LittleEndian.Uint32(c.table[(block-1)*skipEntry+4:]))
	if begin > c.at && begin <= len(c.blocks) {
		c.at, c.after = begin, max(c.after, uint64(c.last(block-1))+1)
	}
}

// last returns the last ordinal of a block.
func (c *cursor) last(block int) uint32 {
	return binary.LittleEndian.Uint32(c.table[block*skipEntry:])
}
