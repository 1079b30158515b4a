package mapindex

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// keyOfNone and those above are keys of no row.
const keyOfNone = 5_000_000

// randomGroups returns keys of some of the rows in groups, one key at most once, with keys of no row.
func randomGroups(r *rand.Rand, rows []Row) (groups [][]int64) {
	left := r.Perm(len(rows))
	for len(left) > 5 {
		var group []int64
		for range 1 + r.IntN(4) {
			group, left = append(group, rows[left[0]].Key), left[1:]
		}
		if r.IntN(5) == 0 {
			group = slices.Insert(group, r.IntN(len(group)), keyOfNone+int64(len(groups)))
		}
		groups = append(groups, group)
	}
	return append(groups, nil)
}

// speakers is the oracle: the keys of each group that match, by its number, and which of them are not the
// first.
func speakers(groups [][]int64, matching map[int64]bool) (members map[int][]int64, silent map[int64]bool) {
	members, silent = map[int][]int64{}, map[int64]bool{}
	for event, keys := range groups {
		for _, key := range keys {
			if matching[key] {
				silent[key] = len(members[event]) > 0
				members[event] = append(members[event], key)
			}
		}
	}
	return members, silent
}

// checkEvents compares what is asked of events with a reading of the groups one by one.
func checkEvents(t *testing.T, r *rand.Rand, ix *Index, rows []Row) {
	t.Helper()
	groups := randomGroups(r, rows)
	events := ix.Events(slices.Values(groups))
	for range 2 {
		q, wider := randomQuery(r, rows), randomQuery(r, rows)
		s := ix.Select(q)
		matching := map[int64]bool{}
		for _, key := range linear(rows, func(r Row) bool { return matches(q, r) }) {
			matching[key] = true
		}
		members, silent := speakers(groups, matching)
		once := s.Once(events)
		speaks := func(r Row) bool { return matching[r.Key] && !silent[r.Key] }
		want := linear(rows, speaks)
		if diff := cmp.Diff(want, keysOf(ix, allOf(once))); diff != "" {
			t.Fatalf("%+v: Once (-want +got):\n%s", q, diff)
		}
		if n, _ := once.Count(); n != len(want) {
			t.Fatalf("%+v: Count is %d instead of %d", q, n, len(want))
		}
		speaking := slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return !speaks(r) })
		for range 2 { // from the second time on, the rows that match are known
			checkTile(t, once, speaking, Query{}, randomTile(r))
			checkGroups(t, r, once, speaking, Query{})
			checkOccurring(t, r, once, speaking, Query{})
		}
		wider.Among = once
		among := linear(rows, func(r Row) bool { return speaks(r) && matches(wider, r) })
		if diff := cmp.Diff(among, keysOf(ix, allOf(ix.Select(wider)))); diff != "" {
			t.Fatalf("%+v: Among (-want +got):\n%s", wider, diff)
		}
		got := map[int][]int64{}
		s.EachEvent(events, func(event int, some []int32) {
			for _, row := range some {
				got[event] = append(got[event], ix.Key(int(row)))
			}
		})
		if diff := cmp.Diff(members, got); diff != "" {
			t.Fatalf("%+v: EachEvent (-want +got):\n%s", q, diff)
		}
		for _, row := range rows {
			at, _ := ix.Position(row.Key)
			if s.Has(at) != matching[row.Key] || once.Has(at) != speaks(row) {
				t.Fatalf("%+v: Has of the row with the key %d", q, row.Key)
			}
		}
	}
	checkMembers(t, ix, events, groups)
}

// checkMembers compares the rows of every event with the keys of its group.
func checkMembers(t *testing.T, ix *Index, events *Events, groups [][]int64) {
	t.Helper()
	for event, keys := range groups {
		keys = slices.DeleteFunc(slices.Clone(keys), func(key int64) bool { return key >= keyOfNone })
		if diff := cmp.Diff(slices.Sorted(slices.Values(keys)), keysOf(ix, events.Rows(event))); diff != "" {
			t.Fatal(diff)
		}
		for _, row := range events.Rows(event) {
			if at, ok := events.Of(int(row)); !ok || at != event {
				t.Fatalf("the row %d is of event %d, %v instead of %d", row, at, ok, event)
			}
		}
	}
}
