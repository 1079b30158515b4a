package polygon

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

// The oracle is a walk through all boxes.
func TestMeetingBoxesAreThoseOfAWalk(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 2))
	anyBox := func() orb.Bound {
		at := orb.Point{float64(rnd.IntN(40)), float64(rnd.IntN(40))} // whole numbers, so that borders touch
		return orb.Bound{Min: at, Max: orb.Point{at[0] + float64(rnd.IntN(12)), at[1] + float64(rnd.IntN(3))}}
	}
	for n := range 80 {
		boxes := make([]orb.Bound, n)
		for i := range boxes {
			boxes[i] = anyBox()
		}
		index := NewBoxes(boxes)
		for range 20 {
			other := anyBox()
			var want, got []int
			for i, box := range boxes {
				if box.Min[0] <= other.Max[0] && other.Min[0] <= box.Max[0] && box.Min[1] <= other.Max[1] && other.Min[1] <= box.Max[1] {
					want = append(want, i)
				}
			}
			index.Meeting(other, func(place int) bool { got = append(got, place); return true })
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%d boxes: %s", n, diff)
			}
			asked := 0
			index.Meeting(other, func(int) bool { asked++; return false })
			if asked != min(len(want), 1) {
				t.Fatalf("asked %d times after it was enough", asked)
			}
		}
	}
}

// comb returns the outline of a comb, whose teeth lie.
func comb(teeth int) orb.Ring {
	r := orb.Ring{{36, 35}}
	step := 1 / float64(teeth)
	for i := range teeth {
		low, high := 35+float64(i)*step, 35+(float64(i)+0.5)*step
		r = append(r, orb.Point{36.01, low}, orb.Point{37, low}, orb.Point{37, high}, orb.Point{36.01, high})
	}
	return append(r, orb.Point{36, 36}, r[0])
}

func BenchmarkCheckOfAComb(b *testing.B) {
	shape := orb.MultiPolygon{{comb(25_000)}}
	for b.Loop() {
		if _, ok := meeting(sidesOf(shape[0][0])); ok {
			b.Fatal("a comb does not cross itself")
		}
	}
}
