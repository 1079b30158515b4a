package sqlite

import (
	"context"
	"fmt"
	"testing"

	"tawthiq/data"
	"tawthiq/geo"
)

// waitingChange returns a batch of records that all wait, a tenth as many descriptions as records.
func waitingChange(from int) data.Change {
	change := benchChange(from)
	for i := range change.Incidents {
		in := &change.Incidents[i]
		in.Where = data.Where{Text: geo.Label{EN: fmt.Sprintf("Village number %d near the old mill", (from+i)/10)}, Region: geo.Label{EN: "Aleppo"}}
		in.Placement = data.Placement{State: data.Review, Method: data.ByGazetteer, PCode: "SY02", Governorate: "SY02", Precision: geo.PrecisionGovernorate}
	}
	return change
}

// BenchmarkCommitWaiting measures commits of a thousand records each that all wait for a reviewer,
// in records a second: beside BenchmarkCommit, what the list of those costs at most.
func BenchmarkCommitWaiting(b *testing.B) {
	s := openBench(b, Options{})
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		change := waitingChange(n * benchBatch)
		b.StartTimer()
		if _, err := s.Commit(context.Background(), change); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*benchBatch/b.Elapsed().Seconds(), "records/s")
}

// BenchmarkWaiting measures a page of the groups that wait, of 100,000 records in 10,000 groups.
func BenchmarkWaiting(b *testing.B) {
	s := openBench(b, Options{})
	for n := range 100 {
		if _, err := s.Commit(context.Background(), waitingChange(n*benchBatch)); err != nil {
			b.Fatal(err)
		}
	}
	for name, filter := range map[string]data.WaitingFilter{"all": {}, "public": {Public: true}, "words": {Query: "village 777"}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Waiting(context.Background(), filter, nil, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
