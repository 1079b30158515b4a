package mapindex

import "tawthiq/geo"

// Codes sets out[i] to the code of rows[i] in an attribute. out must be as long as rows.
func (ix *Index) Codes(attribute int, rows []int32, out []uint32) {
	if len(ix.over.keys) == 0 {
		ix.base.attrs[attribute].gather(rows, out)
		return
	}
	for i, row := range rows {
		out[i] = ix.Code(int(row), attribute)
	}
}

// Days sets out[i] to the day of rows[i]. out must be as long as rows.
func (ix *Index) Days(rows []int32, out []int32) { pick(ix, ix.base.days, ix.Day, rows, out) }

// IDs sets out[i] to the number by which others know rows[i]. out must be as long as rows.
func (ix *Index) IDs(rows []int32, out []uint64) { pick(ix, ix.base.ids, ix.ID, rows, out) }

// Worlds sets out[i] to where rows[i], all of them drawn, is on the map. out must be as long as rows.
func (ix *Index) Worlds(rows []int32, out []geo.World) {
	pick(ix, ix.base.worlds, ix.World, rows, out)
}

// pick sets out[i] to the value of rows[i]: from the column of base where nothing is laid over it.
func pick[T any](ix *Index, base []T, value func(row int) T, rows []int32, out []T) {
	out = out[:len(rows)]
	if len(ix.over.keys) > 0 {
		for i, row := range rows {
			out[i] = value(int(row))
		}
		return
	}
	for i, row := range rows {
		out[i] = base[row]
	}
}
