package mapindex

// Query says which rows are meant. Values of one field are alternatives, fields restrict
// together, and the zero Query means every row. A restriction on a column that the schema does
// not have is met by no row, so that a mistake never shows more than was asked for.
type Query struct {
	From, To int32    // inclusive days; 0 leaves that end open
	Sets     []uint64 // by Schema.Sets: rows with any of these terms; 0, or a shorter list: any row
	Codes    []Bits   // by Schema.Codes: rows with one of these values; nil, or a shorter list: any row
	Areas    [3]Bits  // by level, as Row.Area: rows in any of these areas of any level; all nil: any row
	Keys     []int64  // rows with one of these keys, in any order; nil: any row; empty: none
}

// Bits is a set of small numbers. A nil Bits means "no restriction" in a Query; an empty one that
// is not nil means "none".
type Bits []uint64

// BitsOf returns the set of these numbers, never nil.
func BitsOf(numbers ...uint16) Bits {
	b := Bits{}
	for _, n := range numbers {
		b = b.With(n)
	}
	return b
}

// With returns the set with a number added. It may share memory with b, as append does.
func (b Bits) With(n uint16) Bits {
	for len(b) <= int(n>>6) {
		b = append(b, 0)
	}
	b[n>>6] |= 1 << (n & 63)
	return b
}

// Has reports whether a number is in the set.
func (b Bits) Has(n uint16) bool { return int(n>>6) < len(b) && b[n>>6]>>(n&63)&1 == 1 }
