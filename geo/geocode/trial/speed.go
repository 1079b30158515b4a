package trial

import (
	"runtime"
	"slices"
	"time"

	"tawthiq/geo/geocode"
)

// Queries returns what a variant asks about rows, without those that have no text in its scripts.
func (v Variant) Queries(rows []Row) []geocode.Query {
	var out []geocode.Query
	for _, row := range rows {
		if q, ok := v.Query(row); ok {
			out = append(out, q)
		}
	}
	return out
}

// Rate returns how many queries a geocoder answers in a second, in one goroutine: the median of
// several rounds over all of them. On one core only where the caller has set GOMAXPROCS so.
// Boundary: 0 without queries or rounds.
func Rate(g Geocoder, queries []geocode.Query, rounds int) float64 {
	took := MedianTime(rounds, func() {
		for _, q := range queries {
			g.Geocode(q)
		}
	})
	if took == 0 {
		return 0
	}
	return float64(len(queries)) / took.Seconds()
}

// MedianTime returns the median of the times that something takes, begun each time with the heap
// collected. Boundary: 0 without rounds.
func MedianTime(rounds int, do func()) time.Duration {
	if rounds < 1 {
		return 0
	}
	times := make([]time.Duration, rounds)
	for i := range times {
		runtime.GC()
		start := time.Now()
		do()
		times[i] = time.Since(start)
	}
	slices.Sort(times)
	return times[rounds/2]
}

// HeldBytes returns how much of the heap is held by what build returns, beside what it shares
// with what was there before.
func HeldBytes(build func() any) uint64 {
	before := heapBytes()
	built := build()
	after := heapBytes()
	runtime.KeepAlive(built)
	return after - min(after, before)
}

func heapBytes() uint64 {
	runtime.GC()
	runtime.GC() // the second also frees what the first one's finalisers and pools held
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
