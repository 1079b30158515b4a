package storetest

import (
	"fmt"
	"sync"
	"testing"

	"tawthiq/data"
)

var concurrencyTests = map[string]func(*testing.T, fixture){
	"readers see whole changes only, while there is a writer": func(t *testing.T, f fixture) {
		const batches, size = 12, 25
		var readers sync.WaitGroup
		done := make(chan struct{})
		for range 3 {
			readers.Go(func() {
				for last := 0; ; {
					select {
					case <-done:
						return
					default:
					}
					last = seeWholeChanges(t, f, size, last)
				}
			})
		}
		for n := range batches {
			f.commit(batchOf(n, size))
		}
		close(done)
		readers.Wait()
		same(t, "records", batches*size, len(f.records(0)))
	},
	"writers at the same time each get their own revision": func(t *testing.T, f fixture) {
		const writers = 8
		revisions := make([]int64, writers)
		var wait sync.WaitGroup
		for n := range writers {
			wait.Go(func() {
				committed, err := f.Commit(background(), batchOf(n, 5))
				if err != nil {
					t.Error(err)
				}
				revisions[n] = committed.Revision
			})
		}
		wait.Wait()
		seen := map[int64]bool{}
		for _, r := range revisions {
			seen[r] = true
		}
		same(t, "revisions", writers, len(seen))
		same(t, "records", writers*5, len(f.records(0)))
	},
	"writers of the same record end with one of them": func(t *testing.T, f fixture) {
		var wait sync.WaitGroup
		for n := range 6 {
			wait.Go(func() {
				if _, err := f.Commit(background(), change(retitled(Incident("a", 1), fmt.Sprint("Version ", n)))); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		same(t, "versions", 6, len(must(f.History(background(), Incident("a", 1).ID))(t)))
	},
}

// seeWholeChanges reads the records and returns how many there are: never fewer than before, never
// part of a change.
func seeWholeChanges(t *testing.T, f fixture, size, before int) int {
	count := 0
	err := f.Records(background(), 0, func(data.Record) error { count++; return nil })
	if err != nil {
		t.Error(err)
	}
	if count < before || count%size != 0 {
		t.Errorf("%d records after %d, in changes of %d", count, before, size)
	}
	return count
}

func batchOf(n, size int) data.Change {
	c := change()
	for i := range size {
		c.Incidents = append(c.Incidents, Incident("a", n*size+i))
	}
	return c
}
