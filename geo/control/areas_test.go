package control

import (
	"cmp"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"tawthiq/geo"
)

// box returns a square ring around a middle, anticlockwise.
func box(x, y, reach float64) orb.Ring {
	return orb.Ring{{x - reach, y - reach}, {x + reach, y - reach}, {x + reach, y + reach}, {x - reach, y + reach}, {x - reach, y - reach}}
}

func one(rings ...orb.Ring) orb.MultiPolygon { return orb.MultiPolygon{rings} }

func TestAtAnArea(t *testing.T) {
	hole := box(38, 35, 0.2)
	hole.Reverse()
	layer := New([]Claim{
		{Area: one(box(36, 35, 0.5)), Controllers: []string{"government"}, From: 100, To: 200, Layer: 1},
		{Area: one(box(37, 35, 0.5)), Controllers: []string{"sdf"}, From: 100, To: 200, Layer: 1},
		{Area: one(box(36, 35, 0.1)), Controllers: []string{"isis"}, From: 150, To: 160, Layer: 2},
		{Area: one(box(37, 35, 0.1)), Controllers: []string{"turkey"}, From: 100, To: 150, Layer: 3},
		{Area: one(box(38, 35, 0.4), hole), Controllers: []string{"tip"}, From: 100, Layer: 4},
		{Area: orb.MultiPolygon{{box(40, 35, 0.2)}, {box(40.1, 35, 0.2)}}, Controllers: []string{"sdf", "government"}, From: 100, Layer: 4},
		{Area: orb.MultiPolygon{nil, {nil}, {{{41, 35}}}, {{{41, 35}, {42, 35}, {41, 35}}}}, Controllers: []string{"hts"}, From: 1},
		{Place: "C1", Controllers: []string{"opposition"}, From: 50, To: 120},
	})
	for name, tc := range map[string]struct {
		place  Place
		day    int32
		want   []string
		claims int
		by     Basis
	}{
		"a point in an area":                               {Place{Point: orb.Point{36, 35.3}}, 150, []string{"government"}, 1, ByArea},
		"a later claim within an older one speaks":         {Place{Point: orb.Point{36, 35}}, 155, []string{"isis"}, 1, ByArea},
		"and not around it":                                {Place{Point: orb.Point{36.2, 35}}, 155, []string{"government"}, 1, ByArea},
		"areas that begin together and differ contest":     {Place{Point: orb.Point{37, 35}}, 150, []string{Contested}, 2, ByArea},
		"until one of them ends":                           {Place{Point: orb.Point{37, 35}}, 151, []string{"sdf"}, 1, ByArea},
		"a common border belongs to one":                   {Place{Point: orb.Point{36.5, 35.1}}, 150, []string{"sdf"}, 1, ByArea},
		"a hole is outside":                                {Place{Point: orb.Point{38.1, 35}}, 150, nil, 0, ""},
		"polygons of one claim that overlap are one claim": {Place{Point: orb.Point{40.05, 35}}, 150, []string{"government", "sdf"}, 1, ByArea},
		"an area without extent holds nothing":             {Place{Point: orb.Point{41, 35}}, 150, nil, 0, ""},
		"no day":                                           {Place{Point: orb.Point{36, 35}}, 0, nil, 0, ""},
		"no point":                                         {Place{}, 150, nil, 0, ""},
		"far away":                                         {Place{Point: orb.Point{-120, -80}}, 150, nil, 0, ""},
		"not a number":                                     {Place{Point: orb.Point{math.NaN(), math.Inf(1)}}, 150, nil, 0, ""},
		"a claim about the place goes before":              {Place{PCode: "C1", Point: orb.Point{36, 35}}, 120, []string{"opposition"}, 1, ByPlace},
		"an area speaks where that has ended":              {Place{PCode: "C1", Point: orb.Point{36, 35}}, 121, []string{"government"}, 1, ByArea},
		"an area goes before the nearest community":        {Place{Point: orb.Point{36, 35}, Nearest: "C1"}, 120, []string{"government"}, 1, ByArea},
		"the nearest community speaks outside of areas":    {Place{Point: orb.Point{38.1, 35}, Nearest: "C1"}, 120, []string{"opposition"}, 1, ByNearest},
	} {
		t.Run(name, func(t *testing.T) {
			got := layer.At(tc.place, tc.day)
			if diff := gocmp.Diff(tc.want, got.Controllers); diff != "" || len(got.Claims) != tc.claims || got.By != tc.by {
				t.Errorf("%s; by %q; claims: %+v", diff, got.By, got.Claims)
			}
		})
	}
}

