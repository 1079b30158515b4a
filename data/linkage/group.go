package linkage

import (
	"cmp"
	"slices"
)

// Group is records that are likely to be of one event, at most one of each dataset.
type Group struct {
	Members []int64 // keys, ascending
	Links   []Link  // between members, the best first
	Score   int32   // of the weakest link that holds the group together
}

// Groups returns the groups that links make, in the order of their first members: the connected
// records, where a link that would bring two of one dataset together counts for nothing. The best links
// are taken first, of equal ones that with the lesser keys, so that the same links always make the same
// groups. (Kruskal's algorithm, with a condition.) Cost: sorting the links.
func Groups(links []Link, dataset func(key int64) uint32) []Group {
	links = slices.Clone(links)
	slices.SortFunc(links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	f := forest{dataset: dataset, trees: map[int64]*tree{}}
	for _, link := range links {
		f.join(link)
	}
	return f.groups(links)
}

// forest is the groups while they are made.
type forest struct {
	dataset func(key int64) uint32
	trees   map[int64]*tree // by member
}

type tree struct {
	members  []int64
	datasets []uint32
	score    int32
	listed   bool
	group    int // its place among the groups, once it is listed
}

func (f *forest) tree(key int64) *tree {
	t := f.trees[key]
	if t == nil {
		t = &tree{members: []int64{key}, datasets: []uint32{f.dataset(key)}}
		f.trees[key] = t
	}
	return t
}

// join makes one tree of the two that a link connects, unless they have a dataset in common.
func (f *forest) join(link Link) {
	a, b := f.tree(link.A), f.tree(link.B)
	if a == b || slices.ContainsFunc(a.datasets, func(d uint32) bool { return slices.Contains(b.datasets, d) }) {
		return
	}
	a.members, a.datasets, a.score = append(a.members, b.members...), append(a.datasets, b.datasets...), link.Score
	for _, key := range b.members {
		f.trees[key] = a
	}
}

// groups returns the trees of several members, with all links between these.
func (f *forest) groups(links []Link) []Group {
	var joined []*tree
	for _, link := range links {
		if t := f.trees[link.A]; t == f.trees[link.B] && !t.listed {
			slices.Sort(t.members)
			joined, t.listed = append(joined, t), true
		}
	}
	slices.SortFunc(joined, func(a, b *tree) int { return cmp.Compare(a.members[0], b.members[0]) })
	out := make([]Group, len(joined))
	for i, t := range joined {
		out[i], t.group = Group{Members: t.members, Score: t.score}, i
	}
	for _, link := range links {
		if t := f.trees[link.A]; t == f.trees[link.B] {
			out[t.group].Links = append(out[t.group].Links, link)
		}
	}
	return out
}
