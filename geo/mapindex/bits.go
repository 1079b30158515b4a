package mapindex

import "slices"

// wordRows is the number of rows that one word stands for.
const wordRows = 64

// bits is a bit per row.
type bits []uint64

func newBits(rows int) bits { return make(bits, (rows+wordRows-1)/wordRows) }

func (b bits) has(row int) bool {
	return row/wordRows < len(b) && b[row/wordRows]>>(row%wordRows)&1 == 1
}

func (b bits) set(row int) { b[row/wordRows] |= 1 << (row % wordRows) }

// clone returns a copy with a bit for every row.
func (b bits) clone(rows int) bits {
	if b == nil {
		return newBits(rows)
	}
	return slices.Clone(b)
}
