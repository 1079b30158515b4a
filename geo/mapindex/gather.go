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
	for i, row := range rows {
		out[i] = ix.Day(int(row))
	}
}

// IDs sets out[i] to the number by which others know rows[i]. out must be as long as rows.
func (ix *Index) IDs(rows []int32, out []uint64) {
	for i, row := range rows {
		out[i] = ix.ID(int(row))
	}
}

// Worlds sets out[i] to where rows[i], all of them drawn, is on the map. out must be as long as rows.
func (ix *Index) Worlds(rows []int32, out []geo.World) {
	for i, row := range rows {
		out[i] = ix.World(int(row))
	}
}
