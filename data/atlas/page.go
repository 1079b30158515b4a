package atlas

import (
	"tawthiq/data"
)

// Sort is the order of a list of incidents.
type Sort string

// The orders. Incidents that are equal in them are in the order of their IDs.
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
func (s *Selection) Page(by Sort, limit int, cursor string) (Page, error) {
	seq := s.sequence(by)
	start, err := s.position(seq, by, cursor)
	if err != nil {
		return Page{}, err
	}
	matching := s.ranks(seq)
	page := Page{Incidents: []Summary{}}
	for at := start; at < len(matching); at++ {
		if !matching[at] {
			continue
		}
		if len(page.Incidents) == limit {
			page.Next = s.cursor(by, page.Incidents[limit-1].ID)
			break
		}
		page.Incidents = append(page.Incidents, s.view.summaries[seq.row(at)])
	}
	return page, nil
}

// sequence is an order walked from its beginning or from its end.
type sequence struct {
	order
	backward bool
}

func (s *Selection) sequence(by Sort) sequence {
	if by == MostKilled {
		return sequence{s.view.byKilled(), false}
	}
	return sequence{s.view.byDate(), by == EarliestFirst}
}

func (q sequence) row(at int) int {
	if q.backward {
		at = len(q.rows) - 1 - at
	}
	return int(q.rows[at])
}

func (q sequence) rank(row int) int {
	if q.backward {
		return len(q.ranks) - 1 - int(q.ranks[row])
	}
	return int(q.ranks[row])
}

// ranks says of each place in the sequence whether its record matches.
func (s *Selection) ranks(q sequence) []bool {
	out := make([]bool, len(q.rows))
	for row := range s.rows.Each() {
		out[q.rank(row)] = true
	}
	return out
}

// position returns where in the sequence a page begins.
func (s *Selection) position(q sequence, by Sort, cursor string) (int, error) {
	if cursor == "" {
		return 0, nil
	}
	c, err := readCursor(cursor)
	if err != nil {
		return 0, err
	}
	row, ok := s.view.row(c.last)
	if !ok || c.revision != s.view.revision || c.list != s.list(by) {
		return 0, data.Invalid("cursor", "it belongs to another list").WithHint("ask for the first page again, with the same filter and sort for all pages")
	}
	return q.rank(row) + 1, nil
}
