package words

import (
	"bytes"
	"cmp"
	"slices"

	"tawthiq/data"
)

// Merge returns one segment that stands for several, oldest first: of a key that more than one
// has, it has the words of the latest. Records of no words are kept, because they may hide records
// of segments that are older still. The same bytes come of a Builder that is given the same records.
// Cost: in time linear in the size of the segments, in memory that of the result and 12 bytes for
// each record. Range: fewer than 2^32 records.
func Merge(segments ...*Segment) []byte {
	merged, places := mergeKeys(segments)
	w := newWriter(merged, sizeOf(segments))
	sources := heads[*wordSource]{compare: (*wordSource).compare}
	for i, s := range segments {
		sources.push(&wordSource{s.words.from(0), i})
	}
	var word []byte
	var ordinals []uint32
	var c cursor
	for len(sources.list) > 0 {
		word, ordinals = append(word[:0], sources.least().word...), ordinals[:0]
		for len(sources.list) > 0 && bytes.Equal(sources.least().word, word) {
			s := sources.least()
			ordinals = places[s.segment].move(ordinals, s.posting, &c)
			sources.advance()
		}
		if len(ordinals) > 0 {
			w.words.add(word, inOrder(ordinals, len(merged)))
		}
	}
	return w.bytes()
}

func sizeOf(segments []*Segment) int {
	size := 0
	for _, s := range segments {
		size += s.size
	}
	return size
}

// wordSource gives the words of a segment.
type wordSource struct {
	*scanner
	segment int
}

func (s *wordSource) next() (uint64, bool) {
	ok := s.scanner.next()
	return startOf(s.word), ok
}

func (s *wordSource) compare(t *wordSource) int {
	return cmp.Or(bytes.Compare(s.word, t.word), cmp.Compare(s.segment, t.segment))
}

// keySource gives the keys of a segment.
type keySource struct {
	*keyReader
	segment int
	ordinal uint32 // of the next key
	key     data.Key
}

func (s *keySource) next() (uint64, bool) {
	if int(s.ordinal) >= s.keys.n {
		return 0, false
	}
	s.key = s.at(s.ordinal)
	s.ordinal++
	return uint64(s.key) ^ 1<<63, true // negative keys come first
}

func (s *keySource) compare(t *keySource) int { return cmp.Compare(s.segment, t.segment) }

// mergeKeys returns the keys of all segments, each once, and the places that the records of each
// segment have among them.
func mergeKeys(segments []*Segment) (merged []data.Key, moved []places) {
	sources := heads[*keySource]{compare: (*keySource).compare}
	total := 0
	for i, s := range segments {
		total += s.Len()
		moved = append(moved, places{list: make([]uint32, s.Len())})
		sources.push(&keySource{keyReader: s.keys.reader(), segment: i})
	}
	merged = make([]data.Key, 0, total)
	var before *uint32 // the place of the last key
	for len(sources.list) > 0 {
		s := sources.least()
		if n := len(merged); n > 0 && merged[n-1] == s.key {
			*before = nowhere
		} else {
			merged = append(merged, s.key)
		}
		before = &moved[s.segment].list[s.ordinal-1]
		*before = uint32(len(merged) - 1)
		sources.advance()
	}
	for i := range moved {
		moved[i].simplify()
	}
	return merged, moved
}

// places says which ordinals the records of a segment have in the merged one: those of the list,
// or all as far on as the first if there is no list.
type places struct {
	list  []uint32
	first uint32
}

// nowhere is the place of a record that a later segment replaced.
const nowhere = ^uint32(0)

// simplify leaves out the list of records that still follow one another, as those of an import do:
// to look up the place of each ordinal takes longer than to read it.
func (p *places) simplify() {
	for i, place := range p.list {
		if place == nowhere || place != p.list[0]+uint32(i) {
			return
		}
	}
	if len(p.list) > 0 {
		p.first, p.list = p.list[0], nil
	}
}

// move appends the places of the records of postings.
func (p places) move(out []uint32, records posting, c *cursor) []uint32 {
	from := len(out)
	out = records.appendTo(out, c)
	moved := out[from:]
	if p.list == nil {
		for i := range moved {
			moved[i] += p.first
		}
		return out
	}
	kept := out[:from]
	for _, ordinal := range moved {
		if place := p.list[ordinal]; place != nowhere {
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
