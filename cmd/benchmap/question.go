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
	exactWhole    = "points, up to 25,000" // the tiles of exactFiltered without its filter
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
		{exactWhole, peer.Filter{}, false, only(tiles, exact(filtered)), all},
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

// mode says how far the filters of the requests differ from each other.
type mode string

// The modes.
const (
	warm   mode = "warm"   // none does: the list of tiles over and over
	screen mode = "screen" // every so many tiles, as when someone moves the period and sees the map again
	cold   mode = "cold"   // all do
)

// modes lists the modes.
var modes = []mode{warm, screen, cold}

const (
	// screenTiles is about how many tiles a map shows at once.
	screenTiles = 20
	// movedDays is how many days filters are moved by before they begin again: a prime number, so that
	// a tile and a filter come together again only when every tile met every filter.
	movedDays = 3_001
)

// at returns the filter of the request with a number. But for warm ones, no request for the same tile
// has had it, so that no answer can have been kept. Where all rows are asked for the period begins before
// the first.
func (q question) at(number int, m mode) peer.Filter {
	f := q.filter
	switch m {
	case warm:
		return f
	case screen:
		number /= min(screenTiles, len(q.tiles))
	}
	days := data.Date(number % movedDays)
	if f.IsZero() {
		f.From = data.DateOf(1990, time.January, 1) + days
		return f
	}
	f.From += days - movedDays/4
	f.To += days - movedDays/4
	return f
}
