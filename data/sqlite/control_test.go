package sqlite

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/storetest"
)

// deriveNext goes on with a derivation of a store of two records.
func deriveNext(t *testing.T, s *Store, through data.Key, done bool, controllers ...string) {
	t.Helper()
	left, err := s.Underived(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c := change()
	c.Author, c.Reason = "control", "control was derived anew: "+left.Reason
	c.Layers, c.Derived = left.Layers, &data.Derived{Of: left, Through: through, Done: done}
	in := storetest.Incident("a", int(through))
	in.ControlDerived = controllers
	c.Revised = []data.Incident{in}
	mustCommit(t, s, c)
}

func claimed(t *testing.T, s *Store, source string) {
	t.Helper()
	c := change()
	day := data.DateOf(2016, 1, 1)
	c.Control = []data.ControlLayer{{Source: source, From: day, To: day + 365, Claims: []data.ControlClaim{{Place: "C1007", Controllers: []string{"isis"}}}}}
	mustCommit(t, s, c)
}

// A database from before derivations were noted tells of them by its revisions, and derives anew by the
// rule for sources that differ.
func TestDerivationsOfAnOlderDatabaseAreTold(t *testing.T) {
	t.Parallel()
	const first, second = "layer 1 (A, 2016-01-01 to 2016-12-31) was recorded", "layer 2 (B, 2016-01-01 to 2016-12-31) was recorded"
	const contest = "sources that differ contest a place, whichever began last"
	for name, tc := range map[string]struct {
		make func(s *Store)
		want data.Derivations
		left data.Underived
	}{
		"no layer": {func(*Store) {}, nil, data.Underived{}},
		"a derivation that was done": {func(s *Store) {
			claimed(t, s, "A")
			deriveNext(t, s, 1, false, "isis")
			deriveNext(t, s, 2, true, "isis")
		}, data.Derivations{{Since: 2, Until: 4, Reason: first}, {Since: 5, Reason: contest}}, data.Underived{Layers: 2, Marked: 5, Reason: contest}},
		"one that was left": {func(s *Store) {
			claimed(t, s, "A")
			deriveNext(t, s, 2, true, "isis")
			claimed(t, s, "B")
			deriveNext(t, s, 1, false, "isis", "sdf")
		}, data.Derivations{{Since: 2, Until: 3, Reason: first}, {Since: 4, Until: 6, Reason: second}, {Since: 6, Reason: contest}},
			data.Underived{Layers: 4, Marked: 6, Reason: contest}},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "old.db")
			newer := openTest(t)
			mustCommit(t, newer, change(storetest.Incident("a", 1), storetest.Incident("a", 2)))
			tc.make(newer)
			makeOlder(t, path, newer.path, 8)
			s := openAt(t, path)
			got, err := s.Derivations(t.Context())
			if diff := cmp.Diff(tc.want, got); err != nil || diff != "" {
				t.Errorf("%v\n%s", err, diff)
			}
			left, err := s.Underived(t.Context())
			if diff := cmp.Diff(tc.left, left); err != nil || diff != "" {
				t.Errorf("%v\n%s", err, diff)
			}
			if problems, err := s.Check(t.Context()); err != nil || len(problems) > 0 {
				t.Errorf("%q, %v", problems, err)
			}
			if left.Marked != 0 {
				deriveNext(t, s, 2, true, "isis")
			}
		})
	}
}
