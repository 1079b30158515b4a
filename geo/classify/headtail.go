package classify

import "math"

// minority is the largest part of the values that can lie above their mean where there are far
// more small values than large ones.
const minority = 0.4

// headTail divides the values at their mean, then those above it at theirs, as long as these are
// a minority. Values without a heavy tail are one class. The number of classes is the ht-index of
// the values where that is not above k.
//
// Source: B. Jiang, "Head/tail breaks: a new classification scheme for data with a heavy-tailed
// distribution", The Professional Geographer 65 (2013) 482–494; the index is of B. Jiang and
// J. Yin, Annals of the Association of American Geographers 104 (2014) 530–541.
func headTail(groups []tied, k int) Classes {
	var out Classes
	for len(out) < k-1 {
		mean := meanOf(groups)
		first, tail, head := 0, 0, 0
		for i, g := range groups {
			if g.value <= mean {
				first, tail = i+1, tail+g.times
			} else {
				head += g.times
			}
		}
		if head == 0 || float64(head) > minority*float64(head+tail) {
			break
		}
		out, groups = append(out, mean), groups[first:]
	}
	return append(out, groups[len(groups)-1].value)
}

// meanOf returns the mean of the values. They are added up in units of a power of two, so that no
// sum is too large and sums of whole numbers are exact.
func meanOf(groups []tied) float64 {
	_, least := math.Frexp(groups[0].value)
	_, largest := math.Frexp(groups[len(groups)-1].value)
	unit := max(least, largest)
	var sum, times float64
	for _, g := range groups {
		sum += math.Ldexp(g.value, -unit) * float64(g.times)
		times += float64(g.times)
	}
	return math.Ldexp(sum/times, unit)
}