// star returns a ring around a middle whose corners lie at any distance from it.
func star(rnd *rand.Rand, middle orb.Point, reach float64) orb.Ring {
	corners := 3 + rnd.IntN(60)
	var ring orb.Ring
	for i := range corners {
		angle, far := 2*math.Pi*float64(i)/float64(corners), reach*(0.2+0.8*rnd.Float64())
		ring = append(ring, orb.Point{middle[0] + far*math.Cos(angle), middle[1] + far*math.Sin(angle)})
	}
	return append(ring, ring[0])
}

// anyClaims returns claims about places and areas that overlap in every way.
func anyClaims(rnd *rand.Rand) []Claim {
	var claims []Claim
	for layer := range int64(1 + rnd.IntN(4)) {
		for range rnd.IntN(12) {
			c := Claim{From: 100 + int32(rnd.IntN(4)), Layer: layer, Source: []string{"x", "y", "z"}[layer%3], Controllers: []string{[]string{"a", "b", "c"}[rnd.IntN(3)]}}
			if rnd.IntN(4) > 0 {
				c.To = c.From + int32(rnd.IntN(4))
			}
			middle := orb.Point{36 + 3*rnd.Float64(), 33 + 3*rnd.Float64()}
			switch rnd.IntN(3) {
			case 0:
				c.Place = []geo.PCode{"C1", "C2", "N1"}[rnd.IntN(3)]
			case 1:
				c.Area = one(star(rnd, middle, 1), star(rnd, middle, 0.2))
			default:
				c.Area = orb.MultiPolygon{{star(rnd, middle, 0.7)}, {star(rnd, orb.Point{middle[0] + 1, middle[1]}, 0.7)}}
			}
			claims = append(claims, c)
		}
	}
	return claims
}

// The oracle is a walk through all claims.
func TestAtIsWhatAWalkThroughAllClaimsSays(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 1))
	spoke := map[int]int{} // places and days by how many claims spoke
	for range 60 {
		claims := anyClaims(rnd)
		layer := New(claims)
		for range 200 {
			p := Place{
				PCode: []geo.PCode{"", "C1", "N1", "C9"}[rnd.IntN(4)], Within: []geo.PCode{"", "C2"}[rnd.IntN(2)], Nearest: []geo.PCode{"", "C1"}[rnd.IntN(2)],
				Point: orb.Point{35.5 + 4*rnd.Float64(), 32.5 + 4*rnd.Float64()},
			}
			day := int32(99 + rnd.IntN(10))
			got, unheard := layer.At(p, day), layer.Unheard(p, day)
			want, wantUnheard := walk(claims, p, day)
			if diff := gocmp.Diff(want, got) + gocmp.Diff(wantUnheard, unheard); diff != "" {
				t.Fatalf("%+v on %d: %s", p, day, diff)
			}
			spoke[len(got.Claims)]++
		}
	}
	if spoke[1] == 0 || spoke[2] == 0 || spoke[3] == 0 {
		t.Errorf("places by how many claims speak: %v", spoke)
	}
}

