package synthetic

import (
	"cmp"
	"context"
	"slices"
	"time"

	"tawthiq/data"
)

// batchRows is how many incidents go into one transaction.
const batchRows = 20_000

// Write stores the incidents with the numbers from 0 up to but without count, and the figures that
// made-up publishers printed of them. What the store has already it leaves as it is, so that a write
// that was cut short goes on when it is called again. done is told how many are stored.
// Errors: the store's. Memory: some megabytes, whatever the count.
func Write(ctx context.Context, store data.Store, g *Generator, count int, done func(int)) error {
	change := data.Change{Author: "tawthiq", Reason: "made up to try the program with", Datasets: g.Datasets()}
	commit := func() error {
		change.At = time.Now()
		_, err := store.Commit(ctx, change)
		return err
	}
	totals := printed{}
	change.Incidents = make([]data.Incident, 0, batchRows)
	for number := range count {
		in := g.Incident(number)
		totals.add(&in)
		change.Incidents = append(change.Incidents, in)
		if len(change.Incidents) < batchRows && number < count-1 {
			continue
		}
		if err := commit(); err != nil {
			return err
		}
		change.Incidents = change.Incidents[:0]
		done(number + 1)
	}
	change.Figures = totals.figures()
	return commit()
}

// printedMeasures are those of which figures are made up.
var printedMeasures = []data.Measure{data.Killed, data.Detained}

// printed is what the records of a dataset and a year state at least, of one party or of all ("").
type printed map[printedOf]int

type printedOf struct {
	dataset  string
	from, to data.Date // a year
	party    string
	measure  data.Measure
}

func (p printed) add(in *data.Incident) {
	for _, m := range printedMeasures {
		n, stated := in.CountedMinimum(m)
		if !stated {
			continue
		}
		from, to := in.When.Start.Year()
		for _, party := range append(in.Parties(), "") {
			p[printedOf{in.Dataset, from, to, party, m}] += n
		}
	}
}

// figures returns the sums as a publisher might have printed them: right in one year, more than the
// records state in the next, fewer in the third.
func (p printed) figures() []data.Figure {
	var out []data.Figure
	for of, n := range p {
		year, _, _ := of.from.Time().Date()
		out = append(out, data.Figure{
			Dataset: of.dataset, From: of.from, To: of.to, Party: of.party, Measure: string(of.measure),
			Value: max(0, n+[]int{0, 7, -5}[year%3]), Source: "Made-up yearly report",
		})
	}
	slices.SortFunc(out, func(a, b data.Figure) int {
		return cmp.Or(cmp.Compare(a.Dataset, b.Dataset), cmp.Compare(a.From, b.From), cmp.Compare(a.Measure, b.Measure), cmp.Compare(a.Party, b.Party))
	})
	return out
}
