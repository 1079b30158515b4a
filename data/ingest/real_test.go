package ingest_test

import (
	"testing"

	"tawthiq/data"
	"tawthiq/data/ingest"
)

// realFiles are the files of the shared test data, with what is known of them.
var realFiles = []struct {
	file, mapping string
	rows          int
	rejected      int // rows that contradict themselves, repeat an id, lack a date or have no coordinate of this world, or name a party before its time
}{
	{"airwars_dev.csv", "airwars", 4057, 14},
	{"awsd_syria.csv", "awsd", 368, 1},
	{"syrian_archive_russian_2016.csv", "syrian-archive", 1562, 1},
}

func TestRealFilesLoseNoRow(t *testing.T) {
	for _, f := range realFiles {
		t.Run(f.file, func(t *testing.T) {
			t.Parallel()
			store := openStore(t)
			c := config(store, shared(t, f.file))
			first := run(t, c)
			if first.Mapping != f.mapping || !first.Finished {
				t.Errorf("mapping %q, finished %v", first.Mapping, first.Finished)
			}
			if tally := first.Tally; tally.Read != f.rows || tally.Stored+tally.Rejected != f.rows || tally.Rejected != f.rejected {
				t.Errorf("of %d rows: %+v", f.rows, tally)
			}
			logRejects(t, store, first)
			if second := run(t, c); second.Tally.Unchanged != first.Tally.Stored || second.Tally.Rejected != first.Tally.Rejected {
				t.Errorf("the second import changed something: %+v", second.Tally)
			}
		})
	}
}

func logRejects(t *testing.T, store data.Store, s ingest.Summary) {
	t.Helper()
	for _, r := range s.Rejects {
		t.Logf("line %d, %s: %s (%s)", r.Line, r.Column, r.Reason, r.Cells[0])
	}
}
