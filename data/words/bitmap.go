package words

import "math/bits"

// bitmap is a set of ordinals of a segment's records.
type bitmap []uint64

func newBitmap(records int) bitmap { return make(bitmap, (records+63)/64) }

func (b bitmap) add(ordinal uint32)      { b[ordinal/64] |= 1 << (ordinal % 64) }
func (b bitmap) has(ordinal uint32) bool { return b[ordinal/64]>>(ordinal%64)&1 != 0 }

func (b bitmap) len() int {
	n := 0
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

func (b bitmap) appendTo(list []uint32) []uint32 {
	for i, w := range b {
		for ; w != 0; w &= w - 1 {
			list = append(list, uint32(i*64+bits.TrailingZeros64(w)))
		}
	}
	return list
}

// bounds returns the least and the greatest ordinal. There must be one.
func (b bitmap) bounds() (least, greatest uint32) {
	i, j := 0, len(b)-1
	for b[i] == 0 {
		i++
	}
	for b[j] == 0 {
		j--
	}
	return uint32(i*64 + bits.TrailingZeros64(b[i])), uint32(j*64 + 63 - bits.LeadingZeros64(b[j]))
}
