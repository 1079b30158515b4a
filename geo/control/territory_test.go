package control

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"tawthiq/geo"
	"tawthiq/geo/topology"
)

// landSide is the number of subdistricts along a side of the made-up land.
const landSide = 3

// jaggedLand returns subdistricts on a lattice with crooked borders, one of them with a hole that
// is outside.
func jaggedLand(rnd *rand.Rand) topology.Topology[geo.PCode] {
	t := topology.Topology[geo.PCode]{Shapes: map[geo.PCode][]topology.Rings{}}
	known := map[[4]int]int32{}
	at := func(x, y int) topology.Position {
		return topology.Position{36_000_000 + int64(x)*100_000 + int64(x*x*y)*700, 35_000_000 + int64(y)*100_000 - int64(x*y)*900}
	}
	line := func(x1, y1, x2, y2 int) int32 {
		if i, ok := known[[4]int{x2, y2, x1, y1}]; ok {
			return ^i
		}
		a, b := at(x1, y1), at(x2, y2)
		arc := orb.LineString{a.Point()}
		for i := int64(1); i < 8; i++ {
			aside := rnd.Int64N(20_000) - 10_000
			arc = append(arc, topology.Position{a[0] + (b[0]-a[0])*i/8 + aside*(b[1]-a[1])/100_000, a[1] + (b[1]-a[1])*i/8 - aside*(b[0]-a[0])/100_000}.Point())
		}
		t.Arcs = append(t.Arcs, append(arc, b.Point()))
		known[[4]int{x1, y1, x2, y2}] = int32(len(t.Arcs) - 1)
		return int32(len(t.Arcs) - 1)
	}
	for y := range landSide {
		for x := range landSide {
			ring := []int32{line(x, y, x+1, y), line(x+1, y, x+1, y+1), line(x+1, y+1, x, y+1), line(x, y+1, x, y)}
			t.Shapes[code(x, y)] = []topology.Rings{{ring}}
		}
	}
	hole := orb.LineString{{36.14, 35.14}, {36.15, 35.16}, {36.16, 35.14}, {36.14, 35.14}}
	t.Arcs = append(t.Arcs, hole)
	t.Shapes[code(1, 1)][0] = append(t.Shapes[code(1, 1)][0], []int32{int32(len(t.Arcs) - 1)})
	return t
}

func code(x, y int) geo.PCode { return geo.PCode(fmt.Sprintf("SY0100%02d", y*landSide+x)) }

// seatings are ways to strew seats over a box of some 10 km.
var seatings = map[string]func(rnd *rand.Rand, i int) (x, y float64){
	"anywhere":               func(rnd *rand.Rand, _ int) (float64, float64) { return rnd.Float64(), rnd.Float64() },
	"on a lattice":           func(_ *rand.Rand, i int) (float64, float64) { return float64(i%6)/6 + 0.05, float64(i/6)/6 + 0.05 },
	"on a lattice, odd step": func(_ *rand.Rand, i int) (float64, float64) { return float64(i%6) * 0.13333, float64(i/6) * 0.13333 },
	"in a row":               func(_ *rand.Rand, i int) (float64, float64) { return float64(i) / 40, 0.5 },
	"on a circle": func(_ *rand.Rand, i int) (float64, float64) {
		return 0.5 + 0.4*math.Cos(float64(i)), 0.5 + 0.4*math.Sin(float64(i))
	},
	"close together": func(rnd *rand.Rand, _ int) (float64, float64) {
		return 0.5 + rnd.Float64()/1000, 0.5 + rnd.Float64()/1000
	},
	"also outside": func(rnd *rand.Rand, _ int) (float64, float64) { return 2*rnd.Float64() - 0.5, 2*rnd.Float64() - 0.5 },
}

func strew(rnd *rand.Rand, place func(*rand.Rand, int) (float64, float64), each int) (seats []Seat) {
	for y := range landSide {
		for x := range landSide {
			for i := range each {
				dx, dy := place(rnd, i)
				seats = append(seats, Seat{
					At:          geo.Round(orb.Point{36 + (float64(x)+dx)*0.1, 35 + (float64(y)+dy)*0.1}, 6),
					Subdistrict: code(x, y), Controllers: []string{[]string{"a", "b", "c"}[rnd.IntN(3)]},
				})
			}
		}
	}
	return seats
}

