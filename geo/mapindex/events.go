package mapindex

import (
	"iter"
	mathbits "math/bits"
)

// Events says which rows of an index tell of the same event, and in which order they speak for it. A
// row is of one event at most. It is immutable, and of the index that made it alone.
type Events struct {
	ix   *Index
	rows []int32 // those of an event one after another, in their order
	ends []int32 // by event: the place behind its rows
	of   []int32 // by row: one more than its event; 0: none
}

// Events returns the events whose rows have the keys of a group each, in the order of the groups; a key that
// no row has is passed over. Cost: some nanoseconds a key, and four bytes for each row of the index.
func (ix *Index) Events(groups iter.Seq[[]int64]) *Events {
	e := &Events{ix: ix, of: make([]int32, len(ix.base.keys)+len(ix.over.keys))}
	for keys := range groups {
		for _, key := range keys {
			if row, ok := ix.Position(key); ok {
				e.rows = append(e.rows, int32(row))
				e.of[row] = int32(len(e.ends)) + 1
			}
		}
		e.ends = append(e.ends, int32(len(e.rows)))
	}
	return e
}

// Rows returns the rows of an event in the order in which they speak for it.
func (e *Events) Rows(event int) []int32 {
	from := int32(0)
	if event > 0 {
		from = e.ends[event-1]
	}
	return e.rows[from:e.ends[event]]
}

// Of returns the event of a row; ok is false where it is of none.
func (e *Events) Of(row int) (event int, ok bool) {
	event = int(e.of[row]) - 1
	return event, event >= 0
}

// Once returns the selection of the rows that speak: of those of one event that match, the first; and
// all that are of none. Cost: that of testing every row once, and 2 ns for each row of an event.
func (s *Selection) Once(e *Events) *Selection {
	matching := s.bits()
	base, over, bound := matching[0], matching[1], int32(len(s.ix.base.keys))
	from := int32(0)
	for _, end := range e.ends {
		spoken := uint64(0)
		for _, row := range e.rows[from:end] {
			in := base
			if row >= bound {
				in, row = over, row-bound
			}
			word, at := &in[row/wordRows], row%wordRows
			matches := *word >> at & 1
			*word &^= (matches & spoken) << at
			spoken |= matches
		}
		from = end
	}
	return s.only(matching)
}

// EachEvent calls do with every event that has a matching row, and its matching rows in their order,
// which do must not keep.
func (s *Selection) EachEvent(e *Events, do func(event int, rows []int32)) {
	matching := s.bits()
	var some []int32
	for event := range e.ends {
		some = some[:0]
		for _, row := range e.Rows(event) {
			if part, at := s.ix.part(int(row)); matching[part].has(at) {
				some = append(some, row)
			}
		}
		if len(some) > 0 {
			do(event, some)
		}
	}
}

// Has reports whether a row matches.
func (s *Selection) Has(row int) bool {
	part, at := s.ix.part(row)
	rows := &s.parts[part].byPlace
	return at < rows.hi && rows.word(at&^(wordRows-1))>>(at%wordRows)&1 == 1
}

// bits returns which rows match, by table. They are the caller's.
func (s *Selection) bits() (out [2]bits) {
	for i := range s.parts {
		p := &s.parts[i]
		out[i] = newBits(len(p.table.keys))
		if !p.byDayIsShorter() {
			for at, word := range p.byPlace.words(0, p.byPlace.hi) {
				out[i][at/wordRows] = word
			}
			continue
		}
		for at, word := range p.byDay.words(p.byDay.lo, p.byDay.hi) {
			for ; word != 0; word &= word - 1 {
				out[i].set(int(p.table.dated.rows[at+mathbits.TrailingZeros64(word)]))
			}
		}
	}
	return out
}

// only returns the selection of some of the rows that match.
func (s *Selection) only(rows [2]bits) *Selection {
	out := &Selection{ix: s.ix}
	for i := range out.parts {
		p, of := &out.parts[i], &s.parts[i]
		p.open(of.table)
		p.byPlace.hi, p.byDay.lo, p.byDay.hi = of.byPlace.hi, of.byDay.lo, of.byDay.hi
		p.addBits(rows[i], 0)
		p.byPlace.known.Store(&rows[i])
	}
	return out
}
