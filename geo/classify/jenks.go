package classify

// jenks divides the values so that the sum of squared differences from the means of the classes is
// the least of all divisions, found exactly by dynamic programming.
//
// Source: W. D. Fisher, "On grouping for maximum homogeneity", Journal of the American Statistical
// Association 53 (1958) 789–798; for maps G. F. Jenks, "Optimal data classification for choropleth
// maps", University of Kansas (1977).
func jenks(groups []tied, k int) Classes {
	k = min(k, len(groups))
	scaled := scale(groups)
	// from[c][j] is where the last class begins when the first j groups are best divided into
	// c+1 classes.
	least, from := oneClass(scaled), make([][]int, k)
	from[0] = make([]int, len(groups)+1)
	for c := 1; c < k; c++ {
		least, from[c] = addClass(scaled, least, c)
	}
	out := make(Classes, k)
	end := len(groups)
	for c := k - 1; c >= 0; c-- {
		out[c] = groups[end-1].value
		end = from[c][end]
	}
	return out
}

// scale returns the groups with their values moved to 0 to 1: no division changes by it, and no
// square is too large.
func scale(groups []tied) []tied {
	out := make([]tied, len(groups))
	// Halves, since the span of two numbers can be beyond the largest.
	least, half := groups[0].value/2, groups[len(groups)-1].value/2-groups[0].value/2
	for i, g := range groups {
		if half > 0 {
			out[i].value = (g.value/2 - least) / half
		}
		out[i].times = g.times
	}
	return out
}

// oneClass returns the spread of the first j groups for every j.
func oneClass(groups []tied) []float64 {
	var s spread
	out := make([]float64, len(groups)+1)
	for i, g := range groups {
		s.add(g)
		out[i+1] = s.squares
	}
	return out
}

// addClass returns the least spread of the first j groups in one class more than the c that least
// is of, for every j, and where the last class begins in it. Every class has at least one group.
func addClass(groups []tied, least []float64, c int) (with []float64, from []int) {
	with, from = make([]float64, len(least)), make([]int, len(least))
	for j := c + 1; j < len(least); j++ {
		var last spread
		for i := j - 1; i >= c; i-- {
			last.add(groups[i])
			if total := least[i] + last.squares; i == j-1 || total < with[j] {
				with[j], from[j] = total, i
			}
		}
	}
	return with, from
}

// spread is the sum of squared differences from the mean of the values added to it.
// Source: B. P. Welford, "Note on a method for calculating corrected sums of squares and
// products", Technometrics 4 (1962): unlike running sums of squares, it loses no digits.
type spread struct{ number, mean, squares float64 }

func (s *spread) add(g tied) {
	times, before := float64(g.times), g.value-s.mean
	s.number += times
	s.mean += before * times / s.number
	s.squares += times * before * (g.value - s.mean)
}