// Every place goes with the nearest seat of its subdistrict, by a walk through all of them, and is
// in one territory; all territories together are the land.
func TestEveryPlaceGoesWithTheNearestSeat(t *testing.T) {
	for name, place := range seatings {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(4) {
				rnd := rand.New(rand.NewPCG(seed, 3))
				checkTerritories(t, rnd, jaggedLand(rnd), strew(rnd, place, 36))
			}
		})
	}
}

func checkTerritories(t *testing.T, rnd *rand.Rand, subdistricts topology.Topology[geo.PCode], seats []Seat) {
	t.Helper()
	got, err := Territories(subdistricts, seats)
	if err != nil {
		t.Fatal(err)
	}
	land, territories := shapesOf(t, subdistricts), shapesOf(t, got)
	if whole, sum := areaOf(land), areaOf(territories); math.Abs(whole-sum) > 1e-6*whole {
		t.Errorf("the territories cover %.9f of %.9f square degrees", sum, whole)
	}
	for range 400 {
		p := orb.Point{35.95 + 0.4*rnd.Float64(), 34.95 + 0.4*rnd.Float64()}
		var want []string
		for pcode, shape := range land {
			if planar.MultiPolygonContains(shape, p) {
				want = append(want, nearestSeat(seats, pcode, p))
			}
		}
		if len(want) == 1 && want[0] == "" {
			continue // as near to another
		}
		var held []string
		for holder, shape := range territories {
			if planar.MultiPolygonContains(shape, p) {
				held = append(held, holder)
			}
		}
		if diff := cmp.Diff(want, held); diff != "" {
			t.Errorf("%v: %s", p, diff)
		}
	}
}

func shapesOf[K ~string](t *testing.T, topo topology.Topology[K]) map[K]orb.MultiPolygon {
	t.Helper()
	m, err := topology.NewMap(topo)
	if err != nil {
		t.Fatal(err)
	}
	out := map[K]orb.MultiPolygon{}
	for k := range topo.Shapes {
		out[k] = m.Shape(k, geo.MaxZoom)
	}
	return out
}

func areaOf[K ~string](shapes map[K]orb.MultiPolygon) (sum float64) {
	for _, s := range shapes {
		sum += planar.Area(s)
	}
	return sum
}

// nearestSeat returns who holds the nearest seat, or "" where another's is as near but for metres.
func nearestSeat(seats []Seat, in geo.PCode, p orb.Point) string {
	best := map[string]float64{}
	for _, s := range seats {
		if s.Subdistrict != in {
			continue
		}
		// The plane is that of the subdistrict, whose height is within 0.1 degrees of the point's.
		d := math.Hypot((s.At[0]-p[0])*math.Cos(p[1]*math.Pi/180), s.At[1]-p[1])
		if least, ok := best[s.Controllers[0]]; !ok || d < least {
			best[s.Controllers[0]] = d
		}
	}
	holder, least, second := Unknown, math.Inf(1), math.Inf(1)
	for h, d := range best {
		if d < least {
			holder, least, second = h, d, least
		} else {
			second = min(second, d)
		}
	}
	if second-least < 0.002*least+1e-5 {
		return ""
	}
	return holder
}

