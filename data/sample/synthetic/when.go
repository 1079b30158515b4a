package synthetic

import (
	"math/rand/v2"
	"time"

	"tawthiq/data"
)

// The days on which incidents begin.
var (
	First = data.DateOf(2011, time.January, 1)
	Last  = data.DateOf(2025, time.December, 31)
)

// yearShares rise to the worst years of the conflict and fall slowly.
var yearShares = []share[int]{
	{2011, 3}, {2012, 9}, {2013, 11}, {2014, 11}, {2015, 11}, {2016, 10}, {2017, 9}, {2018, 7},
	{2019, 6}, {2020, 4}, {2021, 4}, {2022, 4}, {2023, 4}, {2024, 4}, {2025, 3},
}

var spanShares = []share[string]{{"day", 85}, {"days", 5}, {"week", 4}, {"month", 4}, {"year", 2}}

func (g *Generator) when(r *rand.Rand) data.When {
	first, last := data.DateOf(g.years.pick(r), time.January, 1).Year()
	day := first + data.Date(r.IntN(int(last-first)+1))
	w := data.When{Start: day, End: day, Precision: g.spans.pick(r)}
	switch w.Precision {
	case "days":
		w.End = day + 1 + data.Date(r.IntN(5))
	case "week":
		w.End = day + 6
	case "month":
		w.Start, w.End = day.Month()
	case "year":
		w.Start, w.End = first, last
	}
	w.End = min(w.End, Last)
	w.Documented = w.End + data.Date(r.IntN(60))
	return w
}
