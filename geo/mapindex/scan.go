package mapindex

import (
	"iter"
	"math"
	mathbits "math/bits"
	"sync"
	"sync/atomic"
)

// A test looks at up to 64 rows, from lo up to but not including hi, and returns a word whose bit
// j says whether row lo+j passes; lo is a multiple of 64. Whole words keep the scan almost free of
// branches that depend on the data.
type test func(lo, hi int) uint64

func noRow(int, int) uint64 { return 0 }

// scan is the rows of one table in one of its orders, with the tests that a query puts to them.
type scan struct {
	days   []int32
	attrs  []column
	tests  []test
	lo, hi int // the rows before and behind do not match

	scanned atomic.Int64         // how many rows were tested
	kept    sync.Once            // guards the making of known
	known   atomic.Pointer[bits] // which rows match, once it was asked often enough
}

// word returns which of the 64 rows from lo on match.
func (s *scan) word(lo int) uint64 {
	if known := s.known.Load(); known != nil {
		return (*known)[lo/wordRows]
	}
	return s.test(lo)
}

func (s *scan) test(lo int) uint64 {
	hi := min(lo+wordRows, len(s.days))
	word := uint64(math.MaxUint64) >> (wordRows - (hi - lo))
	for _, passes := range s.tests {
		if word &= passes(lo, hi); word == 0 {
			return 0
		}
	}
	return word
}

// words returns the words that have a matching row from lo up to but not including hi, with the
// number of the row that their lowest bit stands for.
func (s *scan) words(lo, hi int) iter.Seq2[int, uint64] {
	lo, hi = max(lo, s.lo), min(hi, s.hi)
	s.remember(hi - lo)
	return func(yield func(int, uint64) bool) {
		for at := lo &^ (wordRows - 1); at < hi; at += wordRows {
			word := s.word(at)
			if at < lo {
				word &= math.MaxUint64 << (lo - at)
			}
			if at+wordRows > hi {
				word &= math.MaxUint64 >> (at + wordRows - hi)
			}
			if word != 0 && !yield(at, word) {
				return
			}
		}
	}
}

// last returns the last matching row from lo on.
func (s *scan) last(lo int) (row int, ok bool) {
	lo = max(lo, s.lo)
	for at := (s.hi - 1) &^ (wordRows - 1); at >= 0 && at+wordRows > lo && s.hi > lo; at -= wordRows {
		word := s.word(at)
		if at < lo {
			word &= math.MaxUint64 << (lo - at)
		}
		if at+wordRows > s.hi {
			word &= math.MaxUint64 >> (at + wordRows - s.hi)
		}
		if word != 0 {
			return at + mathbits.Len64(word) - 1, true
		}
	}
	return 0, false
}

// remember tests every row once and for all when as many as there are were tested: the tiles of
// one map ask the same again and again.
func (s *scan) remember(rows int) {
	if len(s.tests) == 0 || rows <= 0 || s.scanned.Add(int64(rows)) <= int64(len(s.days)) {
		return
	}
	s.kept.Do(func() {
		known := newBits(len(s.days))
		for w := range known {
			known[w] = s.test(w * wordRows)
		}
		s.known.Store(&known)
	})
}

// count returns how many rows match from lo up to but not including hi.
func (s *scan) count(lo, hi int) (n int) {
	if len(s.tests) == 0 {
		return max(min(hi, s.hi)-max(lo, s.lo), 0)
	}
	for _, word := range s.words(lo, hi) {
		n += mathbits.OnesCount64(word)
	}
	return n
}

// blockRows is how many rows are worked on at a time: few enough that their codes stay in the
// processor's nearest cache.
const blockRows = 1024

// blocks calls do with the matching rows from lo up to but not including hi, in their order, up to
// blockRows at a time: as a list, or where they follow each other, as the first one and their number
// with a nil list.
func (s *scan) blocks(lo, hi int, do func(rows []int32, first, n int)) {
	if len(s.tests) == 0 {
		for lo, hi = max(lo, s.lo), min(hi, s.hi); lo < hi; lo += blockRows {
			do(nil, lo, min(blockRows, hi-lo))
		}
		return
	}
	var list [blockRows + wordRows]int32
	n := 0
	for at, word := range s.words(lo, hi) {
		for ; word != 0; word &= word - 1 {
			list[n] = int32(at + mathbits.TrailingZeros64(word))
			n++
		}
		if n >= blockRows {
			do(list[:blockRows], 0, blockRows)
			n = copy(list[:], list[blockRows:n])
		}
	}
	if n > 0 {
		do(list[:n], 0, n)
	}
}

// codes sets out to the codes of a block's rows in an attribute.
func (s *scan) codes(attribute int, rows []int32, first, n int, out []uint32) {
	if c := &s.attrs[attribute]; rows == nil {
		c.copyRun(first, out[:n])
	} else {
		c.gather(rows, out[:n])
	}
}
