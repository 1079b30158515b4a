package tile

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"tawthiq/geo"
	"tawthiq/geo/tile/tiletest"
)

// star returns an open ring without self-crossings around a place in tile units.
func star(r *rand.Rand, x, y, reach float64) []orb.Point {
	n := 3 + r.IntN(40)
	ring := make([]orb.Point, n)
	for i := range ring {
		angle, far := 2*math.Pi*float64(i)/float64(n), reach*(0.2+0.8*r.Float64())
		ring[i] = orb.Point{x + far*math.Cos(angle), y + far*math.Sin(angle)}
	}
	return ring
}

func randomRing(r *rand.Rand) []orb.Point {
	return star(r, Extent*(2*r.Float64()-0.5), Extent*(2*r.Float64()-0.5), math.Exp(3+7*r.Float64()))
}

func onMap(t geo.Tile, ring []orb.Point, backwards bool) orb.Ring {
	var out orb.Ring
	for _, p := range ring {
		out = append(out, at(t, p[0], p[1]))
	}
	out = append(out, out[0])
	if backwards {
		out.Reverse()
	}
	return out
}

func closed(ring []orb.Point) orb.Ring { return append(append(orb.Ring{}, ring...), ring[0]) }

func cellRing(ring []cell) orb.Ring {
	var out orb.Ring
	for _, c := range append(ring[:len(ring):len(ring)], ring[0]) {
		out = append(out, orb.Point{float64(c[0]), float64(c[1])})
	}
	return out
}

// A cut polygon covers the same places of the tile and its buffer as the whole one: tried at
// random places that are not within two units of an outline, which the grid may move.
func TestACutPolygonCoversWhatTheWholeOneDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	for range 400 {
		tile := geo.ToWorld(orb.Point{240*r.Float64() - 120, 120*r.Float64() - 60}).Tile(6 + uint32(r.IntN(11)))
		outer := randomRing(r)
		hole := star(r, outer[0][0], outer[0][1], 300)
		polygon := orb.Polygon{onMap(tile, outer, r.IntN(2) == 0), onMap(tile, hole, r.IntN(2) == 0)}
		s := newFrame(tile).shape(&Feature{Geometry: polygon})
		inWorld := newFrame(tile).shape(&Feature{Polygons: [][][]geo.World{{worlds(polygon[0]), worlds(polygon[1])}}})
		for range 50 {
			p := orb.Point{float64(r.IntN(Extent+2*Buffer)) - Buffer + 0.5, float64(r.IntN(Extent+2*Buffer)) - Buffer + 0.5}
			if nearOutline(p, outer) || nearOutline(p, hole) {
				continue
			}
			in, inHole := planar.RingContains(closed(outer), p), planar.RingContains(closed(hole), p)
			if got := covers(inWorld, p); got != covers(s, p) {
				t.Fatalf("tile %v, place %v: exterior and hole in world positions cover it: %v", tile, p, got)
			}
			if got, want := covers(s, p), [2]bool{in, in && inHole}; got[0] != want[0] || in && got[1] != want[1] {
				t.Fatalf("tile %v, place %v: exterior and hole cover it: %v instead of %v\n%v\n%v", tile, p, got, want, outer, s.parts)
			}
		}
	}
}

func worlds(points []orb.Point) (out []geo.World) {
	for _, p := range points {
		out = append(out, geo.ToWorld(p))
	}
	return out
}

// Positions beyond a side of the tile may be left out of a ring before it is cut: the area is the
// same.
func TestWhatIsLeftOutBeforeCuttingChangesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 2))
	for range 2000 {
		f := newFrame(geo.Tile{Z: 12, X: 2470, Y: 1610})
		ring, whole := []geo.World{}, []orb.Point{}
		for range 3 + r.IntN(12) {
			x, y := int64(r.IntN(4*Extent)-3*Extent/2), int64(r.IntN(4*Extent)-3*Extent/2)
			ring = append(ring, geo.World{X: uint32(int64(f.origin.X) + x<<8), Y: uint32(int64(f.origin.Y) + y<<8)})
			whole = append(whole, orb.Point{float64(x), float64(y)})
		}
		if got, want := doubleArea(snap(clipRing(f.place(ring, true)))), doubleArea(snap(clipRing(slices.Clone(whole)))); got != want {
			t.Fatalf("%v: twice the area is %d, not %d", whole, got, want)
		}
		length := func(line []orb.Point) (sum float64) {
			for _, piece := range clipLine(line) {
				sum += planar.Length(orb.LineString(piece))
			}
			return sum
		}
		if got, want := length(f.place(ring, false)), lengthOf(ring, f); math.Abs(got-want) > 1e-6 {
			t.Fatalf("%v: %g units are inside, not %g", ring, got, want)
		}
	}
}

