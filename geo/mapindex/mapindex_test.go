package mapindex

import (
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// The attributes of the test rows, with how many codes each has: one for every width of a column.
var testSizes = []int{1, 7, 300, 70_000, 40}

const measureAttribute = 4

// numbers are what the codes of measureAttribute stand for.
var numbers = func() []Number {
	out := make([]Number, 35) // fewer than there are codes
	for i := 1; i < len(out); i++ {
		out[i] = Number{Min: int32(i % 9), Max: int32(i%9 + i%2*i), Open: i%11 == 0, Stated: i%13 != 0}
	}
	return out
}()

// randomRows returns rows around a few places, many of them at the very same point, some not
// drawn, some undated.
func randomRows(r *rand.Rand, n int) []Row {
	keys := r.Perm(3*n + 1)
	rows := make([]Row, n)
	for i := range rows {
		rows[i] = randomRow(r, int64(keys[i])+1)
	}
	return rows
}

func randomRow(r *rand.Rand, key int64) Row {
	row := Row{
		Key: key, ID: r.Uint64() >> 11, Drawn: r.IntN(4) != 0, At: geo.ToWorld(randomPoint(r)),
		Day: max(0, 730_000+int32(r.IntN(1000))-int32(r.IntN(20)/19*800_000)),
	}
	binary.BigEndian.PutUint64(row.Name[8:], row.ID)
	if !row.Drawn {
		row.At = geo.World{}
	}
	for _, size := range testSizes {
		row.Codes = append(row.Codes, uint32(r.IntN(1+r.IntN(size))))
	}
	return row
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

func randomQuery(r *rand.Rand, rows []Row) Query {
	var q Query
	if r.IntN(3) == 0 {
		q.From = 730_000 + int32(r.IntN(1000))
	}
	if r.IntN(3) == 0 {
		q.To = 730_000 + int32(r.IntN(1000))
	}
	for _, size := range testSizes {
		var codes Codes
		if r.IntN(3) == 0 {
			codes = randomCodes(r, size)
		}
		q.Codes = append(q.Codes, codes)
	}
	for _, set := range []*iter.Seq[int64]{&q.Keys, &q.Without} {
		if r.IntN(4) == 0 {
			var keys []int64
			for range r.IntN(len(rows) + 1) {
				keys = append(keys, int64(r.IntN(4*len(rows)+1)-len(rows)/2))
			}
			*set = slices.Values(keys)
		}
	}
	return q
}

func randomCodes(r *rand.Rand, below int) Codes {
	c := Codes{}
	for code := range below {
		if r.IntN(3) > 0 {
			c = c.With(uint32(code))
		}
	}
	return c
}

// matches is the oracle: a query read word by word.
func matches(q Query, r Row) bool {
	if q.From != 0 && (r.Day == 0 || r.Day < q.From) || q.To != 0 && (r.Day == 0 || r.Day > q.To) {
		return false
	}
	for a, codes := range q.Codes {
		if codes != nil && !codes.Has(r.Codes[a]) {
			return false
		}
	}
	has := func(keys iter.Seq[int64]) bool { return slices.Contains(slices.Collect(keys), r.Key) }
	return (q.Keys == nil || has(q.Keys)) && (q.Without == nil || !has(q.Without))
}

// linear is the oracle for every list of rows: the keys of those that pass, in ascending order.
func linear(rows []Row, pass func(Row) bool) []int64 {
	var keys []int64
	for _, r := range rows {
		if pass(r) {
			keys = append(keys, r.Key)
		}
	}
	slices.Sort(keys)
	return keys
}

// codesOf returns the set of these codes.
func codesOf(codes ...uint32) Codes {
	c := Codes{}
	for _, code := range codes {
		c = c.With(code)
	}
	return c
}

func keysOf[T int | int32](ix *Index, rows []T) []int64 {
	var keys []int64
	for _, row := range rows {
		keys = append(keys, ix.Key(int(row)))
	}
	slices.Sort(keys)
	return keys
}

func build(rows []Row) (*Index, error) {
	b := NewBuilder(len(testSizes), len(rows))
	for i := range rows {
		if err := b.Add(&rows[i]); err != nil {
			return nil, err
		}
	}
	return b.Index()
}

func mustBuild(t testing.TB, rows []Row) *Index {
	t.Helper()
	ix, err := build(rows)
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

func TestEveryAnswerEqualsALinearScan(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 2))
		rows := randomRows(r, r.IntN(500))
		checkAnswers(t, r, mustBuild(t, rows), rows)
	}
}

