package atlas_test

import (
	"cmp"
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/geo"
	"tawthiq/geo/classify"
)

const (
	records     = 700
	filterCount = 40
)

var nearly = cmpopts.EquateApprox(0, 1e-5)

// world is a view with the records that it must answer for.
type world struct {
	view     *atlas.View
	released []data.Incident
	held     int
}

func newWorld(t *testing.T) world {
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 1, records)...)
	released, held := f.released(t, 0)
	if held == 0 {
		t.Fatal("the made-up records have none that is held back")
	}
	return world{f.Current(), released, held}
}

func (w world) matching(f data.Filter) (out []data.Incident) {
	for i := range w.released {
		if in := &w.released[i]; matches(w.view.Vocabulary(), in, f) {
			out = append(out, *in)
		}
	}
	return out
}

func (w world) weight(in data.Incident, f data.Filter) data.Weight {
	return w.weightUnder(in, f, f.Parties...)
}

// weightUnder returns how much a record counts under parties or groups of them.
func (w world) weightUnder(in data.Incident, f data.Filter, parties ...string) data.Weight {
	vocabulary := w.view.Vocabulary()
	traits := in.Traits()
	return f.Counting.Weight(vocabulary.Attribution(data.Values(traits[data.TraitClaims])), vocabulary.FamilyBits(data.Parties, parties))
}

func TestCountsEqualALinearScan(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, f := range atlastest.Filters(2, filterCount) {
		matching := w.matching(f)
		s := selectFrom(t, w.view, f)
		for _, level := range append(geo.Levels(), geo.Country) {
			want := data.Counts{Suppressed: w.held}
			for _, in := range matching {
				if in.Placement.Area(level) != "" {
					want.Mapped++
				} else {
					want.NotMappable++
				}
			}
			want.Matching = len(matching) + w.held
			if diff := gocmp.Diff(want, s.Counts(level)); diff != "" {
				t.Errorf("%s %s: %s", level, f.Values().Encode(), diff)
			}
		}
	}
}

func TestEveryZoomShowsEachDrawableRecordOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, f := range atlastest.Filters(3, filterCount) {
		s := selectFrom(t, w.view, f)
		var want []uint64
		tiles := map[uint32]map[geo.Tile]bool{0: {}, 5: {}, 9: {}, 16: {}}
		for _, in := range w.matching(f) {
			if p := in.Placement.Drawn(); p != nil {
				want = append(want, idNumber(in))
				for zoom, seen := range tiles {
					seen[geo.ToWorld(*p).Tile(zoom)] = true
				}
			}
		}
		slices.Sort(want)
		for zoom, seen := range tiles {
			var got []uint64
			for tile := range seen {
				for _, f := range shown(s, tile) {
					got = append(got, f.ID)
				}
			}
			slices.Sort(got)
			if diff := gocmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("zoom %d %s: %s", zoom, f.Values().Encode(), diff)
			}
		}
		if got := s.PointCounts().Mapped; got != len(want) {
			t.Errorf("%s: %d mapped as points, want %d", f.Values().Encode(), got, len(want))
		}
	}
}

func metricOf(in data.Incident, m atlas.Metric) (lowest, highest float64) {
	switch m {
	case atlas.Incidents:
		return 1, 1
	case atlas.Attacks:
		if slices.Contains(in.Violations, data.AttackOnFacility) {
			return 1, 1
		}
		return 0, 0
	}
	n, _ := in.CountedMinimum(data.Measure(m))
	return float64(n), float64(in.Casualties[data.Measure(m)].Max)
}

