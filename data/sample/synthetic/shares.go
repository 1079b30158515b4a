package synthetic

import (
	"math/rand/v2"
	"slices"
)

// share is a value and how often it comes, against the others of its table.
type share[T any] struct {
	value  T
	weight float64
}

// shares picks values by their weights.
type shares[T any] struct {
	values []T
	sums   []float64 // of the weights up to and with each value
}

func newShares[T any](table []share[T]) shares[T] {
	var s shares[T]
	sum := 0.0
	for _, entry := range table {
		sum += entry.weight
		s.values = append(s.values, entry.value)
		s.sums = append(s.sums, sum)
	}
	return s
}

func (s shares[T]) pick(r *rand.Rand) T {
	at, _ := slices.BinarySearch(s.sums, r.Float64()*s.sums[len(s.sums)-1])
	return s.values[min(at, len(s.values)-1)]
}

// happens reports true so often, in hundredths.
func happens(r *rand.Rand, percent float64) bool { return r.Float64()*100 < percent }

// several returns 1 or more: each further one is as likely as the hundredths say.
func several(r *rand.Rand, percent float64) int {
	n := 1
	for happens(r, percent) && n < 400 {
		n++
	}
	return n
}
