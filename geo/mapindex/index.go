package mapindex

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"sort"

	"tawthiq/geo"
)

// Index is an immutable table of rows in memory, see the package comment. Row positions given to
// its accessors must be from 0 to Len-1, as its own methods return them.
type Index struct {
	schema   Schema
	drawn    int // rows 0..drawn-1 may be drawn, sorted by Morton code
	keys     []int64
	byKey    []int32     // rows, sorted by key
	worlds   []geo.World // of the drawn rows only
	days     []int32
	areas    [3][]uint16
	sets     [][]uint64
	codes    [][]uint16
	measures []measureColumn
}

// indexKeys makes byKey. Errors: ErrRow where two rows have the same key.
func (ix *Index) indexKeys() error {
	ix.byKey = make([]int32, len(ix.keys))
	for i := range ix.byKey {
		ix.byKey[i] = int32(i)
	}
	slices.SortFunc(ix.byKey, func(a, b int32) int { return cmp.Compare(ix.keys[a], ix.keys[b]) })
	for i := 1; i < len(ix.byKey); i++ {
		if key := ix.keys[ix.byKey[i]]; key == ix.keys[ix.byKey[i-1]] {
			return fmt.Errorf("%w: two rows have the key %d", ErrRow, key)
		}
	}
	return nil
}

// Schema returns the names of the columns.
func (ix *Index) Schema() Schema { return ix.schema }

// Len returns the number of rows.
func (ix *Index) Len() int { return len(ix.keys) }

// Position returns the row that has a key.
func (ix *Index) Position(key int64) (row int, ok bool) {
	at, ok := slices.BinarySearchFunc(ix.byKey, key, func(row int32, key int64) int { return cmp.Compare(ix.keys[row], key) })
	if !ok {
		return 0, false
	}
	return int(ix.byKey[at]), true
}

// Key returns the key of a row.
func (ix *Index) Key(row int) int64 { return ix.keys[row] }

// Drawn reports whether a row may be drawn as a point. The drawn rows are the first ones.
func (ix *Index) Drawn(row int) bool { return row < ix.drawn }

// World returns the position of a row on the map, and the zero World for a row that may not be
// drawn.
func (ix *Index) World(row int) geo.World {
	if row >= ix.drawn {
		return geo.World{}
	}
	return ix.worlds[row]
}

// Day returns the day number of a row, 0 where it is undated.
func (ix *Index) Day(row int) int32 { return ix.days[row] }

// Area returns the area of a row at a level from governorate to subdistrict, as its position
// among all areas of the level plus 1, and 0 where the row is not known well enough for the
// level, or the level is another.
func (ix *Index) Area(row int, level geo.Level) uint16 {
	if level < geo.Governorate || level > geo.Subdistrict {
		return 0
	}
	return ix.areas[level-geo.Governorate][row]
}

// Set returns the terms of a row in the k-th set, a bit per term.
func (ix *Index) Set(row, k int) uint64 { return ix.sets[k][row] }

// Code returns the value of a row in the k-th code column.
func (ix *Index) Code(row, k int) uint16 { return ix.codes[k][row] }

// Measure returns the k-th measure of a row.
func (ix *Index) Measure(row, k int) Count { return ix.measures[k].at(row) }

// span returns the drawn rows from lo up to but not including hi that lie in a tile.
// Boundary: a tile owns its northern and western edge, so every drawn row lies in exactly one tile
// of a zoom.
func (ix *Index) span(t geo.Tile) (lo, hi int) {
	first, last := t.Morton()
	lo = sort.Search(ix.drawn, func(i int) bool { return ix.worlds[i].Morton() >= first })
	hi = lo + sort.Search(ix.drawn-lo, func(i int) bool { return ix.worlds[lo+i].Morton() > last })
	return lo, hi
}

// Each returns the rows that match a query, in their order. It is short for Select(q).Each().
func (ix *Index) Each(q Query) iter.Seq[int] { return ix.Select(q).Each() }

// InTile returns the drawn rows in a tile that match a query. It is short for
// Select(q).InTile(t); keep the Selection where the same query is asked of several tiles.
func (ix *Index) InTile(t geo.Tile, q Query) iter.Seq[int] { return ix.Select(q).InTile(t) }
