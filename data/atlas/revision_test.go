package atlas_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/atlas/atlastest"
	"tawthiq/data/storetest"
	"tawthiq/geo"
	"tawthiq/geo/classify"
)

func shade(t testing.TB, v *atlas.View, f data.Filter) atlas.Choropleth {
	t.Helper()
	c, err := selectFrom(t, v, f).Choropleth(atlas.Shading{Level: geo.District, Metric: atlas.Killed, Per: atlas.Count, Method: classify.Quantile, Classes: 5})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAnOlderRevisionAnswersAsItDid(t *testing.T) {
	t.Parallel()
	incidents := atlastest.Incidents(atlastest.Facts(t), 12, 300)
	f := open(t, incidents[:100]...)
	first := f.Current()
	was, page := shade(t, first, data.Filter{}), firstPage(t, first)
	f.commit(t, data.Change{Incidents: incidents[100:]})
	again, err := f.View(t.Context(), first.Revision())
	if err != nil {
		t.Fatal(err)
	}
	if again == first || f.Current().Len() == first.Len() {
		t.Fatal("the current view did not change")
	}
	// What later revisions say is held back does not reach into older ones; only what they protect does.
	ignoreSuppressed := gocmp.FilterPath(func(p gocmp.Path) bool { return p.Last().String() == ".Counts" }, gocmp.Ignore())
	if diff := gocmp.Diff(was, shade(t, again, data.Filter{}), ignoreSuppressed); diff != "" {
		t.Error(diff)
	}
	if diff := gocmp.Diff(page, firstPage(t, again)); diff != "" {
		t.Error(diff)
	}
	twice, err := f.View(t.Context(), first.Revision())
	if err != nil || twice != again {
		t.Errorf("the older view was made again (%v)", err)
	}
}

func TestADatasetIsKnownInTheRevisionsThatHaveRecordsOfIt(t *testing.T) {
	t.Parallel()
	early, late := storetest.Incident("made-up", 1), storetest.Incident("other", 1)
	f := open(t, early)
	f.commit(t, data.Change{Incidents: []data.Incident{late}})
	f.commit(t, data.Change{Withdraw: []string{early.ID}})
	known := map[string][]string{"1": {"made-up"}, "2": {"made-up", "other"}, "3": {"other"}, "": {"other"}}
	for revision, want := range known {
		for _, dataset := range []string{"made-up", "other", atlastest.Secret + "-set"} {
			view, filter, err := f.Resolve(t.Context(), url.Values{"revision": {revision}, "dataset": {dataset}})
			var said *data.Error
			switch {
			case !slices.Contains(want, dataset):
				if !errors.As(err, &said) || said.Field != "dataset" || !slices.Equal(said.Allowed, want) {
					t.Errorf("revision %q, dataset %s: %v", revision, dataset, err)
				}
			case err != nil:
				t.Errorf("revision %q, dataset %s: %v", revision, dataset, err)
			default:
				if got := selectFrom(t, view, filter).Counts(geo.Country); got.Matching != 1 {
					t.Errorf("revision %q, dataset %s: %+v", revision, dataset, got)
				}
			}
		}
	}
}

func firstPage(t testing.TB, v *atlas.View) []atlas.Summary {
	t.Helper()
	page, err := selectFrom(t, v, data.Filter{}).Page(t.Context(), atlas.LatestFirst, 50, "")
	if err != nil {
		t.Fatal(err)
	}
	return page.Incidents
}

func TestARevisionThatIsNotThereIsInvalid(t *testing.T) {
	t.Parallel()
	f := open(t)
	for _, revision := range []int64{-1, f.Current().Revision() + 1, 1 << 60} {
		if _, err := f.View(t.Context(), revision); data.KindOf(err) != data.InvalidKind {
			t.Errorf("revision %d: %v", revision, err)
		}
	}
}

func TestManyOlderRevisionsAreMadeOneByOneAndSomeKept(t *testing.T) {
	t.Parallel()
	f := open(t)
	incidents := atlastest.Incidents(atlastest.Facts(t), 12, 30)
	for i := range 10 {
		f.commit(t, data.Change{Incidents: incidents[3*i : 3*i+3]})
	}
	var group sync.WaitGroup
	for i := range 40 {
		group.Go(func() {
			revision := int64(1 + i%8)
			v, err := f.View(t.Context(), revision)
			if err != nil || v.Revision() != revision {
				t.Errorf("revision %d: %v", revision, err)
			}
		})
	}
	group.Wait()
}

func TestAWaiterWhoLeavesGetsItsOwnError(t *testing.T) {
	t.Parallel()
	f := open(t)
	f.commit(t, data.Change{Incidents: atlastest.Incidents(atlastest.Facts(t), 12, 30)})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.View(ctx, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("who has left gets %v", err)
	}
	if _, err := f.View(t.Context(), 1); err != nil {
		t.Errorf("the next one: %v", err)
	}
}

func TestFreeTextOfAnOlderRevisionFindsWhatWasWritten(t *testing.T) {
	t.Parallel()
	one := atlastest.Incidents(atlastest.Facts(t), 12, 200)
	at := 0
	for i, in := range one {
		if in.Sensitivity == data.Public {
			at = i
		}
	}
	before := one[at]
	before.Title = geo.Label{EN: "Strike on the Umayyad square", AR: "غارة على ساحة الأمويين"}
	f := open(t, before)
	old := f.Current().Revision()
	after := before
	after.Title = geo.Label{EN: "Something else"}
	f.commit(t, data.Change{Revised: []data.Incident{after}})
	for _, query := range []string{"umayyad squ", "الامويين", "STRIKE umay"} {
		for revision, want := range map[int64]int{old: 1, old + 1: 0} {
			view, filter, err := f.Resolve(t.Context(), url.Values{"q": {query}, "revision": {fmt.Sprint(revision)}})
			if err != nil {
				t.Fatal(err)
			}
			if got := selectFrom(t, view, filter).Counts(geo.Country).Mapped; got != want {
				t.Errorf("%q in revision %d finds %d, want %d", query, view.Revision(), got, want)
			}
		}
	}
}

func TestTheStoreAndTheScanFindTheSame(t *testing.T) {
	t.Parallel()
	incidents := atlastest.Incidents(atlastest.Facts(t), 12, 200)
	for i := range incidents {
		incidents[i].Title.EN += " ½⅙kilometre"
	}
	f := open(t, incidents...)
	newest := f.Current()
	queries := []string{"kilometre", "½", "market", "shelling of a sch", "سوق", "قصف مدر", "made up for tests", "no such word", "the", "!!!"}
	var fromStore []int
	for _, q := range queries {
		fromStore = append(fromStore, selectFrom(t, newest, data.Filter{Query: q}).Counts(geo.Country).Mapped)
	}
	f.commit(t, data.Change{Incidents: atlastest.Incidents(atlastest.Facts(t), 13, 1)})
	older, err := f.View(t.Context(), newest.Revision())
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range queries {
		if got := selectFrom(t, older, data.Filter{Query: q}).Counts(geo.Country).Mapped; got != fromStore[i] {
			t.Errorf("%q: the scan finds %d, the store %d", q, got, fromStore[i])
		}
	}
	if fromStore[0] == 0 || fromStore[2] == 0 || fromStore[4] == 0 {
		t.Errorf("the queries find nothing: %v", fromStore)
	}
}

// slowWalks is a store that counts who reads all its records.
type slowWalks struct {
	data.Store
	now, most, all atomic.Int32
}

func (s *slowWalks) Records(ctx context.Context, asOf int64, fn func(data.Record) error) error {
	s.all.Add(1)
	s.most.Store(max(s.most.Load(), s.now.Add(1)))
	defer s.now.Add(-1)
	time.Sleep(5 * time.Millisecond) // so that the others come meanwhile
	return s.Store.Records(ctx, asOf, fn)
}

func TestSearchesOfOlderRevisionsReadTheRecordsOneByOneAndOnce(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 12, 20)...)
	old := f.Current().Revision()
	f.commit(t, data.Change{Incidents: atlastest.Incidents(atlastest.Facts(t), 13, 1)})
	store := &slowWalks{Store: f.store}
	a, err := atlas.New(t.Context(), store, atlastest.Facts(t), discard())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.Close)
	view, err := a.View(t.Context(), old)
	if err != nil {
		t.Fatal(err)
	}
	store.all.Store(0)
	var wait sync.WaitGroup
	for i := range 20 {
		wait.Go(func() {
			if _, err := view.Select(t.Context(), data.Filter{Query: []string{"market", "school"}[i%2]}); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if store.most.Load() != 1 || store.all.Load() != 2 {
		t.Errorf("two queries are read for %d times, %d at once", store.all.Load(), store.most.Load())
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := view.Select(ctx, data.Filter{Query: "hospital"}); !errors.Is(err, context.Canceled) {
		t.Errorf("who does not wait gets %v", err)
	}
}

// fakeRevisions is a store that only counts how often it is asked.
type fakeRevisions struct {
	data.Store
	mu    sync.Mutex
	asked int
}

func (s *fakeRevisions) Revision(ctx context.Context) (int64, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked++
	return 1, nil
}

func TestWatchAsksTwiceASecondAndEnds(t *testing.T) {
	f := open(t)
	store := &fakeRevisions{Store: f.store}
	watched, err := atlas.New(t.Context(), store, atlastest.Facts(t), discard())
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan struct{})
		store.asked = 0
		go func() { watched.Watch(ctx); close(done) }()
		time.Sleep(10*time.Second + time.Millisecond)
		cancel()
		<-done
		if store.asked != 20 {
			t.Errorf("the store was asked %d times in 10 seconds", store.asked)
		}
	})
}

