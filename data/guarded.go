package data

import (
	"cmp"
	"crypto/sha256"
	"iter"
	"maps"
	"slices"

	"tawthiq/geo"
)

// cellSize is how many restricted records that look alike are released together.
const cellSize = 3

// Guarded is restricted records, and what readers without clearance may see of them (see Release for
// the rule). It is immutable; the zero value has none.
type Guarded struct {
	records  map[Key]*coarse
	shown    map[Key]coarseness // of those that are released
	heldBack int
}

// coarseness is how a restricted record is released.
type coarseness uint8

const (
	byMonth coarseness = iota // in its subdistrict and month
	byYear                    // in its governorate and year
	coarsenesses
)

// coarse is a record as it is released at best, and the cells it is in.
type coarse struct {
	record Record // by month
	cells  [coarsenesses]cell
}

// cell stands for all that a reader can tell incidents apart by, but for their identifier: those with
// the same one look alike.
type cell [sha256.Size]byte

// With returns the records with others, which take the place of those with the same keys, and without
// those that are gone. Records that are withdrawn, or not restricted, are not taken in. Cost: that of
// coarsening the records given, and less than a microsecond for each of all.
func (g *Guarded) With(records []Record, gone []Key) *Guarded {
	out := &Guarded{records: map[Key]*coarse{}, shown: map[Key]coarseness{}}
	if g.records != nil {
		out.records = maps.Clone(g.records)
	}
	for _, key := range gone {
		delete(out.records, key)
	}
	for _, r := range records {
		if !r.Withdrawn && r.Incident.Sensitivity == Restricted {
			out.records[r.Key] = coarsen(r)
		}
	}
	small := out.release(slices.Sorted(maps.Keys(out.records)), byMonth)
	out.heldBack = len(out.release(small, byYear))
	return out
}

func coarsen(r Record) *coarse {
	r.Incident = r.Incident.coarsened(geo.Subdistrict, Date.Month, "month")
	c := &coarse{record: r}
	for by := range c.cells {
		c.cells[by] = c.shownBy(coarseness(by)).cell()
	}
	return c
}

// shownBy returns the incident as a reader sees it.
func (c *coarse) shownBy(by coarseness) Incident {
	if by == byYear {
		return c.record.Incident.coarsened(geo.Governorate, Date.Year, "year")
	}
	return c.record.Incident
}

// release releases whole threes of records that look alike, those with the lowest keys first, and returns
// the keys of the others. keys are sorted.
func (g *Guarded) release(keys []Key, by coarseness) (others []Key) {
	left := make(map[cell]int, len(keys))
	for _, key := range keys {
		left[g.records[key].cells[by]]++
	}
	for c, size := range left {
		left[c] = size - size%cellSize
	}
	for _, key := range keys {
		if c := g.records[key].cells[by]; left[c] > 0 {
			left[c]--
			g.shown[key] = by
		} else {
			others = append(others, key)
		}
	}
	return others
}

// Has reports whether a record is among them, whether it is released or held back.
func (g *Guarded) Has(key Key) bool { return g.records[key] != nil }

// Shows reports whether a record is among them and released.
func (g *Guarded) Shows(key Key) bool {
	_, ok := g.shown[key]
	return ok
}

// Shown yields the keys of the records that are released, in no order.
func (g *Guarded) Shown() iter.Seq[Key] { return maps.Keys(g.shown) }

// HeldBack returns the number of records that are not released.
func (g *Guarded) HeldBack() int { return g.heldBack }

// Record returns a record as it is released; ok is false for one that is not.
func (g *Guarded) Record(key Key) (r Record, ok bool) {
	by, ok := g.shown[key]
	if !ok {
		return Record{}, false
	}
	c := g.records[key]
	r = c.record
	r.Incident = c.shownBy(by)
	return r, true
}

// Records yields the records that are released: those known better before the others, each by key.
func (g *Guarded) Records() iter.Seq[Record] {
	keys := slices.SortedFunc(maps.Keys(g.shown), func(a, b Key) int {
		return cmp.Or(cmp.Compare(g.shown[a], g.shown[b]), cmp.Compare(a, b))
	})
	return func(yield func(Record) bool) {
		for _, key := range keys {
			if r, _ := g.Record(key); !yield(r) {
				return
			}
		}
	}
}

// Differing yields the keys of the records that are released otherwise than before: in another form, only now,
// or no more.
func (g *Guarded) Differing(before *Guarded) iter.Seq[Key] {
	return func(yield func(Key) bool) {
		for key, by := range g.shown {
			if was, ok := before.shown[key]; ok && was == by && before.records[key].cells[by] == g.records[key].cells[by] {
				continue
			}
			if !yield(key) {
				return
			}
		}
		for key := range before.shown {
			if !g.Shows(key) && !yield(key) {
				return
			}
		}
	}
}
