package atlas

import (
	"math"
	"math/bits"
	"slices"
	"strings"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/mapindex"
)

// Sort is the order of a list of incidents. Those that are equal in it come the latest first, and those
// of one day in the order of their numbers; see data.NumberOf.
type Sort string

// The orders. A record that states nothing of what it is ordered by comes last in either direction.
const (
	LatestFirst   Sort = "-date" // by the day on which they began
	EarliestFirst Sort = "date"

	MostKilled     Sort = "-killed" // by the documented minimum
	FewestKilled   Sort = "killed"
	MostInjured    Sort = "-injured"
	FewestInjured  Sort = "injured"
	MostDetained   Sort = "-detained"
	FewestDetained Sort = "detained"

	GovernorateOrder Sort = "governorate" // by p-code
	PartyOrder       Sort = "party"       // by the first that a claim names, in the order of the vocabulary
	ViolationOrder   Sort = "violation"   // by the first, in the order of the vocabulary
	FinestFirst      Sort = "precision"   // by how exactly the place is known
)

// Sorts lists the orders, the default first.
func Sorts() []Sort {
	return []Sort{LatestFirst, EarliestFirst, MostKilled, FewestKilled, MostInjured, FewestInjured, MostDetained, FewestDetained,
		GovernorateOrder, PartyOrder, ViolationOrder, FinestFirst}
}

// order is how the records of a list follow each other: by the rank that an attribute gives them, the
// smaller the earlier, then by day.
type order struct {
	attribute int     // attrDay: by the day alone
	ranks     []int32 // by code of the attribute
	earliest  bool    // of two days, the earlier first
}

// lastRank is that of records which state nothing.
const lastRank = math.MaxInt32

// order returns what an order means for the codes of the view.
func (v *View) order(by Sort) order {
	switch by {
	case LatestFirst, EarliestFirst:
		return order{attribute: attrDay, earliest: by == EarliestFirst}
	case GovernorateOrder:
		return orderOf(attrAreas, v.meaning.areas, func(numbers [geo.Subdistrict + 1]uint16) int32 {
			if numbers[geo.Governorate] == 0 {
				return lastRank
			}
			return int32(numbers[geo.Governorate])
		})
	case PartyOrder:
		return v.orderOfTerms(attrClaims)
	case ViolationOrder:
		return v.orderOfTerms(attrViolations)
	case FinestFirst:
		return orderOf(attrPrecision, v.meaning.texts[attrPrecision], func(name string) int32 {
			return int32(slices.IndexFunc(geo.Precisions(), func(p geo.Precision) bool { return p.String() == name }))
		})
	}
	measure, most := strings.CutPrefix(string(by), "-")
	attribute := attrOf(data.Measure(measure))
	return orderOf(attribute, v.meaning.numbers[attribute], func(n mapindex.Number) int32 {
		switch {
		case !n.Stated:
			return lastRank
		case most:
			return -n.Min
		}
		return n.Min
	})
}

// orderOfTerms returns the order by the first term of a list. Boundary: 64, of no term, is last.
func (v *View) orderOfTerms(attribute int) order {
	return orderOf(attribute, v.meaning.sets[attribute], func(s termSet) int32 {
		return int32(bits.TrailingZeros64(v.vocabulary.Bit(setLists[attribute], s.first)))
	})
}

// orderOf returns the order by what the codes of an attribute mean.
func orderOf[T any](attribute int, meanings []T, rank func(T) int32) order {
	o := order{attribute: attribute, ranks: make([]int32, len(meanings))}
	for code, meaning := range meanings {
		o.ranks[code] = rank(meaning)
	}
	return o
}

// joined returns a rank and a day as one number, which is the smaller the earlier they come.
func (o order) joined(rank, day int32) int64 {
	if o.earliest {
		return int64(rank)<<32 + int64(day)
	}
	return int64(rank)<<32 - int64(day)
}

// parted returns the rank and the day that were joined.
func (o order) parted(joined int64) (rank, day int32) {
	if o.earliest {
		return int32(joined >> 32), int32(joined)
	}
	return int32(-(-joined >> 32)), int32(-joined)
}

// stratum is the matching rows of a rank, or of several that follow each other and have few.
type stratum struct {
	first, last int32 // ranks
	count       int
	rows        func() *mapindex.Selection
}

// fewRows is how many rows are read and sorted faster than the rows of their ranks are found one rank
// after the other.
const fewRows = 4096

// strata returns the matching rows rank by rank, in the order. Cost: about 2 ns for each row that
// matches, unless it is by the day alone.
func (s *Selection) strata(o order) (out []stratum) {
	if o.attribute == attrDay {
		matching, _ := s.rows.Count()
		return []stratum{{count: matching, rows: func() *mapindex.Selection { return s.rows }}}
	}
	ranks := slices.Compact(slices.Sorted(slices.Values(o.ranks)))
	counts, codes := s.byRank(o, ranks)
	for class := 0; class < len(ranks); class++ {
		first, count, own := class, counts[class], codes[class]
		for class+1 < len(ranks) && count+counts[class+1] <= fewRows {
			class++
			count += counts[class]
			for code := range codes[class].All() {
				own = own.With(code)
			}
		}
		out = append(out, stratum{ranks[first], ranks[class], count, func() *mapindex.Selection { return s.restricted(o.attribute, own) }})
	}
	return out
}

// byRank returns how many matching rows have each of the ranks, and by which codes.
func (s *Selection) byRank(o order, ranks []int32) (counts []int, codes []mapindex.Codes) {
	counts, codes = make([]int, len(ranks)), make([]mapindex.Codes, len(ranks))
	key := mapindex.Key{Attribute: o.attribute, Classes: make([]uint32, len(o.ranks))}
	for code, rank := range o.ranks {
		class, _ := slices.BinarySearch(ranks, rank)
		key.Classes[code] = uint32(class)
		if allowed := s.query.Codes[o.attribute]; allowed == nil || allowed.Has(uint32(code)) {
			codes[class] = codes[class].With(uint32(code))
		}
	}
	s.rows.Groups(mapindex.Grouping{By: []mapindex.Key{key}}, func(g mapindex.Group) { counts[g.Classes[0]] = g.Rows })
	return counts, codes
}
