package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"

	"tawthiq/data"
	"tawthiq/data/ingest/tabular"
)

// batch is what one transaction writes: the rows in their order and what each became.
type batch struct {
	rows      []tabular.Row
	made      []made
	committed bool // an earlier run of the import had committed them
	last      bool
	fraction  float64
}

// made is what one row became: an incident, or a reject.
type made struct {
	incident data.Incident
	reject   *data.Reject
}

// produce reads the file batch by batch and sends each with its rows converted and placed. It
// stops at the end, at an error, or when the context is done.
func (j *job) produce(ctx context.Context, out chan<- batch) error {
	for read, next := 0, 0; ; {
		b := batch{committed: read < j.imported.Tally.Read}
		next = j.config.batchAfter(next)
		size := next
		if b.committed {
			size = min(size, j.imported.Tally.Read-read)
		}
		if err := j.fill(ctx, &b, size); err != nil {
			return fmt.Errorf("after row %d: %w", read+len(b.rows), err)
		}
		read += len(b.rows)
		j.convert(&b)
		select {
		case out <- b:
		case <-ctx.Done():
			return ctx.Err()
		}
		if b.last {
			return nil
		}
	}
}

// fill reads up to size rows.
func (j *job) fill(ctx context.Context, b *batch, size int) error {
	b.rows = make([]tabular.Row, 0, size)
	for len(b.rows) < size {
		row, err := j.file.Next()
		if errors.Is(err, io.EOF) {
			b.last = true
			break
		}
		if err != nil {
			return err
		}
		b.rows = append(b.rows, row)
	}
	b.fraction = j.file.Fraction()
	return ctx.Err()
}

// convert turns rows into incidents, on every processor, each row's result in its place.
func (j *job) convert(b *batch) {
	b.made = make([]made, len(b.rows))
	workers := min(runtime.GOMAXPROCS(0), len(b.rows))
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(b.rows); i += workers {
				b.made[i] = j.convertRow(b.rows[i], !b.committed)
			}
		})
	}
	wg.Wait()
}

// convertRow turns one row into an incident, which is placed where place is true.
func (j *job) convertRow(row tabular.Row, place bool) made {
	if row.Problem != "" {
		return made{reject: rejectOf(row, data.Invalid("", "%s", row.Problem))}
	}
	in, err := j.layout.Incident(row.Cells)
	if err == nil && in.When.Start > j.today {
		err = data.Invalid("date_start", "%s is in the future", in.When.Start)
	}
	if err != nil {
		return made{reject: rejectOf(row, err)}
	}
	if j.override != "" {
		in.Dataset = j.override
	}
	in.Sensitivity = data.Stricter(in.Sensitivity, j.config.Sensitivity)
	if place {
		j.place(&in)
	}
	return made{incident: in}
}

// place has the incident placed, and keeps what the mapping noted about its coordinates.
func (j *job) place(in *data.Incident) {
	note := in.Placement.Reason
	j.config.Placer.Place(in)
	switch {
	case note == "":
	case in.Placement.Reason == "":
		in.Placement.Reason = note
	default:
		in.Placement.Reason += "; " + note
	}
}

// rejectOf returns the reject of a row with the column and the reason that the error names.
func rejectOf(row tabular.Row, err error) *data.Reject {
	r := &data.Reject{Row: row.Number, Line: row.Line, Reason: err.Error(), Cells: row.Cells}
	var e *data.Error
	if errors.As(err, &e) {
		r.Column, r.Reason = e.Field, e.Message
		if e.Hint != "" {
			r.Reason += "; " + e.Hint
		}
	}
	return r
}

// identify gives every incident its identity, and rejects those whose source id an earlier row
// of the file has.
func (j *job) identify(b *batch) {
	for i := range b.made {
		m, row := &b.made[i], b.rows[i]
		if m.reject != nil {
			continue
		}
		in := &m.incident
		if in.SourceID == "" {
			in.SourceID = j.seen.number(in.Dataset, digestOf(j.file.Columns, row.Cells))
		}
		if m.reject = j.stillRepeated(row, in.SourceID); m.reject != nil {
			continue
		}
		if earlier := j.seen.add(in.Dataset, in.SourceID, row.Line); earlier != 0 {
			m.reject = j.repeated(row, in.SourceID, earlier)
			continue
		}
	}
}