// lengthOf returns how much of a line in world positions is inside the square.
func lengthOf(line []geo.World, f frame) (sum float64) {
	units := make([]orb.Point, len(line))
	for i, w := range line {
		units[i] = orb.Point{float64(int64(w.X)-int64(f.origin.X)) / 256, float64(int64(w.Y)-int64(f.origin.Y)) / 256}
	}
	for i := 1; i < len(units); i++ {
		sum += lengthInside(units[i-1], units[i])
	}
	return sum
}

// A position falls on the same cell of the map's grid in every tile.
func TestTilesSnapAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 2))
	for range 2000 {
		zoom := uint32(1 + r.IntN(geo.MaxZoom))
		at := geo.World{X: r.Uint32(), Y: r.Uint32()}
		if r.IntN(2) == 0 { // between two cells
			at.X, at.Y = at.X>>(19-zoom)<<(19-zoom), at.Y>>(19-zoom)<<(19-zoom)
		}
		tile := at.Tile(zoom)
		ring := []geo.World{at, {X: at.X ^ 1<<25, Y: at.Y}, {X: at.X, Y: at.Y ^ 1<<25}}
		onMap := func(tile geo.Tile) [2]int64 {
			c := snap(newFrame(tile).place(ring, true))[0]
			return [2]int64{int64(tile.X)*Extent + int64(c[0]), int64(tile.Y)*Extent + int64(c[1])}
		}
		for _, beside := range []geo.Tile{{Z: zoom, X: tile.X ^ 1, Y: tile.Y}, {Z: zoom, X: tile.X, Y: tile.Y ^ 1}} {
			if newFrame(beside).beyond(at) == 0 && onMap(beside) != onMap(tile) {
				t.Fatalf("%v is on cell %v in %v and on %v in %v", at, onMap(tile), tile, onMap(beside), beside)
			}
		}
	}
}

func nearOutline(p orb.Point, ring []orb.Point) bool {
	return planar.DistanceFrom(orb.LineString(closed(ring)), p) < 2
}

// covers reports whether the exterior and whether a hole of a shape covers a place.
func covers(s shape, p orb.Point) (covered [2]bool) {
	for _, part := range s.parts {
		role := 0
		if doubleArea(part) < 0 {
			role = 1
		}
		covered[role] = covered[role] || planar.RingContains(cellRing(part), p)
	}
	return covered
}

// Areas with common outlines neither gap nor overlap on the grid: they add up to the whole, cut or
// not, because every common position falls on one cell.
func TestNeighboursAddUpToTheWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 2))
	for range 200 {
		tile := geo.ToWorld(orb.Point{35.7 + 6.6*r.Float64(), 32.3 + 5*r.Float64()}).Tile(6 + uint32(r.IntN(11)))
		parts, whole := mosaic(r, tile)
		f := newFrame(tile)
		if got, want := areaOf(f.shape(&Feature{Geometry: parts})), areaOf(f.shape(&Feature{Geometry: whole})); got != want {
			t.Fatalf("tile %v: the parts add up to %d instead of %d", tile, got, want)
		}
	}
}

// mosaic returns a square of crooked areas with common corners, and the outline of them all.
func mosaic(r *rand.Rand, tile geo.Tile) (parts orb.MultiPolygon, whole orb.Ring) {
	const n = 6 // areas a side
	width, west, north := 30+3000*r.Float64(), Extent*(1.5*r.Float64()-1), Extent*(1.5*r.Float64()-1)
	var corners [n + 1][n + 1]orb.Point
	for i := range corners {
		for j := range corners[i] {
			corners[i][j] = at(tile, west+width*(float64(i)+0.8*r.Float64()), north+width*(float64(j)+0.8*r.Float64()))
		}
	}
	for i := range n {
		for j := range n {
			parts = append(parts, orb.Polygon{{corners[i][j], corners[i+1][j], corners[i+1][j+1], corners[i][j+1], corners[i][j]}})
		}
	}
	for i, j, side := 0, 0, 0; side < 4; {
		whole = append(whole, corners[i][j])
		i, j = i+[4]int{1, 0, -1, 0}[side], j+[4]int{0, 1, 0, -1}[side]
		if (i == 0 || i == n) && (j == 0 || j == n) {
			side++
		}
	}
	return parts, append(whole, whole[0])
}

