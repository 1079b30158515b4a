package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawthiq/data"
)

// Run runs every test on stores that open returns: a new and empty one each time, closed by the
// test's cleanup, searching with gazetteer.Normalise. Each is run again with changes that are prepared
// before they are committed.
func Run(t *testing.T, open func(t *testing.T) data.Store) {
	for _, group := range []map[string]func(*testing.T, fixture){
		commitTests, prepareTests, revisionTests, reviewTests, failureTests, listTests, searchTests, importTests, concurrencyTests, reviewedTests, briefTests,
		controlTests,
	} {
		for name, test := range group {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				test(t, fixture{t, open(t)})
			})
			t.Run(name+", prepared", func(t *testing.T) {
				t.Parallel()
				test(t, fixture{t, preparing{open(t)}})
			})
		}
	}
}

// preparing is a store that prepares every change.
type preparing struct{ data.Store }

func (p preparing) Commit(ctx context.Context, c data.Change) (data.Committed, error) {
	c, err := p.Prepare(ctx, c)
	if err != nil {
		return data.Committed{}, err
	}
	return p.Store.Commit(ctx, c)
}

// fixture is a store under test. Its methods end the test at an error that is not expected.
type fixture struct {
	t *testing.T
	data.Store
}

var when = time.Date(2020, 6, 1, 12, 30, 0, 0, time.UTC)

func background() context.Context { return context.Background() }

// change returns a change by an import that does not matter.
func change(incidents ...data.Incident) data.Change {
	return data.Change{At: when, Author: "import", Reason: "a test", Incidents: incidents}
}

func (f fixture) commit(c data.Change) data.Committed {
	f.t.Helper()
	done, err := f.Commit(background(), c)
	if err != nil {
		f.t.Fatalf("commit: %v", err)
	}
	return done
}

// refuse expects a commit to fail with a kind of error and to leave everything as it was.
func (f fixture) refuse(kind data.Kind, c data.Change) {
	f.t.Helper()
	before := f.everything()
	_, err := f.Commit(background(), c)
	if err == nil || data.KindOf(err) != kind {
		f.t.Errorf("the error is %v, of kind %d; want kind %d", err, data.KindOf(err), kind)
	}
	if diff := cmp.Diff(before, f.everything()); diff != "" {
		f.t.Errorf("a refused change left something (-before +after):\n%s", diff)
	}
}

func (f fixture) record(id string, asOf int64) data.Record {
	f.t.Helper()
	r, err := f.Incident(background(), id, asOf)
	if err != nil {
		f.t.Fatalf("incident %s as of %d: %v", id, asOf, err)
	}
	return r
}

// only returns the one record that there is.
func (f fixture) only() data.Incident {
	f.t.Helper()
	all := f.records(0)
	if len(all) != 1 {
		f.t.Fatalf("%d records", len(all))
	}
	return all[0].Incident
}

func (f fixture) records(asOf int64) []data.Record {
	f.t.Helper()
	var out []data.Record
	err := f.Records(background(), asOf, func(r data.Record) error {
		out = append(out, r)
		return nil
	})
	if err != nil {
		f.t.Fatalf("records as of %d: %v", asOf, err)
	}
	return out
}

// state is all that can be read of a store.
type state struct {
	Revision int64
	Records  []data.Record
	Datasets []data.Dataset
	Figures  []data.Figure
	Parties  []data.Term
	Aliases  []data.Alias
	Waiting  []data.Waiting
	Layers   []data.ControlLayer
	Left     data.Underived
	Derived  data.Derivations
}

func (f fixture) everything() state {
	f.t.Helper()
	s := state{Records: f.records(0), Revision: must(f.Revision(background()))(f.t)}
	s.Datasets = must(f.Datasets(background()))(f.t)
	s.Figures = must(f.Figures(background()))(f.t)
	s.Aliases, s.Waiting = f.aliases(), f.waiting(data.WaitingFilter{})
	s.Layers, s.Left = f.layers(0), must(f.Underived(background()))(f.t)
	s.Derived = must(f.Derivations(background()))(f.t)
	s.Parties = must(f.Vocabulary(background()))(f.t).Terms(data.Parties)
	return s
}

// must returns the value, or ends the test at the error.
func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func wantKind(t *testing.T, kind data.Kind, err error) {
	t.Helper()
	if err == nil || data.KindOf(err) != kind {
		t.Errorf("the error is %v, of kind %d; want kind %d", err, data.KindOf(err), kind)
	}
}
