package reference

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// maxContent is far above any content in bytes, and keeps a damaged file from filling the memory.
const maxContent = 64 << 20

// errDamaged is wrapped by every error about content that no Build wrote.
var errDamaged = errors.New("the file is damaged: write it again with tawthiq reference build")

// seal makes a file of this kind from its content, the same bytes for the same content.
func seal(kind string, content []byte) ([]byte, error) {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("starting the compressor: %w", err)
	}
	packed := z.EncodeAll(content, nil)
	sum := sha256.Sum256(packed)
	return slices.Concat([]byte(header(kind)), sum[:], packed), z.Close()
}

// unseal returns the content of a file of this kind. Errors: errDamaged.
func unseal(kind string, file []byte) (string, error) {
	rest, ok := bytes.CutPrefix(file, []byte(header(kind)))
	if !ok || len(rest) < sha256.Size {
		return "", fmt.Errorf("%w (it does not begin as a file of %s)", errDamaged, kind)
	}
	stated, packed := rest[:sha256.Size], rest[sha256.Size:]
	if sum := sha256.Sum256(packed); !bytes.Equal(sum[:], stated) {
		return "", fmt.Errorf("%w (it does not match its SHA-256)", errDamaged)
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxContent))
	if err != nil {
		return "", fmt.Errorf("starting the decompressor: %w", err)
	}
	defer z.Close()
	content, err := z.DecodeAll(packed, nil)
	if err != nil {
		return "", fmt.Errorf("%w (%v)", errDamaged, err)
	}
	return string(content), nil
}

func header(kind string) string { return "tawthiq reference 1: " + kind + "\n" }

// encoder appends values to a content.
type encoder struct{ content []byte }

func (e *encoder) count(n int) { e.content = binary.AppendUvarint(e.content, uint64(n)) }

func (e *encoder) whole(v int64) { e.content = binary.AppendVarint(e.content, v) }

func (e *encoder) text(s string) {
	e.count(len(s))
	e.content = append(e.content, s...)
}

func (e *encoder) texts(list []string) {
	e.count(len(list))
	for _, s := range list {
		e.text(s)
	}
}

// encodeColumn appends one value of each item, so that like stands beside like.
func encodeColumn[T any](items []T, one func(T)) {
	for _, item := range items {
		one(item)
	}
}

// decoder takes values off a content in the order in which an encoder appended them. After the
// first value that is not there it gives zeros, and err says so.
type decoder struct {
	rest string
	err  error
}

func (d *decoder) fail(what string) {
	if d.err == nil {
		d.err = fmt.Errorf("%w (%s)", errDamaged, what)
	}
	d.rest = ""
}

func (d *decoder) unsigned() uint64 {
	var v uint64
	for i := 0; i < len(d.rest) && i < binary.MaxVarintLen64; i++ {
		b := d.rest[i]
		v |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			d.rest = d.rest[i+1:]
			return v
		}
	}
	d.fail("a number has no end")
	return 0
}

// whole reads a signed number (zigzag).
func (d *decoder) whole() int64 {
	v := d.unsigned()
	return int64(v>>1) ^ -int64(v&1)
}

// count reads a number of things that follow, each of at least one byte, so that it can never
// exceed what is left.
func (d *decoder) count() int {
	n := d.unsigned()
	if n > uint64(len(d.rest)) {
		d.fail("it ends too soon")
		return 0
	}
	return int(n)
}

// below reads a number that must be less than n, such as an index.
func (d *decoder) below(n int) int {
	v := d.unsigned()
	if v >= uint64(n) {
		d.fail("a number is out of range")
		return 0
	}
	return int(v)
}

func (d *decoder) text() string {
	n := d.count()
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

func (d *decoder) texts() []string {
	n := d.count()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = d.text()
	}
	return list
}

// end returns the first error, content left over being one.
func (d *decoder) end() error {
	if d.err == nil && d.rest != "" {
		d.fail("there is more in it than there should be")
	}
	return d.err
}

// decodeColumn fills one field of each item.
func decodeColumn[T any](items []T, one func(*T)) {
	for i := range items {
		one(&items[i])
	}
}
