package mapindex

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExchangedRestrictionsEqualALinearScan(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	rows := randomRows(r, 900)
	ix := mustBuild(t, rows)
	changed, now := change(t, r, ix, rows)
	for _, c := range []struct {
		ix   *Index
		rows []Row
	}{{ix, rows}, {changed, now}} {
		for range 60 {
			q := randomQuery(r, c.rows)
			var others []Restriction
			for a, size := range testSizes {
				switch r.IntN(3) {
				case 0:
					others = append(others, Restriction{Attribute: a})
				case 1:
					others = append(others, Restriction{a, randomCodes(r, size)})
				}
			}
			for i, s := range c.ix.Exchanged(q, others) {
				with := q
				with.Codes = slices.Clone(q.Codes)
				with.Codes[others[i].Attribute] = others[i].Codes
				want := linear(c.rows, func(row Row) bool { return matches(with, row) })
				if diff := cmp.Diff(want, keysOf(c.ix, allOf(s))); diff != "" {
					t.Fatalf("%+v, restriction %d: %s", q, i, diff)
				}
				if n, _ := s.Count(); n != len(want) {
					t.Fatalf("%d rows are counted, not %d", n, len(want))
				}
				checkGroups(t, r, s, c.rows, with)
			}
		}
	}
}
