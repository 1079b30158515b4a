package words

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

const (
	// longestUnited is the number of letters of the longest prefix whose records are kept.
	longestUnited = 12
	// leastUnited is how many records a segment has for which that is done at least: to put a prefix
	// of fewer together is quick, and an import writes many such segments.
	leastUnited = 1 << 13
	// costOfWord is what it costs to go on to the postings of a word, where to read one ordinal
	// costs 1, and so do 64 bits of a bitmap.
	costOfWord = 8
)

// unite writes the records of those prefixes of words that cost more to put together from the
// postings of their words than to read half of all records: some short ones. So what a query costs
// does not grow with the number of words that begin as it ends.
func unite(words dictionary, w *dictionaryWriter) {
	if words.records < leastUnited {
		return
	}
	var postings []posting
	var ordinals []uint32
	for _, prefix := range costly(words, words.records/2) {
		postings = words.appendPrefixed(postings[:0], prefix)
		ordinals = newTerm(postings).bitmap(words.records).appendTo(ordinals[:0])
		w.add(prefix, ordinals)
	}
}

// costly returns the prefixes, of whole letters and in their order, that cost more than a limit.
func costly(words dictionary, limit int) [][]byte {
	c := costs{limit: limit}
	for s := words.from(0); s.next(); {
		c.add(s.word, s.posting.cost())
	}
	c.close(0)
	slices.SortFunc(c.costly, bytes.Compare)
	return c.costly
}

// cost returns what it costs to add the postings to a set.
func (p posting) cost() int {
	if p.isBitmap() {
		return costOfWord + len(p.data)/8
	}
	return costOfWord + p.count
}

// costs adds up what prefixes cost while words come in their order.
type costs struct {
	limit  int
	word   []byte
	open   []prefixCost // the prefixes of the word, the longest last
	costly [][]byte
}

// prefixCost is what the prefix of so many bytes cost until now, without the open ones that are
// longer.
type prefixCost struct{ size, cost int }

func (c *costs) add(word []byte, cost int) {
	c.close(sharedBytes(c.word, word))
	c.word = append(c.word[:0], word...)
	size := 0
	if last := len(c.open) - 1; last >= 0 {
		size = c.open[last].size
	}
	for size < len(word) && len(c.open) < longestUnited {
		_, letter := utf8.DecodeRune(word[size:])
		size += letter
		c.open = append(c.open, prefixCost{size: size})
	}
	if last := len(c.open) - 1; last >= 0 {
		c.open[last].cost += cost
	}
}

// close ends the prefixes that are longer than a size.
func (c *costs) close(size int) {
	for last := len(c.open) - 1; last >= 0 && c.open[last].size > size; last-- {
		p := c.open[last]
		if p.cost > c.limit {
			c.costly = append(c.costly, bytes.Clone(c.word[:p.size]))
		}
		if last > 0 {
			c.open[last-1].cost += p.cost
		}
		c.open = c.open[:last]
	}
}
