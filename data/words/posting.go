package words

import "encoding/binary"

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

// appendTo appends the ordinals to a list. It reads with a cursor that is free.
func (p posting) appendTo(list []uint32, c *cursor) []uint32 {
	if p.isBitmap() {
		set := newBitmap(p.records)
		p.addTo(set, c)
		return set.appendTo(list)
	}
	for c.open(p); c.fill(); {
		list = append(list, c.block...)
	}
	return list
}

// addTo adds the ordinals to a set of the segment's records. It reads with a cursor that is free.
func (p posting) addTo(set bitmap, c *cursor) {
	if p.isBitmap() {
		p.eachWord(func(i int, w uint64) { set[i] |= w })
		return
	}
	for c.open(p); c.fill(); {
		for _, ordinal := range c.block {
			set.add(ordinal)
		}
	}
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
