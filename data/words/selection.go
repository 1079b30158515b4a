package words

import (
	"cmp"
	"slices"
)

// listShare decides how a selection is kept: as a list if less than one in listShare records may
// be in it, because a bitmap has 64 records in each number.
const listShare = 64

// selection is a set of ordinals of a segment's records: a bitmap if there is one, and otherwise
// an ascending list.
type selection struct {
	bits bitmap
	list []uint32
}

// term is a word of a query as a segment has it: a record has the term if it is in any of the
// postings.
type term struct {
	postings []posting
	count    int // of all postings together
}

// find returns the records that have every word, the last one as a prefix. The rarest word gives
// the first selection, from which the others take away.
func (s *Segment) find(words []string) selection {
	terms, ok := s.terms(words)
	if !ok {
		return selection{}
	}
	slices.SortFunc(terms, func(a, b term) int { return cmp.Compare(a.count, b.count) })
	found := terms[0].selection(s.Len())
	for _, t := range terms[1:] {
		found = found.and(t, s.Len())
	}
	return found
}

// terms looks up the words of a query and reports whether the segment has them all.
func (s *Segment) terms(words []string) ([]term, bool) {
	terms := make([]term, len(words))
	last := len(words) - 1
	for i, word := range words[:last] {
		p, ok := s.lookup([]byte(word))
		if !ok {
			return nil, false
		}
		terms[i] = term{[]posting{p}, p.count}
	}
	terms[last].postings = s.prefixed([]byte(words[last]))
	for _, p := range terms[last].postings {
		terms[last].count += p.count
	}
	return terms, len(terms[last].postings) > 0
}

// selection returns the records of a segment that have the term.
func (t term) selection(records int) selection {
	if t.count > records/listShare {
		return selection{bits: t.bitmap(records)}
	}
	list := make([]uint32, 0, t.count)
	for _, p := range t.postings {
		list = p.appendTo(list)
	}
	if len(t.postings) > 1 {
		slices.Sort(list)
		list = slices.Compact(list)
	}
	return selection{list: list}
}

func (t term) bitmap(records int) bitmap {
	set := newBitmap(records)
	for _, p := range t.postings {
		p.setIn(set)
	}
	return set
}

// and returns the records that also have a term. It may change the selection.
func (s selection) and(t term, records int) selection {
	if s.bits != nil {
		other := t.bitmap(records)
		for i := range s.bits {
			s.bits[i] &= other[i]
		}
		return s
	}
	if len(s.list) == 0 {
		return s
	}
	s.list = filter(s.list, t.test(records))
	return s
}

// test returns a function that reports whether a record has the term. It must be asked in the
// order of the ordinals.
func (t term) test(records int) func(uint32) bool {
	if len(t.postings) > 1 {
		return t.bitmap(records).has
	}
	p := t.postings[0]
	if p.isBitmap() {
		return p.has
	}
	c := p.cursor()
	return func(ordinal uint32) bool { return c.seek(ordinal) && c.ordinal == ordinal }
}

func filter(list []uint32, keep func(uint32) bool) []uint32 {
	return slices.DeleteFunc(list, func(ordinal uint32) bool { return !keep(ordinal) })
}

// without returns the records that are not in a set. It may change the selection.
func (s selection) without(set bitmap) selection {
	if s.bits == nil {
		s.list = slices.DeleteFunc(s.list, set.has)
	}
	for i := range s.bits {
		s.bits[i] &^= set[i]
	}
	return s
}

func (s selection) len() int {
	if s.bits != nil {
		return s.bits.len()
	}
	return len(s.list)
}

// bounds returns the least and the greatest ordinal. There must be one.
func (s selection) bounds() (least, greatest uint32) {
	if s.bits != nil {
		return s.bits.bounds()
	}
	return s.list[0], s.list[len(s.list)-1]
}
