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

// expected returns what Briefs is to say after revision 0, made from the documents as of a revision.
func (f fixture) expected(asOf int64) (out []spelt) {
	f.t.Helper()
	for _, r := range f.records(asOf) {
		out = append(out, f.spelt(r))
	}
	return out
}

// changed returns those of the briefs that changed after a revision.
func changed(all []spelt, after int64) (out []spelt) {
	for _, s := range all {
		if s.Revision > after {
			out = append(out, s)
		}
	}
	return out
}

// equal compares long lists: the difference costs far more than the comparison.
func equal[T comparable](t *testing.T, what string, want, got []T) {
	t.Helper()
	if !slices.Equal(want, got) {
		t.Fatalf("%s (-want +got):\n%s", what, cmp.Diff(want, got))
	}
}

// spelt returns the brief of a record, made from its document.
func (f fixture) spelt(r data.Record) spelt {
	f.t.Helper()
	document, _, err := r.Incident.Encode(nil)
	if err != nil {
		f.t.Fatal(err)
	}
	b, err := r.Incident.Brief(func(string) data.Symbol { return 0 })
	if err != nil {
		f.t.Fatal(err)
	}
	b.Key, b.Revision, b.Withdrawn, b.Digest = r.Key, r.Revision, r.Withdrawn, r.Incident.Digest(document)
	return spelt{b, r.Incident.Traits()}
}

// differing is a record of which two revisions have different versions.
type differing struct{ Was, Is spelt }

// between returns what a store says of the records between two revisions.
func (f fixture) between(from, to int64) (out []differing) {
	f.t.Helper()
	err := f.BriefsBetween(background(), from, to, func(symbols []string, was, is []data.Brief) error {
		if len(was) == 0 || len(was) != len(is) {
			f.t.Errorf("a block of %d and %d", len(was), len(is))
		}
		for i := range was {
			out = append(out, differing{spell(was[i], symbols), spell(is[i], symbols)})
		}
		return nil
	})
	if err != nil {
		f.t.Fatalf("between %d and %d: %v", from, to, err)
	}
	return out
}

// differencesOf returns what BriefsBetween is to say of two revisions whose records are these.
func differencesOf(from, to []spelt) (out []differing) {
	was := map[data.Key]spelt{}
	for _, s := range from {
		was[s.Key] = s
	}
	for _, is := range to {
		before, there := was[is.Key]
		if !there {
			before.Key = is.Key
		}
		if before.Revision != is.Revision {
			out = append(out, differing{before, is})
		}
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
		all := f.expected(last)
		for after := range last + 2 {
			got, revision := f.briefs(after)
			same(t, "revision", last, revision)
			equal(t, fmt.Sprint("after ", after), changed(all, after), got)
		}
	},
	"the briefs between any two revisions are those of the documents": func(t *testing.T, f fixture) {
		random := rand.New(rand.NewPCG(5, 6))
		for n := range 12 { // several chunks, of which some revisions change few records and some many
			c := batchOf(n, 90)
			for old := range n * 90 {
				if random.IntN(60) < n {
					c.Incidents = append(c.Incidents, retitled(Incident("a", old), fmt.Sprint("Version ", random.IntN(3))))
				}
			}
			if n%3 == 2 {
				c.Withdraw = []string{Incident("b", n).ID}
			}
			c.Incidents = append(c.Incidents, Incident("b", n+1))
			f.commit(c)
		}
		restore := change()
		restore.Restore = []string{Incident("b", 2).ID}
		last := f.commit(restore).Revision
		asOf := make([][]spelt, last+1) // revision 0, of which 0 would be the latest, has none
		for revision := int64(1); revision <= last; revision++ {
			asOf[revision] = f.expected(revision)
		}
		for from := range last + 1 {
			for to := max(from, 1); to <= last; to++ {
				equal(t, fmt.Sprintf("between %d and %d", from, to), differencesOf(asOf[from], asOf[to]), f.between(from, to))
			}
		}
		same(t, "up to the latest", f.between(3, last), f.between(3, 0))
		for _, pair := range [][2]int64{{last + 1, 0}, {1, last + 1}} {
			err := f.BriefsBetween(background(), pair[0], pair[1], func([]string, []data.Brief, []data.Brief) error { return nil })
			same(t, "a revision that is not made yet", data.NotFoundKind, data.KindOf(err))
		}
	},
	"a contact of a source is no part of the digest": func(t *testing.T, f fixture) {
		in := Incident("a", 1)
		in.Sources = []data.Source{{Type: "interview", Contact: "a name"}, {Type: "interview", Contact: "another"}}
		f.commit(change(in))
		in.Sources = []data.Source{{Type: "interview"}, {Type: "interview", Contact: "somebody else"}}
		f.commit(change(in))
		in.Sources = in.Sources[:1]
		f.commit(change(in))
		digest := func(from, to int64) (was, is uint64) {
			d := f.between(from, to)[0]
			return d.Was.Digest, d.Is.Digest
		}
		if was, is := digest(1, 2); was != is {
			t.Error("another contact is another digest")
		}
		if was, is := digest(2, 3); was == is {
			t.Error("a source less is the same digest")
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
