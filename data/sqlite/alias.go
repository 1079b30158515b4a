package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"tawthiq/data"
)

const selectAlias = `SELECT a.text_en, a.text_ar, a.region_en, a.region_ar, a.pcode, a.author, a.at, a.note, a.origin, a.revision, a.closed,
	EXISTS (SELECT 1 FROM review r WHERE r.context = a.context AND r.public = 1 AND r.withdrawn = 0) FROM alias a `

// Aliases implements data.Store.
func (s *Store) Aliases(ctx context.Context) ([]data.Alias, error) {
	return collect(ctx, s.reader, "read the aliases", scanAlias, selectAlias+"WHERE a.closed IS NULL ORDER BY a.number")
}

// AliasesOf implements data.Store.
func (s *Store) AliasesOf(ctx context.Context, context string) ([]data.Alias, error) {
	return collect(ctx, s.reader, "read the aliases of a context", scanAlias, selectAlias+"WHERE a.context = ? ORDER BY a.number DESC", context)
}

func scanAlias(rows *sql.Rows) (a data.Alias, err error) {
	var at string
	var closed sql.NullInt64
	err = rows.Scan(&a.Text.EN, &a.Text.AR, &a.Region.EN, &a.Region.AR, &a.PCode, &a.Author, &at, &a.Note, &a.Origin, &a.Revision, &closed, &a.Public)
	if err != nil {
		return a, err
	}
	a.Until = closed.Int64
	a.At, err = time.Parse(time.RFC3339Nano, at)
	return a, err
}

// writeAliases learns what the change teaches, and closes what it takes back.
func (c *commit) writeAliases() error {
	seen := map[string]bool{}
	for _, context := range c.change.Unlearn {
		if err := c.unlearn(context, seen); err != nil {
			return fmt.Errorf("withdraw an alias: %w", err)
		}
	}
	for _, a := range c.change.Aliases {
		if err := a.Check(); err != nil {
			return err
		}
		if err := c.learn(a, seen); err != nil {
			return fmt.Errorf("learn an alias: %w", err)
		}
	}
	return nil
}

func (c *commit) learn(a data.Alias, seen map[string]bool) error {
	context := a.Context()
	if err := c.checkContext(context, seen); err != nil {
		return err
	}
	open, err := collect(c.ctx, c.tx, "read an alias", scanAlias, selectAlias+"WHERE a.closed IS NULL AND a.context = ?", context)
	if err != nil || len(open) == 1 && sameAlias(open[0], a) {
		return err
	}
	revision, err := c.revise()
	if err == nil {
		err = c.closeAlias(context, revision)
	}
	if err != nil {
		return err
	}
	return c.exec(`INSERT INTO alias (context, text_en, text_ar, region_en, region_ar, pcode, author, at, note, origin, revision)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		context, a.Text.EN, a.Text.AR, a.Region.EN, a.Region.AR, string(a.PCode), a.Author, stamp(a.At), a.Note, a.Origin, revision)
}

// sameAlias compares what a change can set.
func sameAlias(a, b data.Alias) bool {
	atSame := a.At.Equal(b.At)
	b.At, b.Revision, b.Until, b.Public = a.At, a.Revision, a.Until, a.Public
	return atSame && a == b
}

func (c *commit) unlearn(context string, seen map[string]bool) error {
	if err := c.checkContext(context, seen); err != nil {
		return err
	}
	open, err := collect(c.ctx, c.tx, "read an alias", scanAlias, selectAlias+"WHERE a.closed IS NULL AND a.context = ?", context)
	if err != nil {
		return err
	}
	if len(open) == 0 {
		return data.Missing("alias", context)
	}
	revision, err := c.revise()
	if err != nil {
		return err
	}
	return c.closeAlias(context, revision)
}

func (c *commit) closeAlias(context string, revision int64) error {
	return c.exec("UPDATE alias SET closed = ? WHERE context = ? AND closed IS NULL", revision, context)
}

// checkContext refuses a context that appears twice in the change, or of which something was
// learnt or withdrawn since the revision that the change is based on.
func (c *commit) checkContext(context string, seen map[string]bool) error {
	if seen[context] {
		return conflict("the context %s appears twice in the change", context)
	}
	seen[context] = true
	var last int64
	err := c.tx.QueryRowContext(c.ctx, "SELECT coalesce(max(max(revision, coalesce(closed, 0))), 0) FROM alias WHERE context = ?", context).Scan(&last)
	if err != nil {
		return err
	}
	return c.checkBased(last, "what the description means was decided")
}

// checkBased refuses what changed after the revision that the change is based on.
func (c *commit) checkBased(revision int64, what string) error {
	if c.change.Based != 0 && revision > c.change.Based {
		return conflict("%s at revision %d, after revision %d that the change is based on", what, revision, c.change.Based)
	}
	return nil
}

// rebuildAliases makes the contexts of everything that was learnt anew. Where two that hold come to
// share one, the later one holds.
func rebuildAliases(ctx context.Context, tx *sql.Tx) error {
	type row struct {
		number int64
		alias  data.Alias
	}
	all, err := collect(ctx, tx, "read the aliases", func(rows *sql.Rows) (r row, err error) {
		err = rows.Scan(&r.number, &r.alias.Text.EN, &r.alias.Text.AR, &r.alias.Region.EN, &r.alias.Region.AR, &r.alias.Until)
		return r, err
	}, "SELECT number, text_en, text_ar, region_en, region_ar, coalesce(closed, 0) FROM alias ORDER BY number DESC")
	if err != nil || len(all) == 0 {
		return err
	}
	last, err := latest(ctx, tx)
	if err != nil {
		return err
	}
	var errs []error
	holds := map[string]bool{}
	for _, r := range all {
		context := r.alias.Context()
		if r.alias.Until == 0 && holds[context] {
			_, err = tx.ExecContext(ctx, "UPDATE alias SET closed = ? WHERE number = ?", last, r.number)
			errs = append(errs, err)
		}
		holds[context] = holds[context] || r.alias.Until == 0
	}
	// An open one may take the context that another gives up only after it.
	_, err = tx.ExecContext(ctx, "UPDATE alias SET context = '#' || number")
	errs = append(errs, err)
	for _, r := range all {
		_, err = tx.ExecContext(ctx, "UPDATE alias SET context = ? WHERE number = ?", r.alias.Context(), r.number)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}