func areaOf(s shape) (sum int64) {
	for _, part := range s.parts {
		sum += doubleArea(part)
	}
	return sum
}

func TestACutLineIsThePartOfTheLineInTheSquare(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 2))
	for range 500 {
		line := randomRing(r)
		if r.IntN(3) == 0 { // along the edges and through the corners
			for i := range line {
				line[i] = orb.Point{float64(r.IntN(5)-2)*(Extent/2+Buffer) + Extent/2, float64(r.IntN(5)-2)*(Extent/2+Buffer) + Extent/2}
			}
		}
		var got float64
		for _, piece := range clipLine(line) {
			got += planar.Length(orb.LineString(piece))
			for _, p := range piece {
				if math.Min(p[0], p[1]) < clipLow-1e-6 || math.Max(p[0], p[1]) > clipHigh+1e-6 {
					t.Fatalf("%v is outside the square", p)
				}
			}
		}
		want := 0.0
		for i := 1; i < len(line); i++ {
			want += lengthInside(line[i-1], line[i])
		}
		if math.Abs(got-want) > 1e-6*(1+want) {
			t.Fatalf("%v: %g units are inside instead of %g", line, got, want)
		}
	}
}

// lengthInside cuts a segment at every line of the square's sides and adds up the parts whose
// middle is inside.
func lengthInside(a, b orb.Point) (sum float64) {
	cuts := []float64{0, 1}
	for axis := range 2 {
		for _, limit := range []float64{clipLow, clipHigh} {
			if t := (limit - a[axis]) / (b[axis] - a[axis]); t > 0 && t < 1 {
				cuts = append(cuts, t)
			}
		}
	}
	slices.Sort(cuts)
	for i := 1; i < len(cuts); i++ {
		if inside([]orb.Point{along(a, b, (cuts[i-1]+cuts[i])/2)}) {
			sum += planar.Distance(along(a, b, cuts[i-1]), along(a, b, cuts[i]))
		}
	}
	return sum
}

func TestGeometryThatIsNoneIsLeftOut(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	good := box(aleppo, 10, 50)
	for name, g := range map[string]orb.Geometry{
		"a point that is no number":          orb.Point{nan, 36},
		"a point outside the world":          orb.Point{217, 36},
		"no points":                          orb.MultiPoint{},
		"a line of one position":             orb.LineString{good[0]},
		"a line that stays where it is":      orb.LineString{good[0], good[0]},
		"a line to infinity":                 orb.LineString{good[0], {inf, 36}},
		"no line":                            orb.LineString{},
		"no lines":                           orb.MultiLineString{},
		"an empty ring":                      orb.Ring{},
		"a ring of two positions":            orb.Ring{good[0], good[1], good[0]},
		"a ring without an area":             orb.Ring{good[0], good[1], good[0], good[1], good[0]},
		"a ring with what is no number":      orb.Ring{good[0], good[1], {36, nan}, good[0]},
		"a polygon without rings":            orb.Polygon{},
		"a polygon whose exterior is a line": orb.Polygon{{good[0], good[1], good[0]}, good},
		"no polygons":                        orb.MultiPolygon{},
		"polygons without rings":             orb.MultiPolygon{{}, {{}}},
		"a collection":                       orb.Collection{good},
		"a bound the wrong way round":        orb.Bound{Min: orb.Point{nan, 0}, Max: orb.Point{0, nan}},
	} {
		layers := []Layer{{"l", []Feature{{ID: 1, Geometry: g}}}}
		if b := MVT(aleppo, layers); len(b) != 0 {
			t.Errorf("%s is in the vector tile", name)
		}
		if n := len(parseTwin(t, GeoJSON(aleppo, layers))); n != 0 {
			t.Errorf("%s is in the GeoJSON tile", name)
		}
	}
}

