package tiles

import (
	"math"
	"slices"
	"testing"

	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/tile"
	"tawthiq/geo/tile/tiletest"
)

func facts(t testing.TB) *reference.Facts {
	t.Helper()
	f, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// territoryLayers returns the layers of control while the front lines stood still.
func territoryLayers(t testing.TB) []featureLayer {
	t.Helper()
	made := territories{facts: facts(t)}
	layers, err := made.on(facts(t).Control, "", facts(t).Control.Span(facts(t).Control.Latest()))
	if err != nil {
		t.Fatal(err)
	}
	return layers
}

// covers lists the layers that cover the country, each by its name.
func covers(t testing.TB) map[string][]featureLayer {
	out := map[string][]featureLayer{"control": territoryLayers(t)}
	for _, level := range geo.Levels() {
		out[level.String()] = areaLayers(facts(t).Areas, level)
	}
	return out
}

// drawnTiles are tiles of every zoom: those of low ones that show the country, and deeper some
// side by side across borders, around Aleppo.
func drawnTiles() (out []geo.Tile) {
	for zoom := range uint32(geo.MaxZoom + 1) {
		middle := geo.ToWorld([2]float64{37.1, 36.35}).Tile(zoom)
		for x := range uint32(2) {
			for y := range uint32(2) {
				at := geo.Tile{Z: zoom, X: middle.X + x, Y: middle.Y + y}
				if at.X < 1<<zoom && at.Y < 1<<zoom {
					out = append(out, at)
				}
			}
		}
	}
	return out
}

// outlineID stands for the country among the features of a tile.
const outlineID = 1 << 40

// Drawn from the bytes of the tiles, every place of a tile and of the buffer around it is in one
// shape where the country is, and in none elsewhere. Only what is narrower than a quarter of a pixel
// may be otherwise: the grid of a tile folds it.
func TestEveryPlaceIsCoveredOnce(t *testing.T) {
	country := countryLayer(facts(t))
	for name, layers := range covers(t) {
		t.Run(name, func(t *testing.T) {
			slack := 2.0 // units by which the outline may differ from the country's
			if name == "control" {
				slack = 24 // it is drawn with vertices of its own
			}
			for _, at := range drawnTiles() {
				shapes := featuresOf(t, tile.MVT(at, layersAt(layers[:1], at)))
				for _, s := range featuresOf(t, tile.MVT(at, []tile.Layer{country.at(at)})) {
					s.ID = outlineID
					shapes = append(shapes, s)
				}
				checkCovered(t, at, shapes, slack)
			}
		})
	}
}

func checkCovered(t *testing.T, at geo.Tile, shapes []tiletest.Feature, slack float64) {
	t.Helper()
	const step = 37 // units between the lines
	folded, stretches := 0, 0
	for line := -tile.Buffer; line < tile.Extent+tile.Buffer; line += step {
		all := scan(shapes, 1, float64(line)+0.4637)
		for i, s := range all {
			covering := slices.DeleteFunc(slices.Clone(s.features), func(id uint64) bool { return id == outlineID })
			inside := len(covering) < len(s.features)
			stretches++
			if inside && len(covering) == 1 || len(s.features) == 0 {
				continue
			}
			folded++
			atEdge := len(covering) < 2 && (len(all[i-1].features) == 0 || len(all[i+1].features) == 0)
			if width := s.to - s.from; width > 2 && (!atEdge || width > slack) {
				t.Fatalf("tile %v, row %d: %d shapes cover %.1f to %.1f, in the country: %v", at, line, len(covering), s.from, s.to, inside)
			}
		}
	}
	if slack < 3 && folded > 2+stretches/100 {
		t.Errorf("tile %v: %d of %d stretches are folded", at, folded, stretches)
	}
}

// Tiles side by side show the same features at the same places along their common edge.
func TestShapesMeetAcrossTileEdges(t *testing.T) {
	for name, layers := range covers(t) {
		for _, at := range drawnTiles() {
			east := geo.Tile{Z: at.Z, X: at.X + 1, Y: at.Y}
			if east.X >= 1<<at.Z {
				continue
			}
			const beside = 0.4637 // units west of the edge
			here := wide(scan(featuresOf(t, tile.MVT(at, layersAt(layers[:1], at))), 0, tile.Extent-beside))
			there := wide(scan(featuresOf(t, tile.MVT(east, layersAt(layers[:1], east))), 0, -beside))
			if len(here) != len(there) {
				t.Fatalf("%s: %d stretches on the edge of %v, %d on that of %v", name, len(here), at, len(there), east)
			}
			for i := range here {
				same := math.Abs(here[i].from-there[i].from) < 1.5 && math.Abs(here[i].to-there[i].to) < 1.5
				if !same || !slices.Equal(here[i].features, there[i].features) {
					t.Errorf("%s: on the edge of %v and %v: %v and %v", name, at, east, here[i], there[i])
				}
			}
		}
	}
}

// wide leaves out stretches too narrow to be the same in both tiles.
func wide(stretches []stretch) []stretch {
	return slices.DeleteFunc(stretches, func(s stretch) bool { return s.to-s.from < 3 })
}

func TestNoTileIsLargerThanHalfAMegabyte(t *testing.T) {
	all := covers(t)
	all["base"] = baseLayers(facts(t))
	for name, layers := range all {
		for zoom := range uint32(9) {
			for _, at := range tilesOf(zoom) {
				for form, encode := range map[string]func(geo.Tile, []tile.Layer) []byte{"mvt": tile.MVT, "geojson": tile.GeoJSON} {
					if form == "geojson" && zoom != 0 && zoom != 5 && zoom != 6 {
						continue
					}
					if n := len(encode(at, layersAt(layers, at))); n > 500_000 {
						t.Errorf("%s %v as %s has %d bytes", name, at, form, n)
					}
				}
			}
		}
	}
}

// tilesOf lists the tiles of a zoom that the surroundings of the country reach into.
func tilesOf(zoom uint32) (out []geo.Tile) {
	first, last := geo.ToWorld([2]float64{29.5, 38.8}).Tile(zoom), geo.ToWorld([2]float64{46.5, 28}).Tile(zoom)
	for x := first.X; x <= last.X; x++ {
		for y := first.Y; y <= last.Y; y++ {
			out = append(out, geo.Tile{Z: zoom, X: x, Y: y})
		}
	}
	return out
}
