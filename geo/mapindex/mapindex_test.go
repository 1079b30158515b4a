package mapindex

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

var testSchema = Schema{
	Sets:     []string{"party", "violation"},
	Codes:    []string{"dataset", "precision"},
	Measures: []string{"killed", "injured"},
}

// randomRows returns rows around a few places, many of them at the very same point, some not
// drawn, some undated.
func randomRows(r *rand.Rand, n int) []Row {
	keys := r.Perm(3*n + 1)
	rows := make([]Row, n)
	for i := range rows {
		rows[i] = Row{
			Key:      int64(keys[i]) - int64(n),
			Drawn:    r.IntN(4) != 0,
			Point:    randomPoint(r),
			Day:      max(0, 730_000+int32(r.IntN(1000))-int32(r.IntN(20)/19*800_000)),
			Area:     [3]uint16{uint16(r.IntN(15)), uint16(r.IntN(62)), uint16(r.IntN(300))},
			Sets:     []uint64{r.Uint64() & r.Uint64() & r.Uint64(), r.Uint64() & r.Uint64() & r.Uint64() & r.Uint64()},
			Codes:    []uint16{uint16(r.IntN(5)), uint16(r.IntN(70))},
			Measures: []Count{randomCount(r), randomCount(r)},
		}
	}
	return rows
}

func randomPoint(r *rand.Rand) orb.Point {
	switch r.IntN(4) {
	case 0:
		return orb.Point{37.16, 36.2}
	case 1: // a corner of tiles at every zoom from 1
		return orb.Point{0, 85.06 - 170*float64(r.IntN(2))}
	case 2:
		return orb.Point{35.7 + 6.6*r.Float64(), 32.3 + 5*r.Float64()}
	}
	return orb.Point{360*r.Float64() - 180, 180*r.Float64() - 90}
}

func randomCount(r *rand.Rand) Count {
	least := int32(r.IntN(50))
	return Count{Min: least, Max: least + int32(r.IntN(2)*r.IntN(10)), Open: r.IntN(9) == 0}
}

func randomQuery(r *rand.Rand, rows []Row) Query {
	var q Query
	if r.IntN(3) == 0 {
		q.From = 730_000 + int32(r.IntN(1000))
	}
	if r.IntN(3) == 0 {
		q.To = 730_000 + int32(r.IntN(1000))
	}
	if r.IntN(2) == 0 {
		q.Sets = []uint64{1<<r.IntN(64) + 1<<r.IntN(63), r.Uint64() * uint64(r.IntN(2))}[:1+r.IntN(2)]
	}
	if r.IntN(3) == 0 {
		q.Codes = []Bits{nil, randomBits(r, 70, 20)}
	}
	for l, areas := range []int{15, 62, 300} {
		if r.IntN(4) == 0 {
			q.Areas[l] = randomBits(r, areas, 8)
		}
	}
	if r.IntN(4) == 0 {
		q.Keys = []int64{}
		for range r.IntN(len(rows) + 1) {
			q.Keys = append(q.Keys, int64(r.IntN(3*len(rows)+1)-len(rows)))
		}
	}
	return q
}

func randomBits(r *rand.Rand, below, most int) Bits {
	b := Bits{}
	for range r.IntN(most + 1) {
		b = b.With(uint16(r.IntN(below)))
	}
	return b
}

// matches is the oracle: a query read word by word.
func matches(q Query, r Row) bool {
	if q.From != 0 && (r.Day == 0 || r.Day < q.From) || q.To != 0 && (r.Day == 0 || r.Day > q.To) {
		return false
	}
	for k, terms := range q.Sets {
		if terms != 0 && r.Sets[k]&terms == 0 {
			return false
		}
	}
	for k, values := range q.Codes {
		if values != nil && !values.Has(r.Codes[k]) {
			return false
		}
	}
	anywhere, inside := true, false
	for l, areas := range q.Areas {
		anywhere = anywhere && areas == nil
		inside = inside || areas.Has(r.Area[l])
	}
	return (anywhere || inside) && (q.Keys == nil || slices.Contains(q.Keys, r.Key))
}

