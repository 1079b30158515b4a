package atlas

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/geo"
)

// Atlas keeps the view of the latest revision and makes those of older ones on demand. Readers
// never wait for a writer: a new view is swapped in when it is complete. Who asks for the latest waits
// until what was committed before is read, which is done once for all. Safe for concurrent use.
type Atlas struct {
	store    data.Store
	facts    *reference.Facts
	log      *slog.Logger
	current  atomic.Pointer[View]
	reading  singleflight.Group // of the latest revision, for those who wait for it
	turn     turn               // to read the records of a revision that is not the latest
	older    olderViews
	compared comparisons

	controls controls

	refresh    sync.Mutex  // held while the view of the latest revision is made; guards dictionary
	dictionary *dictionary // of the views of latest revisions
}

// New returns the atlas of a store with the view of its latest revision. facts has the areas that
// the records are counted in. Cost: about a second for a million records.
func New(ctx context.Context, store data.Store, facts *reference.Facts, log *slog.Logger) (*Atlas, error) {
	a := &Atlas{store: store, facts: facts, log: log, turn: make(turn, 1), dictionary: newDictionary()}
	a.older.life, a.older.end = context.WithCancel(context.WithoutCancel(ctx))
	if err := a.Refresh(ctx); err != nil {
		a.older.end()
		return nil, err
	}
	return a, nil
}

// Facts returns the embedded facts that the atlas was made with.
func (a *Atlas) Facts() *reference.Facts { return a.facts }

// Current returns the view of the latest revision that was read. Latest waits for one that was
// committed since.
func (a *Atlas) Current() *View { return a.current.Load() }

// Ready returns an error where the store cannot be read.
func (a *Atlas) Ready(ctx context.Context) error {
	if _, err := a.store.Revision(ctx); err != nil {
		return &data.Error{Kind: data.Unavailable, Message: "the store cannot be read", Cause: err}
	}
	return nil
}

// Refresh swaps in the view of the store's latest revision, unless it is there already. Call it
// after a commit; Watch calls it for the commits of other processes.
func (a *Atlas) Refresh(ctx context.Context) error {
	a.refresh.Lock()
	defer a.refresh.Unlock()
	revision, err := a.store.Revision(ctx)
	if err != nil {
		return fmt.Errorf("asking for the latest revision: %w", err)
	}
	before := a.Current()
	if before != nil && before.revision == revision {
		return nil
	}
	start := time.Now()
	view, err := a.viewAfter(ctx, before)
	if err != nil {
		return err
	}
	a.current.Store(view)
	laid, _ := view.index.Overlaid()
	a.log.InfoContext(ctx, "the records were read", "revision", view.revision, "records", view.Len(), "overlaid", laid, "index_bytes", view.index.Bytes(), "took", time.Since(start))
	return nil
}

// wordTries is how often the records are followed on until they are of the same revision as the
// words that they are searched by.
const wordTries = 3

// viewAfter returns the view of the latest revision, from the one before where there is one.
func (a *Atlas) viewAfter(ctx context.Context, before *View) (*View, error) {
	for range wordTries {
		view, err := a.recordsAfter(ctx, before)
		if err != nil {
			return nil, err
		}
		words, revision, err := a.store.Words(ctx)
		if err != nil {
			return nil, fmt.Errorf("reading the words: %w", err)
		}
		if before = view; revision == view.revision {
			view.words = words
			break
		}
	}
	return before, nil
}

func (a *Atlas) recordsAfter(ctx context.Context, before *View) (*View, error) {
	if before != nil {
		view, err := a.follow(ctx, before)
		if !errors.Is(err, errTooMany) {
			return view, err
		}
	}
	return a.read(ctx)
}

// fold puts a view in place of the current one whose index has nothing laid over it. Others can go
// on refreshing meanwhile: what they found is laid over the new table.
func (a *Atlas) fold(ctx context.Context) error {
	before := a.Current()
	if laid, hidden := before.index.Overlaid(); laid == 0 && hidden == 0 {
		return nil
	}
	folded, err := before.folded()
	if err != nil {
		return err
	}
	a.refresh.Lock()
	defer a.refresh.Unlock()
	if a.Current() != before {
		if folded, err = a.viewAfter(ctx, folded); err != nil {
			return err
		}
	}
	a.current.Store(folded)
	return nil
}

// Resolve reads a filter from query parameters, as data.FilterParser does, and returns it with the
// view of the revision that it asks for, whose datasets are those that there are. Errors: InvalidKind,
// and those of Latest.
func (a *Atlas) Resolve(ctx context.Context, values url.Values) (*View, data.Filter, error) {
	latest, err := a.Latest(ctx)
	if err != nil {
		return nil, data.Filter{}, err
	}
	parser := data.FilterParser{Vocabulary: latest.vocabulary, HasArea: a.hasArea}
	filter, err := parser.Parse(values)
	if err != nil {
		return nil, filter, err
	}
	view, err := a.View(ctx, filter.Revision)
	if err != nil {
		return nil, filter, err
	}
	return view, filter, filter.CheckDatasets(view.datasetCodes())
}

func (a *Atlas) hasArea(p geo.PCode) bool { return p == country || a.facts.Areas.Has(p) }

const country geo.PCode = "SY"