func TestChoroplethsEqualALinearScan(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i, f := range atlastest.Filters(4, filterCount) {
		how := atlas.Shading{Level: geo.Levels()[i%3], Metric: atlas.Metrics()[i%5], Per: atlas.Pers()[i/5%3], Method: classify.Methods()[i%4], Classes: 3 + i%5}
		t.Run(fmt.Sprintf("%d %s %s %s", i, how.Level, how.Metric, how.Per), func(t *testing.T) {
			c, err := selectFrom(t, w.view, f).Choropleth(how)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(w.areaValues(t, f, how), c.Values, nearly, cmpopts.IgnoreFields(atlas.AreaValue{}, "Class", "Open"), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s: %s", f.Values().Encode(), diff)
			}
			checkClasses(t, c)
		})
	}
}

func (w world) areaValues(t *testing.T, f data.Filter, how atlas.Shading) []atlas.AreaValue {
	values, stated := map[geo.PCode]*atlas.AreaValue{}, map[geo.PCode]bool{}
	for _, in := range w.matching(f) {
		p := in.Placement.Area(how.Level)
		if p == "" {
			continue
		}
		if values[p] == nil {
			values[p] = &atlas.AreaValue{PCode: p, Value: new(float64), Max: new(float64)}
		}
		lowest, highest := metricOf(in, how.Metric)
		weight := w.weight(in, f)
		*values[p].Value += lowest * weight.Least
		*values[p].Max += highest * weight.Most
		values[p].Incidents++
		_, given := in.Casualties[data.Measure(how.Metric)]
		stated[p] = stated[p] || given || how.Metric == atlas.Incidents || how.Metric == atlas.Attacks
	}
	var out []atlas.AreaValue
	for p, v := range values {
		a, ok := atlastest.Facts(t).Areas.Get(p)
		if !ok {
			t.Fatalf("no area %s", p)
		}
		d := map[atlas.Per]float64{atlas.Count: 1, atlas.Per1e5: float64(a.Population) / 1e5, atlas.PerKM2: a.AreaKM2}[how.Per]
		if d == 0 || !stated[p] {
			v.Value, v.Max = nil, nil
		} else {
			*v.Value, *v.Max = *v.Value/d, *v.Max/d
		}
		out = append(out, *v)
	}
	slices.SortFunc(out, func(a, b atlas.AreaValue) int { return cmp.Compare(a.PCode, b.PCode) })
	return out
}

// checkClasses checks that every value over zero lies in its class and that the classes join.
func checkClasses(t *testing.T, c atlas.Choropleth) {
	t.Helper()
	areas := make([]int, len(c.Classes))
	for _, v := range c.Values {
		if v.Value == nil || *v.Value == 0 {
			if v.Class != nil {
				t.Errorf("%s has a class without a value", v.PCode)
			}
			continue
		}
		class := c.Classes[*v.Class]
		areas[*v.Class]++
		if *v.Value > class.To || *v.Value < class.From || (*v.Class > 0 && *v.Value <= c.Classes[*v.Class-1].To) {
			t.Errorf("%s: %g is not in class %d, %g to %g", v.PCode, *v.Value, *v.Class, class.From, class.To)
		}
	}
	for i, class := range c.Classes {
		if class.Areas != areas[i] {
			t.Errorf("class %d has %d areas, not %d", i, areas[i], class.Areas)
		}
		if i > 0 && class.From != c.Classes[i-1].To && class.From != c.Classes[i-1].To+1 {
			t.Errorf("class %d does not begin where the one before ends", i)
		}
	}
}

