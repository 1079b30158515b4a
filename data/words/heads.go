package words

// source stands on one after the other of its things, which are in order.
type source interface {
	// next goes to the next thing, and returns its rank and whether there is one. What comes later
	// has no lower rank.
	next() (rank uint64, ok bool)
}

// heads is a heap of sources by what they stand on, the least first.
type heads[S source] struct {
	list    []head[S]
	compare func(a, b S) int // of what has the same rank
}

// head is a source with the rank of what it stands on, which decides most comparisons.
type head[S source] struct {
	rank   uint64
	source S
}

// push adds a source that stands before its first thing.
func (h *heads[S]) push(source S) {
	rank, ok := source.next()
	if !ok {
		return
	}
	h.list = append(h.list, head[S]{rank, source})
	for i := len(h.list) - 1; i > 0; {
		parent := (i - 1) / 2
		if !h.less(i, parent) {
			return
		}
		h.list[i], h.list[parent] = h.list[parent], h.list[i]
		i = parent
	}
}

func (h *heads[S]) less(i, j int) bool {
	a, b := &h.list[i], &h.list[j]
	if a.rank != b.rank {
		return a.rank < b.rank
	}
	return h.compare(a.source, b.source) < 0
}

// least returns the source that stands on the least thing. There must be one.
func (h *heads[S]) least() S { return h.list[0].source }

// advance moves that source on, or out if it has nothing more.
func (h *heads[S]) advance() {
	last := len(h.list) - 1
	rank, ok := h.list[0].source.next()
	if ok {
		h.list[0].rank = rank
	} else {
		h.list[0] = h.list[last]
		h.list = h.list[:last]
	}
	for i, child := 0, 1; child < len(h.list); child = 2*i + 1 {
		if child+1 < len(h.list) && h.less(child+1, child) {
			child++
		}
		if !h.less(child, i) {
			return
		}
		h.list[i], h.list[child] = h.list[child], h.list[i]
		i = child
	}
}
