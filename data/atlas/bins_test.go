package atlas

import "testing"

func TestBinSize(t *testing.T) {
	for _, c := range []struct {
		name   string
		count  int32
		mapped int
		zoom   uint32
		want   int32
	}{
		{"two of few are small, but seen", 2, 3000, 5, 5},
		{"as many as a full bin of few fill it", 900, 3000, 5, 100},
		{"a tenth of very many on a map of the country fills it", 100_000, 1_000_000, 5, 100},
		{"a quarter of that is half as wide", 25_000, 1_000_000, 5, 50},
		{"at the next zoom, which shows a quarter of the ground, it is full again", 25_000, 1_000_000, 6, 100},
		{"more than full is full", 500_000, 1_000_000, 5, 100},
		{"of very many, two are still seen", 2, 10_000_000, 5, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := binSize(c.count, largestBin(c.mapped, c.zoom)); got != c.want {
				t.Errorf("a bin of %d of %d at zoom %d has size %d, not %d", c.count, c.mapped, c.zoom, got, c.want)
			}
		})
	}
}
