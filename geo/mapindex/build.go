package mapindex

import (
	"fmt"
	"math"

	"tawthiq/geo"
)

// Builder collects rows, column by column, and makes an Index of them. It keeps nothing of a Row
// after Add, so a caller can use the same slice of codes for every row.
type Builder struct {
	heap heap
	room int
}

// NewBuilder returns an empty builder of rows with a number of attributes, with room for a number
// of rows, which is only a hint.
func NewBuilder(attributes, rows int) *Builder {
	rows = max(rows, 0)
	return &Builder{room: rows, heap: heap{
		keys:   make([]int32, 0, rows),
		ids:    make([]uint64, 0, rows),
		names:  make([][16]byte, 0, rows),
		drawn:  make([]bool, 0, rows),
		worlds: make([]geo.World, 0, rows),
		days:   make([]int32, 0, rows),
		attrs:  make([]column, attributes),
	}}
}

// Add appends a row. Errors: ErrRow where a value is out of range; the builder is then as it was
// before. Repeated keys are found by Index.
func (b *Builder) Add(r *Row) error {
	h := &b.heap
	if err := r.check(len(h.attrs)); err != nil {
		return err
	}
	if len(h.keys) == math.MaxInt32 {
		return fmt.Errorf("%w: there are already %d", ErrRow, math.MaxInt32)
	}
	var at geo.World
	if r.Drawn {
		at = r.At
	}
	h.keys = append(h.keys, int32(r.Key))
	h.ids = append(h.ids, r.ID)
	h.names = append(h.names, r.Name)
	h.drawn = append(h.drawn, r.Drawn)
	h.worlds = append(h.worlds, at)
	h.days = append(h.days, r.Day)
	for a, code := range r.Codes {
		if c := &h.attrs[a]; code != 0 || c.width != 0 {
			c.add(len(h.keys)-1, code, b.room)
		}
	}
	return nil
}

// Len returns the number of rows that were added.
func (b *Builder) Len() int { return len(b.heap.keys) }

// Index returns the index of the rows added so far. The order of adding does not matter.
// Errors: ErrRow where two rows have the same key. Cost: about a quarter of a second for a million
// rows of twenty attributes.
func (b *Builder) Index() (*Index, error) {
	t, err := b.heap.table(nil)
	if err != nil {
		return nil, err
	}
	return newIndex(t), nil
}