func TestEveryAnswerEqualsALinearScanAfterChanges(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 3))
		rows := randomRows(r, r.IntN(300))
		ix := mustBuild(t, rows)
		for range 4 {
			before, kept := ix, slices.Clone(rows)
			ix, rows = change(t, r, ix, rows)
			checkAnswers(t, r, ix, rows)
			checkAnswers(t, r, before, kept) // nothing reaches back
		}
		folded, err := ix.Folded()
		if n, hidden := folded.Overlaid(); err != nil || n != 0 || hidden != 0 {
			t.Fatalf("folded: %d rows over %d hidden ones, %v", n, hidden, err)
		}
		checkAnswers(t, r, folded, rows)
	}
}

// change adds, replaces and removes some rows of an index and of the list that it is compared with.
func change(t *testing.T, r *rand.Rand, ix *Index, rows []Row) (*Index, []Row) {
	var put []Row
	var removed []int64
	rows = slices.Clone(rows)
	for i := len(rows) - 1; i >= 0; i-- {
		switch r.IntN(8) {
		case 0:
			rows[i] = randomRow(r, rows[i].Key)
			put = append(put, rows[i])
		case 1:
			removed = append(removed, rows[i].Key)
			rows = slices.Delete(rows, i, i+1)
		}
	}
	next := int64(10_000)
	for _, row := range rows {
		next = max(next, row.Key)
	}
	for range r.IntN(50) {
		next++
		row := randomRow(r, next)
		put, rows = append(put, row), append(rows, row)
	}
	out, err := ix.With(put, append(removed, 9_999_999, -1))
	if err != nil {
		t.Fatal(err)
	}
	return out, rows
}

func checkAnswers(t *testing.T, r *rand.Rand, ix *Index, rows []Row) {
	t.Helper()
	if ix.Len() != len(rows) {
		t.Fatalf("Len is %d instead of %d", ix.Len(), len(rows))
	}
	checkEvents(t, r, ix, rows)
	for range 8 {
		q := randomQuery(r, rows)
		s := ix.Select(q)
		want := linear(rows, func(r Row) bool { return matches(q, r) })
		drawn := linear(rows, func(r Row) bool { return r.Drawn && matches(q, r) })
		for range 3 { // from the second time on, the rows that match are known
			if diff := cmp.Diff(want, keysOf(ix, allOf(s))); diff != "" {
				t.Fatalf("%+v: Each (-want +got):\n%s", q, diff)
			}
			if n, d := s.Count(); n != len(want) || d != len(drawn) {
				t.Fatalf("%+v: Count is %d, %d instead of %d, %d", q, n, d, len(want), len(drawn))
			}
			checkTile(t, s, rows, q, randomTile(r))
			checkGroups(t, r, s, rows, q)
			checkOccurring(t, r, s, rows, q)
		}
	}
}

func randomTile(r *rand.Rand) geo.Tile {
	return geo.ToWorld(randomPoint(r)).Tile(uint32(r.IntN(geo.MaxZoom + 1)))
}

func allOf(s *Selection) (rows []int32) {
	s.Each(func(some []int32) { rows = append(rows, some...) })
	return rows
}

