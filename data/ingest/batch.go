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

// batch is what one transaction writes: what each row became, in their order.
type batch struct {
	read      int             // rows
	incidents []data.Incident // of the row in the same place, where it is not rejected
	rejects   []*data.Reject  // of the row in the same place, nil where it is not rejected
	change    data.Change     // prepared
	progress  *data.Progress  // also in a dry run, whose change has none
	committed bool            // an earlier run of the import had committed them
	last      bool
	fraction  float64
}

// produce reads the file batch by batch and sends each with its rows converted, placed and prepared. It
// stops at the end, at an error, or when the context is done.
func (j *job) produce(ctx context.Context, out chan<- batch) error {
	for read, next := 0, 0; ; {
		b := batch{committed: read < j.imported.Tally.Read}
		next = j.config.batchAfter(next)
		size := next
		if b.committed {
			size = min(size, j.imported.Tally.Read-read)
		}
		rows, err := j.fill(ctx, &b, size)
		if err != nil {
			return fmt.Errorf("after row %d: %w", read+len(rows), err)
		}
		b.change.Layers = j.config.Placer.Layers()
		j.convert(&b, rows)
		j.identify(&b, rows)
		if !b.committed {
			if err := j.prepare(ctx, &b, read); err != nil {
				return err
			}
		}
		read += len(rows)
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
func (j *job) fill(ctx context.Context, b *batch, size int) ([]tabular.Row, error) {
	rows := make([]tabular.Row, 0, size)
	for len(rows) < size {
		row, err := j.file.Next()
		if errors.Is(err, io.EOF) {
			b.last = true
			break
		}
		if err != nil {
			return rows, err
		}
		rows = append(rows, row)
	}
	b.read, b.fraction = len(rows), j.file.Fraction()
	return rows, ctx.Err()
}

// convert turns rows into incidents, on every processor, each row's result in its place.
func (j *job) convert(b *batch, rows []tabular.Row) {
	b.incidents, b.rejects = make([]data.Incident, len(rows)), make([]*data.Reject, len(rows))
	workers := min(runtime.GOMAXPROCS(0), len(rows))
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w * len(rows) / workers; i < (w+1)*len(rows)/workers; i++ {
				b.rejects[i] = j.convertRow(&b.incidents[i], rows[i], !b.committed)
			}
		})
	}
	wg.Wait()
}

// convertRow sets in to the incident of a row, placed where place is true, or returns why the row is
// rejected.
func (j *job) convertRow(in *data.Incident, row tabular.Row, place bool) *data.Reject {
	if row.Problem != "" {
		return rejectOf(row, data.Invalid("", "%s", row.Problem))
	}
	err := j.layout.Read(row.Cells, in)
	if err == nil && in.When.Start > j.today {
		err = data.Invalid("date_start", "%s is in the future", in.When.Start)
	}
	if err != nil {
		return rejectOf(row, err)
	}
	if j.override != "" {
		in.Dataset = j.override
	}
	in.Sensitivity = data.Stricter(in.Sensitivity, j.config.Sensitivity)
	if place {
		j.place(in)
	}
	return nil
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
func (j *job) identify(b *batch, rows []tabular.Row) {
	for i, row := range rows {
		if b.rejects[i] != nil {
			continue
		}
		in := &b.incidents[i]
		if in.SourceID == "" {
			in.SourceID = j.seen.number(in.Dataset, digestOf(j.file.Columns, row.Cells))
		}
		if b.rejects[i] = j.stillRepeated(row, in.SourceID); b.rejects[i] != nil {
			continue
		}
		if earlier := j.seen.add(in.Dataset, in.SourceID, row.Line); earlier != 0 {
			b.rejects[i] = j.repeated(row, in.SourceID, earlier)
		}
	}
}

// prepare makes the change that a batch is, with its part of the journal, and has the store prepare it.
func (j *job) prepare(ctx context.Context, b *batch, after int) (err error) {
	b.progress = &data.Progress{ImportID: j.imported.ID, After: after, Read: b.read, ByPrecision: map[string]int{}, Done: b.last}
	incidents := b.kept()
	b.change = data.Change{
		At: j.config.Now().UTC(), Author: j.config.Author, Reason: "import of " + j.summary.File, Terms: j.config.Terms, Layers: b.change.Layers,
		Datasets: j.newDatasets(incidents), Incidents: incidents, Progress: b.progress,
	}
	if j.config.DryRun {
		b.change.Trial, b.change.Progress = true, nil
	}
	if b.change, err = j.config.Store.Prepare(ctx, b.change); err != nil {
		return fmt.Errorf("prepare a batch: %w", err)
	}
	return nil
}

// kept returns the incidents that are not rejected, and notes in the journal what became of the rows.
func (b *batch) kept() []data.Incident {
	kept := b.incidents[:0]
	for i := range b.incidents {
		if reject := b.rejects[i]; reject != nil {
			b.progress.Rejects = append(b.progress.Rejects, *reject)
			continue
		}
		count(b.progress, &b.incidents[i].Placement)
		if len(kept) == i {
			kept = b.incidents[:i+1]
		} else {
			kept = append(kept, b.incidents[i])
		}
	}
	return kept
}

func count(p *data.Progress, placed *data.Placement) {
	p.ByPrecision[placed.Precision.String()]++
	switch placed.State {
	case data.Review:
		p.Review++
	case data.NotFound:
		p.NotFound++
	}
}
