package words

import (
	"encoding/binary"
	"slices"
	"sort"

	"tawthiq/data"
)

const (
	keyBlock   = 128 // keys between two entries of the key table
	tableEntry = 16  // bytes of an entry of the key table and of the word table
)

// blocksOf returns how many blocks of a size hold n things.
func blocksOf(n, size int) int { return (n + size - 1) / size }

// appendKeys appends the key table and the key deltas of ascending keys and returns them with the
// size of the deltas.
func appendKeys(out []byte, keys []data.Key) ([]byte, int) {
	table := len(out)
	out = append(out, make([]byte, blocksOf(len(keys), keyBlock)*tableEntry)...)
	begin := len(out)
	for at := 0; at < len(keys); at += keyBlock {
		block := keys[at:min(at+keyBlock, len(keys))]
		entry := out[table+at/keyBlock*tableEntry:]
		binary.LittleEndian.PutUint64(entry, uint64(block[0]))
		binary.LittleEndian.PutUint64(entry[8:], uint64(len(out)-begin))
		if uint64(block[len(block)-1]-block[0]) == uint64(len(block)-1) {
			continue
		}
		for i, key := range block[1:] {
			out = binary.AppendUvarint(out, uint64(key-block[i])-1)
		}
	}
	return out, len(out) - begin
}

// keys are the keys of a segment's records, by ordinal.
type keys struct {
	n      int
	table  []byte
	deltas []byte
}

func (k keys) blocks() int { return len(k.table) / tableEntry }

// first returns the first key of a block.
func (k keys) first(block int) data.Key {
	return data.Key(binary.LittleEndian.Uint64(k.table[block*tableEntry:]))
}

// begin returns where the deltas of a block begin.
func (k keys) begin(block int) uint64 {
	if block == k.blocks() {
		return uint64(len(k.deltas))
	}
	return binary.LittleEndian.Uint64(k.table[block*tableEntry+8:])
}

// len returns the number of keys in a block.
func (k keys) len(block int) int { return min(keyBlock, k.n-block*keyBlock) }

// isRun reports whether the keys of a block follow one another.
func (k keys) isRun(block int) bool { return k.begin(block) == k.begin(block+1) }

// block writes the keys of a block to out and returns them.
func (k keys) block(block int, out *[keyBlock]data.Key) []data.Key {
	key, n := k.first(block), k.len(block)
	out[0] = key
	if k.isRun(block) {
		for i := range n {
			out[i] = key + data.Key(i)
		}
		return out[:n]
	}
	deltas := k.deltas[k.begin(block):k.begin(block+1)]
	for i := 1; i < n; i++ {
		delta, size := binary.Uvarint(deltas)
		deltas = deltas[max(size, 0):]
		key += data.Key(delta) + 1
		out[i] = key
	}
	return out[:n]
}

// check reports whether the table and the deltas are those of ascending keys.
func (k keys) check() bool {
	if len(k.table) != blocksOf(k.n, keyBlock)*tableEntry || k.n == 0 {
		return len(k.table) == 0 && len(k.deltas) == 0 && k.n == 0
	}
	if k.begin(0) != 0 {
		return false
	}
	for b := range k.blocks() {
		if begin, end := k.begin(b), k.begin(b+1); begin > end || end > uint64(len(k.deltas)) {
			return false
		}
		last, ok := k.checkBlock(b)
		if !ok || b+1 < k.blocks() && last >= k.first(b+1) {
			return false
		}
	}
	return true
}

// checkBlock returns the last key of a block and whether its deltas lead there.
func (k keys) checkBlock(b int) (last data.Key, ok bool) {
	last = k.first(b)
	if k.isRun(b) {
		end := last + data.Key(k.len(b)-1)
		return end, end >= last
	}
	deltas := k.deltas[k.begin(b):k.begin(b+1)]
	for range k.len(b) - 1 {
		delta, size := binary.Uvarint(deltas)
		if size <= 0 {
			return 0, false
		}
		deltas = deltas[size:]
		next := last + data.Key(delta) + 1
		if next <= last || uint64(next-last)-1 != delta {
			return 0, false
		}
		last = next
	}
	return last, len(deltas) == 0
}

// bounds returns the least and the greatest key. There must be one.
func (k keys) bounds() (least, greatest data.Key) {
	r := k.reader()
	return r.at(0), r.at(uint32(k.n - 1))
}

// keyReader reads keys by ordinal, best one after the other: it reads a block at a time, and none
// of keys that follow one another.
type keyReader struct {
	keys  keys
	block int // of which first and list are, -1 before the first
	first data.Key
	list  []data.Key // nil if the keys follow one another
	room  [keyBlock]data.Key
}

func (k keys) reader() *keyReader { return &keyReader{keys: k, block: -1} }

// at returns the key of an ordinal.
func (r *keyReader) at(ordinal uint32) data.Key {
	if block := int(ordinal / keyBlock); block != r.block {
		r.block, r.first, r.list = block, r.keys.first(block), nil
		if !r.keys.isRun(block) {
			r.list = r.keys.block(block, &r.room)
		}
	}
	if r.list == nil {
		return r.first + data.Key(ordinal%keyBlock)
	}
	return r.list[ordinal%keyBlock]
}

// keyFinder finds the ordinals of ascending keys.
type keyFinder struct {
	keys  keys
	block int // whose keys are in room, -1 before the first
	list  []data.Key
	room  [keyBlock]data.Key
}

func (k keys) finder() *keyFinder { return &keyFinder{keys: k, block: -1} }

// find returns the ordinal of a key, which must not be less than the one before, and whether
// there is one.
func (f *keyFinder) find(key data.Key) (uint32, bool) {
	from := max(f.block, 0)
	ahead := sort.Search(f.keys.blocks()-from, func(i int) bool { return f.keys.first(from+i) > key })
	if ahead == 0 {
		return 0, false
	}
	if block := from + ahead - 1; block != f.block {
		f.block, f.list = block, f.keys.block(block, &f.room)
	}
	i, found := slices.BinarySearch(f.list, key)
	return uint32(f.block*keyBlock + i), found
}