func inTile(s *Selection, at geo.Tile) (rows []int32) {
	s.InTile(at, func(some []int32) { rows = append(rows, some...) })
	return rows
}

func checkTile(t *testing.T, s *Selection, rows []Row, q Query, tile geo.Tile) {
	t.Helper()
	want := linear(rows, func(r Row) bool { return r.Drawn && matches(q, r) && r.At.Tile(tile.Z) == tile })
	got := inTile(s, tile)
	if diff := cmp.Diff(want, keysOf(s.ix, got)); diff != "" {
		t.Fatalf("InTile(%v, %+v) (-want +got):\n%s", tile, q, diff)
	}
	if !slices.IsSortedFunc(got, func(a, b int32) int {
		return int(int64(s.ix.World(int(a)).Morton()>>1) - int64(s.ix.World(int(b)).Morton()>>1))
	}) {
		t.Errorf("InTile(%v) is not in the order of the Morton codes", tile)
	}
	if n := s.CountInTile(tile); n != len(want) {
		t.Errorf("CountInTile(%v) is %d instead of %d", tile, n, len(want))
	}
}

// randomGrouping returns a grouping by a few attributes, of few combinations or too many for a list.
func randomGrouping(r *rand.Rand) Grouping {
	var g Grouping
	for _, a := range [][]int{{}, {1}, {2, 1}, {1, 3}, {3, 2}, {4, 3, 1}, {0}, {0, 1, 2, 4}}[r.IntN(8)] {
		key := Key{Attribute: a}
		if r.IntN(2) == 0 {
			key.Classes = make([]uint32, r.IntN(testSizes[a]+9))
			for code := range key.Classes {
				key.Classes[code] = uint32(r.IntN(5))
			}
		}
		g.By = append(g.By, key)
	}
	for range r.IntN(3) {
		g.Of = append(g.Of, Measure{[]int{measureAttribute, 0, 2}[r.IntN(3)], numbers})
	}
	if r.IntN(2) == 0 {
		g.Periods = []int32{}
		for day := 729_990 + int32(r.IntN(50)); len(g.Periods) < r.IntN(200); day += 1 + int32(r.IntN(20)) {
			g.Periods = append(g.Periods, day)
		}
	}
	return g
}

// groupOf is the oracle: the group that a row belongs to, with its own numbers.
func groupOf(g Grouping, row Row) (out Group) {
	out.Rows = 1
	for _, first := range g.Periods {
		if row.Day >= first {
			out.Period++
		}
	}
	for _, key := range g.By {
		class := row.Codes[key.Attribute]
		if key.Classes != nil {
			class = at(key.Classes, class)
		}
		out.Classes = append(out.Classes, class)
	}
	for _, m := range g.Of {
		n := at(m.Numbers, row.Codes[m.Attribute])
		out.Totals = append(out.Totals, Total{int64(n.Min), int64(n.Max), n.Open, n.Stated})
	}
	return out
}

// at returns the entry of a code, or none where the list ends before.
func at[T any](list []T, code uint32) (entry T) {
	if int(code) < len(list) {
		entry = list[code]
	}
	return entry
}

func (g Group) plus(h Group) Group {
	g.Rows += h.Rows
	for i, t := range h.Totals {
		sum := &g.Totals[i]
		*sum = Total{sum.Min + t.Min, sum.Max + t.Max, sum.Open || t.Open, sum.Stated || t.Stated}
	}
	return g
}

func checkGroups(t *testing.T, r *rand.Rand, s *Selection, rows []Row, q Query) {
	t.Helper()
	by := randomGrouping(r)
	want, got := map[string]Group{}, map[string]Group{}
	for _, row := range rows {
		if !matches(q, row) {
			continue
		}
		g := groupOf(by, row)
		name := fmt.Sprint(g.Period, g.Classes)
		if have, ok := want[name]; ok {
			g = have.plus(g)
		}
		want[name] = g
	}
	last := 0
	s.Groups(by, func(g Group) {
		name := fmt.Sprint(g.Period, g.Classes)
		if _, twice := got[name]; twice || g.Period < last {
			t.Errorf("group %s comes twice, or after a later period", name)
		}
		last = g.Period
		g.Classes, g.Totals = append([]uint32(nil), g.Classes...), append([]Total(nil), g.Totals...)
		got[name] = g
	})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("groups %+v, %+v (-want +got):\n%s", by, q, diff)
	}
}