func TestAreaFiguresEqualALinearScan(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i, f := range atlastest.Filters(5, filterCount) {
		p := []geo.PCode{"SY", "SY02", "SY0200", "SY020000"}[i%4]
		got, err := selectFrom(t, w.view, f).AreaFigures(p)
		if err != nil {
			t.Fatal(err)
		}
		var incidents atlas.Sum
		people := map[atlas.Metric]atlas.Sum{}
		parties := map[string]atlas.Sum{}
		counts := data.Counts{Suppressed: w.held, Matching: w.held}
		for _, in := range w.matching(f) {
			switch in.Placement.Area(p.Level()) {
			case p:
				weight := w.weight(in, f)
				incidents = plus(incidents, 1, 1, weight)
				for m := range peopleOf(got.Figures) {
					lowest, highest := metricOf(in, m)
					people[m] = plus(people[m], lowest, highest, weight)
				}
				for _, party := range in.Parties() {
					parties[party] = plus(parties[party], 1, 1, w.weightUnder(in, f, party))
				}
				counts.Mapped++
			case "":
				if mayLieIn(in, p) {
					counts.NotMappable++
				}
			}
		}
		counts.Matching += counts.Mapped + counts.NotMappable
		listed := map[string]atlas.Sum{}
		for _, party := range got.ByParty {
			listed[party.Code] = party.Incidents
		}
		type figures struct {
			incidents atlas.Sum
			people    map[atlas.Metric]atlas.Sum
			counts    data.Counts
			parties   map[string]atlas.Sum
		}
		if counts.Mapped == 0 {
			people = peopleOf(atlas.Figures{})
		}
		if diff := gocmp.Diff(figures{incidents, people, counts, parties},
			figures{got.Figures.Incidents, peopleOf(got.Figures), got.Counts, listed},
			gocmp.AllowUnexported(figures{}), cmpopts.IgnoreUnexported(atlas.Sum{}), cmpopts.IgnoreFields(atlas.Sum{}, "Open"), nearly); diff != "" {
			t.Errorf("%s %s: %s", p, f.Values().Encode(), diff)
		}
		if diff := gocmp.Diff(w.ranks(t, f, p), got.Rank, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("ranks of %s, %s: %s", p, f.Values().Encode(), diff)
		}
	}
}

// peopleOf returns the numbers of people among figures.
func peopleOf(f atlas.Figures) map[atlas.Metric]atlas.Sum {
	return map[atlas.Metric]atlas.Sum{
		atlas.Killed: f.Killed, "killed-children": f.KilledChildren, "killed-women": f.KilledWomen, "killed-under-torture": f.KilledUnderTorture,
		atlas.Injured: f.Injured, atlas.Detained: f.Detained, "detained-children": f.DetainedChildren, "detained-women": f.DetainedWomen, "detained-under-torture": f.DetainedUnderTorture,
	}
}

// ranks returns where an area stands, by sorting the areas.
func (w world) ranks(t *testing.T, f data.Filter, p geo.PCode) (out []atlas.Rank) {
	level := p.Level()
	if level == geo.Country {
		return nil
	}
	for _, within := range slices.Compact([]geo.PCode{p[:len(p)-2], "SY"}) {
		for _, metric := range []atlas.Metric{atlas.Incidents, atlas.Killed} {
			values := w.byArea(t, f, atlas.Shading{Level: level, Metric: metric, Per: atlas.Count})
			var numbers []float64
			var own *float64
			for _, a := range atlastest.Facts(t).Areas.All(level) {
				inside := func(q geo.PCode) bool { return strings.HasPrefix(string(a.PCode), string(q)) }
				v, found := values[a.PCode]
				if !found {
					v.Value = new(float64)
				}
				if v.Value == nil || !inside(within) || len(f.Areas) > 0 && !slices.ContainsFunc(f.Areas, inside) {
					continue
				}
				*v.Value = math.Round(*v.Value*1e6) / 1e6
				if numbers = append(numbers, *v.Value); a.PCode == p {
					own = v.Value
				}
			}
			if own == nil {
				continue
			}
			slices.SortFunc(numbers, func(a, b float64) int { return cmp.Compare(b, a) })
			out = append(out, atlas.Rank{Metric: metric, Position: 1 + slices.Index(numbers, *own), Of: len(numbers), Level: level, Within: within})
		}
	}
	return out
}

func plus(s atlas.Sum, lowest, highest float64, w data.Weight) atlas.Sum {
	s.Min += lowest * w.Least
	s.Max += highest * w.Most
	return s
}

