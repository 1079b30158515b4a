package atlas

import (
	"cmp"
	"context"
	"fmt"
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
	ranker := s.view.ranker(by)
	kept := make([]place, 0, 2*n)
	var worst *place
	for row := range s.rows.Each() {
		p := place{ranker(row), s.view.index.ID(row), int32(row)}
		if after != nil && after.compare(p) >= 0 || worst != nil && worst.compare(p) < 0 {
			continue
		}
		if kept = append(kept, p); len(kept) == cap(kept) {
			slices.SortFunc(kept, place.compare)
			kept = kept[:n]
			worst = &place{kept[n-1].rank, kept[n-1].number, kept[n-1].row}
		}
	}
	slices.SortFunc(kept, place.compare)
	return kept[:min(n, len(kept))]
}

// ranker returns what ranks rows in an order.
func (v *View) ranker(by Sort) func(row int) int64 {
	day := func(row int) int64 { return int64(v.index.Day(row)) }
	switch by {
	case EarliestFirst:
		return day
	case MostKilled:
		numbers := v.meaning.numbers[attrOf(data.Killed)]
		return func(row int) int64 {
			return -(int64(numbers[v.index.Code(row, attrOf(data.Killed))].Min)<<32 + day(row))
		}
	}
	return func(row int) int64 { return -day(row) }
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
