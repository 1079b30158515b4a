package sqlite

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"tawthiq/data"
	"tawthiq/data/storetest"
)

const benchBatch = 1000

func benchChange(from int) data.Change {
	change := data.Change{At: time.Date(2020, 6, 1, 0, 0, 0, 0, time.UTC), Author: "import", Reason: "benchmark"}
	for n := range benchBatch {
		change.Incidents = append(change.Incidents, storetest.Incident("bench", from+n))
	}
	return change
}

func openBench(b *testing.B, options Options) *Store {
	b.Helper()
	s, err := Open(context.Background(), filepath.Join(b.TempDir(), "bench.db"), options)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

// BenchmarkCommit measures commits of a thousand records each, in records a second.
func BenchmarkCommit(b *testing.B) {
	for name, again := range map[string]bool{"new": false, "unchanged": true} {
		b.Run(name, func(b *testing.B) {
			s := openBench(b, Options{})
			for n := 0; b.Loop(); n++ {
				b.StopTimer()
				change := benchChange(n * benchBatch)
				if again {
					change = benchChange(0)
				}
				b.StartTimer()
				if _, err := s.Commit(context.Background(), change); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)*benchBatch/b.Elapsed().Seconds(), "records/s")
		})
	}
}

func filled(b *testing.B, batches int) *Store {
	s := openBench(b, Options{})
	for n := range batches {
		if _, err := s.Commit(context.Background(), benchChange(n*benchBatch)); err != nil {
			b.Fatal(err)
		}
	}
	return s
}

// BenchmarkRecords measures reading every record, in records a second.
func BenchmarkRecords(b *testing.B) {
	const batches = 20
	s := filled(b, batches)
	for b.Loop() {
		if err := s.Records(context.Background(), 0, func(data.Record) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*batches*benchBatch/b.Elapsed().Seconds(), "records/s")
}

// BenchmarkBriefs measures reading every brief, in records a second, and those of a small change.
func BenchmarkBriefs(b *testing.B) {
	const batches = 100
	s := filled(b, batches)
	for name, after := range map[string]int64{"all": 0, "of the last thousand": batches - 1} {
		b.Run(name, func(b *testing.B) {
			count := 0
			for b.Loop() {
				_, err := s.Briefs(context.Background(), after, func(_ []string, block []data.Brief) error {
					count += len(block)
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(count)/b.Elapsed().Seconds(), "records/s")
		})
	}
}

// BenchmarkSearch measures a search whose words every record holds, and one that few hold.
func BenchmarkSearch(b *testing.B) {
	s := filled(b, 20)
	for name, query := range map[string]string{"common": "made shelling mark", "rare": "shelling 17"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := search(s, query); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
