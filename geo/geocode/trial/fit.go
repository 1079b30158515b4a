package trial

import (
	"math"

	"tawthiq/geo/geocode"
)

// ridge draws the weights of what the rows say little about towards 0.
const ridge = 0.3

// learnt are the ways of asking that weights are fitted to.
func learnt() []Variant {
	all := Variants()
	return all[:5]
}

// Fit returns the model that explains best where the resolvable rows are, asked in several ways. A
// description that many rows share counts as the square root of their number.
func Fit(g *geocode.Geocoder, rows []Row) geocode.Model {
	times := map[string]float64{}
	for _, r := range rows {
		times[key(r)]++
	}
	var examples []geocode.Example
	seen := map[string]bool{}
	for _, r := range rows {
		if !r.Resolvable || seen[key(r)] {
			continue
		}
		seen[key(r)] = true
		for _, v := range learnt() {
			if q, ok := v.Query(r); ok {
				examples = append(examples, geocode.Example{Query: q, Point: r.At, Weight: math.Sqrt(times[key(r)])})
			}
		}
	}
	return g.Fit(examples, ridge)
}

func key(r Row) string { return geocode.Context(r.Text, r.Region) }

// HeldOut returns a geocoder for each of k folds, fitted to the rows of all the others.
func HeldOut(g *geocode.Geocoder, rows []Row, k int) []*geocode.Geocoder {
	out := make([]*geocode.Geocoder, k)
	for fold := range out {
		var others []Row
		for _, r := range rows {
			if Fold(r, k) != fold {
				others = append(others, r)
			}
		}
		out[fold] = g.WithModel(Fit(g, others))
	}
	return out
}

// AskHeldOut asks about every row the geocoder that has not seen its fold, in the rows' order.
func AskHeldOut(geocoders []*geocode.Geocoder, rows []Row, v Variant) []Answer {
	var out []Answer
	for _, r := range rows {
		out = append(out, Ask(geocoders[Fold(r, len(geocoders))], []Row{r}, v)...)
	}
	return out
}
