package storetest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
)

// spelt is a brief with its symbols written out.
type spelt struct {
	data.Brief
	Traits [data.TraitCount]string
}

func spell(b data.Brief, symbols []string) spelt {
	s := spelt{Brief: b}
	for trait, symbol := range b.Traits {
		s.Traits[trait] = symbols[symbol]
	}
	s.Brief.Traits = [data.TraitCount]data.Symbol{}
	return s
}

// briefs returns what a store says changed after a revision, and as of which revision.
func (f fixture) briefs(after int64) (out []spelt, revision int64) {
	f.t.Helper()
	revision, err := f.Briefs(background(), after, func(symbols []string, block []data.Brief) error {
		if len(block) == 0 {
			f.t.Error("an empty block")
		}
		for _, b := range block {
			out = append(out, spell(b, symbols))
		}
		return nil
	})
	if err != nil {
		f.t.Fatalf("briefs after %d: %v", after, err)
	}
	return out, revision
}

// expected returns what Briefs is to say, made from the documents.
func (f fixture) expected(after int64) (out []spelt) {
	f.t.Helper()
	for _, r := range f.records(0) {
		if r.Revision <= after {
			continue
		}
		b, err := r.Incident.Brief(func(string) data.Symbol { return 0 })
		if err != nil {
			f.t.Fatal(err)
		}
		b.Key, b.Revision, b.Withdrawn = r.Key, r.Revision, r.Withdrawn
		out = append(out, spelt{b, r.Incident.Traits()})
	}
	return out
}

var briefTests = map[string]func(*testing.T, fixture){
	"an empty store has no briefs": func(t *testing.T, f fixture) {
		got, revision := f.briefs(0)
		same(t, "briefs", 0, len(got))
		same(t, "revision", int64(0), revision)
	},
	"the briefs after every revision are those of the documents": func(t *testing.T, f fixture) {
		random := rand.New(rand.NewPCG(3, 4))
		for n := range 24 { // so many that they fill several chunks, however a store cuts them
			c := batchOf(n, 60)
			for old := range n * 60 {
				if random.IntN(100) == 0 {
					c.Incidents = append(c.Incidents, retitled(Incident("a", old), fmt.Sprint("Version ", n)))
				}
			}
			f.commit(c)
		}
		withdraw := change()
		withdraw.Withdraw = []string{Incident("a", 3).ID, Incident("a", 700).ID}
		f.commit(withdraw)
		restore := change()
		restore.Restore = withdraw.Withdraw[:1]
		last := f.commit(restore).Revision
		for after := range last + 2 {
			got, revision := f.briefs(after)
			same(t, "revision", last, revision)
			if diff := cmp.Diff(f.expected(after), got); diff != "" {
				t.Fatalf("after %d (-want +got):\n%s", after, diff)
			}
		}
	},
	"a version that a source states after a person did is whole": func(t *testing.T, f fixture) {
		next := retitled(Incident("a", 1), "Something else")
		f.commit(change(Incident("a", 1)))
		revise := change()
		revise.Revised = []data.Incident{next}
		f.commit(revise)
		f.commit(change(next))
		got, _ := f.briefs(0)
		same(t, "briefs", f.expected(0), got)
		same(t, "found", []data.Key{1}, f.found("something else"))
	},
	"symbols are only added to": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1)))
		first := f.symbols()
		was := slices.Clone(first)
		bad := Incident("b", 2)
		bad.Grading = "none"
		f.refuse(data.InvalidKind, change(Incident("c", 3), bad))
		trial := change(Incident("d", 1))
		trial.Trial = true
		f.commit(trial)
		f.commit(change(Incident("e", 2)))
		second := f.symbols()
		same(t, "symbol 0", "", second[0])
		same(t, "the first ones", was, second[:len(was)])
		same(t, "the slice that was given first", was, first)
		if slices.Contains(second, "c") || slices.Contains(second, "d") || !slices.Contains(second, "e") {
			t.Errorf("the symbols are %q", second)
		}
	},
	"a change that fails leaves no briefs": func(t *testing.T, f fixture) {
		f.commit(change(Incident("a", 1)))
		before, _ := f.briefs(0)
		bad := Incident("a", 9)
		bad.Grading = "none"
		f.refuse(data.InvalidKind, change(Incident("a", 2), bad))
		after, revision := f.briefs(0)
		same(t, "briefs", before, after)
		same(t, "revision", int64(1), revision)
	},
	"reading briefs stops at the first error and returns it": func(t *testing.T, f fixture) {
		f.commit(batchOf(0, 1200))
		stop, calls := errors.New("enough"), 0
		_, err := f.Briefs(background(), 0, func([]string, []data.Brief) error {
			calls++
			return stop
		})
		if !errors.Is(err, stop) || calls != 1 {
			t.Errorf("error %v after %d calls", err, calls)
		}
	},
	"the store can be used while its briefs are read": func(t *testing.T, f fixture) {
		f.commit(batchOf(0, 1200))
		seen, n := 0, 0
		revision, err := f.Briefs(background(), 0, func(_ []string, block []data.Brief) error {
			seen += len(block)
			n++
			f.commit(batchOf(n, 3))
			return nil
		})
		same(t, "error", nil, err)
		same(t, "revision", int64(1), revision)
		same(t, "briefs", 1200, seen)
	},
}

// symbols returns those that the last block of all briefs came with.
func (f fixture) symbols() (last []string) {
	f.t.Helper()
	_, err := f.Briefs(background(), 0, func(symbols []string, _ []data.Brief) error {
		last = symbols
		return nil
	})
	if err != nil {
		f.t.Fatal(err)
	}
	return last
}