// scan is the oracle for every list of rows: the keys of those that pass, in ascending order.
func scan(rows []Row, pass func(Row) bool) []int64 {
	var keys []int64
	for _, r := range rows {
		if pass(r) {
			keys = append(keys, r.Key)
		}
	}
	slices.Sort(keys)
	return keys
}

func keysOf(ix *Index, rows []int) []int64 {
	var keys []int64
	for _, row := range rows {
		keys = append(keys, ix.Key(row))
	}
	slices.Sort(keys)
	return keys
}

// build returns the index of the rows.
func build(s Schema, rows []Row) (*Index, error) {
	b := NewBuilder(s, len(rows))
	for _, r := range rows {
		if err := b.Add(r); err != nil {
			return nil, err
		}
	}
	return b.Index()
}

func mustBuild(t testing.TB, rows []Row) *Index {
	t.Helper()
	ix, err := build(testSchema, rows)
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

func TestEveryAnswerEqualsALinearScan(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 2))
		rows := randomRows(r, r.IntN(400))
		ix := mustBuild(t, rows)
		for range 15 {
			q := randomQuery(r, rows)
			s := ix.Select(q)
			want := scan(rows, func(r Row) bool { return matches(q, r) })
			if diff := cmp.Diff(want, keysOf(ix, slices.Collect(ix.Each(q)))); diff != "" {
				t.Fatalf("seed %d, %+v: Each (-want +got):\n%s", seed, q, diff)
			}
			drawn := scan(rows, func(r Row) bool { return r.Drawn && matches(q, r) })
			if n, d := s.Count(); n != len(want) || d != len(drawn) {
				t.Fatalf("seed %d, %+v: Count is %d, %d instead of %d, %d", seed, q, n, d, len(want), len(drawn))
			}
			checkTile(t, ix, rows, q, randomTile(r))
			checkGroups(t, s, rows, q)
		}
	}
}

func randomTile(r *rand.Rand) geo.Tile {
	zoom := uint32(r.IntN(geo.MaxZoom + 1))
	return geo.ToWorld(randomPoint(r)).Tile(zoom)
}

func checkTile(t *testing.T, ix *Index, rows []Row, q Query, tile geo.Tile) {
	t.Helper()
	want := scan(rows, func(r Row) bool {
		return r.Drawn && matches(q, r) && geo.ToWorld(r.Point).Tile(tile.Z) == tile
	})
	got := slices.Collect(ix.InTile(tile, q))
	if diff := cmp.Diff(want, keysOf(ix, got)); diff != "" {
		t.Fatalf("InTile(%v, %+v) (-want +got):\n%s", tile, q, diff)
	}
	if !slices.IsSorted(got) {
		t.Errorf("InTile(%v) is not in the order of the rows", tile)
	}
	if n := ix.Select(q).CountInTile(tile); n != len(want) {
		t.Errorf("CountInTile(%v) is %d instead of %d", tile, n, len(want))
	}
}

func checkGroups(t *testing.T, s *Selection, rows []Row, q Query) {
	t.Helper()
	killed := func(row int) float64 { return float64(s.ix.Measure(row, 0).Min) }
	for _, level := range geo.Levels() {
		want := map[int]float64{}
		for _, r := range rows {
			if matches(q, r) {
				want[int(r.Area[level-geo.Governorate])] += float64(r.Measures[0].Min)
			}
		}
		compareSums(t, "SumByArea", want, s.SumByArea(level, killed))
	}
	byParty, byPrecision := map[int]float64{}, map[int]float64{}
	for _, r := range rows {
		if !matches(q, r) {
			continue
		}
		byPrecision[int(r.Codes[1])]++
		for term := range MaxTerms {
			byParty[term] += float64(r.Sets[0] >> term & 1)
		}
	}
	terms := s.SumBySet(0, nil)
	compareSums(t, "SumBySet", byParty, terms[:])
	compareSums(t, "SumByCode", byPrecision, s.SumByCode(1, nil))
}