// checkOccurring compares the codes of an attribute and the period that the matching rows have.
func checkOccurring(t *testing.T, r *rand.Rand, s *Selection, rows []Row, q Query) {
	t.Helper()
	attribute := r.IntN(len(testSizes))
	want, first, last := Codes{}, int32(math.MaxInt32), int32(0)
	for _, row := range rows {
		if !matches(q, row) {
			continue
		}
		want = want.With(row.Codes[attribute])
		if row.Day > 0 {
			first, last = min(first, row.Day), max(last, row.Day)
		}
	}
	if last == 0 {
		first = 0
	}
	if diff := cmp.Diff(want, s.Occurring(attribute)); diff != "" {
		t.Fatalf("%+v: Occurring(%d) (-want +got):\n%s", q, attribute, diff)
	}
	if f, l := s.Period(); f != first || l != last {
		t.Fatalf("%+v: the period is %d to %d instead of %d to %d", q, f, l, first, last)
	}
}

func TestEveryDrawnRowIsInExactlyOneTileOfAZoom(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	rows := randomRows(r, 500)
	ix, rows := change(t, r, mustBuild(t, rows), rows)
	drawn := linear(rows, func(r Row) bool { return r.Drawn })
	for zoom := range uint32(6) {
		var found []int32
		for x := range uint32(1) << zoom {
			for y := range uint32(1) << zoom {
				found = append(found, inTile(ix.Select(Query{}), geo.Tile{Z: zoom, X: x, Y: y})...)
			}
		}
		if diff := cmp.Diff(drawn, keysOf(ix, found)); diff != "" {
			t.Errorf("zoom %d (-drawn +found):\n%s", zoom, diff)
		}
	}
}

func TestARowReadsBackAsItWasGiven(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	rows := randomRows(r, 300)
	ix, rows := change(t, r, mustBuild(t, rows), rows)
	for _, want := range rows {
		i, ok := ix.Position(want.Key)
		if !ok {
			t.Fatalf("key %d is not found", want.Key)
		}
		got := Row{Key: ix.Key(i), ID: ix.ID(i), Name: ix.Name(i), Drawn: ix.Drawn(i), At: ix.World(i), Day: ix.Day(i)}
		for a := range testSizes {
			got.Codes = append(got.Codes, ix.Code(i, a))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("row with key %d (-want +got):\n%s", want.Key, diff)
		}
		checkGathered(t, ix, i, want)
		if found := ix.Find(want.ID); !slices.Equal(found, []int{i}) {
			t.Errorf("the number of row %d finds %v", i, found)
		}
	}
	if n := ix.Bytes() / ix.Len(); n < 40 || n > 400 {
		t.Errorf("%d bytes a row", n)
	}
	first, last := int32(math.MaxInt32), int32(0)
	for _, row := range rows {
		if row.Day > 0 {
			first, last = min(first, row.Day), max(last, row.Day)
		}
	}
	if f, l := ix.Period(); f != first || l != last {
		t.Errorf("the period is %d to %d instead of %d to %d", f, l, first, last)
	}
	for _, key := range []int64{0, -1, 1 << 40, 8888} {
		if _, ok := ix.Position(key); ok {
			t.Errorf("the key %d that no row has is found", key)
		}
	}
}