// walk returns who held a place, and the claims that do not speak, by the rule written anew.
func walk(claims []Claim, p Place, day int32) (held Holding, unheard []Unheard) {
	spoken := false
	about := func(code geo.PCode) func(Claim) bool {
		return func(c Claim) bool { return c.Place != "" && c.Place == code }
	}
	for _, step := range []struct {
		by   Basis
		says func(Claim) bool
	}{
		{ByPlace, about(p.PCode)},
		{ByPlace, about(p.Within)},
		{ByArea, func(c Claim) bool { return c.Place == "" && planar.MultiPolygonContains(c.Area, p.Point) }},
		{ByNearest, about(p.Nearest)},
	} {
		h := Holding{By: step.by}
		var hold []Claim
		for _, c := range claims {
			if step.says(c) && c.From <= day && (c.To == 0 || c.To >= day) {
				hold = append(hold, c)
			}
		}
		slices.SortStableFunc(hold, func(a, b Claim) int {
			return cmp.Or(cmp.Compare(b.From, a.From), cmp.Compare(uint32(b.To-1), uint32(a.To-1)), cmp.Compare(a.Layer, b.Layer))
		})
		for _, c := range hold {
			later := slices.ContainsFunc(hold, func(o Claim) bool { return o.Source == c.Source && o.From > c.From })
			switch {
			case spoken:
				unheard = append(unheard, Unheard{c, step.by, LessSpecific})
			case later:
				unheard = append(unheard, Unheard{c, step.by, Earlier})
			default:
				h.Claims = append(h.Claims, c)
			}
		}
		if len(h.Claims) == 0 {
			continue
		}
		spoken = true
		for _, c := range h.Claims {
			if h.Controllers = c.Controllers; c.Controllers[0] != h.Claims[0].Controllers[0] {
				h.Controllers = []string{"contested"}
				break
			}
		}
		held = h
	}
	return held, unheard
}

// pressMap reads the areas of a map drawn by hand, with the colours it gives them as controllers.
func pressMap(t testing.TB) []Claim {
	t.Helper()
	file, err := os.ReadFile("../../../shared/testdata/control_polygons_2018.geojson")
	if err != nil {
		t.Skip("the shared test data is not there: ", err)
	}
	var collection struct {
		Features []struct {
			Properties struct {
				Held string `json:"control-territorial"`
			}
			Geometry struct{ Coordinates orb.Polygon }
		}
	}
	if err := json.Unmarshal(file, &collection); err != nil {
		t.Fatal(err)
	}
	var claims []Claim
	for _, f := range collection.Features {
		claims = append(claims, Claim{Area: one(f.Geometry.Coordinates...), Controllers: []string{f.Properties.Held}, From: 100, To: 200})
	}
	return claims
}

func TestAtInTheAreasOfAPressMap(t *testing.T) {
	claims := pressMap(t)
	layer := New(claims)
	rnd := rand.New(rand.NewPCG(6, 1))
	held := map[string]int{}
	for range 20_000 {
		p := Place{Point: orb.Point{35 + 8*rnd.Float64(), 32 + 6*rnd.Float64()}}
		got := layer.At(p, 150)
		want, _ := walk(claims, p, 150)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("%v: %s", p.Point, diff)
		}
		for _, c := range got.Controllers {
			held[c]++
		}
	}
	if len(held) < 5 {
		t.Errorf("only %v hold anything", held)
	}
}

func TestAtTakesNoMemory(t *testing.T) {
	places := slices.DeleteFunc(anyClaims(rand.New(rand.NewPCG(7, 1))), func(c Claim) bool { return c.Place == "" })
	for i := range places {
		places[i].Source = "x"
	}
	layer := New(append(places, Claim{Area: one(box(36, 35, 1)), Controllers: []string{"a"}, From: 1}))
	if n := testing.AllocsPerRun(100, func() {
		layer.At(Place{PCode: "C9", Point: orb.Point{36, 35}}, 102)
		layer.At(Place{PCode: "C1", Nearest: "C2"}, 102)
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkAt(b *testing.B) { benchmarkAt(b, pressMap(b)) }

// BenchmarkAtOfTwoSources asks where a month's map of another source holds beside that of the press.
func BenchmarkAtOfTwoSources(b *testing.B) {
	claims := pressMap(b)
	for _, c := range claims[:len(claims):len(claims)] {
		c.From, c.Source = 110, "another"
		claims = append(claims, c)
	}
	benchmarkAt(b, claims)
}

func benchmarkAt(b *testing.B, claims []Claim) {
	layer := New(claims)
	rnd := rand.New(rand.NewPCG(6, 1))
	points := make([]orb.Point, 4096)
	for i := range points {
		points[i] = orb.Point{35.7 + 6*rnd.Float64(), 32.5 + 4.5*rnd.Float64()}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		layer.At(Place{PCode: "C1001", Point: points[i%len(points)]}, 150)
	}
}
