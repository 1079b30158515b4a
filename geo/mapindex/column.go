package mapindex

// column is a code per row, in as few bytes as its largest code needs: none where all are 0. At
// most one of its lists is used, and has every row.
type column struct {
	size  int // one more than the largest code
	one   []uint8
	two   []uint16
	four  []uint32
	width uint8 // bytes per row: 0, 1, 2 or 4
}

func widthOf(code uint32) uint8 {
	switch {
	case code == 0:
		return 0
	case code < 1<<8:
		return 1
	case code < 1<<16:
		return 2
	}
	return 4
}

// add appends the code of a row, making the column wider where it must be. room is how many rows
// to expect.
func (c *column) add(row int, code uint32, room int) {
	if w := widthOf(code); w > c.width {
		c.widen(w, row, room)
	}
	c.size = max(c.size, int(code)+1)
	switch c.width {
	case 1:
		c.one = append(c.one, uint8(code))
	case 2:
		c.two = append(c.two, uint16(code))
	case 4:
		c.four = append(c.four, code)
	}
}

// widen makes room for larger codes in a column of a number of rows.
func (c *column) widen(width uint8, rows, room int) {
	room = max(room, rows+1)
	out := column{size: c.size, width: width}
	switch width {
	case 1:
		out.one = make([]uint8, rows, room)
	case 2:
		out.two = make([]uint16, rows, room)
	case 4:
		out.four = make([]uint32, rows, room)
	}
	for row := range rows {
		if code := c.at(row); width == 2 {
			out.two[row] = uint16(code)
		} else if width == 4 {
			out.four[row] = code
		}
	}
	*c = out
}

// at returns the code of a row.
func (c *column) at(row int) uint32 {
	switch c.width {
	case 1:
		return uint32(c.one[row])
	case 2:
		return uint32(c.two[row])
	case 4:
		return c.four[row]
	}
	return 0
}

// gather sets out[i] to the code of rows[i].
func (c *column) gather(rows []int32, out []uint32) {
	switch c.width {
	case 0:
		clear(out[:len(rows)])
	case 1:
		gather(c.one, rows, out)
	case 2:
		gather(c.two, rows, out)
	case 4:
		gather(c.four, rows, out)
	}
}

func gather[T uint8 | uint16 | uint32](codes []T, rows []int32, out []uint32) {
	out = out[:len(rows)]
	for i, row := range rows {
		out[i] = uint32(codes[row])
	}
}

// copyRun sets out[i] to the code of row lo+i.
func (c *column) copyRun(lo int, out []uint32) {
	switch c.width {
	case 0:
		clear(out)
	case 1:
		copyRun(c.one[lo:], out)
	case 2:
		copyRun(c.two[lo:], out)
	case 4:
		copy(out, c.four[lo:])
	}
}

func copyRun[T uint8 | uint16](codes []T, out []uint32) {
	codes = codes[:len(out)]
	for i, code := range codes {
		out[i] = uint32(code)
	}
}

// matching returns a test of whether a row's code is one of a set, nil where every row passes.
func (c *column) matching(set Codes) test {
	passes := make([]uint8, max(c.size, 1))
	all := true
	for code := range passes {
		if set.Has(uint32(code)) {
			passes[code] = 1
		} else {
			all = false
		}
	}
	switch {
	case all:
		return nil
	case c.width == 0:
		return noRow
	case c.width == 1:
		passes = append(passes, make([]uint8, 256-len(passes))...)
		return byteTest(c.one, (*[256]uint8)(passes))
	case c.width == 2:
		return codeTest(c.two, passes)
	}
	return codeTest(c.four, passes)
}

func byteTest(codes []uint8, passes *[256]uint8) test {
	return func(lo, hi int) (word uint64) {
		for j, code := range codes[lo:hi] {
			word |= uint64(passes[code]) << (j & 63)
		}
		return word
	}
}

func codeTest[T uint16 | uint32](codes []T, passes []uint8) test {
	return func(lo, hi int) (word uint64) {
		for j, code := range codes[lo:hi] {
			word |= uint64(passes[code]) << (j & 63)
		}
		return word
	}
}

// reordered returns the column with its rows in a new order; order[i] is where row i was before.
func (c *column) reordered(order []int32) column {
	out := column{size: c.size, width: c.width}
	switch c.width {
	case 1:
		out.one = reorder(c.one, order)
	case 2:
		out.two = reorder(c.two, order)
	case 4:
		out.four = reorder(c.four, order)
	}
	return out
}

func reorder[T any](column []T, order []int32) []T {
	out := make([]T, len(order))
	for i, before := range order {
		out[i] = column[before]
	}
	return out
}

// joined returns the column, of n rows, with the m rows of another behind its own.
func (c *column) joined(n int, d *column, m int) column {
	out := column{width: max(c.width, d.width), size: max(c.size, d.size)}
	switch out.width {
	case 1:
		out.one = append(wide[uint8](c, n), wide[uint8](d, m)...)
	case 2:
		out.two = append(wide[uint16](c, n), wide[uint16](d, m)...)
	case 4:
		out.four = append(wide[uint32](c, n), wide[uint32](d, m)...)
	}
	return out
}

// wide returns the codes of a column of n rows in a type that holds them.
func wide[T uint8 | uint16 | uint32](c *column, n int) []T {
	out := make([]T, n)
	for i := range out {
		out[i] = T(c.at(i))
	}
	return out
}
