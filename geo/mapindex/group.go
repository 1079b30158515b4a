package mapindex

import (
	"math"
	mathbits "math/bits"
	"slices"
	"sort"
)

// Number is a number of people between a minimum and a maximum. Open means that no upper bound is
// known. Stated tells a number, which may be zero, from nothing stated: the zero Number.
type Number struct {
	Min, Max int32
	Open     bool
	Stated   bool
}

// Key is an attribute that rows are told apart by, through the classes of its codes: rows whose
// codes are of one class are of one group.
type Key struct {
	Attribute int
	Classes   []uint32 // by code, from 0 and with few gaps; a code beyond is of class 0; nil: each code is its own
}

// Measure is what is added up over the rows of a group: an attribute, and the number that each of its
// codes stands for.
type Measure struct {
	Attribute int
	Numbers   []Number // by code; a code beyond stands for nothing stated
}

// Grouping says how rows are told apart, and what is added up of those that are alike.
type Grouping struct {
	By      []Key
	Periods []int32 // the days on which periods begin, ascending; nil: rows are not told apart by day
	Of      []Measure
}

// Group is the matching rows of one period that have the same classes.
type Group struct {
	Period  int      // one more than the period's place in Periods; 0: undated, before all of them, or not told apart
	Classes []uint32 // by key
	Rows    int
	Totals  []Total // by measure
}

// Total is what the numbers of a group's rows add up to.
type Total struct {
	Min, Max int64
	Open     bool // of any row
	Stated   bool // by any row
}

// Groups calls visit with every group that has a matching row, those of a period after those of the
// periods before, otherwise in no particular order; visit must not keep Classes and Totals.
// Cost: 1 ns for each row that is tested, and for each that matches about 1 ns a key and 1 to 2 ns
// a measure; where the query's period is short, only the rows of the period are tested.
func (s *Selection) Groups(g Grouping, visit func(Group)) {
	c := newCells(s.ix, g)
	if g.Periods == nil {
		for i := range s.parts {
			rows := s.parts[i].shorter()
			c.addSpan(rows, rows.lo, rows.hi)
		}
		c.flush(0, visit)
		return
	}
	s.groupsByPeriod(c, g.Periods, visit)
}

// groupsByPeriod goes through the rows in the order of their days, and shows the groups of a period when
// the next one begins.
func (s *Selection) groupsByPeriod(c *cells, periods []int32, visit func(Group)) {
	base, over := &s.parts[0], &s.parts[1]
	ends, overEnds := base.table.dated.ends(periods), over.table.dated.ends(periods)
	period := 0
	end := func() {
		if from := start(overEnds, period); from < overEnds[period] {
			c.addSpan(&over.byDay, from, overEnds[period])
		}
		c.flush(period, visit)
		period++
	}
	base.byDay.blocks(base.byDay.lo, base.byDay.hi, func(list []int32, first, n int) {
		for n > 0 {
			now := max(min(n, ends[period]-first), 0)
			if list != nil {
				now = sort.Search(n, func(i int) bool { return int(list[i]) >= ends[period] })
			}
			if now > 0 {
				c.add(&base.byDay, list, first, now)
			}
			if n, first = n-now, first+now; list != nil {
				list = list[now:]
			}
			if n > 0 {
				end()
			}
		}
	})
	for period <= len(periods) {
		end()
	}
}

// ends returns the place behind each period: that before the first one too, which has the rows that
// are undated or earlier than all.
func (d *dated) ends(periods []int32) []int {
	out := make([]int, len(periods)+1)
	for i, day := range periods {
		out[i], _ = slices.BinarySearch(d.days, day)
	}
	out[len(periods)] = len(d.days)
	return out
}

// start returns the place where a period begins.
func start(ends []int, period int) int {
	if period == 0 {
		return 0
	}
	return ends[period-1]
}

// shorter returns the rows in the order in which there is less to look at.
func (p *part) shorter() *scan {
	if p.byDayIsShorter() {
		return &p.byDay
	}
	return &p.byPlace
}

// Occurring returns the codes of an attribute that a matching row has.
// Cost: 1 ns for each row that is tested, and less for each that matches.
func (s *Selection) Occurring(attribute int) Codes {
	seen := make([]bool, s.ix.size(attribute))
	var codes [blockRows]uint32
	for i := range s.parts {
		rows := s.parts[i].shorter()
		rows.blocks(rows.lo, rows.hi, func(list []int32, first, n int) {
			rows.codes(attribute, list, first, n, codes[:])
			for _, code := range codes[:n] {
				seen[code] = true
			}
		})
	}
	out := Codes{}
	for code, is := range seen {
		if is {
			out = out.With(uint32(code))
		}
	}
	return out
}

// Period returns the first and the last day of the dated rows that match, 0 and 0 where there is
// none. Cost: small, unless few rows match.
func (s *Selection) Period() (first, last int32) {
	for i := range s.parts {
		rows := &s.parts[i].byDay
		lo, _ := s.parts[i].table.dated.span(1, math.MaxInt32)
		for at, word := range rows.words(lo, rows.hi) {
			day := rows.days[at+mathbits.TrailingZeros64(word)]
			if first == 0 || day < first {
				first = day
			}
			break
		}
		if at, ok := rows.last(lo); ok {
			last = max(last, rows.days[at])
		}
	}
	return first, last
}
