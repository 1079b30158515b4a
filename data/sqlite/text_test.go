package sqlite

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"tawthiq/data"
	"tawthiq/data/storetest"
)

// search returns the keys of the latest records that have the words.
func search(s *Store, query string) ([]data.Key, error) {
	index, _, err := s.Words(context.Background())
	if err != nil {
		return nil, err
	}
	return slices.Collect(index.Find(query)), nil
}

// FuzzSearch types anything into the search: it is text and never an error, and every word of a
// record's own title finds it.
func FuzzSearch(f *testing.F) {
	for _, seed := range []string{"shelling", `"`, "a* OR b", "NEAR/3", "words:x", "إِدْلِب", "\x00", "\xff", "(((", "''", "﷽", "ﻻ", "Ⅷ", "𝟙", "a\u0301", "\u200f-\u200e", "٣٤"} {
		f.Add(seed)
	}
	s, err := Open(context.Background(), filepath.Join(f.TempDir(), "search.db"), Options{})
	if err != nil {
		f.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Commit(context.Background(), change(many(0, 5)...)); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, query string) {
		if _, err := search(s, query); err != nil {
			t.Fatalf("%q: %v", query, err)
		}
		words := s.texts.splitter.Append(nil, query)
		if len(words) == 0 || len(words) > 20 || len(query) > 200 {
			return
		}
		in := storetest.Incident("a", 0)
		in.Title.EN = query
		if in.Title.EN != string([]rune(query)) {
			return // not text
		}
		if _, err := s.Commit(context.Background(), change(in)); err != nil {
			t.Fatal(err)
		}
		found, err := search(s, query)
		if err != nil || len(found) == 0 || found[0] != 1 {
			t.Fatalf("%q in the words %q finds %v, %v", query, words, found, err)
		}
	})
}

func TestSegmentsStayFewAndAreSeldomWritten(t *testing.T) {
	t.Parallel()
	const revisions, each = 20_000, 3
	var list []segment
	written, most := 0, 0
	for revision := range revisions {
		list = append(list, segment{revision: int64(revision), records: each})
		if run := mergeable(list); run > 1 {
			merged := segment{revision: int64(revision)}
			for _, s := range list[len(list)-run:] {
				merged.records += s.records
			}
			list = append(list[:len(list)-run], merged)
		}
		written += list[len(list)-1].records
		most = max(most, len(list))
	}
	total := 0
	for _, s := range list {
		total += s.records
	}
	if total != revisions*each || most > 4*mergedTogether || written > 6*total {
		t.Errorf("%d records of %d; at most %d segments; each record was written %.1f times", total, revisions*each, most, float64(written)/float64(total))
	}
}
