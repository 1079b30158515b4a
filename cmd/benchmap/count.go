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

// tileCount is what lies in a tile of the points that match.
type tileCount struct {
	points  int
	content uint64 // the sum of what they say, see peer.Row's Content
	atEdge  int    // points so near to the edge, in or out, that who rounds can put them on the other side
}

// matching counts the points that pass a filter in each of some tiles: the plain count that every answer
// is checked against.
func (s source) matching(f peer.Filter, tiles []geo.Tile) map[geo.Tile]tileCount {
	counts := map[geo.Tile]tileCount{}
	var zooms []uint32
	for _, t := range tiles {
		counts[t] = tileCount{}
		if !slices.Contains(zooms, t.Z) {
			zooms = append(zooms, t.Z)
		}
	}
	for r := range s.peerRows() {
		if !r.Drawn || !f.Matches(r) {
			continue
		}
		at, content := geo.ToWorld(r.At), r.Content()
		for _, zoom := range zooms {
			addPoint(counts, at, zoom, content)
		}
	}
	return counts
}

// edge is how far from the edge of a tile it may be decided otherwise: a metre, in units of World.
const edge = 107

// addPoint adds a point to the counts of its tile, and to those of the tiles whose edge it is near.
func addPoint(counts map[geo.Tile]tileCount, at geo.World, zoom uint32, content uint64) {
	own := at.Tile(zoom)
	n, wanted := counts[own]
	if wanted {
		n.points++
		n.content += content
		counts[own] = n
	}
	size := uint32(1) << (32 - zoom)
	x, y := at.X&(size-1), at.Y&(size-1)
	if min(x, y) >= edge && max(x, y) < size-edge {
		return
	}
	for t := range around(at, zoom) {
		if n, wanted := counts[t]; wanted {
			n.atEdge++
			counts[t] = n
		}
	}
}

// around returns the tiles of a zoom that a point is in or within edge of, each once.
func around(at geo.World, zoom uint32) map[geo.Tile]bool {
	tiles := map[geo.Tile]bool{}
	for _, x := range []uint32{at.X - edge, at.X + edge} {
		for _, y := range []uint32{at.Y - edge, at.Y + edge} {
			tiles[geo.World{X: x, Y: y}.Tile(zoom)] = true
		}
	}
	return tiles
}

// alikePoints is about how many points each of the tiles has that show whether a tile costs more in a
// larger set, and alikeTiles how many such tiles there are at most.
const (
	alikePoints   = 1_000
	alikeTiles    = 40
	alikeLastZoom = 14
)

// alike returns the tiles whose number of points is nearest to alikePoints, and at most a fifth off.
func (s source) alike() []geo.Tile {
	var near []listedTile
	for _, counts := range s.countTiles(firstZoom, alikeLastZoom) {
		for t, n := range counts {
			if distance(n) <= alikePoints/5 {
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
	return tilesOf(near[:min(alikeTiles, len(near))])
}

func distance(points int) int { return max(points-alikePoints, alikePoints-points) }
