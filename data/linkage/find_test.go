package linkage

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/paulmach/orb"

	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// crowd returns made-up records of four datasets, close to each other in time and place, by their start.
func crowd(r *rand.Rand, n int) []Record {
	out := make([]Record, n)
	for i := range out {
		start := int32(day + r.IntN(n/20+1))
		out[i] = Record{
			Key: int64(n - i), Dataset: uint32(r.IntN(4)), Start: start, First: start, Last: start + int32(r.IntN(9)/7),
			Drawn: r.IntN(6) > 0, Subdistrict: uint16(r.IntN(4)), Place: uint32(r.IntN(3)), UncertaintyM: int32(r.IntN(4000)),
			At:      geo.ToWorld(orb.Point{36.7 + r.Float64()/8, 35.6 + r.Float64()/8}),
			Parties: 1 << r.IntN(2), Unnamed: r.IntN(5) == 0, Kinds: violence, Violations: uint64(1 + r.IntN(3)), Facilities: uint64(r.IntN(2)),
		}
		if r.IntN(10) == 0 {
			out[i].First, out[i].Last = start-weekSlack, start+weekSlack
		}
		if r.IntN(2) == 0 {
			out[i].Killed = mapindex.Number{Min: int32(r.IntN(5)), Max: 5, Stated: true}
		}
	}
	slices.SortFunc(out, func(a, b Record) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

func find(records []Record) []Link {
	var found []Link
	f := NewFinder(func(l Link) { found = append(found, l) })
	for _, r := range records {
		f.Add(r)
	}
	return found
}

// allPairs is the oracle: every two records are compared.
func allPairs(records []Record) []Link {
	var found []Link
	for i := range records {
		for j := range records[:i] {
			if link, ok := Compare(&records[i], &records[j]); ok {
				found = append(found, link)
			}
		}
	}
	return found
}

var inAnyOrder = cmpopts.SortSlices(func(a, b Link) bool { return a.A < b.A || a.A == b.A && a.B < b.B })

func TestTheFinderFindsWhatComparingAllPairsFinds(t *testing.T) {
	linked := 0
	for seed := range uint64(60) {
		records := crowd(rand.New(rand.NewPCG(seed, 3)), 40+int(seed)*5)
		want := allPairs(records)
		if diff := gocmp.Diff(want, find(records), inAnyOrder, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
		linked += len(want)
	}
	if linked < 500 {
		t.Errorf("only %d links were made up", linked)
	}
}

func TestTheFinderForgetsWhatIsLongPast(t *testing.T) {
	f := NewFinder(func(Link) {})
	for i := range int32(20_000) {
		r := strike()
		r.Key, r.Start, r.First, r.Last = int64(i), day+i, day+i, day+i
		f.Add(r)
	}
	kept := 0
	for _, records := range f.cells {
		kept += len(records)
	}
	for _, area := range f.areas {
		kept += len(area.points) + len(area.others)
	}
	if kept > 4*longest {
		t.Errorf("%d records are kept", kept)
	}
}

// greedily is the oracle of Groups: it takes the best link that is left again and again, and puts groups
// together member by member.
func greedily(links []Link, dataset func(int64) uint32) [][]int64 {
	group := map[int64][]int64{}
	of := func(key int64) []int64 {
		if group[key] == nil {
			group[key] = []int64{key}
		}
		return group[key]
	}
	left := slices.Clone(links)
	for len(left) > 0 {
		best := 0
		for i, l := range left {
			b := left[best]
			if l.Score > b.Score || l.Score == b.Score && (l.A < b.A || l.A == b.A && l.B < b.B) {
				best = i
			}
		}
		a, b := of(left[best].A), of(left[best].B)
		left = slices.Delete(left, best, best+1)
		apart := !slices.Contains(a, b[0])
		for _, x := range a {
			for _, y := range b {
				apart = apart && dataset(x) != dataset(y)
			}
		}
		if apart {
			joined := slices.Sorted(slices.Values(slices.Concat(a, b)))
			for _, key := range joined {
				group[key] = joined
			}
		}
	}
	var out [][]int64
	for key, members := range group {
		if len(members) > 1 && members[0] == key {
			out = append(out, members)
		}
	}
	slices.SortFunc(out, func(a, b []int64) int { return cmp.Compare(a[0], b[0]) })
	return out
}

func TestGroupsAreConnectedAndHaveOneRecordOfADataset(t *testing.T) {
	large := 0
	for seed := range uint64(60) {
		records := crowd(rand.New(rand.NewPCG(seed, 4)), 60+int(seed)*4)
		datasets := map[int64]uint32{}
		for _, r := range records {
			datasets[r.Key] = r.Dataset
		}
		links := allPairs(records)
		of := func(key int64) uint32 { return datasets[key] }
		groups := Groups(links, of)
		var members [][]int64
		for _, g := range groups {
			members = append(members, g.Members)
			checkGroup(t, g, links)
			if len(g.Members) > 2 {
				large++
			}
		}
		if diff := gocmp.Diff(greedily(links, of), members, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
		rand.New(rand.NewPCG(seed, 5)).Shuffle(len(links), func(i, j int) { links[i], links[j] = links[j], links[i] })
		if diff := gocmp.Diff(groups, Groups(links, of)); diff != "" {
			t.Fatalf("seed %d, in another order: %s", seed, diff)
		}
	}
	if large < 10 {
		t.Errorf("only %d groups have more than two members", large)
	}
}

// checkGroup checks that a group has all links between its members, the best first, and that those from
// its score on hold it together.
func checkGroup(t *testing.T, g Group, links []Link) {
	t.Helper()
	var want []Link
	for _, l := range links {
		if slices.Contains(g.Members, l.A) && slices.Contains(g.Members, l.B) {
			want = append(want, l)
		}
	}
	if diff := gocmp.Diff(want, g.Links, inAnyOrder); diff != "" || !slices.IsSortedFunc(g.Links, func(a, b Link) int { return cmp.Compare(b.Score, a.Score) }) {
		t.Errorf("%v: %s", g.Members, diff)
	}
	reached := map[int64]bool{g.Members[0]: true}
	for range g.Members {
		for _, l := range g.Links {
			if l.Score >= g.Score && (reached[l.A] || reached[l.B]) {
				reached[l.A], reached[l.B] = true, true
			}
		}
	}
	if len(reached) != len(g.Members) {
		t.Errorf("%v is not held together from %d on", g.Members, g.Score)
	}
}

func BenchmarkFinder(b *testing.B) {
	records := crowd(rand.New(rand.NewPCG(1, 6)), 100_000)
	for b.Loop() {
		find(records)
	}
}
