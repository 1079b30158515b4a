package classify

// jenks divides the values so that the sum of squared differences from the means of the classes is
// the least of all divisions, found exactly by dynamic programming.
//
// Where the last class of the best division of the first j values begins never goes back as j
// grows. So the middle j is searched first, and each half only on its side of what was found.
//
// Sources: W. D. Fisher, "On grouping for maximum homogeneity", Journal of the American
// Statistical Association 53 (1958) 789–798; for maps G. F. Jenks, "Optimal data classification for
// choropleth maps", University of Kansas (1977); the order of the search X. Wu, "Optimal
// quantization by matrix searching", Journal of Algorithms 12 (1991) 663–673.
func jenks(groups []tied, k int) Classes {
	k = min(k, len(groups))
	sums := sumsOf(scale(groups))
	// from[c][j] is where the last class begins when the first j groups are best divided into
	// c+1 classes.
	least, from := oneClass(sums), make([][]int32, k)
	from[0] = make([]int32, len(groups)+1)
	for c := 1; c < k; c++ {
		next := oneMore{sums: sums, least: least, classes: c, with: make([]float64, len(least)), from: make([]int32, len(least))}
		next.solve(c+1, len(groups), c, len(groups)-1)
		least, from[c] = next.with, next.from
	}
	out := make(Classes, k)
	end := int32(len(groups))
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
func oneClass(s sums) []float64 {
	out := make([]float64, len(s.number))
	for j := 1; j < len(out); j++ {
		out[j] = s.spread(0, j)
	}
	return out
}

// oneMore is the search for the best divisions of the first j groups into one class more than
// the classes that least is of. Every class has at least one group.
type oneMore struct {
	sums    sums
	least   []float64 // by j
	classes int
	with    []float64 // by j: the least spread with the class more
	from    []int32   // by j: where that class begins
}

// solve finds the best divisions for j from first to last, whose last class begins from low to high.
func (m *oneMore) solve(first, last, low, high int) {
	if first > last {
		return
	}
	j := (first + last) / 2
	best, at := m.least[low]+m.sums.spread(low, j), low
	for i := low + 1; i <= min(high, j-1); i++ {
		if total := m.least[i] + m.sums.spread(i, j); total < best {
			best, at = total, i
		}
	}
	m.with[j], m.from[j] = best, int32(at)
	m.solve(first, j-1, low, at)
	m.solve(j+1, last, at, high)
}
