package atlas

import (
	"maps"
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"tawthiq/data"
	"tawthiq/data/linkage"
	"tawthiq/geo/mapindex"
)

// linking is the links of a view, which are found when they are first asked for. They go by the keys of
// the records, so a view and what it is folded into share them.
type linking struct {
	once  sync.Once // guards the finding
	found atomic.Pointer[links]
	since atomic.Pointer[earlierLinks] // nil: of no earlier view, or of use no more
}

// earlierLinks are the links of an earlier view, and the records that changed since.
type earlierLinks struct {
	*links
	touched map[int64]bool
}

// after returns the linking of the view that follows by a change of some records.
func (l *linking) after(rows []mapindex.Row, gone []int64) *linking {
	earlier := l.since.Load() // before found is asked: once that is there, this is forgotten
	since := &earlierLinks{l.found.Load(), map[int64]bool{}}
	if since.links == nil {
		if earlier == nil || len(earlier.touched) > maxFollowed {
			return &linking{}
		}
		since.links, since.touched = earlier.links, maps.Clone(earlier.touched)
	}
	for i := range rows {
		since.touched[rows[i].Key] = true
	}
	for _, key := range gone {
		since.touched[key] = true
	}
	next := &linking{}
	next.since.Store(since)
	return next
}

// links returns the links of the view. Cost: the first time two to three seconds for a million records of
// which many are linked, and a third of that, the making of the groups, for a view that differs by few
// records from one whose links are known.
func (v *View) links() *links {
	v.linking.once.Do(func() {
		v.linking.found.Store(v.findLinks())
		v.linking.since.Store(nil) // or every view would keep the links of the one before
	})
	return v.linking.found.Load()
}

func (v *View) findLinks() *links {
	since := v.linking.since.Load()
	switch {
	case len(v.datasets) < 2:
		return v.group(nil)
	case since == nil || !sameTerms(since.vocabulary, v.vocabulary):
		return v.group(v.linksAmong(v.rowsByDay(1, math.MaxInt32), nil, func(linkage.Link) bool { return true }))
	}
	touches := func(l linkage.Link) bool { return since.touched[l.A] || since.touched[l.B] }
	all := slices.DeleteFunc(slices.Clone(since.all), touches)
	return v.group(v.linksAmong(v.rowsAround(since.touched), all, touches))
}

// sameTerms reports whether records are read the same way in two vocabularies.
func sameTerms(a, b *data.Vocabulary) bool {
	for _, list := range []data.List{data.Parties, data.Violations, data.Facilities, data.Weapons} {
		if !slices.Equal(a.Terms(list), b.Terms(list)) {
			return false
		}
	}
	return true
}

// rowsAround returns the rows that can be linked with some records by their days, in the order of these.
func (v *View) rowsAround(keys map[int64]bool) (rows []int32) {
	var days []int32
	for key := range keys {
		if row, ok := v.index.Position(key); ok && v.index.Day(row) > 0 {
			days = append(days, v.index.Day(row))
		}
	}
	slices.Sort(days)
	for len(days) > 0 {
		n := 1
		for n < len(days) && days[n]-days[n-1] <= 2*linkage.MaxDaysApart {
			n++
		}
		rows = append(rows, v.rowsByDay(days[0]-linkage.MaxDaysApart, days[n-1]+linkage.MaxDaysApart)...)
		days = days[n:]
	}
	return rows
}
