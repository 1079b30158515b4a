package mapindex

import (
	"errors"
	"fmt"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// ErrRow is wrapped by every error about a row that cannot be indexed.
var ErrRow = errors.New("not a row of the map index")

// MaxTerms is how many terms a set can tell apart: one bit each.
const MaxTerms = 64

// Schema names the columns that every row has beside its key, place and day.
type Schema struct {
	Sets     []string // multi-valued: up to MaxTerms terms each, a bit per term
	Codes    []string // single-valued: a number per row
	Measures []string // how many people, see Count
}

// Set returns the position of a set among the schema's, or -1.
func (s Schema) Set(name string) int { return position(s.Sets, name) }

// Code returns the position of a code column among the schema's, or -1.
func (s Schema) Code(name string) int { return position(s.Codes, name) }

// Measure returns the position of a measure among the schema's, or -1.
func (s Schema) Measure(name string) int { return position(s.Measures, name) }

func position(names []string, name string) int {
	for i, have := range names {
		if have == name {
			return i
		}
	}
	return -1
}

// Count is a number of people between a minimum and a maximum. Open means that no upper bound is
// known. Stated tells a number, which may be zero, from nothing stated: the zero Count.
type Count struct {
	Min, Max int32
	Open     bool
	Stated   bool
}

// Row is one incident as the index takes it.
type Row struct {
	Key   int64
	Drawn bool      // it may be drawn, at Point
	Point orb.Point // longitude and latitude in degrees; not read unless Drawn
	Day   int32     // a day number from 1; 0: undated, which no query with a period matches
	// Area is the row's area at the governorate, district and subdistrict level, as its position
	// among all areas of the level plus 1; 0 where the row is not known well enough for the level.
	Area     [3]uint16
	Sets     []uint64 // by Schema.Sets
	Codes    []uint16 // by Schema.Codes
	Measures []Count  // by Schema.Measures
}

// check returns an error that wraps ErrRow unless the row fits the schema and its values are in
// range.
func (r Row) check(s Schema) error {
	switch {
	case len(r.Sets) != len(s.Sets):
		return r.wrong("%d sets instead of %d", len(r.Sets), len(s.Sets))
	case len(r.Codes) != len(s.Codes):
		return r.wrong("%d codes instead of %d", len(r.Codes), len(s.Codes))
	case len(r.Measures) != len(s.Measures):
		return r.wrong("%d measures instead of %d", len(r.Measures), len(s.Measures))
	case r.Day < 0:
		return r.wrong("day %d is before the calendar", r.Day)
	}
	for k, c := range r.Measures {
		if c.Min < 0 || c.Max < c.Min {
			return r.wrong("%s from %d to %d is no range of people", s.Measures[k], c.Min, c.Max)
		}
	}
	if !r.Drawn {
		return nil
	}
	if err := geo.CheckPoint(r.Point); err != nil {
		return fmt.Errorf("%w: key %d: %w", ErrRow, r.Key, err)
	}
	return nil
}

func (r Row) wrong(format string, args ...any) error {
	return fmt.Errorf("%w: key %d: %s", ErrRow, r.Key, fmt.Sprintf(format, args...))
}