func TestHolders(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	at := func(x, y float64) orb.Point { return orb.Point{36 + x/10, 35 + y/10} }
	got, err := Territories(jaggedLand(rnd), []Seat{
		{At: at(0.5, 0.5), Subdistrict: code(0, 0), Controllers: []string{"sdf", "government"}},
		{At: at(1.5, 0.5), Subdistrict: code(1, 0), Controllers: []string{"government"}},
		{At: at(1.5, 0.5), Subdistrict: code(1, 0), Controllers: []string{"sdf"}},
		{At: at(2.5, 0.5), Subdistrict: code(2, 0)},
		{At: at(9, 9), Subdistrict: code(0, 1), Controllers: []string{"isis"}},
		{At: at(0.5, 0.5), Subdistrict: "SY999999", Controllers: []string{"turkey"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	shapes := shapesOf(t, got)
	for name, tc := range map[string]struct {
		at   orb.Point
		want string
	}{
		"controllers that hold a place jointly are a set of their own": {at(0.5, 0.5), "government+sdf"},
		"two seats at one place hold it jointly":                       {at(1.5, 0.5), "government+sdf"},
		"a seat without controllers is unknown":                        {at(2.5, 0.5), Unknown},
		"a subdistrict without seats is unknown":                       {at(2.5, 2.5), Unknown},
		"a seat outside its subdistrict speaks for it":                 {at(0.5, 1.5), "isis"},
		"a hole in the land belongs to nobody":                         {orb.Point{36.15, 35.15}, ""},
	} {
		var held []string
		for holder, shape := range shapes {
			if planar.MultiPolygonContains(shape, tc.at) {
				held = append(held, holder)
			}
		}
		if strings.Join(held, " ") != tc.want {
			t.Errorf("%s: %q, want %q", name, held, tc.want)
		}
	}
}

func TestTerritoriesAreTheSameEveryTime(t *testing.T) {
	rnd := rand.New(rand.NewPCG(2, 1))
	land := jaggedLand(rnd)
	seats := strew(rnd, seatings["on a lattice"], 36)
	want, err := Territories(land, seats)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		rnd.Shuffle(len(seats), func(i, j int) { seats[i], seats[j] = seats[j], seats[i] })
		got, err := Territories(land, seats)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestTerritoriesOfALandThatIsNotWhole(t *testing.T) {
	land := jaggedLand(rand.New(rand.NewPCG(2, 1)))
	land.Shapes[code(0, 0)][0][0] = land.Shapes[code(0, 0)][0][0][:2]
	if _, err := Territories(land, nil); err == nil {
		t.Error("there is no error")
	}
}

// The oracle of a triangulation: no site is inside the circle of any triangle.
func TestNoSiteIsInsideTheCircleOfATriangle(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 1))
	for range 60 {
		step := 1 + rnd.Int64N(100_000) // a coarse step brings sites on common circles and lines
		distinct := map[site]bool{}
		for range 3 + rnd.IntN(30) {
			distinct[site{rnd.Int64N(1+100_000/step) * step, rnd.Int64N(1+100_000/step) * step}] = true
		}
		var sites []site
		for s := range distinct {
			sites = append(sites, s)
		}
		all, triangles := triangulate(sites)
		if len(triangles) != 2*len(sites)+1 {
			t.Fatalf("%d triangles of %d sites", len(triangles), len(sites))
		}
		for _, c := range triangles {
			for i := range all {
				if circleHolds(all[c[0]], all[c[1]], all[c[2]], all[i]) && i != c[0] && i != c[1] && i != c[2] {
					t.Fatalf("%v is inside the circle of %v, %v and %v", all[i], all[c[0]], all[c[1]], all[c[2]])
				}
			}
		}
	}
}

func FuzzTerritories(f *testing.F) {
	f.Add(uint64(1), uint8(10), uint16(1))
	f.Add(uint64(2), uint8(60), uint16(12_345))
	f.Fuzz(func(t *testing.T, seed uint64, each uint8, step uint16) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		grid := float64(step)/1e5 + 1e-6
		seats := strew(rnd, func(rnd *rand.Rand, _ int) (float64, float64) {
			return math.Round(rnd.Float64()/grid) * grid, math.Round(rnd.Float64()/grid) * grid
		}, int(each))
		land := jaggedLand(rnd)
		got, err := Territories(land, seats)
		if err != nil {
			t.Fatal(err)
		}
		if whole, sum := areaOf(shapesOf(t, land)), areaOf(shapesOf(t, got)); math.Abs(whole-sum) > 1e-6*whole {
			t.Errorf("the territories cover %.9f of %.9f square degrees", sum, whole)
		}
	})
}

func BenchmarkTerritories(b *testing.B) {
	rnd := rand.New(rand.NewPCG(2, 1))
	land, seats := jaggedLand(rnd), strew(rnd, seatings["anywhere"], 100)
	for b.Loop() {
		if _, err := Territories(land, seats); err != nil {
			b.Fatal(err)
		}
	}
}
