package atlas_test

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
)

func TestWhoAsksAfterACommitIsShownIt(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "test.db")
	first, second := openStore(t, path), openStore(t, path)
	writer := fixture{store: second}
	writer.commit(t, data.Change{Datasets: atlastest.Datasets()})
	watched, err := atlas.New(t.Context(), first, atlastest.Facts(t), discard())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(watched.Close)
	incidents := atlastest.Incidents(atlastest.Facts(t), 12, 300)
	done := make(chan struct{})
	var asking sync.WaitGroup
	for range 2 { // others ask all the while
		asking.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					if _, err := watched.Latest(t.Context()); err != nil {
						t.Error(err)
					}
					time.Sleep(time.Millisecond)
				}
			}
		})
	}
	for n := range 15 {
		revision := writer.commit(t, data.Change{Incidents: incidents[10*n : 10*n+10]})
		view, _, err := watched.Resolve(t.Context(), url.Values{})
		if err != nil {
			t.Fatal(err)
		}
		if view.Revision() != revision {
			t.Fatalf("after revision %d, %d is shown", revision, view.Revision())
		}
		released, _ := writer.released(t, revision)
		if view.Len() != len(released) {
			t.Fatalf("at revision %d there are %d records instead of %d", revision, view.Len(), len(released))
		}
	}
	close(done)
	asking.Wait()
}

// slowStore is a store without a record in which something was committed that takes as long to read
// as the test likes.
type slowStore struct {
	data.Store
	revision   atomic.Int64
	vocabulary *data.Vocabulary
	read       chan struct{} // closed when it can be read
	reads      atomic.Int32
	fails      error
}

// newSlow returns a slow store and its atlas, which shows revision 1.
func newSlow(t *testing.T) (*slowStore, *atlas.Atlas) {
	t.Helper()
	f := open(t)
	s := &slowStore{Store: f.store, vocabulary: f.Current().Vocabulary()}
	s.revision.Store(1)
	a, err := atlas.New(t.Context(), s, atlastest.Facts(t), discard())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.Close)
	return s, a
}

func (s *slowStore) Revision(context.Context) (int64, error) { return s.revision.Load(), nil }

func (s *slowStore) Briefs(context.Context, int64, func([]string, []data.Brief) error) (int64, error) {
	s.reads.Add(1)
	revision := s.revision.Load()
	if s.read != nil {
		<-s.read
	}
	return revision, s.fails
}

func (s *slowStore) Words(context.Context) (data.TextIndex, int64, error) {
	return nil, s.revision.Load(), nil
}

func (s *slowStore) Vocabulary(context.Context) (*data.Vocabulary, error) { return s.vocabulary, nil }

func (s *slowStore) Datasets(context.Context) ([]data.Dataset, error) { return nil, nil }

func (s *slowStore) Figures(context.Context) ([]data.Figure, error) { return nil, nil }

func (s *slowStore) Derivations(context.Context) (data.Derivations, error) { return nil, nil }

// asked is what one who asked for the latest view got.
type asked struct {
	view *atlas.View
	err  error
}

// ask asks n times at once.
func ask(ctx context.Context, a *atlas.Atlas, n int) chan asked {
	got := make(chan asked, n)
	for range n {
		go func() {
			view, err := a.Latest(ctx)
			got <- asked{view, err}
		}()
	}
	return got
}

func TestAllWhoAskWaitForWhatIsReadOnce(t *testing.T) {
	store, a := newSlow(t)
	synctest.Test(t, func(t *testing.T) {
		store.read = make(chan struct{})
		store.reads.Store(0)
		store.revision.Store(2)
		got := ask(context.Background(), a, 50)
		time.Sleep(9 * time.Second)
		if tag, ok := a.Tag(); ok || tag != a.Current().Tag() || len(got) > 0 {
			t.Errorf("before it is read %d are answered; the tag is %q (%t)", len(got), tag, ok)
		}
		close(store.read)
		synctest.Wait()
		if len(got) != 50 || store.reads.Load() != 1 {
			t.Errorf("%d are answered after it was read %d times", len(got), store.reads.Load())
		}
		for range len(got) {
			if one := <-got; one.err != nil || one.view.Revision() != 2 {
				t.Fatalf("revision %d is shown (%v)", one.view.Revision(), one.err)
			}
		}
		if tag, ok := a.Tag(); !ok || tag != a.Current().Tag() {
			t.Errorf("the tag is %q (%t)", tag, ok)
		}
	})
}

func TestWhatIsCommittedWhileTheLatestIsReadIsReadNext(t *testing.T) {
	store, a := newSlow(t)
	synctest.Test(t, func(t *testing.T) {
		store.read = make(chan struct{})
		store.revision.Store(2)
		first := ask(context.Background(), a, 1)
		synctest.Wait()
		store.revision.Store(3)
		second := ask(context.Background(), a, 3)
		synctest.Wait()
		close(store.read)
		if one := <-first; one.err != nil || one.view.Revision() < 2 {
			t.Errorf("the first is shown %d (%v)", one.view.Revision(), one.err)
		}
		for range cap(second) {
			if one := <-second; one.err != nil || one.view.Revision() != 3 {
				t.Errorf("after revision 3, %d is shown (%v)", one.view.Revision(), one.err)
			}
		}
	})
}

func TestWhoeverWaitsTooLongIsToldToComeAgain(t *testing.T) {
	store, a := newSlow(t)
	synctest.Test(t, func(t *testing.T) {
		store.read = make(chan struct{})
		store.revision.Store(2)
		brief, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		hasty, patient := ask(brief, a, 1), ask(context.Background(), a, 2)
		if one := <-hasty; !errors.Is(one.err, context.DeadlineExceeded) {
			t.Errorf("who waits for a second gets %v", one.err)
		}
		began := time.Now()
		for range cap(patient) {
			var said *data.Error
			if one := <-patient; !errors.As(one.err, &said) || said.Kind != data.Unavailable || said.RetrySeconds == 0 {
				t.Errorf("who waits gets %v", one.err)
			}
		}
		if waited := time.Since(began); waited != 9*time.Second {
			t.Errorf("they waited %s more", waited)
		}
		close(store.read)
		if one := <-ask(context.Background(), a, 1); one.err != nil || one.view.Revision() != 2 {
			t.Errorf("when it is read, %v", one.err)
		}
	})
}

func TestWhatCannotBeReadLeavesTheViewAsItIs(t *testing.T) {
	store, a := newSlow(t)
	store.revision.Store(2)
	store.fails = errors.New("the disk is gone")
	for range 2 {
		if view, err := a.Latest(t.Context()); err != nil || view.Revision() != 1 {
			t.Errorf("%v", err)
		}
	}
	store.fails = nil
	if view, err := a.Latest(t.Context()); err != nil || view.Revision() != 2 {
		t.Errorf("when it can be read again, %v", err)
	}
}
