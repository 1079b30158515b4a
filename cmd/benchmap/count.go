package main

import (
	"iter"
	"slices"

	"tawthiq/cmd/benchmap/peer"
	"tawthiq/geo"
)

// countTiles returns how many points each tile of a zoom has, zoom after zoom.
func (s source) countTiles(first, last uint32) iter.Seq2[uint32, map[geo.Tile]int] {
	return func(yield func(uint32, map[geo.Tile]int) bool) {
		deepest := map[geo.Tile]int{}
		for r := range s.peerRows() {
			if r.Drawn {
				deepest[geo.ToWorld(r.At).Tile(last)]++
			}
		}
		for zoom := first; zoom <= last; zoom++ {
			counts := map[geo.Tile]int{}
			for t, n := range deepest {
				counts[ancestor(t, zoom)] += n
			}
			if !yield(zoom, counts) {
				return
			}
		}
	}
}

// ancestor returns the tile of a lower zoom that holds a tile.
func ancestor(t geo.Tile, zoom uint32) geo.Tile {
	return geo.Tile{Z: zoom, X: t.X >> (t.Z - zoom), Y: t.Y >> (t.Z - zoom)}
}

// matching returns how many points that pass a filter each of some tiles has: the plain count that
// every answer is checked against.
func (s source) matching(f peer.Filter, tiles []geo.Tile) map[geo.Tile]int {
	counts := map[geo.Tile]int{}
	var zooms []uint32
	for _, t := range tiles {
		counts[t] = 0
		if !slices.Contains(zooms, t.Z) {
			zooms = append(zooms, t.Z)
		}
	}
	for r := range s.peerRows() {
		if !r.Drawn || !f.Matches(r) {
			continue
		}
		at := geo.ToWorld(r.At)
		for _, zoom := range zooms {
			if n, ok := counts[at.Tile(zoom)]; ok {
				counts[at.Tile(zoom)] = n + 1
			}
		}
	}
	return counts
}

// alikePoints is about how many points each of the tiles has that show whether a tile costs more in a
// larger set, and alikeTiles how many such tiles there are at most.
const (
	alikePoints   = 1_000
	alikeTiles    = 40
	alikeLastZoom = 14
)

// alike returns the tiles whose number of points is nearest to alikePoints, and at most a fifth off.
func (s source) alike() []listedTile {
	var near []listedTile
	for _, counts := range s.countTiles(firstZoom, alikeLastZoom) {
		for t, n := range counts {
			if off := distance(n); off <= alikePoints/5 {
				near = append(near, listedTile{t, n})
			}
		}
	}
	slices.SortFunc(near, func(a, b listedTile) int {
		if d := distance(a.points) - distance(b.points); d != 0 {
			return d
		}
		return compareTiles(a, b)
	})
	return near[:min(alikeTiles, len(near))]
}

func distance(points int) int { return max(points-alikePoints, alikePoints-points) }
