package polygon

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"
)

func TestTheAreaOfABoxIsThatOfTheSphere(t *testing.T) {
	t.Parallel()
	got := AreaM2(orb.MultiPolygon{{box(36, 35, 1)}})
	rad := math.Pi / 180
	want := orb.EarthRadius * orb.EarthRadius * rad * (math.Sin(36*rad) - math.Sin(35*rad))
	if math.Abs(got-want) > want*1e-4 {
		t.Errorf("%.0f m², want %.0f", got, want)
	}
	if holed := AreaM2(orb.MultiPolygon{{box(36, 35, 1), box(36.25, 35.25, 0.5)}}); math.Abs(holed-0.75*want) > want*1e-3 {
		t.Errorf("with a hole %.0f m², want %.0f", holed, 0.75*want)
	}
}

func TestNeighboursDoNotOverlapAndOthersDo(t *testing.T) {
	t.Parallel()
	land := orb.MultiPolygon{{box(36, 35, 1)}}
	for name, c := range map[string]struct {
		other orb.MultiPolygon
		want  bool
	}{
		"beside it":                        {orb.MultiPolygon{{box(37, 35, 1)}}, false},
		"far away":                         {orb.MultiPolygon{{box(40, 35, 1)}}, false},
		"beside it, written to 5 decimals": {orb.MultiPolygon{{box(36.999995, 35, 1)}}, false},
		"100 m over its border":            {orb.MultiPolygon{{box(36.999, 35, 1)}}, true},
		"inside it":                        {orb.MultiPolygon{{box(36.4, 35.4, 0.001)}}, true},
		"in its hole":                      {orb.MultiPolygon{{box(35, 34, 3), box(36, 35, 1)}}, false},
		"the same":                         {land, true},
	} {
		if got := Overlap(land, c.other); got != c.want || Overlap(c.other, land) != got {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestOverlapsAreThoseOfCountedPoints compares the area in common with the share of random points that
// lie in both.
func TestOverlapsAreThoseOfCountedPoints(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		a, b := star(random), star(random)
		within := a.Bound().Union(b.Bound())
		const points = 20_000
		both := 0
		for range points {
			p := orb.Point{within.Min[0] + random.Float64()*(within.Max[0]-within.Min[0]), within.Min[1] + random.Float64()*(within.Max[1]-within.Min[1])}
			if holds(a, p) && holds(b, p) {
				both++
			}
		}
		whole := orbgeo.Area(within.ToPolygon())
		want, got := whole*float64(both)/points, OverlapM2(a, b)
		if math.Abs(got-want) > whole*0.015 {
			t.Errorf("%.4g m², and by counting %.4g of %.4g", got, want, whole)
		}
		if back := OverlapM2(b, a); math.Abs(back-got) > got*1e-9 {
			t.Errorf("%g m² one way and %g the other", got, back)
		}
		if err := Check(a); err != nil {
			t.Error(err)
		}
	}
}

// star returns a ring of many corners around a middle, with a hole.
func star(random *rand.Rand) orb.MultiPolygon {
	middle := orb.Point{36 + random.Float64(), 35 + random.Float64()}
	ring := func(low, high float64) orb.Ring {
		var r orb.Ring
		for i := range 60 {
			angle, reach := 2*math.Pi*float64(i)/60, low+random.Float64()*(high-low)
			r = append(r, orb.Point{middle[0] + reach*math.Cos(angle), middle[1] + reach*math.Sin(angle)})
		}
		return append(r, r[0])
	}
	return orb.MultiPolygon{{ring(0.5, 1), ring(0.2, 0.4)}}
}

// holds reports whether an odd number of sides lie east of a point.
func holds(m orb.MultiPolygon, p orb.Point) (inside bool) {
	for _, polygon := range m {
		for _, r := range polygon {
			for i := 1; i < len(r); i++ {
				a, b := r[i-1], r[i]
				if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(p[1]-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
					inside = !inside
				}
			}
		}
	}
	return inside
}

// TestSidesThatMeetAreFound compares what is found with every pair of sides.
func TestSidesThatMeetAreFound(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 8))
	met := 0
	for range 2_000 {
		r := make(orb.Ring, 4+random.IntN(5))
		for i := range r {
			r[i] = orb.Point{float64(1 + random.IntN(5)), float64(1 + random.IntN(5))}
		}
		sides := sidesOf(append(r, r[0]))
		want := false
		for i, s := range sides {
			for _, o := range sides[:i] {
				_, meets := s.meets(o, len(sides))
				want = want || meets
			}
		}
		at, got := meeting(sides)
		if got != want {
			t.Fatalf("%v: %v at %v, want %v", r, got, at, want)
		}
		if got {
			met++
		}
	}
	if met < 100 || met > 1_990 {
		t.Errorf("%d of 2,000 rings meet themselves: the test says little", met)
	}
}

func BenchmarkOverlapOfLongOutlines(b *testing.B) {
	long := func(west float64) orb.MultiPolygon {
		var r orb.Ring
		for i := range 20_000 {
			angle := 2 * math.Pi * float64(i) / 20_000
			reach := 1 + 0.1*math.Sin(40*angle)
			r = append(r, orb.Point{west + reach*math.Cos(angle), 35 + reach*math.Sin(angle)})
		}
		return orb.MultiPolygon{{append(r, r[0])}}
	}
	one, two := long(36), long(36.5)
	for b.Loop() {
		if !Overlap(one, two) || Check(one) != nil {
			b.Fatal("they overlap")
		}
	}
}
