package gazetteer

// block says that a name has a key with this hash. Two keys of one hash do no harm.
type block struct {
	hash  uint32
	name  int32
	where Governorates // of its bearers
}

// blockBits is how many leading bits of a hash find its run.
const blockBits = 16

// blocks holds blocks by hash, and those of one hash in the order in which they came.
type blocks struct {
	list   []block
	starts [1<<blockBits + 1]int32 // of the runs of blocks with the same leading bits
}

// newBlocks brings blocks into the order of their hashes, by counting on the leading bits.
func newBlocks(list []block) *blocks {
	out := &blocks{list: make([]block, len(list))}
	for _, b := range list {
		out.starts[b.hash>>(32-blockBits)+1]++
	}
	for i := range out.starts[1:] {
		out.starts[i+1] += out.starts[i]
	}
	next := out.starts
	for _, b := range list {
		run := b.hash >> (32 - blockBits)
		out.list[next[run]] = b
		next[run]++
	}
	return out
}

// run returns the blocks among which those of a hash are.
func (b *blocks) run(hash uint32) []block {
	at := hash >> (32 - blockBits)
	return b.list[b.starts[at]:b.starts[at+1]]
}