// mayLieIn reports whether what is known of the place leaves it open that it is in the area.
func mayLieIn(in data.Incident, p geo.PCode) bool {
	for level := geo.Governorate; level <= p.Level(); level++ {
		if at := in.Placement.Area(level); at != "" && at != p.At(level) {
			return false
		}
	}
	return true
}

func TestPagesAreTheSortedListInPieces(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i, f := range atlastest.Filters(6, filterCount) {
		by, limit := atlas.Sorts()[i%len(atlas.Sorts())], []int{1, 7, 100, atlas.MaxPage}[i/2%4]
		s := selectFrom(t, w.view, f)
		wantIDs := w.sorted(f, by)
		var got []string
		for cursor := ""; ; {
			page, err := s.Page(t.Context(), by, limit, cursor)
			if err != nil {
				t.Fatal(err)
			}
			for _, one := range page.Incidents {
				got = append(got, one.ID)
			}
			if cursor = page.Next; cursor == "" {
				break
			}
			if len(page.Incidents) != limit {
				t.Fatalf("a page in the middle has %d of %d", len(page.Incidents), limit)
			}
		}
		if diff := gocmp.Diff(wantIDs, got); diff != "" {
			t.Errorf("%s by %d, %s: %s", by, limit, f.Values().Encode(), diff)
		}
	}
}

// sorted returns the IDs of the matching records in an order, without the index.
func (w world) sorted(f data.Filter, by atlas.Sort) (ids []string) {
	all := w.matching(f)
	slices.SortFunc(all, func(a, b data.Incident) int {
		days := cmp.Compare(b.When.Start, a.When.Start)
		if by == atlas.EarliestFirst {
			days = -days
		}
		return cmp.Or(cmp.Compare(w.rank(by, a), w.rank(by, b)), days, cmp.Compare(idNumber(a), idNumber(b)))
	})
	for _, in := range all {
		ids = append(ids, in.ID)
	}
	return ids
}

// rank returns how far ahead a record is in an order but for its day: the smaller the earlier.
func (w world) rank(by atlas.Sort, in data.Incident) float64 {
	term := func(list data.List, codes []string) float64 {
		if len(codes) == 0 {
			return math.Inf(1)
		}
		return float64(slices.IndexFunc(w.view.Vocabulary().Terms(list), func(t data.Term) bool { return t.Code == codes[0] }))
	}
	switch by {
	case atlas.LatestFirst, atlas.EarliestFirst:
		return 0
	case atlas.GovernorateOrder:
		number, err := strconv.Atoi(strings.TrimPrefix(string(in.Placement.Area(geo.Governorate)), "SY"))
		if err != nil {
			return math.Inf(1)
		}
		return float64(number)
	case atlas.PartyOrder:
		return term(data.Parties, in.Parties())
	case atlas.ViolationOrder:
		return term(data.Violations, in.Violations)
	case atlas.FinestFirst:
		return -float64(in.Placement.Precision)
	}
	measure, most := strings.CutPrefix(string(by), "-")
	n, stated := in.CountedMinimum(data.Measure(measure))
	switch {
	case !stated:
		return math.Inf(1)
	case most:
		return -float64(n)
	}
	return float64(n)
}

func TestAnyOffsetFindsThePieceOfTheSortedList(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	random := rand.New(rand.NewPCG(11, 1))
	for _, f := range atlastest.Filters(13, filterCount) {
		s := selectFrom(t, w.view, f)
		for _, by := range atlas.Sorts() {
			want := w.sorted(f, by)
			for _, offset := range []int{0, random.IntN(len(want) + 1), random.IntN(len(want) + 1), max(0, len(want)-1), len(want), len(want) + 5, math.MaxInt32} {
				limit := 1 + random.IntN(20)
				page, err := s.PageAt(t.Context(), by, limit, offset)
				if err != nil {
					t.Fatal(err)
				}
				got := []string{}
				for _, one := range page.Incidents {
					got = append(got, one.ID)
				}
				from := min(offset, len(want))
				to := min(from+limit, len(want))
				if diff := gocmp.Diff(want[from:to], got, cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("%s from %d of %d, %s: %s", by, offset, len(want), f.Values().Encode(), diff)
				}
				if more := to < len(want); more != (page.Next != "") {
					t.Errorf("%s from %d of %d: there is more after it: %v", by, offset, len(want), more)
				}
			}
		}
	}
}

