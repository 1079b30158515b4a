package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"tawthiq/data"
)

const selectImport = `SELECT number, file, sha256, dataset, mapping, started, finished,
	read, stored, updated, unchanged, rejected, review, not_found, by_precision FROM import `

// StartImport implements data.Store.
func (s *Store) StartImport(ctx context.Context, spec data.ImportSpec) (data.Import, error) {
	if spec.SHA256 == "" || spec.Dataset == "" || spec.Started.IsZero() {
		return data.Import{}, data.Invalid("import", "it lacks the digest of its file, its dataset or its time")
	}
	var started data.Import
	err := s.write(ctx, "open the journal of the import", func(tx *sql.Tx) (err error) {
		started, err = scanImport(tx.QueryRowContext(ctx, selectImport+"WHERE finished = 0 AND sha256 = ? AND dataset = ? AND mapping = ?",
			spec.SHA256, spec.Dataset, spec.Mapping))
		if !errors.Is(err, sql.ErrNoRows) {
			started.Resumed = true
			return errors.Join(err, readSpan(ctx, tx, &started))
		}
		done, err := tx.ExecContext(ctx, "INSERT INTO import (file, sha256, dataset, mapping, started) VALUES (?, ?, ?, ?, ?)",
			spec.File, spec.SHA256, spec.Dataset, spec.Mapping, stamp(spec.Started))
		if err != nil {
			return fmt.Errorf("start an import: %w", err)
		}
		started = data.Import{Spec: spec}
		if started.ID, err = done.LastInsertId(); err != nil {
			return err
		}
		return readSpan(ctx, tx, &started)
	})
	return started, err
}

// readSpan reads between which revisions the batches of an import are so far.
func readSpan(ctx context.Context, tx *sql.Tx, in *data.Import) error {
	err := tx.QueryRowContext(ctx, `SELECT coalesce(min(number) - 1, (SELECT coalesce(max(number), 0) FROM revision)),
		coalesce(max(number), (SELECT coalesce(max(number), 0) FROM revision)) FROM revision WHERE import = ?`, in.ID).Scan(&in.Before, &in.After)
	if err != nil {
		return fmt.Errorf("read the revisions of an import: %w", err)
	}
	return nil
}

// stamp returns the text that an instant is stored as.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

func scanImport(row *sql.Row) (data.Import, error) {
	var in data.Import
	var started, byPrecision string
	t := &in.Tally
	err := row.Scan(&in.ID, &in.Spec.File, &in.Spec.SHA256, &in.Spec.Dataset, &in.Spec.Mapping, &started, &in.Finished,
		&t.Read, &t.Stored, &t.Updated, &t.Unchanged, &t.Rejected, &t.Review, &t.NotFound, &byPrecision)
	if err != nil {
		return in, err
	}
	in.Spec.Started, err = time.Parse(time.RFC3339Nano, started)
	return in, errors.Join(err, json.Unmarshal([]byte(byPrecision), &t.ByPrecision))
}

// Rejects implements data.Store. Errors: NotFoundKind.
func (s *Store) Rejects(ctx context.Context, importID int64, fn func(data.Reject) error) error {
	return s.snapshot(ctx, "read the rejected rows", func(tx *sql.Tx) error {
		if _, err := findImport(ctx, tx, importID); err != nil {
			return err
		}
		return each(ctx, tx, func(rows *sql.Rows) error {
			var r data.Reject
			var cells string
			if err := rows.Scan(&r.Row, &r.Line, &r.Column, &r.Reason, &cells); err != nil {
				return err
			}
			if err := json.Unmarshal([]byte(cells), &r.Cells); err != nil {
				return fmt.Errorf("the cells of row %d: %w", r.Row, err)
			}
			return fn(r)
		}, `SELECT row, line, column, reason, cells FROM import_reject WHERE import = ? ORDER BY row`, importID)
	})
}

func findImport(ctx context.Context, tx *sql.Tx, id int64) (data.Import, error) {
	found, err := scanImport(tx.QueryRowContext(ctx, selectImport+"WHERE number = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		return found, data.Missing("import", strconv.FormatInt(id, 10))
	}
	return found, err
}

// checkJournal refuses a batch that does not follow what its import has: two processes that take
// up the same import would otherwise both count the rows.
func (c *commit) checkJournal() error {
	p := c.change.Progress
	if p == nil {
		return nil
	}
	in, err := findImport(c.ctx, c.tx, p.ImportID)
	if err != nil {
		return err
	}
	c.tally = in.Tally
	switch {
	case in.Finished:
		return &data.Error{Kind: data.Conflict, Field: "import", Message: fmt.Sprintf("import %d is finished", p.ImportID), Hint: "start it again"}
	case in.Tally.Read != p.After:
		return &data.Error{Kind: data.Conflict, Field: "import", Hint: "wait until it has ended, and start this one again",
			Message: fmt.Sprintf("another import of the same file is under way: it has dealt with %d rows, this one with %d", in.Tally.Read, p.After)}
	}
	return nil
}

// writeJournal adds a batch to its import.
func (c *commit) writeJournal(p data.Progress, outcomes []data.Outcome) error {
	if err := c.reject(p); err != nil {
		return err
	}
	t := c.tally.Plus(p, outcomes)
	byPrecision, err := json.Marshal(t.ByPrecision)
	if err != nil {
		return fmt.Errorf("encode the tally: %w", err)
	}
	return c.exec(`UPDATE import SET finished = ?, read = ?, stored = ?, updated = ?, unchanged = ?, rejected = ?,
		review = ?, not_found = ?, by_precision = ? WHERE number = ?`,
		p.Done, t.Read, t.Stored, t.Updated, t.Unchanged, t.Rejected, t.Review, t.NotFound, string(byPrecision), p.ImportID)
}

func (c *commit) reject(p data.Progress) error {
	for _, r := range p.Rejects {
		cells, err := json.Marshal(r.Cells)
		if err != nil {
			return fmt.Errorf("encode a rejected row: %w", err)
		}
		err = c.exec("INSERT INTO import_reject (import, row, line, column, reason, cells) VALUES (?, ?, ?, ?, ?, ?)",
			p.ImportID, r.Row, r.Line, r.Column, r.Reason, string(cells))
		if err != nil {
			return conflictOr(err, "row %d of import %d is rejected twice", r.Row, p.ImportID)
		}
	}
	return nil
}