func compareSums(t *testing.T, what string, want map[int]float64, got []float64) {
	t.Helper()
	for group := range max(len(got), 400) {
		var sum float64
		if group < len(got) {
			sum = got[group]
		}
		if sum != want[group] {
			t.Fatalf("%s of group %d is %g instead of %g", what, group, sum, want[group])
		}
	}
}

func TestEveryDrawnRowIsInExactlyOneTileOfAZoom(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	rows := randomRows(r, 500)
	ix := mustBuild(t, rows)
	drawn := scan(rows, func(r Row) bool { return r.Drawn })
	for zoom := range uint32(6) {
		var found []int
		for x := range uint32(1) << zoom {
			for y := range uint32(1) << zoom {
				found = slices.AppendSeq(found, ix.InTile(geo.Tile{Z: zoom, X: x, Y: y}, Query{}))
			}
		}
		if diff := cmp.Diff(drawn, keysOf(ix, found)); diff != "" {
			t.Errorf("zoom %d (-drawn +found):\n%s", zoom, diff)
		}
	}
}

func TestARowReadsBackAsItWasGiven(t *testing.T) {
	rows := randomRows(rand.New(rand.NewPCG(3, 3)), 300)
	ix := mustBuild(t, rows)
	if ix.Len() != len(rows) {
		t.Fatalf("Len is %d instead of %d", ix.Len(), len(rows))
	}
	for _, want := range rows {
		i, ok := ix.Position(want.Key)
		if !ok {
			t.Fatalf("key %d is not found", want.Key)
		}
		got := Row{
			Key: ix.Key(i), Drawn: ix.Drawn(i), Point: want.Point, Day: ix.Day(i),
			Area:     [3]uint16{ix.Area(i, geo.Governorate), ix.Area(i, geo.District), ix.Area(i, geo.Subdistrict)},
			Sets:     []uint64{ix.Set(i, 0), ix.Set(i, 1)},
			Codes:    []uint16{ix.Code(i, 0), ix.Code(i, 1)},
			Measures: []Count{ix.Measure(i, 0), ix.Measure(i, 1)},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("row with key %d (-want +got):\n%s", want.Key, diff)
		}
		world := geo.World{}
		if want.Drawn {
			world = geo.ToWorld(want.Point)
		}
		if ix.World(i) != world || ix.Area(i, geo.Country) != 0 {
			t.Fatalf("row with key %d is at %v instead of %v", want.Key, ix.World(i), world)
		}
	}
	if _, ok := ix.Position(1 << 40); ok {
		t.Error("a key that no row has is found")
	}
}

func TestTheOrderOfAddingDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	rows := randomRows(r, 300)
	first := slices.Collect(mustBuild(t, rows).Each(Query{}))
	keys := mustBuild(t, rows).keys
	r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	again := mustBuild(t, rows)
	if diff := cmp.Diff(keys, again.keys); diff != "" {
		t.Errorf("keys (-first +again):\n%s", diff)
	}
	if diff := cmp.Diff(first, slices.Collect(again.Each(Query{}))); diff != "" {
		t.Error(diff)
	}
}

