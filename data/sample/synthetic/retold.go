package synthetic

import (
	"fmt"
	"math/rand/v2"

	"tawthiq/data"
)

// MaxDatasets is the most datasets that incidents are made up for.
const MaxDatasets = 9

// Overlapping returns the generator of incidents of several datasets that document many of the same
// events, as publishers do: the incidents are dealt out to the datasets in turn, and most of those that
// are not of the first tell of the event that it has just told of. Of one dataset it is g itself.
// Range: datasets 1 to MaxDatasets.
func (g *Generator) Overlapping(datasets int) *Generator {
	out := *g
	out.datasets = datasets
	return &out
}

// Datasets describes the datasets of the incidents, so that nobody takes them for real ones, nor for
// those of another seed or of another number of datasets.
func (g *Generator) Datasets() []data.Dataset {
	var out []data.Dataset
	for i := range g.datasets {
		d := data.Dataset{Code: datasetCode(i), Title: fmt.Sprintf("Made-up incidents to measure with, seed %d", g.seed), Publisher: "tawthiq", Licence: "CC0 1.0"}
		if g.datasets > 1 {
			d.Title += fmt.Sprintf(", dataset %d of %d", i+1, g.datasets)
		}
		out = append(out, d)
	}
	return out
}

// DatasetCode is the code of the first dataset; those of the others have a number behind it.
const DatasetCode = "synthetic"

func datasetCode(place int) string {
	if place == 0 {
		return DatasetCode
	}
	return fmt.Sprintf("%s-%d", DatasetCode, place+1)
}

// retoldPercent of the incidents of a further dataset tell of an event of the first.
const retoldPercent = 75

// event returns the number of the event that an incident tells of: that of the incident that tells of
// it first.
func (g *Generator) event(number int, r *rand.Rand) int {
	if place := number % g.datasets; place > 0 && happens(r, retoldPercent) {
		return number - place
	}
	return number
}

// retell changes what another publisher says otherwise of an event: how sure it is, and whether the
// dead are all that there were.
func (g *Generator) retell(r *rand.Rand, in *data.Incident) {
	in.Grading = g.gradings.pick(r)
	if dead, stated := in.Casualties[data.Killed]; stated && happens(r, 30) {
		dead.Open = true
		in.Casualties[data.Killed] = dead
	}
}
