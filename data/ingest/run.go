package ingest

import (
	"context"
	"errors"
	"fmt"

	"tawthiq/data"
)

// Run imports a file. It returns what became of the rows, with an error where not all of them
// could be dealt with: what was committed before stays, and the same call goes on after it.
//
// Errors: InvalidKind for a file, a mapping or an option that cannot be meant, before anything is
// written; an error that wraps ctx.Err() for a cancelled import; any other from the store, or from
// a file that breaks off.
func Run(ctx context.Context, config Config) (Summary, error) {
	config = config.withDefaults()
	j, err := begin(ctx, config)
	if err != nil {
		return Summary{}, err
	}
	err = j.run(ctx)
	err = errors.Join(err, j.file.Close())
	if err == nil {
		err = j.finish(ctx)
	}
	j.summary.Duration = config.Now().Sub(j.started)
	if err != nil {
		return j.summary, j.interrupted(err)
	}
	return j.summary, nil
}

// run has the batches read, converted and prepared in one goroutine, one ahead, while it commits them
// in another: its own. It waits for the first before it returns.
func (j *job) run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	batches, produced := make(chan batch), make(chan error, 1)
	go func() {
		defer close(batches)
		produced <- j.produce(ctx, batches)
	}()
	var err error
	for b := range batches {
		if err = j.take(ctx, b); err != nil {
			break
		}
	}
	if err != nil {
		cancel()
	}
	failed := <-produced
	cancel()
	if err != nil {
		return err
	}
	return failed
}

// take deals with one batch, in the order of the file.
func (j *job) take(ctx context.Context, b batch) error {
	if !b.committed {
		if err := j.commit(ctx, b); err != nil {
			return err
		}
	}
	j.summary.Finished = b.last
	j.config.Progress(Progress{
		Tally: j.summary.Tally, Fraction: b.fraction, Skipping: b.committed, Elapsed: j.config.Now().Sub(j.started),
	})
	return nil
}

// commit writes a batch in one transaction, or in a dry run tries it, and adds it to the tally.
func (j *job) commit(ctx context.Context, b batch) error {
	done, err := j.config.Store.Commit(ctx, b.change)
	if err != nil {
		return fmt.Errorf("commit a batch: %w", err)
	}
	if !j.config.DryRun {
		j.summary.After = done.Revision
	}
	j.add(b.progress, done.Outcomes)
	return nil
}

// add adds a batch to the tally.
func (j *job) add(p *data.Progress, outcomes []data.Outcome) {
	j.summary.Tally = j.summary.Tally.Plus(*p, outcomes)
	for _, r := range p.Rejects {
		if len(j.summary.Rejects) < summaryRejects {
			j.summary.Rejects = append(j.summary.Rejects, r)
		}
	}
}

// errEnough ends a walk over the rejected rows.
var errEnough = errors.New("enough")

// finish lists the first rejected rows, of an earlier run too, and writes all to their file.
func (j *job) finish(ctx context.Context) error {
	if j.config.DryRun {
		return nil
	}
	j.summary.Rejects = nil
	err := j.config.Store.Rejects(ctx, j.imported.ID, func(r data.Reject) error {
		if j.summary.Rejects = append(j.summary.Rejects, r); len(j.summary.Rejects) == summaryRejects {
			return errEnough
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return fmt.Errorf("list the rejected rows: %w", err)
	}
	written, err := j.writeRejects(ctx, j.imported.ID)
	if written {
		j.summary.RejectsPath = j.config.RejectsPath
	}
	return err
}

// interrupted says with an error what is kept and how to go on.
func (j *job) interrupted(err error) error {
	t := j.summary.Tally
	switch {
	case j.config.DryRun:
		return err
	case j.summary.Finished:
		return fmt.Errorf("the file is imported, but: %w", err)
	case errors.Is(err, context.Canceled):
		err = context.Canceled // what it was in the middle of tells a user nothing
	}
	return fmt.Errorf("the import stopped; %d rows are dealt with and kept, the next import of the file goes on after them: %w", t.Read, err)
}