// TestFollowingChangesIsTheSameAsReadingAll lays random changes over a view, folds some in, and
// compares what is said with a view that is read anew.
func TestFollowingChangesIsTheSameAsReadingAll(t *testing.T) {
	t.Parallel()
	incidents := atlastest.Incidents(atlastest.Facts(t), 21, 220)
	f := open(t, incidents[:100]...)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { f.Watch(ctx); close(done) }() // folds in
	r := rand.New(rand.NewPCG(4, 4))
	for n := range 6 {
		f.commit(t, randomChange(r, incidents, n))
		anew, err := atlas.New(t.Context(), f.store, atlastest.Facts(t), discard())
		if err != nil {
			t.Fatal(err)
		}
		filters := append(atlastest.Filters(uint64(n), 3), data.Filter{}, data.Filter{Query: "shelling"})
		if diff := gocmp.Diff(everything(t, anew.Current(), filters...), everything(t, f.Current(), filters...)); diff != "" {
			t.Fatalf("change %d: (-anew +followed)\n%s", n, diff)
		}
		anew.Close()
	}
	cancel()
	<-done
}

// randomChange adds records, changes some, makes some more or less protected, withdraws and restores.
func randomChange(r *rand.Rand, incidents []data.Incident, n int) data.Change {
	change := data.Change{Incidents: slices.Clone(incidents[100+20*n : 120+20*n])}
	for _, at := range r.Perm(100)[:15] {
		in := incidents[at]
		in.Title.EN = fmt.Sprint("shelling, told anew ", n)
		in.Sensitivity = []string{data.Public, data.Public, data.Restricted, data.Confidential}[r.IntN(4)]
		in.When.Start -= data.Date(r.IntN(900))
		in.When.End = in.When.Start
		change.Incidents = append(change.Incidents, in)
	}
	return change
}

