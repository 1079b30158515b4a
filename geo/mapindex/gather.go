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
func (ix *Index) Days(rows []int32, out []int32) {
	if len(ix.over.keys) == 0 {
		pick(ix.base.days, rows, out)
		return
	}
	for i, row := range rows {
		out[i] = ix.Day(int(row))
	}
}

// IDs sets out[i] to the number by which others know rows[i]. out must be as long as rows.
func (ix *Index) IDs(rows []int32, out []uint64) {
	if len(ix.over.keys) == 0 {
		pick(ix.base.ids, rows, out)
		return
	}
	for i, row := range rows {
		out[i] = ix.ID(int(row))
	}
}

// Worlds sets out[i] to where rows[i], all of them drawn, is on the map. out must be as long as rows.
func (ix *Index) Worlds(rows []int32, out []geo.World) {
	if len(ix.over.keys) == 0 {
		pick(ix.base.worlds, rows, out)
		return
	}
	for i, row := range rows {
		out[i] = ix.World(int(row))
	}
}

// pick sets out[i] to the value of rows[i].
func pick[T any](column []T, rows []int32, out []T) {
	out = out[:len(rows)]
	for i, row := range rows {
		out[i] = column[row]
	}
}
