package derivation

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/data/sqlite"
	"tawthiq/data/storetest"
)

// byLayers holds a record by the first layer that speaks of its day, wherever it is.
type byLayers struct {
	store  data.Store
	mu     sync.Mutex // guards what follows
	layers []data.ControlLayer
	asOf   int64
}

func (h *byLayers) Refresh(ctx context.Context) (err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.asOf, err = h.store.Revision(ctx); err == nil {
		h.layers, err = h.store.ControlLayers(ctx, h.asOf)
	}
	return err
}

func (h *byLayers) Layers() int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.asOf
}

func (h *byLayers) Hold(in *data.Incident) {
	h.mu.Lock()
	defer h.mu.Unlock()
	in.ControlDerived = nil
	for _, l := range h.layers {
		if l.From <= in.When.Start && in.When.Start <= l.To && in.Placement.Drawn() != nil {
			in.ControlDerived = l.Claims[0].Controllers
			return
		}
	}
}

var when = time.Date(2020, 6, 1, 0, 0, 0, 0, time.UTC)

func openStore(t *testing.T) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "records.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func commit(t *testing.T, s data.Store, c data.Change) data.Committed {
	t.Helper()
	c.At, c.Author, c.Reason = when, "A person", "a test"
	done, err := s.Commit(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// records returns made-up records from a number on, all on different days; every fifth has no point.
func records(from, n int) []data.Incident {
	out := make([]data.Incident, n)
	for i := range out {
		out[i] = storetest.Incident("a", from+i)
		if (from+i)%5 == 0 {
			out[i].Placement = data.Placement{State: data.NotFound}
		}
	}
	return out
}

// layer returns a layer of a source for the days of the records from one number to another.
func layer(source string, from, to int, controllers ...string) data.ControlLayer {
	day := storetest.Incident("a", 0).When.Start
	return data.ControlLayer{Source: source, From: day + data.Date(from), To: day + data.Date(to), Claims: []data.ControlClaim{{Place: "C1007", Controllers: controllers}}}
}

// wantUpToDate compares every record with who holds it by the layers as they are.
func wantUpToDate(t *testing.T, s *sqlite.Store) {
	t.Helper()
	h := &byLayers{store: s}
	if err := h.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	err := s.Records(t.Context(), 0, func(r data.Record) error {
		want := r.Incident
		if h.Hold(&want); !slices.Equal(want.ControlDerived, r.Incident.ControlDerived) {
			t.Errorf("record %d has %v, want %v", r.Key, r.Incident.ControlDerived, want.ControlDerived)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if left, err := s.Underived(t.Context()); err != nil || left.Marked != 0 {
		t.Errorf("left %+v, %v", left, err)
	}
	if problems, err := s.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("%q, %v", problems, err)
	}
}

// runOn derives what is left, ten records in one transaction.
func runOn(t *testing.T, s data.Store) (Progress, error) {
	return (&run{store: s, by: &byLayers{store: s}, size: 5, stretch: 2}).all(t.Context())
}

func derive(t *testing.T, s data.Store) Progress {
	t.Helper()
	done, err := runOn(t, s)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func TestEveryRecordIsDerivedAnewWhereItsHoldersChange(t *testing.T) {
	t.Parallel()
	s := openStore(t)
	commit(t, s, data.Change{Incidents: records(0, 50)})
	withdrawn := storetest.Incident("a", 13).ID
	commit(t, s, data.Change{Withdraw: []string{withdrawn}})
	if done := derive(t, s); done != (Progress{}) {
		t.Errorf("without a layer: %+v", done)
	}
	commit(t, s, data.Change{Control: []data.ControlLayer{layer("A", 10, 19, "isis"), layer("B", 15, 29, "sdf", "tip")}})
	if diff := cmp.Diff(Progress{Total: 40, Done: 40, Changed: 16}, derive(t, s)); diff != "" {
		t.Error(diff)
	}
	wantUpToDate(t, s)
	history, err := s.History(t.Context(), withdrawn)
	if err != nil || len(history) != 3 || history[0].Author != Author || !history[0].Withdrawn ||
		!strings.Contains(history[0].Reason, "layer 1 (A, 2016-01-11 to 2016-01-20) was recorded; layer 2 (B") {
		t.Errorf("%+v, %v", history, err)
	}
	before, err := s.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if done := derive(t, s); done.Total != 0 {
		t.Errorf("once more: %+v", done)
	}
	commit(t, s, data.Change{CloseControl: []int64{1}})
	if done := derive(t, s); done.Changed != 8 {
		t.Errorf("after it was taken back: %+v", done)
	}
	wantUpToDate(t, s)
	former, err := s.Incident(t.Context(), storetest.Incident("a", 16).ID, before)
	if err != nil || !slices.Equal(former.Incident.ControlDerived, []string{"isis"}) {
		t.Errorf("as of the revision before: %v, %v", former.Incident.ControlDerived, err)
	}
}

// disturbed is a store to which something happens before a commit.
type disturbed struct {
	data.Store
	before func(n int, c data.Change) error
	n      int
}

func (d *disturbed) Commit(ctx context.Context, c data.Change) (data.Committed, error) {
	d.n++
	if err := d.before(d.n, c); err != nil {
		return data.Committed{}, err
	}
	return d.Store.Commit(ctx, c)
}

func TestADerivationGoesOnAfterAnyBatch(t *testing.T) {
	t.Parallel()
	s := openStore(t)
	commit(t, s, data.Change{Incidents: records(0, 30), Control: []data.ControlLayer{layer("A", 0, 9000, "isis")}})
	killed := errors.New("killed")
	for stop := 3; stop > 0; stop-- {
		store := &disturbed{Store: s, before: func(n int, _ data.Change) error {
			if n == 2 {
				return killed
			}
			return nil
		}}
		done, err := runOn(t, store)
		if stop > 1 && (!errors.Is(err, killed) || done.Done == 0) {
			t.Fatalf("%+v, %v", done, err)
		}
	}
	derive(t, s)
	wantUpToDate(t, s)
	if revision, err := s.Revision(t.Context()); err != nil || revision != 5 { // the records, three batches, and the end
		t.Errorf("revision %d, %v: a batch was made twice", revision, err)
	}
}

func TestWhatHappensMeanwhileIsDerivedToo(t *testing.T) {
	t.Parallel()
	for name, happens := range map[string]func(t *testing.T, s *sqlite.Store){
		"a layer is taken back": func(t *testing.T, s *sqlite.Store) { commit(t, s, data.Change{CloseControl: []int64{1}}) },
		"another one is recorded": func(t *testing.T, s *sqlite.Store) {
			commit(t, s, data.Change{Control: []data.ControlLayer{layer("0", 0, 50, "sdf")}})
		},
		"records are added by former layers": func(t *testing.T, s *sqlite.Store) {
			commit(t, s, data.Change{Layers: 1, Incidents: records(40, 10)})
		},
		"a record is changed by former layers": func(t *testing.T, s *sqlite.Store) {
			in := records(1, 1)
			in[0].Title.EN = "Something else"
			commit(t, s, data.Change{Layers: 1, Incidents: in})
		},
		"another process derives": func(t *testing.T, s *sqlite.Store) { derive(t, s) },
		"a record is moved": func(t *testing.T, s *sqlite.Store) {
			in := records(7, 1)[0]
			in.Placement.Point = &orb.Point{37, 36}
			commit(t, s, data.Change{Layers: 1, Revised: []data.Incident{in}})
		},
	} {
		for at := 1; at <= 3; at++ {
			t.Run(fmt.Sprintf("%s before commit %d", name, at), func(t *testing.T) {
				t.Parallel()
				s := openStore(t)
				commit(t, s, data.Change{Incidents: records(0, 30)})
				commit(t, s, data.Change{Control: []data.ControlLayer{layer("A", 0, 9000, "isis")}})
				store := &disturbed{Store: s, before: func(n int, c data.Change) error {
					if n == at {
						happens(t, s)
					}
					return nil
				}}
				if _, err := runOn(t, store); err != nil {
					t.Fatal(err)
				}
				wantUpToDate(t, s)
			})
		}
	}
}

func TestARecordThatIsAlwaysChangedEndsTheDerivation(t *testing.T) {
	t.Parallel()
	s := openStore(t)
	commit(t, s, data.Change{Incidents: records(1, 3), Control: []data.ControlLayer{layer("A", 0, 9000, "isis")}})
	store := &disturbed{Store: s, before: func(n int, c data.Change) error {
		if c.Derived != nil {
			in := records(1, 1)
			in[0].Title.EN = fmt.Sprint("Version ", n)
			commit(t, s, data.Change{Incidents: in})
		}
		return nil
	}}
	if _, err := runOn(t, store); data.KindOf(err) != data.Conflict {
		t.Errorf("the error is %v", err)
	}
}

func TestWatchDerivesWhatIsLeft(t *testing.T) {
	t.Parallel()
	s := openStore(t)
	commit(t, s, data.Change{Incidents: records(1, 3), Control: []data.ControlLayer{layer("A", 0, 9000, "isis")}})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	var watching sync.WaitGroup
	watching.Go(func() { Watch(ctx, s, &byLayers{store: s}, slog.New(slog.DiscardHandler)) })
	for {
		left, err := s.Underived(t.Context())
		if err != nil || ctx.Err() != nil {
			t.Fatal(err, ctx.Err())
		}
		if left.Marked == 0 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	cancel()
	watching.Wait()
	wantUpToDate(t, s)
}
