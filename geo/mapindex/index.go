package mapindex

import (
	"fmt"
	"math"

	"tawthiq/geo"
)

// Index is an immutable table of rows in memory, see the package comment. Row numbers given to its
// accessors must be from 0 to Len-1 and not be hidden, as its own methods return them.
type Index struct {
	base *table
	gone bits   // rows of base that a change replaced or removed; nil: none
	lost int    // how many these are
	over *table // what a change put in their place, and new rows; numbered behind those of base
}

func newIndex(base *table) *Index {
	return &Index{base: base, over: &table{attrs: make([]column, len(base.attrs)), dated: dated{attrs: make([]column, len(base.attrs))}}}
}

// Attributes returns how many codes a row has.
func (ix *Index) Attributes() int { return len(ix.base.attrs) }

// Len returns the number of rows.
func (ix *Index) Len() int { return len(ix.base.keys) - ix.lost + len(ix.over.keys) }

// Overlaid returns how many rows are laid over the others, and how many they hide.
func (ix *Index) Overlaid() (rows, hidden int) { return len(ix.over.keys), ix.lost }

// Bytes returns how much memory the columns take.
func (ix *Index) Bytes() int { return ix.base.bytes() + ix.over.bytes() + 8*len(ix.gone) }

func (t *table) bytes() int {
	n := 4*len(t.keys) + 8*len(t.ids) + 16*len(t.names) + 8*len(t.worlds) + 4*len(t.days) + 4*len(t.rowOf) + 4*keysPerRow*len(t.fewOf) + 4*len(t.dated.rows) + 4*len(t.dated.days) + 8*len(t.dated.drawn)
	for a := range t.attrs { // which both orders have
		n += 2 * int(t.attrs[a].width) * len(t.keys)
	}
	return n
}

// Position returns the row that has a key.
func (ix *Index) Position(key int64) (row int, ok bool) {
	if row, ok := ix.over.position(key); ok {
		return len(ix.base.keys) + row, true
	}
	row, ok = ix.base.position(key)
	return row, ok && !ix.gone.has(row)
}

// local returns the table that a row is in, and its number there.
func (ix *Index) local(row int) (*table, int) {
	if n := len(ix.base.keys); row >= n {
		return ix.over, row - n
	}
	return ix.base, row
}

// part returns which part of a selection a row is in, and its number there.
func (ix *Index) part(row int) (part, at int) {
	if n := len(ix.base.keys); row >= n {
		return 1, row - n
	}
	return 0, row
}

// Key returns the key of a row.
func (ix *Index) Key(row int) int64 {
	t, at := ix.local(row)
	return int64(t.keys[at])
}

// ID returns the number by which others know a row.
func (ix *Index) ID(row int) uint64 {
	t, at := ix.local(row)
	return t.ids[at]
}

// Name returns the longer identifier by which others know a row.
func (ix *Index) Name(row int) [16]byte {
	t, at := ix.local(row)
	return t.names[at]
}

// Drawn reports whether a row may be drawn as a point.
func (ix *Index) Drawn(row int) bool {
	t, at := ix.local(row)
	return at < t.drawn
}

// World returns the position of a row on the map, and the zero World for a row that may not be
// drawn.
func (ix *Index) World(row int) geo.World {
	t, at := ix.local(row)
	if at >= t.drawn {
		return geo.World{}
	}
	return t.worlds[at]
}

// Day returns the day number of a row, 0 where it is undated.
func (ix *Index) Day(row int) int32 {
	t, at := ix.local(row)
	return t.days[at]
}

// Code returns the code of a row in an attribute.
func (ix *Index) Code(row, attribute int) uint32 {
	t, at := ix.local(row)
	return t.attrs[attribute].at(at)
}

// size returns one more than the largest code of an attribute.
func (ix *Index) size(attribute int) int {
	return max(ix.base.attrs[attribute].size, ix.over.attrs[attribute].size, 1)
}

// Find returns the rows that others know by a number. Cost: looks at every row, half a millisecond
// for a million.
func (ix *Index) Find(id uint64) (rows []int) {
	for row, have := range ix.base.ids {
		if have == id && !ix.gone.has(row) {
			rows = append(rows, row)
		}
	}
	for row, have := range ix.over.ids {
		if have == id {
			rows = append(rows, len(ix.base.keys)+row)
		}
	}
	return rows
}

// Period returns the first and the last day of the dated rows, 0 and 0 where there is none.
func (ix *Index) Period() (first, last int32) {
	for i, t := range []*table{ix.base, ix.over} {
		hidden := func(at int) bool { return i == 0 && ix.gone.has(int(t.dated.rows[at])) }
		lo, hi := t.dated.span(1, math.MaxInt32)
		for lo < hi && hidden(lo) {
			lo++
		}
		for lo < hi && hidden(hi-1) {
			hi--
		}
		if lo == hi {
			continue
		}
		if first == 0 || t.dated.days[lo] < first {
			first = t.dated.days[lo]
		}
		last = max(last, t.dated.days[hi-1])
	}
	return first, last
}

// With returns the index with rows added, or put in the place of those with the same key, and
// others removed; a key to remove that no row has is passed over. The receiver stays as it is, and
// shares its large columns with the new one. Errors: those of Builder.
// Cost: that of building an index of all rows that are laid over, and a bit per row.
func (ix *Index) With(rows []Row, removed []int64) (*Index, error) {
	b := NewBuilder(ix.Attributes(), len(rows)+len(ix.over.keys))
	out := &Index{base: ix.base, gone: ix.gone.clone(len(ix.base.keys)), lost: ix.lost}
	replaced := make(map[int64]bool, len(rows)+len(removed))
	for _, key := range removed {
		replaced[key] = true
	}
	for i := range rows {
		if err := b.Add(&rows[i]); err != nil {
			return nil, err
		}
		replaced[rows[i].Key] = true
	}
	for key := range replaced {
		if row, ok := ix.base.position(key); ok && !out.gone.has(row) {
			out.gone.set(row)
			out.lost++
		}
	}
	for row, key := range ix.over.keys {
		if !replaced[int64(key)] {
			if err := b.Add(ix.over.row(row)); err != nil {
				return nil, fmt.Errorf("laying a row over again: %w", err)
			}
		}
	}
	var err error
	out.over, err = b.heap.table(nil)
	return out, err
}

// row returns a row as it was added.
func (t *table) row(at int) *Row {
	r := &Row{Key: int64(t.keys[at]), ID: t.ids[at], Name: t.names[at], Day: t.days[at], Codes: make([]uint32, len(t.attrs))}
	if at < t.drawn {
		r.Drawn, r.At = true, t.worlds[at]
	}
	for a := range t.attrs {
		r.Codes[a] = t.attrs[a].at(at)
	}
	return r
}

// Folded returns an index of the same rows as one table. Cost: less than building it.
func (ix *Index) Folded() (*Index, error) {
	if len(ix.over.keys) == 0 && ix.lost == 0 {
		return ix, nil
	}
	t, err := joined(ix.base, ix.over).table(func(row int) bool { return row >= len(ix.base.keys) || !ix.gone.has(row) })
	if err != nil {
		return nil, err
	}
	return newIndex(t), nil
}
