package mapindex

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"sync"

	"tawthiq/geo"
)

// heap is rows in any order, a list per column.
type heap struct {
	keys   []int32
	ids    []uint64
	names  [][16]byte
	drawn  []bool
	worlds []geo.World // of a row that is not drawn: the zero World
	days   []int32
	attrs  []column
}

// table is rows in the order of the map, with the same rows in the order of their days.
type table struct {
	drawn  int // rows 0..drawn-1 may be drawn, in the order of their Morton codes
	keys   []int32
	ids    []uint64
	names  [][16]byte
	worlds []geo.World // of the drawn rows only
	days   []int32
	attrs  []column
	rowOf  []int32         // by key: its row plus 1; 0 where there is none
	fewOf  map[int32]int32 // the same, in place of rowOf
	dated  dated
}

// dated is the rows in the order of their days, those without one first.
type dated struct {
	rows  []int32 // their numbers in the table
	days  []int32
	drawn bits // which of them may be drawn
	attrs []column
}

// table returns the rows of the heap that keep says, nil meaning all.
// Errors: ErrRow where two rows have the same key.
func (h *heap) table(keep func(row int) bool) (*table, error) {
	order, drawn := h.order(keep)
	t := &table{drawn: drawn, attrs: make([]column, len(h.attrs)), dated: dated{attrs: make([]column, len(h.attrs))}}
	t.keys, t.ids, t.names, t.days = reorder(h.keys, order), reorder(h.ids, order), reorder(h.names, order), reorder(h.days, order)
	t.worlds = reorder(h.worlds, order[:drawn])
	t.dated.rows = sortBy(unsigned(t.days), ascending(len(order)))
	t.dated.days, t.dated.drawn = reorder(t.days, t.dated.rows), newBits(len(order))
	for at, row := range t.dated.rows {
		if int(row) < drawn {
			t.dated.drawn.set(at)
		}
	}
	var wait sync.WaitGroup
	for first := range 2 { // every second column each: two are reordered at once
		wait.Go(func() {
			for a := first; a < len(h.attrs); a += 2 {
				t.attrs[a] = h.attrs[a].reordered(order)
				t.dated.attrs[a] = t.attrs[a].reordered(t.dated.rows)
			}
		})
	}
	wait.Wait()
	return t, t.indexKeys()
}

// order returns the rows to keep as a table has them, and how many of them are drawn: these first,
// by Morton code, then the others; equal ones by key.
func (h *heap) order(keep func(row int) bool) (order []int32, drawn int) {
	rows := ascending(len(h.keys))
	if keep != nil {
		rows = slices.DeleteFunc(rows, func(row int32) bool { return !keep(int(row)) })
	}
	byKey := func(a, b int32) int { return int(h.keys[a]) - int(h.keys[b]) }
	if !slices.IsSortedFunc(rows, byKey) {
		slices.SortFunc(rows, byKey)
	}
	var seen, unseen []int32
	for _, row := range rows {
		if h.drawn[row] {
			seen = append(seen, row)
		} else {
			unseen = append(unseen, row)
		}
	}
	mortons := make([]uint64, len(h.worlds))
	for i, w := range h.worlds {
		mortons[i] = w.Morton()
	}
	return append(sortBy(mortons, seen), unseen...), len(seen)
}

func ascending(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(i)
	}
	return out
}

func unsigned(days []int32) []uint64 {
	out := make([]uint64, len(days))
	for i, day := range days {
		out[i] = uint64(day)
	}
	return out
}

// indexKeys makes rowOf, or fewOf where the keys are few for their size, as those of a small change
// are. Errors: ErrRow where two rows have the same key.
func (t *table) indexKeys() error {
	if len(t.keys) == 0 {
		return nil
	}
	if greatest := int(slices.Max(t.keys)); greatest > keysPerRow*len(t.keys) {
		t.fewOf = make(map[int32]int32, len(t.keys))
	} else {
		t.rowOf = make([]int32, greatest+1)
	}
	for row, key := range t.keys {
		if _, known := t.position(int64(key)); known {
			return fmt.Errorf("%w: two rows have the key %d", ErrRow, key)
		}
		if t.fewOf != nil {
			t.fewOf[key] = int32(row) + 1
		} else {
			t.rowOf[key] = int32(row) + 1
		}
	}
	return nil
}

// keysPerRow is how many keys for each row a list of them takes as much memory for as a map.
const keysPerRow = 8

// position returns the row that has a key.
func (t *table) position(key int64) (row int, ok bool) {
	switch {
	case key < 1 || key > math.MaxInt32:
		return 0, false
	case t.fewOf != nil:
		row = int(t.fewOf[int32(key)])
	case key < int64(len(t.rowOf)):
		row = int(t.rowOf[key])
	}
	return row - 1, row > 0
}

// span returns the drawn rows from lo up to but not including hi that lie in a tile.
func (t *table) span(at geo.Tile) (lo, hi int) {
	first, last := at.Morton()
	lo = sort.Search(t.drawn, func(i int) bool { return t.worlds[i].Morton() >= first })
	hi = lo + sort.Search(t.drawn-lo, func(i int) bool { return t.worlds[lo+i].Morton() > last })
	return lo, hi
}

// span returns the places from lo up to but not including hi of the days from from to to.
func (d *dated) span(from, to int32) (lo, hi int) {
	lo = sort.Search(len(d.days), func(i int) bool { return d.days[i] >= from })
	hi = lo + sort.Search(len(d.days)-lo, func(i int) bool { return d.days[lo+i] > to })
	return lo, hi
}

// joined returns the rows of two tables, the second's behind the first's.
func joined(s, t *table) *heap {
	h := &heap{
		keys: slices.Concat(s.keys, t.keys), ids: slices.Concat(s.ids, t.ids), names: slices.Concat(s.names, t.names), days: slices.Concat(s.days, t.days),
		worlds: make([]geo.World, len(s.keys)+len(t.keys)), drawn: make([]bool, len(s.keys)+len(t.keys)),
	}
	for at, part := range map[int]*table{0: s, len(s.keys): t} {
		copy(h.worlds[at:], part.worlds)
		for row := range part.drawn {
			h.drawn[at+row] = true
		}
	}
	for a := range s.attrs {
		h.attrs = append(h.attrs, s.attrs[a].joined(len(s.keys), &t.attrs[a], len(t.keys)))
	}
	return h
}
