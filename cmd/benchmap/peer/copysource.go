package peer

import (
	"context"
	"iter"
)

// copySource hands the drawn rows to pgx one after the other.
type copySource struct {
	ctx  context.Context
	next func() (Row, bool)
	row  Row
}

// open begins with the rows; the caller calls what it returns at the end.
func (s *copySource) open(rows Rows) (stop func()) {
	s.next, stop = iter.Pull(rows)
	return stop
}

// Next implements pgx.CopyFromSource.
func (s *copySource) Next() bool {
	for s.ctx.Err() == nil {
		row, ok := s.next()
		if !ok {
			return false
		}
		if row.Drawn {
			s.row = row
			return true
		}
	}
	return false
}

// Values implements pgx.CopyFromSource.
func (s *copySource) Values() ([]any, error) { return copyValues(s.row), nil }

// Err implements pgx.CopyFromSource.
func (s *copySource) Err() error { return s.ctx.Err() }