// busy is a store to which something is committed as soon as its vocabulary was read.
type busy struct {
	data.Store
	once   sync.Once
	commit func()
}

func (s *busy) Vocabulary(ctx context.Context) (*data.Vocabulary, error) {
	v, err := s.Store.Vocabulary(ctx)
	s.once.Do(s.commit)
	return v, err
}

func TestATermThatIsAddedWhileRecordsAreReadIsKnown(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 12, 20)...)
	writer := fixture{store: f.store}
	term := data.Term{List: data.Parties, Code: "made-up", Label: geo.Label{EN: "Made up", AR: "مختلق"}}
	store := &busy{Store: f.store, commit: func() { writer.commit(t, data.Change{Terms: []data.Term{term}}) }}
	a, err := atlas.New(t.Context(), store, atlastest.Facts(t), discard())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.Close)
	if err := a.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	view := a.Current()
	if _, known := view.Vocabulary().Term(data.Parties, "made-up"); !known {
		t.Errorf("the view of revision %d does not know the term", view.Revision())
	}
}

// undated is a store that knows no date of any record.
type undated struct{ data.Store }

func (s undated) Briefs(ctx context.Context, after int64, fn func([]string, []data.Brief) error) (int64, error) {
	return s.Store.Briefs(ctx, after, func(symbols []string, block []data.Brief) error {
		for i := range block {
			block[i].Start = 0
		}
		return fn(symbols, block)
	})
}

func TestRecordsOfWhichNoneIsDatedAreDrawn(t *testing.T) {
	t.Parallel()
	f := open(t, atlastest.Incidents(atlastest.Facts(t), 12, 40)...)
	a, err := atlas.New(t.Context(), undated{f.store}, atlastest.Facts(t), discard())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.Close)
	features := shown(selectFrom(t, a.Current(), data.Filter{}), geo.Tile{})
	if len(features) == 0 {
		t.Fatal("nothing is drawn")
	}
	for _, f := range features {
		if date, has := f.Properties["date"]; has {
			t.Errorf("an undated record has the date %v", date)
		}
	}
}

func TestWatchShowsWhatAnotherProcessCommits(t *testing.T) {
	t.Parallel()
	f := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { f.Watch(ctx); close(done) }()
	other := fixture{store: f.store}
	revision := other.commit(t, data.Change{Incidents: atlastest.Incidents(atlastest.Facts(t), 12, 20)})
	for deadline := time.Now().Add(10 * time.Second); f.Current().Revision() != revision; {
		if time.Now().After(deadline) {
			t.Fatal("the commit is not shown")
		}
		time.Sleep(20 * time.Millisecond)
	}
	cancel()
	<-done
}
