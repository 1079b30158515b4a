package atlas

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"tawthiq/data"
)

// Sort is the order of a list of incidents.
type Sort string

// The orders. Incidents that are equal in them are in the order of their numbers; see data.NumberOf.
const (
	LatestFirst   Sort = "-date" // by the day on which they began
	EarliestFirst Sort = "date"
	MostKilled    Sort = "-killed" // by the documented minimum, then the latest first
)

// Sorts lists the orders, the default first.
func Sorts() []Sort { return []Sort{LatestFirst, EarliestFirst, MostKilled} }

// MaxPage is the most incidents of one page.
const MaxPage = 500

// Page is a part of a list of incidents. Next is the cursor of the part that follows, "" at the end.
type Page struct {
	Incidents []Summary
	Next      string
}

// Page returns up to limit of the matching incidents in an order, from after the cursor on; ""
// is the beginning. Pages of one list never repeat or miss a record, whatever is committed
// meanwhile. Range: limit 1 to MaxPage. Errors: InvalidKind for a cursor of another list.
// Cost: some nanoseconds for each incident that matches, and reading those of the page.
func (s *Selection) Page(ctx context.Context, by Sort, limit int, cursor string) (Page, error) {
	after, err := s.after(by, cursor)
	if err != nil {
		return Page{}, err
	}
	places := s.first(by, limit+1, after)
	page := Page{Incidents: []Summary{}}
	if len(places) > limit {
		places = places[:limit]
		page.Next = s.cursor(by, places[limit-1])
	}
	records, err := s.view.records(ctx, places)
	if err != nil {
		return Page{}, err
	}
	for _, in := range records {
		page.Incidents = append(page.Incidents, summarise(in))
	}
	return page, nil
}

// place is where a row stands in a list: the smaller the rank the earlier, then by number.
type place struct {
	rank   int64
	number uint64
	row    int32
}

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.rank, q.rank), cmp.Compare(p.number, q.number), cmp.Compare(p.row, q.row))
}

// first returns the first n matching rows behind a place, in their order. It keeps up to twice as
// many, and forgets the later half whenever they are full.
func (s *Selection) first(by Sort, n int, after *place) []place {
	kept := make([]place, 0, 2*n)
	worst := place{rank: math.MaxInt64}
	var ranks []int64
	rank := s.view.ranker(by)
	s.rows.Each(func(rows []int32) {
		ranks = sized(ranks, len(rows))
		rank(rows, ranks)
		for i, row := range rows {
			if ranks[i] > worst.rank || after != nil && ranks[i] < after.rank {
				continue
			}
			p := place{ranks[i], s.view.index.ID(int(row)), row}
			if after != nil && after.compare(p) >= 0 || worst.compare(p) < 0 {
				continue
			}
			if kept = append(kept, p); len(kept) == cap(kept) {
				slices.SortFunc(kept, place.compare)
				kept = kept[:n]
				worst = kept[n-1]
			}
		}
	})
	slices.SortFunc(kept, place.compare)
	return kept[:min(n, len(kept))]
}

// ranker returns what sets the ranks of rows in an order.
func (v *View) ranker(by Sort) func(rows []int32, ranks []int64) {
	var days []int32
	var codes []uint32
	byDay := func(rows []int32, ranks []int64, sign int64) {
		days = sized(days, len(rows))
		v.index.Days(rows, days)
		for i, day := range days {
			ranks[i] = sign * int64(day)
		}
	}
	switch by {
	case EarliestFirst:
		return func(rows []int32, ranks []int64) { byDay(rows, ranks, 1) }
	case MostKilled:
		attribute := attrOf(data.Killed)
		numbers := v.meaning.numbers[attribute]
		return func(rows []int32, ranks []int64) {
			byDay(rows, ranks, -1)
			codes = sized(codes, len(rows))
			v.index.Codes(attribute, rows, codes)
			for i, code := range codes {
				ranks[i] -= int64(numbers[code].Min) << 32
			}
		}
	}
	return func(rows []int32, ranks []int64) { byDay(rows, ranks, -1) }
}

// records returns the incidents of rows in their released form, in the order of the places.
func (v *View) records(ctx context.Context, places []place) ([]data.Incident, error) {
	keys := make([]data.Key, len(places))
	for i, p := range places {
		keys[i] = data.Key(v.index.Key(int(p.row)))
	}
	return v.released(ctx, keys)
}

// released returns incidents of the view in their released form, in the order of the keys.
func (v *View) released(ctx context.Context, keys []data.Key) ([]data.Incident, error) {
	var public []data.Key
	for _, key := range keys {
		if _, ok := v.restricted[key]; !ok {
			public = append(public, key)
		}
	}
	slices.Sort(public)
	found, err := v.store.Lookup(ctx, public, v.revision)
	if err != nil {
		return nil, fmt.Errorf("reading incidents: %w", err)
	}
	shown, _ := data.Release(found)
	byKey := make(map[data.Key]data.Incident, len(shown))
	for _, r := range shown {
		byKey[r.Key] = r.Incident
	}
	out := make([]data.Incident, 0, len(keys))
	for _, key := range keys {
		in, ok := v.restricted[key]
		if !ok {
			if in, ok = byKey[key]; !ok {
				return nil, fmt.Errorf("incident %d is in the index of revision %d and not to be shown", key, v.revision)
			}
		}
		out = append(out, in)
	}
	return out, nil
}
