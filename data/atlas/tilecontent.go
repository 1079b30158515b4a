package atlas

import (
	"math/bits"

	"tawthiq/data"
	"tawthiq/geo"
)

const (
	// MaxTilePoints is the most points that a tile shows one by one; more are shown as bins.
	MaxTilePoints = 2000
	// BinsPerSide is how many bins a tile is wide and high: a power of two.
	BinsPerSide = 64

	binZooms = 6 // 2^6 = BinsPerSide
)

// TileContent is what a tile shows of the matching records: points or bins, not both.
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
	Killed    int    // documented minimum
	Summary   *Summary
}

// TileBin is the records of a small square of a tile.
type TileBin struct {
	Cell    int       // row by row from the north-west, 0 to BinsPerSide²-1
	At      geo.World // the mean of their positions
	Count   int
	Killed  float64      // documented minimum, under the counting rule
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
		return TileContent{Bins: s.bins(t)}
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
		Killed:  int(index.Measure(row, measureKilled).Min),
	}
	if len(summary.Parties) > 0 {
		p.Party = summary.Parties[0].Party
	}
	if len(summary.Violations) > 0 {
		p.Violation = summary.Violations[0]
	}
	return p
}

// bins gathers the rows of each square. They come in Morton order, so those of one square follow
// each other.
func (s *Selection) bins(t geo.Tile) []TileBin {
	var out []TileBin
	var g *gathering
	for row := range s.rows.InTile(t) {
		at := s.view.index.World(row)
		cell := at.Tile(t.Z + binZooms)
		if g == nil || g.cell != cell {
			if g != nil {
				out = append(out, g.bin(t))
			}
			g = &gathering{selection: s, cell: cell}
		}
		g.add(row, at)
	}
	if g != nil {
		out = append(out, g.bin(t))
	}
	return out
}

// gathering is a bin that is being filled.
type gathering struct {
	selection *Selection
	cell      geo.Tile
	count     int
	killed    float64
	x, y      uint64 // sums
	parties   [64]int
}

func (g *gathering) add(row int, at geo.World) {
	index := g.selection.view.index
	g.count++
	g.x += uint64(at.X)
	g.y += uint64(at.Y)
	g.killed += float64(index.Measure(row, measureKilled).Min) * g.selection.weight(row)
	for have := index.Set(row, setParty); have != 0; have &= have - 1 {
		g.parties[bits.TrailingZeros64(have)]++
	}
}

func (g *gathering) bin(t geo.Tile) TileBin {
	n := uint64(g.count)
	column, row := g.cell.X-t.X<<binZooms, g.cell.Y-t.Y<<binZooms
	b := TileBin{
		Cell: int(row*BinsPerSide + column), Count: g.count, Killed: round(g.killed),
		At: geo.World{X: uint32(g.x / n), Y: uint32(g.y / n)},
	}
	for i, code := range g.selection.view.parties {
		if g.parties[i] > 0 {
			b.Parties = append(b.Parties, PartyCount{code, g.parties[i]})
		}
	}
	return b
}
