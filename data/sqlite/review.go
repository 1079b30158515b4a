package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tawthiq/data"
	"tawthiq/geo"
)

// queued is the row of a record in the table of those that wait for a reviewer or were placed by
// one. The zero value stands for a record that is neither.
type queued struct {
	context        string
	waits          bool
	notFound       bool
	public         bool
	governorate    geo.PCode
	dateStart, end string
}

func queuedOf(in *data.Incident) queued {
	p := in.Placement
	if !p.Waits() && p.Method != data.ByReviewer {
		return queued{}
	}
	return queued{
		context: in.Where.Context(), waits: p.Waits(), notFound: p.State == data.NotFound, public: in.Sensitivity == data.Public,
		governorate: p.Area(geo.Governorate), dateStart: in.When.Start.String(), end: in.When.End.String(),
	}
}

const insertReview = `INSERT INTO review (context, key, waits, withdrawn, not_found, public, dataset, governorate, date_start, date_end)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

// queue enters a record.
func (c *commit) queue(key data.Key, dataset int64, withdrawn bool, q queued) error {
	if q == (queued{}) {
		return nil
	}
	return c.exec(insertReview, reviewRow(key, dataset, withdrawn, q)...)
}

// reviewRow returns the values of insertReview.
func reviewRow(key data.Key, dataset int64, withdrawn bool, q queued) []any {
	return []any{q.context, key, q.waits, withdrawn, q.notFound, q.public, dataset, string(q.governorate), q.dateStart, q.end}
}

// requeue enters a record anew.
func (c *commit) requeue(f *former, q queued) error {
	if err := c.exec("DELETE FROM review WHERE key = ?", f.key); err != nil {
		return err
	}
	return c.queue(f.key, f.dataset, f.withdrawn, q)
}

// Waiting implements data.Store.
func (s *Store) Waiting(ctx context.Context, filter data.WaitingFilter, after *data.WaitingAfter, limit int) ([]data.Waiting, error) {
	where, args := waitingFor(filter)
	having := ""
	var paged []any
	if after != nil {
		having = "HAVING count(*) < ? OR (count(*) = ? AND r.context > ?)"
		paged = []any{after.Records, after.Records, after.Context}
	}
	var groups []data.Waiting
	err := s.snapshot(ctx, "read what waits", func(tx *sql.Tx) error {
		found, err := s.found(ctx, tx, filter.Query, where, args)
		if err != nil {
			return err
		}
		groups, err = collect(ctx, tx, "read what waits", scanWaiting, `
			SELECT r.context, count(*), sum(r.not_found), min(r.date_start), max(r.date_end) FROM review r
			WHERE `+where+found.term+` GROUP BY r.context `+having+` ORDER BY count(*) DESC, r.context LIMIT ?`, slices.Concat(args, found.args, paged, []any{limit})...)
		for i := range groups {
			if err == nil {
				groups[i].Keys, err = collect(ctx, tx, "read what waits", scanKey,
					"SELECT r.key FROM review r WHERE r.context = ? AND "+where+found.term+" ORDER BY r.key LIMIT ?",
					slices.Concat([]any{groups[i].Context}, args, found.args, []any{data.WaitingKeys})...)
			}
		}
		return err
	})
	return groups, err
}

// CountWaiting implements data.Store.
func (s *Store) CountWaiting(ctx context.Context, filter data.WaitingFilter) (total data.WaitingTotal, err error) {
	where, args := waitingFor(filter)
	err = s.snapshot(ctx, "count what waits", func(tx *sql.Tx) error {
		found, err := s.found(ctx, tx, filter.Query, where, args)
		if err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, "SELECT count(DISTINCT r.context), count(*) FROM review r WHERE "+where+found.term,
			slices.Concat(args, found.args)...).Scan(&total.Groups, &total.Records)
	})
	return total, err
}

// condition is a further part of a WHERE clause.
type condition struct {
	term string
	args []any
}

// found returns the condition that a record is found by a query; every record is by none. Only
// those that wait are handed to SQLite: of all records a word may find a million.
func (s *Store) found(ctx context.Context, tx *sql.Tx, query, where string, args []any) (condition, error) {
	if query == "" {
		return condition{}, nil
	}
	_, index, err := s.texts.follow(ctx, tx)
	if err != nil {
		return condition{}, err
	}
	set := index.Find(query)
	keys, err := collect(ctx, tx, "read what waits", scanKey, "SELECT r.key FROM review r WHERE "+where, args...)
	if err != nil {
		return condition{}, err
	}
	keys = slices.DeleteFunc(keys, func(key data.Key) bool { return !set.Has(key) })
	list, err := json.Marshal(keys)
	if err != nil {
		return condition{}, fmt.Errorf("encode the keys: %w", err)
	}
	return condition{" AND r.key IN (SELECT value FROM json_each(?))", []any{string(list)}}, nil
}

// waitingFor returns the condition of a filter with its arguments, but for its query.
func waitingFor(f data.WaitingFilter) (where string, args []any) {
	terms := []string{"r.waits = 1 AND r.withdrawn = 0"}
	add := func(term string, more ...any) {
		terms, args = append(terms, term), append(args, more...)
	}
	if f.Context != "" {
		add("r.context = ?", f.Context)
	}
	if f.Public {
		add("r.public = 1")
	}
	if f.Governorate != "" {
		add("r.governorate = ?", string(f.Governorate))
	}
	if f.Dataset != "" {
		add("r.dataset = (SELECT number FROM dataset WHERE code = ?)", f.Dataset)
	}
	if f.Taught {
		add("r.context IN (SELECT context FROM alias WHERE closed IS NULL)")
	}
	return strings.Join(terms, " AND "), args
}

func scanWaiting(rows *sql.Rows) (w data.Waiting, err error) {
	var first, last string
	err = rows.Scan(&w.Context, &w.Records, &w.NotFound, &first, &last)
	return w, errors.Join(err, w.First.UnmarshalText([]byte(first)), w.Last.UnmarshalText([]byte(last)))
}

func scanKey(rows *sql.Rows) (key data.Key, err error) { return key, rows.Scan(&key) }

// Reviewed implements data.Store.
func (s *Store) Reviewed(ctx context.Context, context string) ([]data.Record, error) {
	return collect(ctx, s.reader, "read the records of a context", scanRecord, `
		SELECT i.key, i.revision, i.withdrawn, i.document FROM review r JOIN incident i ON i.key = r.key
		WHERE r.context = ? AND r.withdrawn = 0 ORDER BY r.key`, context)
}

// contextProbe shows how contexts are made: whatever normalisation differs in is in it.
func contextProbe() string {
	return data.Where{Text: geo.Label{EN: probe, AR: probe}, Region: geo.Label{EN: "Rural Damascus", AR: "ريف دمشق"}}.Context()
}

// refreshReview makes the table of what waits, and the contexts of what was learnt, anew where
// contexts are made in another form than when they were written, or never were.
func (s *Store) refreshReview(ctx context.Context) error {
	form := contextProbe()
	var stored string
	err := s.reader.QueryRowContext(ctx, "SELECT probe FROM context_form").Scan(&stored)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return explain(ctx, "read the form of the contexts", err)
	}
	if stored == form {
		return nil
	}
	return s.write(ctx, "write the list of what waits", func(tx *sql.Tx) error {
		if err := errors.Join(s.rebuildReview(ctx, tx), rebuildAliases(ctx, tx)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM context_form; INSERT INTO context_form VALUES (?)", form)
		return err
	})
}

func (s *Store) rebuildReview(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM review"); err != nil {
		return fmt.Errorf("empty the list of what waits: %w", err)
	}
	insert, err := tx.PrepareContext(ctx, insertReview)
	if err != nil {
		return fmt.Errorf("prepare the list of what waits: %w", err)
	}
	datasets, err := datasetNumbers(ctx, tx)
	if err != nil {
		return err
	}
	// The records are read by another connection: one cannot be asked while it answers.
	return s.Records(ctx, 0, func(r data.Record) error {
		q := queuedOf(&r.Incident)
		if q == (queued{}) {
			return nil
		}
		_, err := insert.ExecContext(ctx, reviewRow(r.Key, datasets[r.Incident.Dataset], r.Withdrawn, q)...)
		return err
	})
}

func datasetNumbers(ctx context.Context, tx *sql.Tx) (map[string]int64, error) {
	numbers := map[string]int64{}
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var code string
		var number int64
		err := rows.Scan(&code, &number)
		numbers[code] = number
		return err
	}, "SELECT code, number FROM dataset")
	return numbers, err
}
