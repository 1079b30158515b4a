package words

import (
	"bytes"
	"cmp"
	"slices"

	"tawthiq/data"
)

// replacedOrdinal stands for a record that a later segment replaced.
const replacedOrdinal = ^uint32(0)

// Merge returns one segment that stands for several, oldest first: of a key that more than one
// has, it has the words of the latest. Records of no words are kept, because they may hide records
// of segments that are older still. Cost: linear in the size of the segments.
func Merge(segments ...*Segment) []byte {
	merged, places := mergeKeys(segments)
	w := newWriter(merged, sizeOf(segments))
	heads := newHeads(len(segments), func(a, b *wordHead) int {
		return cmp.Or(bytes.Compare(a.word, b.word), cmp.Compare(a.segment, b.segment))
	})
	for i, s := range segments {
		heads.push(&wordHead{s.words.from(0), i})
	}
	var word []byte
	var ordinals []uint32
	var c cursor
	for len(heads.list) > 0 {
		word, ordinals = append(word[:0], heads.list[0].word...), ordinals[:0]
		for len(heads.list) > 0 && bytes.Equal(heads.list[0].word, word) {
			h := heads.list[0]
			ordinals = move(ordinals, h.posting, places[h.segment], &c)
			heads.advance()
		}
		if len(ordinals) > 0 {
			w.add(word, inOrder(ordinals, len(merged)))
		}
	}
	return w.bytes()
}

func sizeOf(segments []*Segment) int {
	size := 0
	for _, s := range segments {
		size += s.Size()
	}
	return size
}

// wordHead stands on a word of a segment.
type wordHead struct {
	*scanner
	segment int
}

// keyHead stands on a key of a segment.
type keyHead struct {
	keys    keys
	segment int
	ordinal uint32 // of the next key
	key     data.Key
	block   []data.Key
	room    [keyBlock]data.Key
}

func (h *keyHead) next() bool {
	if int(h.ordinal) >= h.keys.n {
		return false
	}
	if h.ordinal%keyBlock == 0 {
		h.block = h.keys.block(int(h.ordinal/keyBlock), &h.room)
	}
	h.key = h.block[h.ordinal%keyBlock]
	h.ordinal++
	return true
}

// mergeKeys returns the keys of all segments, each once, and for every record of every segment
// its ordinal among them, replacedOrdinal if a later segment has its key.
func mergeKeys(segments []*Segment) (merged []data.Key, places [][]uint32) {
	heads := newHeads(len(segments), func(a, b *keyHead) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.segment, b.segment))
	})
	total := 0
	for i, s := range segments {
		total += s.Len()
		places = append(places, make([]uint32, s.Len()))
		heads.push(&keyHead{keys: s.keys, segment: i})
	}
	merged = make([]data.Key, 0, total)
	var before *uint32 // where the last key was placed
	for len(heads.list) > 0 {
		h := heads.list[0]
		if n := len(merged); n > 0 && merged[n-1] == h.key {
			*before = replacedOrdinal
		} else {
			merged = append(merged, h.key)
		}
		before = &places[h.segment][h.ordinal-1]
		*before = uint32(len(merged) - 1)
		heads.advance()
	}
	return merged, places
}

// move appends the ordinals that postings have in the merged segment.
func move(out []uint32, p posting, places []uint32, c *cursor) []uint32 {
	from := len(out)
	out = p.appendTo(out, c)
	kept := out[:from]
	for _, ordinal := range out[from:] {
		if place := places[ordinal]; place != replacedOrdinal {
			kept = append(kept, place)
		}
	}
	return kept
}

// inOrder sorts different ordinals of a segment of so many records. Cost: linear where they are
// many, through a bitmap.
func inOrder(ordinals []uint32, records int) []uint32 {
	switch {
	case slices.IsSorted(ordinals):
	case len(ordinals) < records/64:
		slices.Sort(ordinals)
	default:
		set := newBitmap(records)
		for _, o := range ordinals {
			set.add(o)
		}
		return set.appendTo(ordinals[:0])
	}
	return ordinals
}

// heads is a heap of what several sorted sources stand on, the least first.
type heads[H interface{ next() bool }] struct {
	list    []H
	compare func(a, b H) int
}

func newHeads[H interface{ next() bool }](n int, compare func(a, b H) int) *heads[H] {
	return &heads[H]{make([]H, 0, n), compare}
}

// push adds a source that stands before its first.
func (h *heads[H]) push(head H) {
	if !head.next() {
		return
	}
	h.list = append(h.list, head)
	for i := len(h.list) - 1; i > 0; {
		parent := (i - 1) / 2
		if h.compare(h.list[parent], h.list[i]) <= 0 {
			return
		}
		h.list[i], h.list[parent] = h.list[parent], h.list[i]
		i = parent
	}
}

// advance moves the source of the least on.
func (h *heads[H]) advance() {
	if last := len(h.list) - 1; !h.list[0].next() {
		h.list[0] = h.list[last]
		h.list = h.list[:last]
	}
	for i := 0; ; {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(h.list); child++ {
			if h.compare(h.list[child], h.list[least]) < 0 {
				least = child
			}
		}
		if least == i {
			return
		}
		h.list[i], h.list[least] = h.list[least], h.list[i]
		i = least
	}
}
