package main

import (
	"time"

	"tawthiq/cmd/benchmap/peer"
	"tawthiq/data"
	"tawthiq/geo"
)

// question is a list of tiles to ask for under a filter.
type question struct {
	name   string
	filter peer.Filter
	bins   bool // tiles of bins or clusters are wanted, otherwise of points
	tiles  []geo.Tile
	counts map[geo.Tile]tileCount // the matching points of each
}

// The fixed filter: three years, and one party.
func threeYears() peer.Filter {
	return peer.Filter{From: data.DateOf(2013, time.January, 1), To: data.DateOf(2015, time.December, 31), Party: "regime"}
}

// exactPoints bounds the tiles that are asked for as points: those of more are no map that anyone can
// read.
const exactPoints = 25_000

// The names of the questions.
const (
	exactFiltered = "points, filtered"
	exactAll      = "points"
	binsFiltered  = "bins, filtered"
	binsAll       = "bins"
	binsFirstZoom = "bins at z5, filtered"
	alikeAll      = "points, 1,000 a tile"
)

// questions returns what is asked of a number of incidents. mostPoints is how many points a tile of the
// program's own shows one by one: what has more is asked of nobody as points.
func (s source) questions(list []listedTile, mostPoints int) []question {
	tiles := tilesOf(list)
	all, filtered := s.matching(peer.Filter{}, tiles), s.matching(threeYears(), tiles)
	exact := func(counts map[geo.Tile]tileCount) func(geo.Tile) bool {
		return func(t geo.Tile) bool {
			return t.Z >= lastWholeZoom && all[t].points <= exactPoints && counts[t].points > 0 && counts[t].points <= mostPoints
		}
	}
	return []question{
		{exactFiltered, threeYears(), false, only(tiles, exact(filtered)), filtered},
		{exactAll, peer.Filter{}, false, only(tiles, exact(all)), all},
		{binsFiltered, threeYears(), true, tiles, filtered},
		{binsAll, peer.Filter{}, true, tiles, all},
		{binsFirstZoom, threeYears(), true, only(tiles, func(t geo.Tile) bool { return t.Z == firstZoom }), filtered},
	}
}

// alikeQuestion asks for tiles that have about as many points each whatever the number of incidents.
func (s source) alikeQuestion() question {
	tiles := s.alike()
	return question{alikeAll, peer.Filter{}, false, tiles, s.matching(peer.Filter{}, tiles)}
}

func only(tiles []geo.Tile, pass func(geo.Tile) bool) (list []geo.Tile) {
	for _, t := range tiles {
		if pass(t) {
			list = append(list, t)
		}
	}
	return list
}

// points returns how many points the tiles of the question have together.
func (q question) points() (sum int) {
	for _, t := range q.tiles {
		sum += q.counts[t].points
	}
	return sum
}

// The days that the filters of cold questions are moved by: a number without a common divisor with that
// of the tiles is reached by counting on, so that tile and filter hardly ever come together again.
const coldDays = 3_001

// cold returns the filter of the request with a number: one that no request for the same tile has had,
// so that no answer can have been kept. Where all rows are asked for the period begins before the first.
func (q question) cold(number int) peer.Filter {
	f := q.filter
	days := data.Date(number % coldDays)
	if f.IsZero() {
		f.From = data.DateOf(1990, time.January, 1) + days
		return f
	}
	f.From += days - coldDays/4
	f.To += days - coldDays/4
	return f
}
