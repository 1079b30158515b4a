package trial

import (
	"math"
	"slices"

	"tawthiq/geo/geocode"
)

// ridge draws the weights of what the rows say little about towards 0. Too small to matter where a
// few dozen rows agree.
const ridge = 0.3

// learnt are the names of the ways of asking that weights are fitted to. Arabic without a region is
// left out: it adds nothing that Arabic with one and both scripts without one do not say.
func learnt() []string {
	return []string{"both", "english", "arabic", "both-no-region", "english-no-region"}
}

// Fit returns the weights under which the whereabouts of the resolvable rows are most probable, each
// description asked about in several ways. One that many rows share is asked about once and
// counts as the square root of their number, because its repeats agree with each other. The weights that
// g has play no part. It is deterministic: the same rows in the same order give the same weights.
// Cost: about 10 s and 60 MB for 2,000 different descriptions, on one core.
func Fit(g *geocode.Geocoder, rows []Row) geocode.Model {
	return g.Fit(examples(rows), ridge)
}

// examples returns what weights are fitted to: the first resolvable row of each description, in
// every way of asking that is learnt from.
func examples(rows []Row) []geocode.Example {
	times := map[string]float64{}
	var first []Row
	for _, row := range rows {
		if !row.Resolvable {
			continue
		}
		key := geocode.Context(row.Text, row.Region)
		if times[key] == 0 {
			first = append(first, row)
		}
		times[key]++
	}
	var out []geocode.Example
	for _, row := range first {
		weight := math.Sqrt(times[geocode.Context(row.Text, row.Region)])
		for _, v := range Variants() {
			if q, ok := v.Query(row); ok && slices.Contains(learnt(), v.Name) {
				out = append(out, geocode.Example{Query: q, Point: row.At, Weight: weight})
			}
		}
	}
	return out
}
