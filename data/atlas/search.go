package atlas

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// keptTexts is how many results of free-text searches a view keeps: a map asks the same for each
// of its tiles.
const keptTexts = 32

// textCache keeps the results of the last searches.
type textCache struct {
	mu   sync.Mutex // guards keys
	keys map[string][]int64
}

// matching returns the keys of the records in the view whose texts match a query, never nil. Hits on
// restricted records are dropped, because their texts are not public and a hit would tell of them.
func (v *View) matching(ctx context.Context, query string) ([]int64, error) {
	if keys, ok := v.texts.get(query); ok {
		return keys, nil
	}
	found, err := v.search(ctx, query)
	if errors.Is(err, errOtherRevision) {
		return v.findSlowly(ctx, query)
	}
	if err != nil {
		return nil, fmt.Errorf("searching the texts: %w", err)
	}
	return v.keep(query, found), nil
}

// findSlowly reads the texts of all records, when it is its turn. Of many that ask the same, as
// the tiles of a map do, the first reads and the others find what it found.
func (v *View) findSlowly(ctx context.Context, query string) ([]int64, error) {
	if err := v.turn.take(ctx); err != nil {
		return nil, err
	}
	defer v.turn.pass()
	if keys, ok := v.texts.get(query); ok {
		return keys, nil
	}
	found, err := v.scan(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("searching the texts of revision %d: %w", v.revision, err)
	}
	return v.keep(query, found), nil
}

// keep returns those of the keys that may be found, and keeps them for the next who asks.
func (v *View) keep(query string, found []data.Key) []int64 {
	keys := []int64{}
	for _, key := range found {
		_, released := v.index.Position(int64(key))
		_, restricted := v.restricted[key]
		if released && !restricted {
			keys = append(keys, int64(key))
		}
	}
	v.texts.put(query, keys)
	return keys
}

var errOtherRevision = errors.New("the text index shows another revision")

// search asks the store's text index. Errors: errOtherRevision where that does not show the view's
// revision, or did not all the while.
func (v *View) search(ctx context.Context, query string) ([]data.Key, error) {
	if err := v.isLatest(ctx); err != nil {
		return nil, err
	}
	keys, err := v.store.Search(ctx, query)
	if err != nil {
		return nil, err
	}
	return keys, v.isLatest(ctx)
}

func (v *View) isLatest(ctx context.Context) error {
	latest, err := v.store.Revision(ctx)
	if err == nil && latest != v.revision {
		return errOtherRevision
	}
	return err
}

// scan reads the records of the view's revision.
func (v *View) scan(ctx context.Context, query string) ([]data.Key, error) {
	wanted := strings.Fields(gazetteer.Normalise(query))
	if len(wanted) == 0 {
		return nil, nil
	}
	var keys []data.Key
	err := v.store.Records(ctx, v.revision, func(r data.Record) error {
		if holds(textWords(r.Incident), wanted) {
			keys = append(keys, r.Key)
		}
		return ctx.Err()
	})
	return keys, err
}

func textWords(in data.Incident) []string {
	var words []string
	for _, text := range []geo.Label{in.Title, in.Summary, in.Where.Text} {
		words = append(words, strings.Fields(gazetteer.Normalise(text.EN))...)
		words = append(words, strings.Fields(gazetteer.Normalise(text.AR))...)
	}
	return words
}

// holds reports whether every wanted word is among the words, the last one as a prefix.
func holds(words, wanted []string) bool {
	last := len(wanted) - 1
	for _, w := range wanted[:last] {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, wanted[last]) })
}

func (c *textCache) get(query string) ([]int64, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	keys, ok := c.keys[query]
	return keys, ok
}

func (c *textCache) put(query string, keys []int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.keys == nil || len(c.keys) >= keptTexts {
		c.keys = make(map[string][]int64, keptTexts)
	}
	c.keys[query] = keys
}
