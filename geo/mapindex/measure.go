package mapindex

// measureColumn holds a count per row in two bytes: a code into the distinct counts, which are
// few. Counts that come after the codes are used up are kept apart by row.
type measureColumn struct {
	codes    []uint16
	distinct []Count
	rare     map[int]Count // by row, where the code is rareCode
}

const rareCode = 1<<16 - 1

func (c *measureColumn) at(i int) Count {
	if code := c.codes[i]; code != rareCode {
		return c.distinct[code]
	}
	return c.rare[i]
}

// measureBuilder collects a column in the order in which rows are added.
type measureBuilder struct {
	column measureColumn
	code   map[Count]uint16
}

func newMeasureBuilder(rows int) measureBuilder {
	return measureBuilder{
		column: measureColumn{codes: make([]uint16, 0, rows), rare: map[int]Count{}},
		code:   map[Count]uint16{},
	}
}

func (b *measureBuilder) add(c Count) {
	code, known := b.code[c]
	if !known {
		code = b.newCode(c)
	}
	b.column.codes = append(b.column.codes, code)
}

func (b *measureBuilder) newCode(c Count) uint16 {
	code := uint16(len(b.column.distinct))
	if code == rareCode {
		b.column.rare[len(b.column.codes)] = c
		return rareCode
	}
	b.column.distinct = append(b.column.distinct, c)
	b.code[c] = code
	return code
}

// sorted returns the column with its rows in a new order; order[i] is where row i was before.
func (b *measureBuilder) sorted(order []int32) measureColumn {
	out := measureColumn{codes: reorder(b.column.codes, order), distinct: b.column.distinct, rare: map[int]Count{}}
	if len(b.column.rare) == 0 {
		return out
	}
	for i, before := range order {
		if c, rare := b.column.rare[int(before)]; rare {
			out.rare[i] = c
		}
	}
	return out
}
