package main

import (
	"bufio"
	"cmp"
	_ "embed"
	"encoding/csv"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"

	"tawthiq/geo"
)

// The zooms of the list: of the first ones every tile with a point, of the others a sample.
const (
	firstZoom      = 5
	lastWholeZoom  = 7
	lastZoom       = 12
	sampledTiles   = 40        // of each zoom that is sampled
	listedRows     = 1_000_000 // that the list was made from
	tileListHeader = "zoom,column,row,points"
)

// tileList is the fixed list of tiles, made by --write-tiles: all that the map shows at zooms 5 to 7,
// and of 8 to 12 those that people look at, which is where the points are, so a tile is picked as
// probably as it has points. Beside each stands how many points it has of a million incidents.
//
//go:embed tiles.csv
var tileList string

// listedTile is a tile of the list.
type listedTile struct {
	geo.Tile
	points int
}

// readTileList reads the list. Errors name the line.
func readTileList(text string) ([]listedTile, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) == 0 || strings.Join(rows[0], ",") != tileListHeader {
		return nil, fmt.Errorf("the list of tiles does not begin with %q: %w", tileListHeader, err)
	}
	var list []listedTile
	for i, row := range rows[1:] {
		t, err := geo.ParseTile(row[0], row[1], row[2])
		if err != nil {
			return nil, fmt.Errorf("the list of tiles, line %d: %w", i+2, err)
		}
		points, err := strconv.Atoi(row[3])
		if err != nil {
			return nil, fmt.Errorf("the list of tiles, line %d: %w", i+2, err)
		}
		list = append(list, listedTile{t, points})
	}
	return list, nil
}

func tilesOf(list []listedTile) (tiles []geo.Tile) {
	for _, t := range list {
		tiles = append(tiles, t.Tile)
	}
	return tiles
}

// writeTileList makes the list and writes it.
func writeTileList(path string, s source) error {
	var list []listedTile
	for zoom, counts := range s.countTiles(firstZoom, lastZoom) {
		all := sortedTiles(counts)
		if zoom > lastWholeZoom {
			all = sampleTiles(all, sampledTiles)
		}
		list = append(list, all...)
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	w := bufio.NewWriter(file)
	fmt.Fprintln(w, tileListHeader)
	for _, t := range list {
		fmt.Fprintf(w, "%d,%d,%d,%d\n", t.Z, t.X, t.Y, t.points)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return file.Close()
}

// sortedTiles returns the tiles from west to east and from north to south.
func sortedTiles(counts map[geo.Tile]int) []listedTile {
	var list []listedTile
	for t, n := range counts {
		list = append(list, listedTile{t, n})
	}
	slices.SortFunc(list, compareTiles)
	return list
}

func compareTiles(a, b listedTile) int {
	return cmp.Or(cmp.Compare(a.Z, b.Z), cmp.Compare(a.X, b.X), cmp.Compare(a.Y, b.Y))
}

// sampleTiles picks n of the tiles, each as probably as it has points (Efraimidis and Spirakis 2006,
// algorithm A-ES: those with the greatest u^(1/w)). Each tile has its own chance, so that the sample
// hardly changes where the points hardly do.
func sampleTiles(all []listedTile, n int) []listedTile {
	keys := map[geo.Tile]float64{}
	for _, t := range all {
		chance := rand.New(rand.NewPCG(seed+uint64(t.Z), t.Origin().Morton()))
		keys[t.Tile] = math.Log(chance.Float64()) / float64(t.points)
	}
	picked := slices.SortedFunc(slices.Values(all), func(a, b listedTile) int { return cmp.Compare(keys[b.Tile], keys[a.Tile]) })
	picked = picked[:min(n, len(picked))]
	slices.SortFunc(picked, compareTiles)
	return picked
}
