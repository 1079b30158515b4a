package mapindex

import (
	"errors"
	"fmt"
	"math"

	"tawthiq/geo"
)

// ErrRow is wrapped by every error about a row that cannot be indexed.
var ErrRow = errors.New("not a row of the map index")

// MaxCode is the largest code of an attribute.
const MaxCode = 1<<24 - 1

// Row is one incident as the index takes it.
type Row struct {
	Key   int64     // from 1 to 2^31-1; dense ones make a small index
	ID    uint64    // the number by which others know the row; the index does not look at it
	Name  [16]byte  // the same for the longer identifier that others know it by
	Drawn bool      // it may be drawn, at At
	At    geo.World // not read unless Drawn
	Day   int32     // a day number from 1; 0: undated, which no query with a period matches
	Codes []uint32  // by attribute, from 0 to MaxCode; few different ones make a small index
}

// check returns an error that wraps ErrRow unless the row has a number of attributes and its values
// are in range.
func (r *Row) check(attributes int) error {
	switch {
	case r.Key < 1 || r.Key > math.MaxInt32:
		return fmt.Errorf("%w: the key %d is outside 1 to %d", ErrRow, r.Key, math.MaxInt32)
	case len(r.Codes) != attributes:
		return fmt.Errorf("%w: key %d: %d codes instead of %d", ErrRow, r.Key, len(r.Codes), attributes)
	case r.Day < 0:
		return fmt.Errorf("%w: key %d: day %d is before the calendar", ErrRow, r.Key, r.Day)
	}
	for a, code := range r.Codes {
		if code > MaxCode {
			return fmt.Errorf("%w: key %d: the code %d of attribute %d is over %d", ErrRow, r.Key, code, a, MaxCode)
		}
	}
	return nil
}
