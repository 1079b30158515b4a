package topology

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

func TestPartitionFindsTheShapesThatBordersEnclose(t *testing.T) {
	m := newMosaic(1)
	got, err := Partition(m.borders())
	if err != nil {
		t.Fatal(err)
	}
	drawn, want := (&mosaic{Topology: got}).drawn(t), m.drawn(t)
	if len(got.Shapes) != len(m.Shapes) || len(got.Arcs) != len(m.Arcs) {
		t.Errorf("%d shapes over %d arcs, want %d over %d", len(got.Shapes), len(got.Arcs), len(m.Shapes), len(m.Arcs))
	}
	for _, part := range m.parts() {
		a, b := planar.Area(drawn.Shape(part, 16)), planar.Area(want.Shape(part, 16))
		if math.Abs(a-b) > 1e-9 || len(drawn.Shape(part, 16)[0]) != len(want.Shape(part, 16)[0]) {
			t.Errorf("part %d covers %g, want %g", part, a, b)
		}
	}
}

// Parts are painted in few colours: what has one colour is one shape, whose parts may touch at
// corners.
func TestPartitionDissolvesWhatIsAlike(t *testing.T) {
	for seed := range uint64(20) {
		m := newMosaic(seed)
		rnd := rand.New(rand.NewPCG(seed, 9))
		colour, want := map[int]int{0: 0}, map[int]float64{}
		drawn := m.drawn(t)
		for _, part := range m.parts() {
			colour[part] = 1 + rnd.IntN(3)
			want[colour[part]] += planar.Area(drawn.Shape(part, 16))
		}
		borders := m.borders()
		for i, b := range borders {
			borders[i].Left, borders[i].Right = colour[b.Left], colour[b.Right]
		}
		got, err := Partition(borders)
		if err != nil {
			t.Fatal(err)
		}
		dissolved := (&mosaic{Topology: got}).drawn(t)
		for k, area := range want {
			if covered := planar.Area(dissolved.Shape(k, 16)); math.Abs(covered-area) > 1e-9 {
				t.Errorf("seed %d: colour %d covers %g, its parts %g", seed, k, covered, area)
			}
		}
		for _, part := range m.parts() {
			p, _ := planar.CentroidArea(drawn.Shape(part, 16))
			if part > 100 && part < 200 && !planar.MultiPolygonContains(dissolved.Shape(colour[part], 16), p) {
				t.Errorf("seed %d: the enclave %d is not in colour %d", seed, part, colour[part])
			}
		}
	}
}

func TestPartitionDoesNotDependOnTheOrder(t *testing.T) {
	m := newMosaic(2)
	borders := m.borders()
	want, err := Partition(borders)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(1, 1))
	rnd.Shuffle(len(borders), func(i, j int) { borders[i], borders[j] = borders[j], borders[i] })
	for i, b := range borders {
		if rnd.IntN(2) == 0 {
			borders[i] = Border[int]{b.To, b.From, b.Right, b.Left}
		}
	}
	got, err := Partition(borders)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPartitionOfBordersThatEncloseNothing(t *testing.T) {
	square := func(left, right string) []Border[string] {
		corners := []Position{{0, 0}, {10, 0}, {10, 10}, {0, 10}}
		var out []Border[string]
		for i, c := range corners {
			out = append(out, Border[string]{c, corners[(i+1)%4], left, right})
		}
		return out
	}
	disagreeing := square("a", "")
	disagreeing[2].Left = "b"
	for name, borders := range map[string][]Border[string]{
		"a border that ends in the open": square("a", "")[:3],
		"sides that do not agree":        disagreeing,
		"a hole in nothing":              square("", "a"),
	} {
		if got, err := Partition(borders); !errors.Is(err, errOpen) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	spiked := append(square("a", ""), Border[string]{Position{10, 10}, Position{20, 20}, "a", ""}, Border[string]{Position{20, 20}, Position{10, 10}, "a", ""})
	if got, err := Partition(spiked); err != nil || len(got.Arcs) != 1 || len(got.Arcs[0]) != 5 {
		t.Errorf("a square with a spike: %v, %v", got, err)
	}
	if got, err := Partition[string](nil); err != nil || len(got.Shapes) != 0 {
		t.Errorf("no borders: %v, %v", got, err)
	}
}

func TestATurnIsOrdered(t *testing.T) {
	at, east := Position{5, 5}, Position{9, 5}
	around := []Position{{9, 6}, {6, 6}, {5, 8}, {0, 6}, {0, 5}, {4, 0}, {5, 4}, {9, 4}, {6, 5}} // anticlockwise from east on
	for i, p := range around {
		for j, q := range around {
			if got := at.Between(east, p, q); got != (i < j) {
				t.Errorf("%v is past %v before %v: %v", p, east, q, got)
			}
		}
	}
	if !at.Between(east, Position{0, 5}, east) {
		t.Error("there is no full turn between a direction and itself")
	}
}

func TestPositionsAreGivenBack(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 5))
	for range 1000 {
		p := Position{rnd.Int64N(360_000_001) - 180_000_000, rnd.Int64N(180_000_001) - 90_000_000}
		if got := PositionOf(p.Point()); got != p {
			t.Fatalf("%v becomes %v", p, got)
		}
	}
}

func TestInsideAgreesWithFloatingPoint(t *testing.T) {
	m := newMosaic(3)
	for _, shape := range []int{1, 7, 105} {
		ring := m.drawn(t).Shape(shape, 16)[0][0]
		var open []Position
		for _, p := range ring[1:] {
			open = append(open, PositionOf(p))
		}
		b := ring.Bound().Pad(0.01)
		for range 2000 {
			p := orb.Point{b.Min[0] + m.rnd.Float64()*(b.Max[0]-b.Min[0]), b.Min[1] + m.rnd.Float64()*(b.Max[1]-b.Min[1])}
			if planar.DistanceFrom(orb.LineString(ring), p) < 1e-5 {
				continue
			}
			if got, want := Inside(open, PositionOf(p)), planar.RingContains(ring, p); got != want {
				t.Fatalf("%v is in shape %d: %v", p, shape, got)
			}
		}
	}
}
