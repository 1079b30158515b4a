package control

import (
	"cmp"
	"slices"

	"tawthiq/geo"
)

// Span is days, both inclusive, on which the same claims hold.
type Span struct {
	From, To int32 // data.Date numbers; From is 0 before the first claim, To after the last
	Known    bool  // whether any claim holds
	Sources  []string
}

// term is the days of claims of a source.
type term struct {
	from, to int32 // as those of Claim
	source   string
}

// termsOf returns the terms of the claims, each once.
func termsOf(claims []Claim) []term {
	seen := map[term]bool{}
	var out []term
	for _, c := range claims {
		if t := (term{c.From, c.To, c.Source}); !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// changesOf returns the days on which terms begin, and those after their last, in order.
func changesOf(terms []term) []int32 {
	var out []int32
	for _, t := range terms {
		out = append(out, t.from)
		if t.to != 0 {
			out = append(out, t.to+1)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Span returns the days around a day on which the same claims hold. Cost: it follows the number of
// spans of days that claims of a source have, not that of claims.
func (l *Layer) Span(day int32) Span {
	var s Span
	next, found := slices.BinarySearch(l.changes, day)
	if found {
		next++
	}
	if next > 0 {
		s.From = l.changes[next-1]
	}
	if next < len(l.changes) {
		s.To = l.changes[next] - 1
	}
	for _, t := range l.terms {
		if t.from <= day && (t.to == 0 || day <= t.to) {
			s.Known = true
			if !slices.Contains(s.Sources, t.source) {
				s.Sources = append(s.Sources, t.source)
			}
		}
	}
	slices.Sort(s.Sources)
	return s
}

// Latest returns the last day on which claims hold, or where some have no end the day on which
// the last of all begins; 0 where there are none.
func (l *Layer) Latest() int32 {
	var begin, end int32
	open := false
	for _, t := range l.terms {
		begin, end, open = max(begin, t.from), max(end, t.to), open || t.to == 0
	}
	if open {
		return begin
	}
	return end
}

// Days is a span of days, both inclusive; To is 0 where no end is known.
type Days struct{ From, To int32 }

// Days returns the days of which a claim says who held a place, in order and apart from each other.
// Cost: it follows the number of claims about the place.
func (l *Layer) Days(p Place) []Days {
	var all []Days
	add := func(c *Claim) { all = append(all, Days{c.From, c.To}) }
	for _, code := range [3]geo.PCode{p.PCode, p.Within, p.Nearest} {
		claims := l.places[code]
		for i := range claims {
			add(&claims[i])
		}
	}
	l.areas.each(p.Point, add)
	return united(all)
}

// AllDays returns the days of which any claim says who held a place, as Days does.
func (l *Layer) AllDays() []Days {
	var all []Days
	for _, t := range l.terms {
		all = append(all, Days{t.from, t.to})
	}
	return united(all)
}

// united returns spans of days in order, those that overlap or follow on each other as one.
func united(all []Days) (out []Days) {
	slices.SortFunc(all, func(a, b Days) int { return cmp.Compare(a.From, b.From) })
	for _, d := range all {
		last := len(out) - 1
		switch {
		case last < 0 || out[last].To != 0 && d.From-1 > out[last].To:
			out = append(out, d)
		case out[last].To != 0 && (d.To == 0 || d.To > out[last].To):
			out[last].To = d.To
		}
	}
	return out
}
