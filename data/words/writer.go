package words

import "tawthiq/data"

// writer makes a segment: its keys first, then its words in their order.
type writer struct {
	keys []data.Key
	dictionaryWriter
}

// newWriter returns a writer of a segment of these ascending keys, with room for postings of a
// number of bytes, which need not be exact.
func newWriter(keys []data.Key, room int) *writer {
	return &writer{keys, dictionaryWriter{records: len(keys), postings: make([]byte, 0, room)}}
}

// bytes returns the segment.
func (w *writer) bytes() []byte {
	words := w.dictionary()
	prefixes := unite(words)
	size := headerSize + (blocksOf(len(w.keys), keyBlock)+1)*tableEntry + words.size() + prefixes.size()
	out, deltas := appendKeys(make([]byte, headerSize, size), w.keys)
	return seal(out, len(w.keys), deltas, words, prefixes)
}
