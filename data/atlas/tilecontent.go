package atlas

import (
	"math/bits"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

const (
	// MaxTilePoints is the most points that a tile shows one by one; where there are more, those
	// that share a square of it are shown as a bin.
	MaxTilePoints = 2000
	// BinsPerSide is how many bins a tile is wide and high: a power of two.
	BinsPerSide = 64

	binZooms = 6 // 2^6 = BinsPerSide
)

// TileContent is what a tile shows of the matching records. A bin holds at least two.
type TileContent struct {
	Points []TilePoint
	Bins   []TileBin
}

// TilePoint is a record that is drawn by itself.
type TilePoint struct {
	At        geo.World
	Date      data.Date
	Party     string // the first that a claim names, "" for none
	Parties   int
	Violation string // the first
	Killed    mapindex.Count
	Summary   *Summary
}

// TileBin is the records of a small square of a tile.
type TileBin struct {
	Cell    int       // row by row from the north-west, 0 to BinsPerSide²-1
	At      geo.World // the mean of their positions
	Count   int
	Killed  Sum          // under the counting rule
	Parties []PartyCount // in the order of the vocabulary
}

// PartyCount is how many records name a party.
type PartyCount struct {
	Party string
	Count int
}

// Tile returns what a tile shows. Every drawable record is in exactly one tile of a zoom, and in
// one point or bin of it.
func (s *Selection) Tile(t geo.Tile) TileContent {
	if s.rows.CountInTile(t) > MaxTilePoints {
		return s.binned(t)
	}
	var c TileContent
	for row := range s.rows.InTile(t) {
		c.Points = append(c.Points, s.point(row))
	}
	return c
}

func (s *Selection) point(row int) TilePoint {
	summary, index := &s.view.summaries[row], s.view.index
	p := TilePoint{
		At: index.World(row), Date: data.Date(index.Day(row)), Summary: summary,
		Parties: bits.OnesCount64(index.Set(row, setParty)),
		Killed:  index.Measure(row, measureKilled),
	}
	if len(summary.Parties) > 0 {
		p.Party = summary.Parties[0].Party
	}
	if len(summary.Violations) > 0 {
		p.Violation = summary.Violations[0]
	}
	return p
}

// binned gathers the rows of each square; one that is alone in its square stays a point, so that
// it looks the same in every tile. They come in Morton order, so those of one square follow each
// other.
func (s *Selection) binned(t geo.Tile) (c TileContent) {
	g := &gathering{selection: s}
	for row := range s.rows.InTile(t) {
		at := s.view.index.World(row)
		if cell := at.Tile(t.Z + binZooms); cell != g.cell {
			g.close(t, &c)
			g = &gathering{selection: s, cell: cell}
		}
		g.add(row, at)
	}
	g.close(t, &c)
	return c
}

// gathering is a bin that is being filled.
type gathering struct {
	selection *Selection
	cell      geo.Tile
	row       int // the last
	count     int
	killed    Sum
	x, y      uint64 // sums
	parties   [64]int
}

func (g *gathering) add(row int, at geo.World) {
	index := g.selection.view.index
	g.count++
	g.row = row
	g.x += uint64(at.X)
	g.y += uint64(at.Y)
	g.killed.add(index.Measure(row, measureKilled), g.selection.weight(row))
	for have := index.Set(row, setParty); have != 0; have &= have - 1 {
		g.parties[bits.TrailingZeros64(have)]++
	}
}

// close adds what was gathered to a tile.
func (g *gathering) close(t geo.Tile, c *TileContent) {
	switch g.count {
	case 0:
	case 1:
		c.Points = append(c.Points, g.selection.point(g.row))
	default:
		c.Bins = append(c.Bins, g.bin(t))
	}
}

func (g *gathering) bin(t geo.Tile) TileBin {
	n := uint64(g.count)
	column, row := g.cell.X-t.X<<binZooms, g.cell.Y-t.Y<<binZooms
	b := TileBin{
		Cell: int(row*BinsPerSide + column), Count: g.count, Killed: g.killed.rounded(),
		At: geo.World{X: uint32(g.x / n), Y: uint32(g.y / n)},
	}
	for i, code := range g.selection.view.parties {
		if g.parties[i] > 0 {
			b.Parties = append(b.Parties, PartyCount{code, g.parties[i]})
		}
	}
	return b
}
