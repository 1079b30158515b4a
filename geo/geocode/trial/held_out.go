package trial

import (
	"sync"

	"tawthiq/geo/geocode"
)

// HeldOut answers about every row with weights that were fitted without it: what can be expected
// of descriptions that nobody has seen. It holds back the weights only, not the rules that a person
// made with the rows at hand.
type HeldOut struct {
	folds []*geocode.Geocoder // by Fold: fitted to the rows of all the others
}

// FitHeldOut parts the rows into k folds and fits weights to each k-1 of them, at once on as many
// cores as there are. It is deterministic. Boundary: k must be at least 2. Cost: k times that
// of Fit.
func FitHeldOut(g *geocode.Geocoder, rows []Row, k int) HeldOut {
	h := HeldOut{folds: make([]*geocode.Geocoder, k)}
	var fits sync.WaitGroup
	for fold := range k {
		fits.Go(func() { h.folds[fold] = g.WithModel(Fit(g, without(rows, fold, k))) })
	}
	fits.Wait()
	return h
}

// without returns the rows that are not of a fold.
func without(rows []Row, fold, k int) []Row {
	var out []Row
	for _, row := range rows {
		if Fold(row, k) != fold {
			out = append(out, row)
		}
	}
	return out
}

// Ask asks about every row that has a text in the variant's scripts, in their order, as the
// function Ask does.
func (h HeldOut) Ask(rows []Row, v Variant) []Answer {
	answers := make([]Answer, 0, len(rows))
	for _, row := range rows {
		answers = append(answers, Ask(h.folds[Fold(row, len(h.folds))], []Row{row}, v)...)
	}
	return answers
}