func TestAShapeThatIsSharedIsNotChanged(t *testing.T) {
	polygon := orb.MultiPolygon{{box(aleppo, -500, 700), box(aleppo, -100, 300)}}
	line := orb.LineString(path(aleppo, -300, 5, 5000, 900))
	polygonBefore, lineBefore := polygon.Clone(), line.Clone()
	MVT(aleppo, []Layer{{"l", []Feature{{Geometry: polygon}, {Geometry: line}}}})
	if diff := cmp.Diff(polygonBefore, polygon); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(lineBefore, line); diff != "" {
		t.Error(diff)
	}
}

func TestEveryPointIsInExactlyOneTileOfAZoom(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 2))
	points := make(orb.MultiPoint, 300)
	for i := range points {
		points[i] = geo.World{X: r.Uint32() >> 24 << 24, Y: r.Uint32()}.Point()
	}
	found := 0
	for x := range uint32(16) {
		for y := range uint32(16) {
			layers, err := tiletest.Decode(MVT(geo.Tile{Z: 4, X: x, Y: y}, []Layer{{"l", []Feature{{Geometry: points}}}}))
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range layers {
				found += len(l.Features[0].Points)
				for _, c := range l.Features[0].Points {
					if min(c[0], c[1]) < 0 || max(c[0], c[1]) >= Extent {
						t.Errorf("%v is outside its tile", c)
					}
				}
			}
		}
	}
	if found != len(points) {
		t.Errorf("%d of %d points are found", found, len(points))
	}
}

// FuzzGeometry reads positions from bytes, as degrees near the tile or as any number at all, and
// makes lines and polygons of them.
func FuzzGeometry(f *testing.F) {
	seed := func(form byte, values ...float64) []byte {
		b := []byte{form}
		for _, v := range values {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
		}
		return b
	}
	f.Add(seed(0, 37, 36, 38, 36, 38, 37, 37, 36), uint8(8), uint16(154), uint16(100))
	f.Add(seed(1, 0, 0, 60, 0, 60, 60, 0, 0, 10, 10, 20, 10, 20, 20), uint8(0), uint16(0), uint16(0))
	f.Add(seed(2, -180, -90, 180, 90, -180, 90, 180, -90), uint8(16), uint16(39424), uint16(25600))
	f.Add(seed(3, math.NaN(), 36, math.Inf(1), 0, 1e300, -1e300), uint8(3), uint16(1), uint16(1))
	f.Fuzz(func(t *testing.T, raw []byte, z uint8, x, y uint16) {
		tile := geo.World{X: uint32(x) << 16, Y: uint32(y) << 16}.Tile(uint32(z) % (geo.MaxZoom + 1))
		features := fuzzFeatures(raw)
		layers, err := tiletest.Decode(MVT(tile, []Layer{{"l", features}}))
		if err != nil {
			t.Fatal(err)
		}
		twin := parseTwin(t, GeoJSON(tile, []Layer{{"l", features}}))
		var decoded []tiletest.Feature
		if len(layers) > 0 {
			decoded = layers[0].Features
		}
		if len(twin) != len(decoded) {
			t.Fatalf("%d features and %d in the twin", len(decoded), len(twin))
		}
		for i := range decoded {
			if decoded[i].ID != twin[i].ID {
				t.Fatalf("feature %d has the twin %d", decoded[i].ID, twin[i].ID)
			}
		}
	})
}

func fuzzFeatures(raw []byte) []Feature {
	if len(raw) == 0 {
		return nil
	}
	form, raw := raw[0], raw[1:]
	var line orb.LineString
	for ; len(raw) >= 16 && len(line) < 100; raw = raw[16:] {
		p := orb.Point{math.Float64frombits(binary.LittleEndian.Uint64(raw)), math.Float64frombits(binary.LittleEndian.Uint64(raw[8:]))}
		if form&1 == 1 {
			p = orb.Point{math.Mod(p[0], 180), math.Mod(p[1], 90)}
		}
		line = append(line, p)
	}
	half := len(line) / 2
	return []Feature{
		{ID: 1, Geometry: line},
		{ID: 2, Geometry: orb.Ring(line)},
		{ID: 3, Geometry: orb.Polygon{orb.Ring(line[:half]), orb.Ring(line[half:])}},
		{ID: 4, Geometry: orb.MultiPolygon{{orb.Ring(line[:half])}, {orb.Ring(line[half:])}}},
		{ID: 5, Geometry: orb.MultiPoint(line)},
	}
}
