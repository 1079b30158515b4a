package tiles

import (
	"slices"
	"testing"

	"tawthiq/geo/tile/tiletest"
)

// featuresOf returns the features of the one layer of a vector tile.
func featuresOf(t testing.TB, mvt []byte) []tiletest.Feature {
	t.Helper()
	layers, err := tiletest.Decode(mvt)
	if err != nil {
		t.Fatal(err)
	}
	if len(layers) == 0 {
		return nil
	}
	return layers[0].Features
}

func positionOf(c tiletest.Cell) [2]float64 { return [2]float64{float64(c[0]), float64(c[1])} }

// stretch is a part of a line through a tile that the same features cover.
type stretch struct {
	from, to float64
	features []uint64
}

// scan returns what covers a line through a tile, an upright one where axis is 0, at a place that
// is on no vertex.
func scan(shapes []tiletest.Feature, axis int, at float64) (out []stretch) {
	type end struct {
		place   float64
		feature uint64
	}
	var ends []end
	for _, s := range shapes {
		for _, ring := range slices.Concat(s.Polygons...) {
			for i := range ring {
				a, b := positionOf(ring[(i+len(ring)-1)%len(ring)]), positionOf(ring[i])
				if (a[axis] < at) != (b[axis] < at) {
					part := (at - a[axis]) / (b[axis] - a[axis])
					ends = append(ends, end{a[1-axis] + part*(b[1-axis]-a[1-axis]), s.ID})
				}
			}
		}
	}
	slices.SortFunc(ends, func(a, b end) int {
		switch {
		case a.place < b.place:
			return -1
		case a.place > b.place:
			return 1
		}
		return 0
	})
	var open []uint64
	last := -1e9
	for _, e := range ends {
		if e.place > last+1e-6 { // what two features share is computed twice
			out = append(out, stretch{last, e.place, slices.Clone(open)})
		}
		if i := slices.Index(open, e.feature); i >= 0 {
			open = slices.Delete(open, i, i+1)
		} else {
			open = append(open, e.feature)
		}
		slices.Sort(open)
		last = e.place
	}
	return append(out, stretch{last, 1e9, nil})
}
