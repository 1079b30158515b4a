package classify

import "math"

// sums are what the first groups add up to, by how many they are. The spread of any run of groups
// follows from two of them.
type sums struct {
	number         []float64
	total, squares []wide
}

// sumsOf returns the sums of groups whose values are from 0 to 1.
func sumsOf(groups []tied) sums {
	n := len(groups) + 1
	s := sums{make([]float64, n), make([]wide, n), make([]wide, n)}
	for i, g := range groups {
		times := float64(g.times)
		s.number[i+1] = s.number[i] + times
		s.total[i+1] = s.total[i].plus(product(g.value, times))
		s.squares[i+1] = s.squares[i].plus(product(g.value, g.value).times(times))
	}
	return s
}

// spread returns the sum of squared differences from the mean of the groups from i to before j.
func (s sums) spread(i, j int) float64 {
	total := s.total[j].minus(s.total[i])
	squares := s.squares[j].minus(s.squares[i])
	return max(squares.minus(total.squared().over(s.number[j]-s.number[i])).high, 0)
}

// wide is a number of twice the digits of a float64: high + low, where low is less than half of the
// last digit of high. The spread of a few near values is a difference of nearly equal sums, of
// which a float64 alone can keep no digit.
//
// Source: T. J. Dekker, "A floating-point technique for extending the available precision",
// Numerische Mathematik 18 (1971) 224–242.
type wide struct{ high, low float64 }

// product returns a·b exactly.
func product(a, b float64) wide {
	high := a * b
	return wide{high, math.FMA(a, b, -high)}
}

func (a wide) plus(b wide) wide {
	high := a.high + b.high
	part := high - a.high
	low := (a.high - (high - part)) + (b.high - part)
	return joined(high, low+a.low+b.low)
}

func (a wide) minus(b wide) wide { return a.plus(wide{-b.high, -b.low}) }

func (a wide) times(b float64) wide {
	p := product(a.high, b)
	return joined(p.high, math.FMA(a.low, b, p.low))
}

func (a wide) squared() wide {
	p := product(a.high, a.high)
	return joined(p.high, math.FMA(2*a.high, a.low, p.low))
}

func (a wide) over(b float64) wide {
	high := a.high / b
	return joined(high, a.minus(product(high, b)).high/b)
}

// joined returns the sum of two numbers of which the first is the larger by far.
func joined(high, low float64) wide {
	sum := high + low
	return wide{sum, low - (sum - high)}
}
