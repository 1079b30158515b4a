package sqlite

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"

	"github.com/oklog/ulid/v2"

	"tawthiq/data"
)

// chunkSize is how many keys one row of the table of briefs is for.
const chunkSize = 512

// chunkFormat is the first byte of an encoded chunk. After it come the number of records (2 bytes),
// the columns, and the IDs (16 bytes each). A column is the width of its values in bytes (1 byte: 0, 1,
// 2, 4 or 8), their lowest (a varint), and for each record what its value is more than that, in the
// width. All numbers are little-endian. A column whose values are all the same so takes two bytes,
// and most do: of 23 measures a source states three or four.
const chunkFormat = 1

// chunk is the briefs of a run of keys, each in the place of its key. One with Revision 0 stands for
// a key that no record has.
type chunk []data.Brief

// chunkOf returns the number of the chunk that a key is in, and its place there.
func chunkOf(key data.Key) (number int64, place int) {
	return int64(key-1) / chunkSize, int(key-1) % chunkSize
}

// The columns of a chunk, before those of the traits.
const (
	columnRevision = iota
	columnWithdrawn
	columnStart
	columnDrawn
	columnX
	columnY
	columnUncertainty
	columnDigest
	columnTraits
	columnCount = columnTraits + int(data.TraitCount)
)

// encode returns the chunk in its stored form.
func (c chunk) encode() []byte {
	out := make([]byte, 0, 64*len(c)+1024)
	out = append(out, chunkFormat)
	out = binary.LittleEndian.AppendUint16(out, uint16(len(c)))
	var values [chunkSize]uint64
	for column := range columnCount {
		c.read(column, values[:len(c)])
		out = appendColumn(out, values[:len(c)])
	}
	for i := range c {
		out = append(out, c[i].ID[:]...)
	}
	return out
}

// read sets values to those of a column.
func (c chunk) read(column int, values []uint64) {
	for i := range c {
		b := &c[i]
		switch column {
		case columnRevision:
			values[i] = uint64(b.Revision)
		case columnWithdrawn:
			values[i] = oneIf(b.Withdrawn)
		case columnStart:
			values[i] = uint64(uint32(b.Start))
		case columnDrawn:
			values[i] = oneIf(b.Drawn)
		case columnX:
			values[i] = uint64(b.At.X)
		case columnY:
			values[i] = uint64(b.At.Y)
		case columnUncertainty:
			values[i] = uint64(uint32(b.UncertaintyM))
		case columnDigest:
			values[i] = b.Digest
		default:
			values[i] = uint64(b.Traits[column-columnTraits])
		}
	}
}

func oneIf(yes bool) uint64 {
	if yes {
		return 1
	}
	return 0
}

func appendColumn(out []byte, values []uint64) []byte {
	lowest, highest := ^uint64(0), uint64(0)
	for _, v := range values {
		lowest, highest = min(lowest, v), max(highest, v)
	}
	if len(values) == 0 {
		lowest = 0
	}
	width := widthOf(highest - lowest)
	out = binary.AppendUvarint(append(out, byte(width)), lowest)
	for _, v := range values {
		v -= lowest
		for range width {
			out = append(out, byte(v))
			v >>= 8
		}
	}
	return out
}

// widthOf returns how many bytes hold a number: 0, 1, 2, 4 or 8.
func widthOf(n uint64) int {
	switch bytes := (bits.Len64(n) + 7) / 8; {
	case bytes <= 2:
		return bytes
	case bytes <= 4:
		return 4
	default:
		return 8
	}
}

var errChunk = errors.New("the chunk is cut off or not one")

// decodeChunk reads chunk number of the table into c, which has chunkSize briefs and may hold
// anything, and returns the part of it that is filled. Errors: any other form.
func decodeChunk(number int64, in []byte, c chunk) (chunk, error) {
	if len(in) < 3 {
		return nil, errChunk
	}
	if in[0] != chunkFormat {
		return nil, fmt.Errorf("the chunk has the form %d, and this program knows %d", in[0], chunkFormat)
	}
	n := int(binary.LittleEndian.Uint16(in[1:]))
	if in = in[3:]; n > chunkSize {
		return nil, errChunk
	}
	c = c[:n]
	clear(c)
	var values [chunkSize]uint64
	for column := range columnCount {
		var err error
		if in, err = readColumn(in, values[:n]); err != nil {
			return nil, err
		}
		c.write(column, values[:n])
	}
	if len(in) != n*len(data.Brief{}.ID) {
		return nil, errChunk
	}
	for i := range c {
		c[i].Key = data.Key(number*chunkSize + int64(i) + 1)
		in = in[copy(c[i].ID[:], in):]
	}
	return c, nil
}

// idsOfChunk returns the IDs that a chunk has, without its columns.
func idsOfChunk(in []byte) ([]ulid.ULID, error) {
	n := 0
	if len(in) >= 3 && in[0] == chunkFormat {
		n = int(binary.LittleEndian.Uint16(in[1:]))
	}
	ids := make([]ulid.ULID, n)
	if n == 0 || len(in) < 3+n*len(ids[0]) {
		return nil, errChunk
	}
	in = in[len(in)-n*len(ids[0]):]
	for i := range ids {
		in = in[copy(ids[i][:], in):]
	}
	return ids, nil
}

// write sets a column to values.
func (c chunk) write(column int, values []uint64) {
	switch column {
	case columnRevision:
		for i, v := range values {
			c[i].Revision = int64(v)
		}
	case columnWithdrawn:
		for i, v := range values {
			c[i].Withdrawn = v != 0
		}
	case columnStart:
		for i, v := range values {
			c[i].Start = data.Date(v)
		}
	case columnDrawn:
		for i, v := range values {
			c[i].Drawn = v != 0
		}
	case columnX:
		for i, v := range values {
			c[i].At.X = uint32(v)
		}
	case columnY:
		for i, v := range values {
			c[i].At.Y = uint32(v)
		}
	case columnUncertainty:
		for i, v := range values {
			c[i].UncertaintyM = int32(v)
		}
	case columnDigest:
		for i, v := range values {
			c[i].Digest = v
		}
	default:
		for i, v := range values {
			c[i].Traits[column-columnTraits] = data.Symbol(v)
		}
	}
}

// readColumn reads a column into values and returns what follows it.
func readColumn(in []byte, values []uint64) ([]byte, error) {
	if len(in) == 0 {
		return nil, errChunk
	}
	width := int(in[0])
	lowest, size := binary.Uvarint(in[1:])
	if size <= 0 || len(in)-1-size < width*len(values) {
		return nil, errChunk
	}
	in = in[1+size:]
	switch width {
	case 0:
		for i := range values {
			values[i] = lowest
		}
	case 1:
		for i := range values {
			values[i] = lowest + uint64(in[i])
		}
	case 2:
		for i := range values {
			values[i] = lowest + uint64(binary.LittleEndian.Uint16(in[2*i:]))
		}
	case 4:
		for i := range values {
			values[i] = lowest + uint64(binary.LittleEndian.Uint32(in[4*i:]))
		}
	case 8:
		for i := range values {
			values[i] = lowest + binary.LittleEndian.Uint64(in[8*i:])
		}
	default:
		return nil, errChunk
	}
	return in[width*len(values):], nil
}
