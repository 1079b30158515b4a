package atlas

import (
	"context"
	"slices"

	"tawthiq/data"
	"tawthiq/data/linkage"
	"tawthiq/geo/mapindex"
)

// LinkGroup is records of different datasets that are likely to be of the same event.
type LinkGroup struct {
	Score   float64      `json:"score"`   // 0 to 1: that of the weakest link that holds it together
	Speaks  string       `json:"speaks"`  // identifier of the matching member that counts where linked records count once
	Members []LinkMember `json:"members"` // the records, at most one of each dataset
	Links   []Link       `json:"links"`   // the links between members, the best first
}

// LinkMember is a record of a group, which the filter matches or not.
type LinkMember struct {
	Matches bool `json:"matches"` // whether the filter matches it
	Summary
}

// Link says how much speaks for two records being of the same event, and why.
type Link struct {
	Between [2]string `json:"between"` // identifiers of the two records
	Score   float64   `json:"score"`   // 0 to 1: how much speaks for it
	Reasons []string  `json:"reasons"` // codes of what speaks for it
}

// LinkPage is a part of the list of groups. Next is the cursor of the part that follows, "" at the end.
type LinkPage struct {
	Groups   []LinkGroup
	Next     string
	Matching int // groups, of all parts
}

// LinkThreshold is the least score of a link.
const LinkThreshold = linkage.Threshold / 1000.0

// MaxLinkPage is the most groups of one page.
const MaxLinkPage = 100

// byEvent is the order of a list of groups: by the day on which the first of their records began, the
// latest first.
const byEvent Sort = "-event"

// LinkPage returns up to limit of the groups of which a record matches, from after the cursor on; ""
// is the beginning. Linked records are not counted once here, whatever the filter says. Range: limit 1 to
// MaxLinkPage. Errors: InvalidKind for a cursor of another list.
func (s *Selection) LinkPage(ctx context.Context, limit int, cursor string) (LinkPage, error) {
	after, err := s.after(byEvent, cursor)
	if err != nil {
		return LinkPage{}, err
	}
	links, events, matching := s.view.links(), s.view.events(), s.everyMember()
	var places []place
	matching.EachEvent(events, func(event int, _ []int32) { places = append(places, s.view.placeOf(events.Rows(event), event)) })
	page := LinkPage{Groups: []LinkGroup{}, Matching: len(places)}
	slices.SortFunc(places, place.compare)
	if after != nil {
		places = slices.DeleteFunc(places, func(p place) bool { return p.compare(*after) <= 0 })
	}
	if len(places) > limit {
		places = places[:limit]
		page.Next = s.cursor(byEvent, places[limit-1])
	}
	shown, err := s.view.summaries(ctx, links, places)
	if err != nil {
		return LinkPage{}, err
	}
	for _, p := range places {
		page.Groups = append(page.Groups, linkGroup(links.groups[p.row], s.view.keysIn(matching, events.Rows(int(p.row))), shown))
	}
	return page, nil
}

// everyMember returns the records that match the filter but for its rule to count linked ones once.
func (s *Selection) everyMember() *mapindex.Selection {
	q := s.query
	q.Among = nil
	return s.view.index.Select(q)
}

// keysIn returns the keys of those rows that are among some.
func (v *View) keysIn(some *mapindex.Selection, rows []int32) (keys []int64) {
	for _, row := range rows {
		if some.Has(int(row)) {
			keys = append(keys, v.index.Key(int(row)))
		}
	}
	return keys
}

// placeOf returns where a group of rows stands in a list; its row is its number.
func (v *View) placeOf(rows []int32, number int) place {
	p := place{row: int32(number)}
	for i, row := range rows {
		if day := -int64(v.index.Day(int(row))); i == 0 || day > p.rank {
			p.rank = day
		}
		if id := v.index.ID(int(row)); i == 0 || id < p.number {
			p.number = id
		}
	}
	return p
}

// summaries returns the members of groups, by key.
func (v *View) summaries(ctx context.Context, links *links, groups []place) (map[int64]Summary, error) {
	var keys []data.Key
	for _, p := range groups {
		for _, key := range links.groups[p.row].Members {
			keys = append(keys, data.Key(key))
		}
	}
	incidents, err := v.released(ctx, keys)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]Summary, len(keys))
	for i, in := range incidents {
		out[int64(keys[i])] = summarise(in)
	}
	return out, nil
}

// linkGroup returns a group as it is shown; matching are those of its members that match, in the order in
// which they speak.
func linkGroup(g linkage.Group, matching []int64, shown map[int64]Summary) LinkGroup {
	out := LinkGroup{Score: scoreOf(g.Score), Speaks: shown[matching[0]].ID}
	for _, key := range g.Members {
		out.Members = append(out.Members, LinkMember{slices.Contains(matching, key), shown[key]})
	}
	for _, l := range g.Links {
		out.Links = append(out.Links, Link{[2]string{shown[l.A].ID, shown[l.B].ID}, scoreOf(l.Score), l.Reasons.Codes()})
	}
	return out
}

// scoreOf returns a score from 0 to 1.
func scoreOf(thousandths int32) float64 { return float64(thousandths) / 1000 }