func TestTheCursorOfAPageAtAnOffsetGoesOn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	s := selectFrom(t, w.view, data.Filter{})
	for _, by := range atlas.Sorts() {
		at, err := s.PageAt(t.Context(), by, 10, 200)
		if err != nil {
			t.Fatal(err)
		}
		after, err := s.Page(t.Context(), by, 10, at.Next)
		if err != nil {
			t.Fatal(err)
		}
		want, err := s.PageAt(t.Context(), by, 10, 210)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(want, after); diff != "" {
			t.Errorf("%s: %s", by, diff)
		}
	}
}

func TestBinsAddUpToThePoints(t *testing.T) {
	t.Parallel()
	var crowd []data.Incident
	for _, in := range atlastest.Incidents(atlastest.Facts(t), 9, 9000) {
		if in.Sensitivity == data.Public && in.Placement.Drawn() != nil {
			crowd = append(crowd, in)
		}
	}
	view := open(t, crowd...).Current()
	all := selectFrom(t, view, data.Filter{})
	for _, zoom := range []uint32{0, 6} {
		for _, side := range []int{atlas.MaxBinsPerSide, 8} {
			for _, s := range []*atlas.Selection{all, selectFrom(t, view, data.Filter{Counting: data.CountSplit, Parties: []string{"regime", "isis"}})} {
				checkBins(t, s, geo.ToWorld(orb.Point{36.7, 35}).Tile(zoom), side)
			}
		}
	}
}

// checkBins compares the bins of a tile with the points of the same tile.
func checkBins(t *testing.T, s *atlas.Selection, at geo.Tile, side int) {
	t.Helper()
	one, many := usual, usual
	one.Points, many.Points, many.BinsPerSide = 1<<30, 0, side
	cellZoom := at.Z + uint32(bits.TrailingZeros(uint(side)))
	want, got, bins := map[geo.Tile]int{}, map[geo.Tile]int{}, 0
	parties := map[geo.Tile]map[string]int{}
	for _, f := range shownAs(s, at, one) {
		cell := geo.ToWorld(f.Geometry.Coordinates).Tile(cellZoom)
		want[cell]++
		if parties[cell] == nil {
			parties[cell] = map[string]int{}
		}
		if party, ok := f.Properties["party"].(string); ok && f.Properties["parties"] == nil {
			parties[cell]["party_"+party]++
		}
	}
	for _, f := range shownAs(s, at, many) {
		cell := geo.ToWorld(f.Geometry.Coordinates).Tile(cellZoom)
		if _, twice := got[cell]; twice {
			t.Errorf("square %v is shown twice", cell)
		}
		if got[cell] = 1; f.Layer == "incidents" {
			continue
		}
		bins++
		got[cell] = int(f.Properties["count"].(float64))
		if id := (cell.Y-at.Y*uint32(side))*uint32(side) + cell.X - at.X*uint32(side) + 1; f.ID != uint64(id) {
			t.Errorf("the bin of square %v has the id %d instead of %d", cell, f.ID, id)
		}
		for party, n := range parties[cell] {
			if has, _ := f.Properties[party].(float64); int(has) < n || int(has) > got[cell] {
				t.Errorf("square %v: %v of %s, %d by records of one party, in %d records", cell, f.Properties[party], party, n, got[cell])
			}
		}
	}
	if diff := gocmp.Diff(want, got); diff != "" || bins == 0 && at.Z == 0 {
		t.Errorf("tile %v, %d bins: %s", at, bins, diff)
	}
}
