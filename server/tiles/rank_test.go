package tiles

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/geo"
	"tawthiq/geo/tile"
)

// Every place that a zoom shows is in one tile of it and of every deeper zoom, and from zoom 14 on
// every place is there. Read from the bytes of all tiles that hold a place, or lie beside one.
func TestNoPlaceIsLostOrDoubledAtAnyZoom(t *testing.T) {
	f := facts(t)
	layer := placeLayer(f.Places, f.Areas)
	shownBefore := map[uint64]bool{}
	for zoom := range uint32(geo.MaxZoom + 1) {
		tiles := map[geo.Tile]bool{}
		for i, p := range f.Places {
			at := geo.ToWorld(p.Point).Tile(zoom)
			tiles[at] = true
			if i%10 == 0 && at.X > 0 && at.Y > 0 {
				tiles[geo.Tile{Z: zoom, X: at.X - 1, Y: at.Y}], tiles[geo.Tile{Z: zoom, X: at.X, Y: at.Y - 1}] = true, true
			}
		}
		found := map[uint64]int{}
		for at := range tiles {
			for _, place := range featuresOf(t, tile.MVT(at, []tile.Layer{layer.at(at)})) {
				found[place.ID]++
			}
		}
		for id, n := range found {
			if n != 1 {
				t.Fatalf("zoom %d: place %d is in %d tiles", zoom, id, n)
			}
		}
		for id := range shownBefore {
			if found[id] == 0 {
				t.Fatalf("zoom %d: place %d is gone", zoom, id)
			}
		}
		if zoom >= allPlacesZoom && len(found) != len(f.Places) {
			t.Errorf("zoom %d: %d of %d places are shown", zoom, len(found), len(f.Places))
		}
		for id := range found {
			shownBefore[id] = true
		}
	}
}

func TestTheSeatsOfGovernoratesComeFirst(t *testing.T) {
	f := facts(t)
	ranked := rankPlaces(f.Places, f.Areas)
	var first []string
	for _, r := range ranked[:14] {
		if r.seat == geo.Governorate {
			first = append(first, f.Places[r.place].Name.EN)
		}
	}
	// All but that of Rural Damascus, which has no place of its name.
	want := []string{"Damascus", "Aleppo", "Lattakia", "Hama", "Homs", "Al-Hasakeh", "Idleb", "Tartous", "Ar-Raqqa", "Dar'a", "Deir-ez-Zor", "As-Sweida", "Quneitra"}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Error(diff)
	}
	for i := len(want) + 1; i < len(ranked); i++ {
		if p, q := f.Places[ranked[i-1].place], f.Places[ranked[i].place]; p.Population < q.Population {
			t.Errorf("%s comes before the larger %s", p.Name.EN, q.Name.EN)
		}
	}
}

// The labels of areas are all there at every zoom, each in one tile.
func TestEveryAreaHasOneLabelAtEveryZoom(t *testing.T) {
	f := facts(t)
	for _, level := range geo.Levels() {
		labels := areaLayers(f.Areas, level)[1]
		for zoom := range uint32(geo.MaxZoom + 1) {
			tiles, found := map[geo.Tile]bool{}, 0
			for _, a := range f.Areas.All(level) {
				tiles[geo.ToWorld(a.Center).Tile(zoom)] = true
			}
			for at := range tiles {
				found += len(featuresOf(t, tile.MVT(at, []tile.Layer{labels.at(at)})))
			}
			if found != len(f.Areas.All(level)) {
				t.Errorf("zoom %d: %d labels of %d %ss", zoom, found, len(f.Areas.All(level)), level)
			}
		}
	}
}

// The oracle of the index is a walk through all features.
func TestTheIndexFindsWhatAWalkDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, nodeSize, nodeSize + 1, 500} {
		features := make([]feature, n)
		for i := range features {
			at := geo.World{X: r.Uint32() >> 1, Y: r.Uint32() >> 1}
			reach := uint32(1) << r.IntN(31)
			features[i] = feature{square: square{at, geo.World{X: at.X + reach, Y: at.Y + reach}}, fromZoom: uint32(r.IntN(17))}
		}
		index := newIndex(features)
		for range 300 {
			at := geo.World{X: r.Uint32(), Y: r.Uint32()}.Tile(uint32(r.IntN(17)))
			seen := seenBy(at)
			var want []int
			for i, f := range features {
				if f.fromZoom <= at.Z && f.meets(seen) {
					want = append(want, i)
				}
			}
			if diff := cmp.Diff(want, index.find(at.Z, seen)); diff != "" {
				t.Fatalf("%d features, tile %v: %s", n, at, diff)
			}
		}
	}
}

func TestTheSquareOfATileStaysInTheWorld(t *testing.T) {
	whole := square{geo.World{}, geo.World{X: 1<<32 - 1, Y: 1<<32 - 1}}
	if got := seenBy(geo.Tile{}); got != whole {
		t.Errorf("tile 0/0/0 sees %v", got)
	}
	if got := seenBy(geo.Tile{Z: 16, X: 65535, Y: 0}); got.low.Y != 0 || got.high.X != 1<<32-1 || got.low.X == 0 {
		t.Errorf("a tile at the corner sees %v", got)
	}
}

func BenchmarkTiles(b *testing.B) {
	f := facts(b)
	layers := map[string][]featureLayer{"base": baseLayers(f), "control": territoryLayers(b), "subdistrict": areaLayers(f.Areas, geo.Subdistrict)}
	for _, name := range []string{"base", "control", "subdistrict"} {
		for _, zoom := range []uint32{5, 8, 11, 14} {
			var tiles []geo.Tile
			for i := 0; i < len(f.Places); i += 40 {
				tiles = append(tiles, geo.ToWorld(f.Places[i].Point).Tile(zoom))
			}
			b.Run(fmt.Sprintf("%s/%d", name, zoom), func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					at := tiles[i%len(tiles)]
					tile.MVT(at, layersAt(layers[name], at))
				}
			})
		}
	}
}
