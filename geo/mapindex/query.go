package mapindex

import (
	"iter"
	mathbits "math/bits"
)

// Query says which rows are meant. Codes of one attribute are alternatives, attributes restrict
// together, and the zero Query means every row. A restriction on an attribute that the index does
// not have is met by no row, so that a mistake never shows more than was asked for.
type Query struct {
	From, To int32           // inclusive days; 0 leaves that end open
	Codes    []Codes         // by attribute: rows with one of these codes; nil, or a shorter list: any row
	Keys     iter.Seq[int64] // rows with one of these keys; nil: any row
	Without  iter.Seq[int64] // rows with none of these keys; nil: any row
	Among    *Selection      // rows that another selection of the same index has; nil: any row
}

// Codes is a set of codes as bits. A nil set means "no restriction" in a Query; an empty one that
// is not nil means "none".
type Codes []uint64

// With returns the set with a code added. It may share memory with c, as append does.
func (c Codes) With(code uint32) Codes {
	for len(c) <= int(code>>6) {
		c = append(c, 0)
	}
	c[code>>6] |= 1 << (code & 63)
	return c
}

// Has reports whether a code is in the set.
func (c Codes) Has(code uint32) bool {
	return int(code>>6) < len(c) && c[code>>6]>>(code&63)&1 == 1
}

// All returns the codes of the set in ascending order.
func (c Codes) All() iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for i, word := range c {
			for ; word != 0; word &= word - 1 {
				if !yield(uint32(i<<6 + mathbits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}
