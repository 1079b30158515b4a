package geo

import (
	"errors"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"
)

// randomPoint returns a point, often on or near what is special: the corners of tiles and the
// edges of the world.
func randomPoint(r *rand.Rand) orb.Point {
	switch r.IntN(4) {
	case 0:
		return orb.Point{float64(r.IntN(17))*22.5 - 180, float64(r.IntN(9))*22.5 - 90}
	case 1:
		return World{r.Uint32() >> 16 << 16, r.Uint32() >> 16 << 16}.Point()
	case 2:
		return orb.Point{35.7 + 6.6*r.Float64(), 32.3 + 5*r.Float64()}
	}
	return orb.Point{360*r.Float64() - 180, 180*r.Float64() - 90}
}

func TestTilesOfPointsAreThoseOfOrb(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		p := orb.Point{360*r.Float64() - 180, 170*r.Float64() - 85}
		zoom := uint32(r.IntN(MaxZoom + 1))
		want := maptile.At(p, maptile.Zoom(zoom))
		if got := ToWorld(p).Tile(zoom); got != (Tile{zoom, want.X, want.Y}) {
			t.Fatalf("%v at zoom %d is in %v instead of %v", p, zoom, got, want)
		}
	}
}

func TestBoundsOfTilesAreThoseOfOrb(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 5_000 {
		tile := ToWorld(randomPoint(r)).Tile(uint32(r.IntN(MaxZoom + 1)))
		oracle := maptile.New(tile.X, tile.Y, maptile.Zoom(tile.Z))
		got, want := tile.Bound(0), oracle.Bound()
		for i, pair := range [][2]orb.Point{{got.Min, want.Min}, {got.Max, want.Max}} {
			if math.Abs(pair[0][0]-pair[1][0]) > 1e-9 || math.Abs(pair[0][1]-pair[1][1]) > 1e-9 {
				t.Fatalf("corner %d of %v is %v instead of %v", i, tile, pair[0], pair[1])
			}
		}
	}
}

func TestAMarginGrowsABoundOnEverySide(t *testing.T) {
	tile := Tile{6, 38, 25}
	west, north := Tile{6, 37, 24}.Bound(0), Tile{6, 39, 26}.Bound(0)
	grown := tile.Bound(1)
	want := orb.Bound{Min: orb.Point{west.Min[0], north.Min[1]}, Max: orb.Point{north.Max[0], west.Max[1]}}
	for axis := range 2 {
		if math.Abs(grown.Min[axis]-want.Min[axis]) > 1e-9 || math.Abs(grown.Max[axis]-want.Max[axis]) > 1e-9 {
			t.Fatalf("a whole tile's margin gives %v instead of %v", grown, want)
		}
	}
}

func TestMortonCodesInterleaveTheBits(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2_000 {
		w := World{r.Uint32(), r.Uint32()}
		var want uint64
		for bit := range 32 {
			want |= uint64(w.X>>bit&1)<<(2*bit) | uint64(w.Y>>bit&1)<<(2*bit+1)
		}
		if got := w.Morton(); got != want {
			t.Fatalf("%v has the code %x instead of %x", w, got, want)
		}
	}
}

func TestATilesMortonRangeHoldsItsPositionsAndNoOther(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 20_000 {
		w := ToWorld(randomPoint(r))
		tile := ToWorld(randomPoint(r)).Tile(uint32(r.IntN(MaxZoom + 1)))
		if r.IntN(2) == 0 { // a position that is surely inside
			shift := 32 - tile.Z
			w = tile.Origin()
			w.X, w.Y = w.X|uint32(uint64(r.Uint32())&(1<<shift-1)), w.Y|uint32(uint64(r.Uint32())&(1<<shift-1))
		}
		first, last := tile.Morton()
		code := w.Morton()
		if inside := first <= code && code <= last; inside != (w.Tile(tile.Z) == tile) {
			t.Fatalf("%v (code %x) in %v (%x to %x): %v", w, code, tile, first, last, inside)
		}
	}
}

func TestMortonRangesOfAZoomFollowOneAnother(t *testing.T) {
	for zoom := range uint32(4) {
		ends := map[uint64]uint64{}
		for x := range uint32(1) << zoom {
			for y := range uint32(1) << zoom {
				first, last := Tile{zoom, x, y}.Morton()
				ends[first] = last
			}
		}
		var at uint64
		for range len(ends) - 1 {
			at = ends[at] + 1
		}
		if ends[at] != math.MaxUint64 {
			t.Errorf("zoom %d: the ranges end at %x", zoom, ends[at])
		}
	}
}

