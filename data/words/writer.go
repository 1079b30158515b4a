package words

import (
	"encoding/binary"

	"tawthiq/data"
)

// writer makes a segment: its keys first, then its words in their order.
type writer struct {
	deltas int // size of those of the keys
	words  dictionaryWriter
}

// newWriter returns a writer of a segment of these ascending keys, with room for a number of bytes,
// which need not be exact.
func newWriter(keys []data.Key, room int) *writer {
	out, deltas := appendKeys(make([]byte, headerSize, headerSize+room), keys)
	return &writer{deltas, dictionaryWriter{out: out, begin: len(out), records: len(keys)}}
}

// bytes returns the segment.
func (w *writer) bytes() []byte {
	words := w.words.dictionary()
	out := w.words.finish()
	united := dictionaryWriter{out: out, begin: len(out), records: words.records}
	unite(words, &united)
	out = united.finish()
	header := []int{words.records, w.deltas}
	for _, d := range []dictionary{words, united.dictionary()} {
		header = append(header, d.n, len(d.postings), len(d.words))
	}
	for i, n := range header {
		binary.LittleEndian.PutUint64(out[sumBegin+8*i:], uint64(n))
	}
	out[0] = form
	binary.LittleEndian.PutUint32(out[4:], checksum(out))
	return out
}