func TestBuildRefusesWhatIsNoRow(t *testing.T) {
	good := func(key int64) Row {
		return Row{Key: key, Drawn: true, Point: orb.Point{37, 36}, Day: 1, Sets: make([]uint64, 2), Codes: make([]uint16, 2), Measures: make([]Count, 2)}
	}
	tests := []struct {
		name   string
		spoil  func(*Row)
		detail string
	}{
		{"a set is missing", func(r *Row) { r.Sets = r.Sets[:1] }, "key 2: 1 sets instead of 2"},
		{"there is a code too many", func(r *Row) { r.Codes = make([]uint16, 3) }, "key 2: 3 codes instead of 2"},
		{"the measures are missing", func(r *Row) { r.Measures = nil }, "key 2: 0 measures instead of 2"},
		{"the day is negative", func(r *Row) { r.Day = -1 }, "key 2: day -1"},
		{"the maximum is under the minimum", func(r *Row) { r.Measures[1] = Count{Min: 3, Max: 2} }, "key 2: injured from 3 to 2"},
		{"a number of people is negative", func(r *Row) { r.Measures[0].Min = -1 }, "key 2: killed from -1 to 0"},
		{"the point is outside the world", func(r *Row) { r.Point[0] = 200 }, "key 2: not a valid point"},
		{"two rows have one key", func(r *Row) { r.Key = 1 }, "two rows have the key 1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bad := good(2)
			tt.spoil(&bad)
			ix, err := build(testSchema, []Row{good(1), bad})
			if ix != nil || !errors.Is(err, ErrRow) || !strings.Contains(err.Error(), tt.detail) {
				t.Errorf("Build: %v, %v; it should say %q", ix, err, tt.detail)
			}
		})
	}
	bad := good(2)
	bad.Drawn, bad.Point = false, orb.Point{}
	if _, err := build(testSchema, []Row{good(1), bad}); err != nil {
		t.Errorf("a row that is not drawn needs no point: %v", err)
	}
}

func TestARestrictionThatCannotBeMetMatchesNothing(t *testing.T) {
	ix := mustBuild(t, randomRows(rand.New(rand.NewPCG(1, 1)), 200))
	for name, q := range map[string]Query{
		"a period that ends before it begins": {From: 730_500, To: 730_400},
		"a period before the calendar":        {To: -5},
		"a set that the schema lacks":         {Sets: []uint64{0, 0, 1}},
		"a code that the schema lacks":        {Codes: []Bits{nil, nil, BitsOf(0)}},
		"an empty set of codes":               {Codes: []Bits{{}}},
		"an empty set of areas":               {Areas: [3]Bits{{}, nil, nil}},
		"no keys":                             {Keys: []int64{}},
		"keys that no row has":                {Keys: []int64{1 << 40}},
	} {
		if n, drawn := ix.Select(q).Count(); n != 0 || drawn != 0 {
			t.Errorf("%s: %d rows, %d drawn", name, n, drawn)
		}
	}
	if n, _ := ix.Select(Query{Sets: make([]uint64, 9), Codes: make([]Bits, 9)}).Count(); n != 200 {
		t.Errorf("columns beyond the schema that restrict nothing: %d rows instead of 200", n)
	}
}

func TestAnEmptyIndexAnswersEverythingWithNothing(t *testing.T) {
	ix := mustBuild(t, nil)
	if rows := slices.Collect(ix.InTile(geo.Tile{}, Query{Keys: []int64{1}})); len(rows) != 0 {
		t.Errorf("rows %v", rows)
	}
	if sums := ix.Select(Query{}).SumByArea(geo.District, nil); len(sums) != 0 {
		t.Errorf("sums %v", sums)
	}
}

func TestAScanStopsWhereItsReaderDoes(t *testing.T) {
	ix := mustBuild(t, randomRows(rand.New(rand.NewPCG(5, 5)), 300))
	for row := range ix.Each(Query{}) {
		if row > 70 {
			t.Fatal("the scan went on")
		}
		if row == 70 {
			break
		}
	}
}

func TestMoreDistinctCountsThanCodesAreKept(t *testing.T) {
	const n = rareCode + 500
	b := NewBuilder(Schema{Measures: []string{"killed"}}, n)
	for i := range n {
		if err := b.Add(Row{Key: int64(i), Measures: []Count{{Min: int32(i), Max: int32(i)}}}); err != nil {
			t.Fatal(err)
		}
	}
	ix, err := b.Index()
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if row, _ := ix.Position(int64(i)); ix.Measure(row, 0).Max != int32(i) {
			t.Fatalf("key %d has the count %v", i, ix.Measure(row, 0))
		}
	}
}
