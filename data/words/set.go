package words

import (
	"iter"
	"math/bits"
	"slices"

	"tawthiq/data"
)

// Set is the keys of the records that a query found. It is immutable and safe for concurrent use.
type Set struct {
	n int
	// Where the keys lie close together they are bits, the first of them that of the key base;
	// otherwise they are an ascending list.
	base data.Key
	bits []uint64
	list []data.Key
}

// Len returns the number of keys.
func (s *Set) Len() int { return s.n }

// Has reports whether the set has a key. Cost: a few nanoseconds if the set is large; at most a
// binary search.
func (s *Set) Has(key data.Key) bool {
	if s.bits == nil {
		_, found := slices.BinarySearch(s.list, key)
		return found
	}
	i := uint64(key - s.base)
	return key >= s.base && i/64 < uint64(len(s.bits)) && s.bits[i/64]>>(i%64)&1 != 0
}

// All returns the keys in their order.
func (s *Set) All() iter.Seq[data.Key] {
	if s.bits == nil {
		return slices.Values(s.list)
	}
	return func(yield func(data.Key) bool) {
		for i, w := range s.bits {
			for ; w != 0; w &= w - 1 {
				if !yield(s.base + data.Key(i*64+bits.TrailingZeros64(w))) {
					return
				}
			}
		}
	}
}

// hits are the records of a segment that a query found. There is at least one.
type hits struct {
	keys     keys
	selected selection
}

// newSet returns the keys of what was found in segments, of which no two have found the same.
func newSet(found []hits) *Set {
	s := &Set{}
	if len(found) == 0 {
		return s
	}
	least, greatest := bounds(found)
	for _, h := range found {
		s.n += h.selected.len()
	}
	s.base = least &^ 63
	// A list takes 64 bits for each key, the bits one for each key between the first and the last.
	if span := uint64(greatest - s.base); span/64 < uint64(s.n) {
		s.bits = make([]uint64, span/64+1)
		for _, h := range found {
			h.setIn(s)
		}
		return s
	}
	s.list = make([]data.Key, 0, s.n)
	for _, h := range found {
		h.each(func(key data.Key) { s.list = append(s.list, key) })
	}
	slices.Sort(s.list)
	return s
}

func bounds(found []hits) (least, greatest data.Key) {
	for i, h := range found {
		first, last := h.selected.bounds()
		r := h.keys.reader()
		from, to := r.at(first), r.at(last)
		if i == 0 {
			least, greatest = from, to
		}
		least, greatest = min(least, from), max(greatest, to)
	}
	return least, greatest
}

func (s *Set) add(key data.Key) {
	i := uint64(key - s.base)
	s.bits[i/64] |= 1 << (i % 64)
}

// addRun adds the keys from one on whose bits are set.
func (s *Set) addRun(from data.Key, run uint64) {
	i := uint64(from - s.base)
	s.bits[i/64] |= run << (i % 64)
	if rest := run >> (64 - i%64); rest != 0 {
		s.bits[i/64+1] |= rest
	}
}

// setIn adds the keys to the bits of a set. Keys that follow one another are added 64 at a time.
func (h hits) setIn(s *Set) {
	if h.selected.bits == nil {
		h.each(s.add)
		return
	}
	r := h.keys.reader()
	for i, w := range h.selected.bits {
		first := i * 64
		if block := first / keyBlock; w != 0 && h.keys.isRun(block) {
			s.addRun(h.keys.first(block)+data.Key(first%keyBlock), w)
			continue
		}
		for ; w != 0; w &= w - 1 {
			s.add(r.at(uint32(first + bits.TrailingZeros64(w))))
		}
	}
}

// each calls fn with the keys in their order.
func (h hits) each(fn func(data.Key)) {
	list := h.selected.list
	if h.selected.bits != nil {
		list = h.selected.bits.appendTo(nil)
	}
	r := h.keys.reader()
	for _, ordinal := range list {
		fn(r.at(ordinal))
	}
}
