package atlas

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"tawthiq/data"
	"tawthiq/data/words"
	"tawthiq/geo"
	"tawthiq/geo/gazetteer"
)

// find returns the keys of the records in the view whose texts match a query. Hits on restricted
// records are dropped, because their texts are not public and a hit would tell of them.
func (v *View) find(ctx context.Context, query string) (iter.Seq[int64], error) {
	found, err := v.matching(ctx, query)
	if err != nil {
		return nil, err
	}
	return func(yield func(int64) bool) {
		for key := range found {
			if !v.guarded.Shows(key) && !yield(int64(key)) {
				return
			}
		}
	}, nil
}

// matching returns the keys of the records whose texts match: from the store's words where these are
// the view's, otherwise from the texts themselves.
func (v *View) matching(ctx context.Context, query string) (iter.Seq[data.Key], error) {
	if v.words != nil {
		return v.words.Find(query), nil
	}
	if err := v.turn.take(ctx); err != nil {
		return nil, err
	}
	defer v.turn.pass()
	if found, ok := v.scanned[query]; ok { // of many that ask the same, the first reads
		return slices.Values(found), nil
	}
	found, err := v.scan(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("searching the texts of revision %d: %w", v.revision, err)
	}
	if v.scanned == nil || len(v.scanned) == keptScans {
		v.scanned = map[string][]data.Key{}
	}
	v.scanned[query] = found
	return slices.Values(found), nil
}

// keptScans is how many results of reading the texts a view keeps.
const keptScans = 32

// scan reads the records of the view's revision.
func (v *View) scan(ctx context.Context, query string) ([]data.Key, error) {
	splitter := words.Splitter{Normalise: gazetteer.Normalise} // as the store parts texts
	wanted := splitter.Append(nil, query)
	if len(wanted) == 0 {
		return nil, nil
	}
	var keys []data.Key
	err := v.store.Records(ctx, v.revision, func(r data.Record) error {
		if holds(textWords(splitter, r.Incident), wanted) {
			keys = append(keys, r.Key)
		}
		return ctx.Err()
	})
	return keys, err
}

func textWords(splitter words.Splitter, in data.Incident) (list []string) {
	for _, text := range []geo.Label{in.Title, in.Summary, in.Where.Text} {
		list = splitter.Append(splitter.Append(list, text.EN), text.AR)
	}
	return list
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
