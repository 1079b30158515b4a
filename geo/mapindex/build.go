package mapindex

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"tawthiq/geo"
)

// Builder collects rows, column by column, and makes an Index of them. It keeps nothing of a Row
// after Add, so a caller can use the same slices for every row.
type Builder struct {
	schema   Schema
	keys     []int64
	drawn    []bool
	worlds   []geo.World
	days     []int32
	areas    [3][]uint16
	sets     [][]uint64
	codes    [][]uint16
	measures []measureBuilder
}

// NewBuilder returns an empty builder with room for a number of rows, which is only a hint.
func NewBuilder(s Schema, rows int) *Builder {
	rows = max(rows, 0)
	b := &Builder{
		schema: s,
		keys:   make([]int64, 0, rows),
		drawn:  make([]bool, 0, rows),
		worlds: make([]geo.World, 0, rows),
		days:   make([]int32, 0, rows),
		sets:   make([][]uint64, len(s.Sets)),
		codes:  make([][]uint16, len(s.Codes)),
	}
	for l := range b.areas {
		b.areas[l] = make([]uint16, 0, rows)
	}
	for k := range b.sets {
		b.sets[k] = make([]uint64, 0, rows)
	}
	for k := range b.codes {
		b.codes[k] = make([]uint16, 0, rows)
	}
	for range s.Measures {
		b.measures = append(b.measures, newMeasureBuilder(rows))
	}
	return b
}

// Add appends a row. Errors: ErrRow where it does not fit the schema or a value is out of range;
// the builder is then as it was before. Repeated keys are found by Index.
func (b *Builder) Add(r Row) error {
	if err := r.check(b.schema); err != nil {
		return err
	}
	if len(b.keys) == math.MaxInt32 {
		return fmt.Errorf("%w: there are already %d", ErrRow, math.MaxInt32)
	}
	var w geo.World
	if r.Drawn {
		w = geo.ToWorld(r.Point)
	}
	b.keys = append(b.keys, r.Key)
	b.drawn = append(b.drawn, r.Drawn)
	b.worlds = append(b.worlds, w)
	b.days = append(b.days, r.Day)
	b.addColumns(r)
	return nil
}

func (b *Builder) addColumns(r Row) {
	for l := range b.areas {
		b.areas[l] = append(b.areas[l], r.Area[l])
	}
	for k := range b.sets {
		b.sets[k] = append(b.sets[k], r.Sets[k])
	}
	for k := range b.codes {
		b.codes[k] = append(b.codes[k], r.Codes[k])
	}
	for k := range b.measures {
		b.measures[k].add(r.Measures[k])
	}
}

// Index returns the index of the rows added so far. The order of adding does not matter.
// Errors: ErrRow where two rows have the same key. Cost: under a second for a million rows.
func (b *Builder) Index() (*Index, error) {
	order := b.order()
	ix := &Index{
		schema: b.schema,
		keys:   reorder(b.keys, order),
		worlds: reorder(b.worlds, order),
		days:   reorder(b.days, order),
	}
	for _, drawn := range b.drawn {
		if drawn {
			ix.drawn++
		}
	}
	ix.worlds = slices.Clip(ix.worlds[:ix.drawn])
	for l := range b.areas {
		ix.areas[l] = reorder(b.areas[l], order)
	}
	for k := range b.sets {
		ix.sets = append(ix.sets, reorder(b.sets[k], order))
	}
	for k := range b.codes {
		ix.codes = append(ix.codes, reorder(b.codes[k], order))
	}
	for k := range b.measures {
		ix.measures = append(ix.measures, b.measures[k].sorted(order))
	}
	if err := ix.indexKeys(); err != nil {
		return nil, err
	}
	return ix, nil
}

// order returns the rows as the index holds them: the drawn ones by Morton code, then the others,
// equal ones by key.
func (b *Builder) order() []int32 {
	type place struct {
		morton uint64
		key    int64
		row    int32
		behind bool
	}
	places := make([]place, len(b.keys))
	for i := range places {
		places[i] = place{b.worlds[i].Morton(), b.keys[i], int32(i), !b.drawn[i]}
	}
	slices.SortFunc(places, func(p, q place) int {
		if p.behind != q.behind {
			if q.behind {
				return -1
			}
			return 1
		}
		if c := cmp.Compare(p.morton, q.morton); c != 0 {
			return c
		}
		return cmp.Compare(p.key, q.key)
	})
	order := make([]int32, len(places))
	for i, p := range places {
		order[i] = p.row
	}
	return order
}

func reorder[T any](column []T, order []int32) []T {
	out := make([]T, len(column))
	for i, before := range order {
		out[i] = column[before]
	}
	return out
}
