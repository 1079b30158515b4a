package words

import (
	"cmp"
	"slices"
)

// A selection is kept as a list if less than one in listShare records may be in it, because a
// bitmap has 64 records in each number, and if the list must be sorted, one in sortShare.
const listShare, sortShare = 64, 512

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

func newTerm(postings []posting) term {
	t := term{postings: postings}
	for _, p := range postings {
		t.count += p.count
	}
	return t
}

// search is a query that goes through segments, one after the other.
type search struct {
	words    [][]byte
	terms    []term
	postings []posting
}

// in returns the records of a segment that have every word, the last one as a prefix. The rarest
// word gives the first selection, from which the others take away.
func (q *search) in(s *Segment) selection {
	if !q.lookUp(s) {
		return selection{}
	}
	slices.SortFunc(q.terms, func(a, b term) int { return cmp.Compare(a.count, b.count) })
	found := q.terms[0].selection(s.Len())
	for _, t := range q.terms[1:] {
		found = found.and(t, s.Len())
	}
	return found
}

// lookUp finds the terms in a segment and reports whether it has them all.
func (q *search) lookUp(s *Segment) bool {
	q.terms, q.postings = q.terms[:0], q.postings[:0]
	last := len(q.words) - 1
	for _, word := range q.words[:last] {
		p, ok := s.words.lookup(word)
		if !ok {
			return false
		}
		q.postings = append(q.postings, p)
	}
	if united, ok := s.prefixes.lookup(q.words[last]); ok {
		q.postings = append(q.postings, united)
	} else {
		q.postings = s.words.appendPrefixed(q.postings, q.words[last])
	}
	if len(q.postings) == last {
		return false
	}
	for i := range last {
		q.terms = append(q.terms, newTerm(q.postings[i:i+1]))
	}
	q.terms = append(q.terms, newTerm(q.postings[last:]))
	return true
}

// selection returns the records of a segment that have the term.
func (t term) selection(records int) selection {
	one := len(t.postings) == 1
	if one && t.count > records/listShare || !one && t.count > records/sortShare {
		return selection{bits: t.bitmap(records)}
	}
	list := make([]uint32, 0, t.count)
	var c cursor
	for _, p := range t.postings {
		list = p.appendTo(list, &c)
	}
	if !one {
		slices.Sort(list)
		list = slices.Compact(list)
	}
	return selection{list: list}
}

func (t term) bitmap(records int) bitmap {
	set := newBitmap(records)
	var c cursor
	for _, p := range t.postings {
		p.addTo(set, &c)
	}
	return set
}

// and returns the records that also have a term. It may change the selection.
func (s selection) and(t term, records int) selection {
	switch {
	case s.bits == nil && len(s.list) == 0:
	case s.bits == nil:
		has := t.test(records)
		s.list = slices.DeleteFunc(s.list, func(ordinal uint32) bool { return !has(ordinal) })
	case t.isBitmap():
		t.postings[0].eachWord(func(i int, w uint64) { s.bits[i] &= w })
	default:
		for i, w := range t.bitmap(records) {
			s.bits[i] &= w
		}
	}
	return s
}

func (t term) isBitmap() bool { return len(t.postings) == 1 && t.postings[0].isBitmap() }

// test returns a function that reports whether a record has the term. It must be asked in the
// order of the ordinals.
func (t term) test(records int) func(uint32) bool {
	if len(t.postings) > 1 {
		return t.bitmap(records).has
	}
	if t.isBitmap() {
		return t.postings[0].has
	}
	var c cursor
	c.open(t.postings[0])
	return c.has
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
