package atlas

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"tawthiq/data"
	"tawthiq/geo/mapindex"
)

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
// Cost: that of PageAt, and as much again to find the place of the cursor.
func (s *Selection) Page(ctx context.Context, by Sort, limit int, cursor string) (Page, error) {
	after, err := s.after(by, cursor)
	if err != nil {
		return Page{}, err
	}
	offset := 0
	if after != nil {
		offset = s.upTo(s.view.order(by), *after)
	}
	return s.PageAt(ctx, by, limit, offset)
}

// PageAt returns up to limit of the matching incidents in an order, from the offset-th on, which is
// counted from 0. Range: limit 1 to MaxPage. Boundary: at the end and behind it there are none.
// Cost: wherever it is in the list, some nanoseconds for each row of the index and reading the
// incidents of the page; many incidents of one day, a tenth of a microsecond for each.
func (s *Selection) PageAt(ctx context.Context, by Sort, limit, offset int) (Page, error) {
	places := s.stretch(s.view.order(by), offset, limit+1)
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

// stretch returns up to n places of a list from the offset-th on.
func (s *Selection) stretch(o order, offset, n int) (places []place) {
	for _, part := range s.strata(o) {
		if offset >= part.count {
			offset -= part.count
			continue
		}
		places = append(places, s.within(o, part, offset, min(offset+n-len(places), part.count))...)
		if offset = 0; len(places) == n {
			break
		}
	}
	return places
}

// within returns the places of a stratum from the lo-th up to but not including the hi-th, of which
// there is one at least. Of a single rank only the rows of their days are looked at one by one.
func (s *Selection) within(o order, part stratum, lo, hi int) []place {
	rows := part.rows()
	from, to, ahead := int32(0), int32(math.MaxInt32), 0
	if part.first == part.last {
		first, last := rows.DayAt(part.nth(o, lo)), rows.DayAt(part.nth(o, hi-1))
		from, to, ahead = min(first, last), max(first, last), part.ahead(o, rows, first)
	}
	places := s.places(o, rows.OnDays(from, to))
	slices.SortFunc(places, place.compare)
	return places[lo-ahead : hi-ahead]
}

// nth returns where the n-th row of a stratum of one rank is in the order of the days.
func (p stratum) nth(o order, n int) int {
	if o.earliest {
		return n
	}
	return p.count - 1 - n
}

// ahead returns how many rows of a stratum of one rank are of days that come before one.
func (p stratum) ahead(o order, rows *mapindex.Selection, day int32) int {
	if o.earliest {
		return rows.Before(day)
	}
	return p.count - rows.Before(day+1)
}

// places returns where rows stand in a list.
func (s *Selection) places(o order, rows []int32) []place {
	ranks, ix := make([]int32, len(rows)), s.view.index
	if o.attribute != attrDay {
		codes := make([]uint32, len(rows))
		ix.Codes(o.attribute, rows, codes)
		for i, code := range codes {
			ranks[i] = o.ranks[code]
		}
	}
	out := make([]place, len(rows))
	for i, row := range rows {
		out[i] = place{o.joined(ranks[i], ix.Day(int(row))), ix.ID(int(row)), row}
	}
	return out
}

// upTo returns how many places of a list are not behind one.
func (s *Selection) upTo(o order, last place) (n int) {
	rank, day := o.parted(last.rank)
	for _, part := range s.strata(o) {
		if part.first > rank {
			break
		}
		if part.last < rank {
			n += part.count
			continue
		}
		rows, from, to := part.rows(), int32(0), int32(math.MaxInt32)
		if part.first == part.last {
			n, from, to = n+part.ahead(o, rows, day), day, day
		}
		for _, p := range s.places(o, rows.OnDays(from, to)) {
			if p.compare(last) <= 0 {
				n++
			}
		}
	}
	return n
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
		if !v.guarded.Shows(key) {
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
		in, ok := byKey[key]
		if !ok {
			r, shown := v.guarded.Record(key)
			if in = r.Incident; !shown {
				return nil, fmt.Errorf("incident %d is in the index of revision %d and not to be shown", key, v.revision)
			}
		}
		out = append(out, in)
	}
	return out, nil
}