func TestAPositionsPointLeadsBackToIt(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	positions := []World{{}, {math.MaxUint32, math.MaxUint32}, {1 << 31, 1 << 31}, {0, math.MaxUint32}}
	for range 20_000 {
		positions = append(positions, World{r.Uint32(), r.Uint32()})
	}
	for _, w := range positions {
		if got := ToWorld(w.Point()); got != w {
			t.Fatalf("%v leads to %v", w, got)
		}
	}
}

func TestTheEdgesOfTheWorldStayInIt(t *testing.T) {
	const end = math.MaxUint32
	tests := map[orb.Point]World{
		{-180, 90}:              {0, 0},
		{180, -90}:              {end, end},
		{-180, maxMercatorLat}:  {0, 0},
		{180, -maxMercatorLat}:  {end, end},
		{500, 0}:                {end, 1 << 31},
		{-500, 0}:               {0, 1 << 31},
		{0, 0}:                  {1 << 31, 1 << 31},
		{math.Inf(1), 0}:        {end, 1 << 31},
		{-180, math.Inf(-1)}:    {0, end},
		{-90, -85.051128779807}: {1 << 30, end},
	}
	for p, want := range tests {
		got := ToWorld(p)
		if got.X != want.X || max(got.Y, want.Y)-min(got.Y, want.Y) > 1 {
			t.Errorf("%v is at %v instead of %v", p, got, want)
		}
	}
}

func TestOriginIsTheFirstPositionOfATile(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 5_000 {
		tile := ToWorld(randomPoint(r)).Tile(uint32(r.IntN(MaxZoom + 1)))
		o := tile.Origin()
		if o.Tile(tile.Z) != tile {
			t.Fatalf("%v begins at %v, which is in %v", tile, o, o.Tile(tile.Z))
		}
		if o.X > 0 && (World{o.X - 1, o.Y}).Tile(tile.Z) == tile || o.Y > 0 && (World{o.X, o.Y - 1}).Tile(tile.Z) == tile {
			t.Fatalf("%v begins before %v", tile, o)
		}
	}
}

func TestMercatorIsUndone(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 5_000 {
		p := orb.Point{360*r.Float64() - 180, 170*r.Float64() - 85}
		if got := FromMercator(Mercator(p)); DistanceM(p, got) > 1e-6 {
			t.Fatalf("%v leads to %v", p, got)
		}
	}
}

var tileAddresses = []struct {
	z, x, y string
	ok      bool
}{
	{"0", "0", "0", true},
	{"7", "76", "50", true},
	{"16", "65535", "65535", true},
	{"16", "65536", "0", false},
	{"0", "1", "0", false},
	{"17", "0", "0", false},
	{"3", "8", "0", false},
	{"3", "0", "8", false},
	{"-1", "0", "0", false},
	{"1", "-0", "0", false},
	{"1", "+1", "0", false},
	{"1", "01", "0", false},
	{"1", "1.0", "0", false},
	{"1", "1e0", "0", false},
	{"1", "0x1", "0", false},
	{"1", "1_0", "0", false},
	{"", "", "", false},
	{"1", " 1", "0", false},
	{"1", "١", "0", false},
	{"1", "4294967297", "0", false},
	{"18446744073709551617", "0", "0", false},
}

func TestTileAddressesAreReadStrictly(t *testing.T) {
	for _, a := range tileAddresses {
		if _, err := ParseTile(a.z, a.x, a.y); (err == nil) != a.ok || err != nil && !errors.Is(err, ErrTile) {
			t.Errorf("%q/%q/%q: %v", a.z, a.x, a.y, err)
		}
	}
}

func FuzzParseTile(f *testing.F) {
	for _, a := range tileAddresses {
		f.Add(a.z, a.x, a.y)
	}
	f.Fuzz(func(t *testing.T, z, x, y string) {
		tile, err := ParseTile(z, x, y)
		if err != nil {
			if !errors.Is(err, ErrTile) {
				t.Errorf("%v is no ErrTile", err)
			}
			return
		}
		if size := uint32(1) << tile.Z; tile.Z > MaxZoom || tile.X >= size || tile.Y >= size {
			t.Errorf("%v is out of range", tile)
		}
		for _, piece := range []struct {
			n uint32
			s string
		}{{tile.Z, z}, {tile.X, x}, {tile.Y, y}} {
			if strconv.Itoa(int(piece.n)) != piece.s {
				t.Errorf("%q is read as %d", piece.s, piece.n)
			}
		}
		if tile.Origin().Tile(tile.Z) != tile {
			t.Errorf("%v does not hold its own corner", tile)
		}
	})
}