func TestRowsComeInTheOrderOfTheirDays(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 3))
	rows := randomRows(r, 6000)
	ix, rows := change(t, r, mustBuild(t, rows), rows)
	for range 20 {
		q := randomQuery(r, rows)
		s := ix.Select(q)
		var got []int64
		day := int32(0)
		for list := range s.ByDay() {
			for _, row := range list {
				if ix.Day(int(row)) < day {
					t.Fatalf("%d comes after %d", ix.Day(int(row)), day)
				}
				day = ix.Day(int(row))
				got = append(got, ix.Key(int(row)))
			}
		}
		var want []int64
		s.Each(func(list []int32) {
			for _, row := range list {
				want = append(want, ix.Key(int(row)))
			}
		})
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(want, got) {
			t.Fatalf("%d rows by day instead of %d", len(got), len(want))
		}
		for list := range s.ByDay() { // a reader may stop
			if len(list) == 0 {
				t.Error("a list is empty")
			}
			break
		}
	}
}

func TestRowsAreFoundByTheirPlaceInTheOrderOfTheirDays(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 3))
	rows := randomRows(r, 3000)
	ix, rows := change(t, r, mustBuild(t, rows), rows)
	for range 20 {
		s := ix.Select(randomQuery(r, rows))
		var days []int32
		s.Each(func(list []int32) {
			for _, row := range list {
				days = append(days, ix.Day(int(row)))
			}
		})
		slices.Sort(days)
		for range min(len(days), 30) {
			n := r.IntN(len(days))
			if got := s.DayAt(n); got != days[n] {
				t.Fatalf("row %d of %d is of day %d, not %d", n, len(days), got, days[n])
			}
			day := days[n] + int32(r.IntN(3)-1)
			before, _ := slices.BinarySearch(days, day)
			if got := s.Before(day); got != before {
				t.Errorf("%d rows before day %d, not %d", got, day, before)
			}
			to := days[r.IntN(len(days))]
			behind, _ := slices.BinarySearch(days, to+1)
			first, _ := slices.BinarySearch(days, days[n])
			var got []int32
			for _, row := range s.OnDays(days[n], to) {
				got = append(got, ix.Day(int(row)))
			}
			slices.Sort(got)
			if want := days[first:max(first, behind)]; !slices.Equal(got, want) {
				t.Errorf("days %d to %d have %d rows, not %d", days[n], to, len(got), len(want))
			}
		}
	}
}

func checkGathered(t *testing.T, ix *Index, row int, want Row) {
	t.Helper()
	rows := []int32{int32(row)}
	var day [1]int32
	var id [1]uint64
	var at [1]geo.World
	ix.Days(rows, day[:])
	ix.IDs(rows, id[:])
	ix.Worlds(rows, at[:])
	if day[0] != want.Day || id[0] != want.ID || at[0] != want.At {
		t.Errorf("row %d is gathered as %v, %v, %v", row, day, id, at)
	}
	for a := range testSizes {
		var code [1]uint32
		if ix.Codes(a, rows, code[:]); code[0] != want.Codes[a] {
			t.Errorf("row %d has the code %d in %d", row, code, a)
		}
	}
}

func TestTheOrderOfAddingDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	rows := randomRows(r, 300)
	first := mustBuild(t, rows)
	r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	if diff := cmp.Diff(first.base.keys, mustBuild(t, rows).base.keys); diff != "" {
		t.Errorf("keys (-first +again):\n%s", diff)
	}
}

