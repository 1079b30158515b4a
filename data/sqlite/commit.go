package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"
	"github.com/oklog/ulid/v2"

	"tawthiq/data"
	"tawthiq/data/words"
)

// commit is one change on its way into the database.
type commit struct {
	ctx        context.Context // never cancelled: the driver would start a goroutine for each statement
	caller     context.Context // looked at between records
	store      *Store
	tx         *sql.Tx
	change     data.Change
	prepared   *prepared
	before     *data.Vocabulary // without the terms of the change
	vocabulary *data.Vocabulary
	revision   int64 // the latest, from the first thing that changes on the one being made
	revised    bool
	statements map[string]*sql.Stmt
	datasets   map[string]int64 // number of a dataset by its code
	briefs     *briefs
	words      *words.Builder         // of what the change writes
	lastKey    data.Key               // of all records; 0: not known yet
	live       map[int64]int          // by dataset number: records added less records withdrawn
	touched    map[data.Key]bool      // a record may change once
	ids        *ids                   // of the records before the change; nil: not asked yet
	added      map[ulid.ULID]data.Key // the new records
	tally      data.Tally             // of the import that the change is a batch of, before it
	layers     []string               // what the change did to control layers
	held       data.Key               // the first record written that may have a derived control; 0: none
	moved      bool                   // one of them has other days than those that its control was derived for
}

// errTrial rolls a change back that was only to be tried.
var errTrial = errors.New("a trial")

// Commit implements data.Store.
func (s *Store) Commit(ctx context.Context, change data.Change) (data.Committed, error) {
	if err := checkChange(change); err != nil {
		return data.Committed{}, err
	}
	ready, err := s.take(ctx, change)
	if err != nil {
		return data.Committed{}, explain(ctx, "commit", err)
	}
	defer ready.release()
	var done data.Committed
	err = s.write(ctx, "commit", func(tx *sql.Tx) (err error) {
		c := &commit{
			ctx: context.WithoutCancel(ctx), caller: ctx, store: s, tx: tx, change: change, prepared: ready,
			statements: map[string]*sql.Stmt{}, datasets: map[string]int64{}, live: map[int64]int{}, touched: map[data.Key]bool{},
			added: make(map[ulid.ULID]data.Key, len(change.Incidents)), words: &s.builder,
		}
		c.words.Reset()
		if done, err = c.apply(); err == nil && change.Trial {
			return errTrial
		}
		return err
	})
	if err != nil && !errors.Is(err, errTrial) {
		return data.Committed{}, err
	}
	return done, nil
}

func checkChange(change data.Change) error {
	if change.At.IsZero() || change.Author == "" || change.Reason == "" {
		return data.Invalid("change", "it does not say who makes it, when and why")
	}
	p := change.Progress
	if p != nil && p.Read != len(change.Incidents)+len(p.Rejects) {
		return data.Invalid("change", "%d rows were read, but %d are stored and %d rejected", p.Read, len(change.Incidents), len(p.Rejects))
	}
	return nil
}

func (c *commit) apply() (done data.Committed, err error) {
	if c.revision, err = latest(c.ctx, c.tx); err != nil {
		return done, fmt.Errorf("read the revision: %w", err)
	}
	if c.briefs, err = newBriefs(c.ctx, c.tx, c.store.symbols, c.exec); err != nil {
		return done, err
	}
	steps := []func() error{
		c.checkJournal, c.writeTerms, c.writeDatasets, c.writeFigures,
		func() error { done.Control, err = c.writeControl(); return err },
		func() error { done.Outcomes, err = c.writeIncidents(); return err },
		c.writeRevised,
		func() error { return c.writeWithdrawn(c.change.Withdraw, true) },
		func() error { return c.writeWithdrawn(c.change.Restore, false) },
		c.briefs.write, c.writeText, c.writeRecordCounts, c.writeAliases, c.writeUnderived,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return done, err
		}
	}
	if c.change.Progress != nil {
		err = c.writeJournal(*c.change.Progress, done.Outcomes)
	}
	done.Revision = c.revision
	return done, err
}

// revise makes the revision that the change is, when the first thing of it differs.
func (c *commit) revise() (int64, error) {
	if c.revised {
		return c.revision, nil
	}
	var batchOf sql.NullInt64
	if c.change.Progress != nil {
		batchOf = sql.NullInt64{Int64: c.change.Progress.ImportID, Valid: true}
	}
	c.revised = true
	c.revision++
	return c.revision, c.exec("INSERT INTO revision (number, at, author, reason, import) VALUES (?, ?, ?, ?, ?)",
		c.revision, stamp(c.change.At), c.change.Author, c.change.Reason, batchOf)
}

func (c *commit) statement(query string) (*sql.Stmt, error) {
	if s, ok := c.statements[query]; ok {
		return s, nil
	}
	s, err := c.tx.PrepareContext(c.ctx, query)
	if err == nil {
		c.statements[query] = s
	}
	return s, err
}

func (c *commit) exec(query string, args ...any) error {
	s, err := c.statement(query)
	if err == nil {
		_, err = s.ExecContext(c.ctx, args...)
	}
	return err
}

// keyOf returns the key of the record that has an ID, 0 where none has it.
func (c *commit) keyOf(id ulid.ULID) (data.Key, error) {
	if key, ok := c.added[id]; ok {
		return key, nil
	}
	if c.ids == nil {
		if err := c.store.ids.follow(c.ctx, c.tx); err != nil {
			return 0, err
		}
		c.ids = c.store.ids
	}
	return c.ids.keyOf(c.ctx, c.tx, id)
}

// touch claims a record for this change.
func (c *commit) touch(key data.Key, id string) error {
	if c.touched[key] {
		return conflict("incident %s appears twice in the change", id)
	}
	c.touched[key] = true
	return nil
}

func conflict(format string, args ...any) *data.Error {
	return &data.Error{Kind: data.Conflict, Field: "change", Message: fmt.Sprintf(format, args...), Hint: "nothing was changed"}
}

// conflictOr returns a Conflict where a constraint was broken, otherwise the error itself.
func conflictOr(err error, format string, args ...any) error {
	var cause sqlite3.Error
	if errors.As(err, &cause) && cause.Code == sqlite3.ErrConstraint {
		return conflict(format, args...).Because(err)
	}
	return err
}
