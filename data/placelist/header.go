package placelist

import (
	"slices"

	"tawthiq/data/ingest/mapping"
)

// Names lists the columns of the answer, in their order.
func Names() []string {
	return []string{"match_pcode", "match_name", "match_level", "governorate", "district", "subdistrict", "lat", "lon",
		"geo_precision", "uncertainty_m", "score", "state", "candidates", "reason"}
}

// Renamed is a column of the input whose name the answer needs.
type Renamed struct{ From, To string }

// prefix is put before the name of a column of the input that the answer has too.
const prefix = "input_"

// header returns the names of the output's columns: those of the input, and after them those of
// the answer. No name of the answer is twice in it.
func header(columns []string) (names []string, renamed []Renamed) {
	taken := map[string]bool{}
	for _, n := range append(Names(), columns...) {
		taken[mapping.FoldName(n)] = true
	}
	for _, n := range columns {
		if fresh := n; slices.Contains(Names(), mapping.FoldName(n)) {
			for taken[mapping.FoldName(fresh)] {
				fresh = prefix + fresh
			}
			taken[mapping.FoldName(fresh)] = true
			renamed = append(renamed, Renamed{n, fresh})
			n = fresh
		}
		names = append(names, n)
	}
	return append(names, Names()...), renamed
}