func TestWhatIsNoRowIsRefused(t *testing.T) {
	good := func(key int64) Row { return Row{Key: key, Drawn: true, Day: 1, Codes: make([]uint32, len(testSizes))} }
	tests := []struct {
		name   string
		spoil  func(*Row)
		detail string
	}{
		{"a code is missing", func(r *Row) { r.Codes = r.Codes[:1] }, "key 2: 1 codes instead of 5"},
		{"the day is negative", func(r *Row) { r.Day = -1 }, "key 2: day -1"},
		{"a code is too large", func(r *Row) { r.Codes[1] = MaxCode + 1 }, "key 2: the code 16777216 of attribute 1"},
		{"the key is none", func(r *Row) { r.Key = 0 }, "the key 0 is outside"},
		{"the key is too large", func(r *Row) { r.Key = 1 << 31 }, "the key 2147483648 is outside"},
		{"two rows have one key", func(r *Row) { r.Key = 1 }, "two rows have the key 1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bad := good(2)
			tt.spoil(&bad)
			ix, err := build([]Row{good(1), bad})
			if ix != nil || !errors.Is(err, ErrRow) || !strings.Contains(err.Error(), tt.detail) {
				t.Errorf("Index: %v, %v; it should say %q", ix, err, tt.detail)
			}
			if tt.name == "two rows have one key" {
				return // laid over, the one replaces the other
			}
			if _, err = mustBuild(t, []Row{good(1)}).With([]Row{bad}, nil); !errors.Is(err, ErrRow) {
				t.Errorf("With: %v", err)
			}
		})
	}
}

func TestARestrictionThatCannotBeMetMatchesNothing(t *testing.T) {
	ix := mustBuild(t, randomRows(rand.New(rand.NewPCG(1, 1)), 200))
	none := func(func(int64) bool) {}
	for name, q := range map[string]Query{
		"a period that ends before it begins":  {From: 730_500, To: 730_400},
		"a period before the calendar":         {To: -5},
		"an attribute that the index lacks":    {Codes: []Codes{5: codesOf(0)}},
		"an empty set of codes":                {Codes: []Codes{1: {}}},
		"a code that no row of a constant has": {Codes: []Codes{codesOf(3)}},
		"no keys":                              {Keys: none},
		"keys that no row has":                 {Keys: slices.Values([]int64{1 << 40, -3})},
	} {
		if n, drawn := ix.Select(q).Count(); n != 0 || drawn != 0 {
			t.Errorf("%s: %d rows, %d drawn", name, n, drawn)
		}
	}
	if n, _ := ix.Select(Query{Codes: make([]Codes, 9)}).Count(); n != 200 {
		t.Errorf("attributes beyond the index's that restrict nothing: %d rows instead of 200", n)
	}
}

func TestAnEmptyIndexAnswersEverythingWithNothing(t *testing.T) {
	ix := mustBuild(t, nil)
	if rows := inTile(ix.Select(Query{Keys: slices.Values([]int64{1})}), geo.Tile{}); len(rows) != 0 {
		t.Errorf("rows %v", rows)
	}
	ix.Select(Query{}).Groups(Grouping{By: []Key{{Attribute: 1}}, Periods: []int32{1}}, func(g Group) { t.Errorf("group %v", g) })
	if first, last := ix.Select(Query{}).Period(); first != 0 || last != 0 || len(ix.Select(Query{}).Occurring(1)) != 0 {
		t.Errorf("the period is %d to %d", first, last)
	}
	if folded, err := ix.Folded(); err != nil || folded.Len() != 0 {
		t.Errorf("folded: %v", err)
	}
}

func TestFoldingChangesNoOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	rows := randomRows(r, 3000)
	ix, _ := change(t, r, mustBuild(t, rows), rows)
	folded, err := ix.Folded()
	if err != nil {
		t.Fatal(err)
	}
	for zoom := range uint32(3) {
		at := geo.ToWorld(orb.Point{37.16, 36.2}).Tile(zoom)
		var keys, want []int64
		for _, row := range inTile(ix.Select(Query{}), at) {
			keys = append(keys, ix.Key(int(row)))
		}
		for _, row := range inTile(folded.Select(Query{}), at) {
			want = append(want, folded.Key(int(row)))
		}
		if diff := cmp.Diff(want, keys); diff != "" || len(want) < 1000 {
			t.Errorf("%v has %d rows (-folded +overlaid):\n%s", at, len(want), diff)
		}
	}
}
