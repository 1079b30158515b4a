package atlas

import (
	"cmp"
	"slices"

	"tawthiq/data"
	"tawthiq/data/linkage"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// links are the records of a view that are likely to be of the same event, across datasets. They are
// of public records only: what is released of a restricted one is too coarse to say, and a link would
// tell more of it. They are immutable.
type links struct {
	groups     []linkage.Group // members in the order in which they speak for the event
	all        []linkage.Link
	vocabulary *data.Vocabulary
}

// group makes groups of the links of the view.
func (v *View) group(all []linkage.Link) *links {
	out := &links{groups: linkage.Groups(all, v.datasetOf), all: all, vocabulary: v.vocabulary}
	rank := v.speakingOrder()
	for at := range out.groups {
		members := out.groups[at].Members
		slices.SortFunc(members, func(a, b int64) int { return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b)) })
	}
	return out
}

// findEvents returns the groups of the links as events of the view's index, by their numbers.
func (v *View) findEvents() *mapindex.Events {
	return v.index.Events(func(yield func([]int64) bool) {
		for _, g := range v.links().groups {
			if !yield(g.Members) {
				return
			}
		}
	})
}

// linksAmong appends the links of rows, which come in the order of their days, that keep wants.
func (v *View) linksAmong(rows []int32, all []linkage.Link, keep func(linkage.Link) bool) []linkage.Link {
	finder := linkage.NewFinder(func(l linkage.Link) {
		if keep(l) {
			all = append(all, l)
		}
	})
	read := v.linkReader()
	for _, row := range rows {
		if r, ok := read.record(int(row)); ok {
			finder.Add(r)
		}
	}
	return all
}

// datasetOf returns the code of the dataset of a record of the view.
func (v *View) datasetOf(key int64) uint32 {
	row, _ := v.index.Position(key)
	return v.index.Code(row, attrDataset)
}

// rowsByDay returns the rows of a period in the order of their days.
func (v *View) rowsByDay(from, to int32) []int32 {
	first, last := v.index.Period()
	if from, to = max(from, first, 1), min(to, last); to < from {
		return nil
	}
	next := make([]int32, to-from+2) // where the next row of a day stands
	var rows []int32
	v.index.Select(mapindex.Query{From: from, To: to}).Each(func(some []int32) { rows = append(rows, some...) })
	days := make([]int32, len(rows))
	v.index.Days(rows, days)
	for _, day := range days {
		next[day-from+1]++
	}
	for i := 1; i < len(next); i++ {
		next[i] += next[i-1]
	}
	out := make([]int32, len(rows))
	for i, row := range rows {
		at := &next[days[i]-from]
		out[*at] = row
		*at++
	}
	return out
}

// gradingOrder is how well records are graded, the best first.
var gradingOrder = []string{"confirmed", "fair", "weak", data.Ungraded, "contested", "discounted"}

// speakingOrder returns what ranks the records of one event, by key: those first that state how many
// people came to harm, of whatever profession, because no number is to be lost to a record that counts
// aid workers only or nobody; then the one that is placed most precisely, of equal ones the best graded.
func (v *View) speakingOrder() func(key int64) int {
	precisions, gradings := []int{}, []int{}
	for _, text := range v.meaning.texts[attrPrecision] {
		precisions = append(precisions, slices.IndexFunc(geo.Precisions(), func(p geo.Precision) bool { return p.String() == text }))
	}
	for _, text := range v.meaning.texts[attrGrading] {
		if !slices.Contains(gradingOrder, text) {
			text = data.Ungraded // a term of the organisation's own, of which nobody says how good it is
		}
		gradings = append(gradings, slices.Index(gradingOrder, text))
	}
	people := v.linkReader()
	return func(key int64) int {
		row, _ := v.index.Position(key)
		rank := precisions[v.index.Code(row, attrPrecision)]*len(gradingOrder) + gradings[v.index.Code(row, attrGrading)]
		if !people.countsAll(row) {
			rank += len(geo.Precisions()) * len(gradingOrder)
		}
		return rank
	}
}

// speakingIn returns the selection of those of its records that count among others, in which linked
// records may count once.
func (s *Selection) speakingIn(others *Selection) *Selection {
	if others.query.Among == nil {
		return s
	}
	out := *s
	out.query.Among = others.query.Among
	out.rows = s.view.index.Select(out.query)
	return &out
}
