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

// querier is what reads: a pool, or a transaction of it.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// each calls fn with every row of an answer and stops at its first error.
func each(ctx context.Context, from querier, fn func(*sql.Rows) error, query string, args ...any) error {
	rows, err := from.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// collect returns what scan makes of every row of an answer.
func collect[T any](ctx context.Context, from querier, operation string, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	var out []T
	err := each(ctx, from, func(rows *sql.Rows) error {
		one, err := scan(rows)
		out = append(out, one)
		return err
	}, query, args...)
	if err != nil {
		return nil, explain(ctx, operation, err)
	}
	return out, nil
}

func latest(ctx context.Context, from interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) (n int64, err error) {
	err = from.QueryRowContext(ctx, "SELECT coalesce(max(number), 0) FROM revision").Scan(&n)
	return n, err
}

// resolve returns the revision that asOf means. Errors: InvalidKind, NotFoundKind.
func resolve(ctx context.Context, tx *sql.Tx, asOf int64) (int64, error) {
	last, err := latest(ctx, tx)
	switch {
	case err != nil:
		return 0, fmt.Errorf("read the revision: %w", err)
	case asOf < 0:
		return 0, data.Invalid("revision", "%d is not a revision number", asOf)
	case asOf > last:
		return 0, data.Missing("revision", strconv.FormatInt(asOf, 10)).WithHint("the latest is %d", last)
	case asOf == 0:
		return last, nil
	}
	return asOf, nil
}

func scanRecord(rows *sql.Rows) (r data.Record, err error) {
	var document sql.RawBytes
	if err := rows.Scan(&r.Key, &r.Revision, &r.Withdrawn, &document); err != nil {
		return r, err
	}
	return r, decode(r.Key, document, &r.Incident)
}

func decode(key data.Key, document []byte, in *data.Incident) error {
	if err := json.Unmarshal(document, in); err != nil {
		return unavailable(err, "the document of record %d is damaged", key).WithHint("run tawthiq check, and go back to the last backup")
	}
	return nil
}

// Incident implements data.Store. Errors: also NotFoundKind for a revision that is not made yet.
func (s *Store) Incident(ctx context.Context, id string, asOf int64) (data.Record, error) {
	var found data.Record
	err := s.snapshot(ctx, "read a record", func(tx *sql.Tx) error {
		revision, err := resolve(ctx, tx, asOf)
		if err != nil {
			return err
		}
		key, err := s.keyOf(ctx, tx, id)
		if err != nil {
			return err
		}
		err = each(ctx, tx, func(rows *sql.Rows) (err error) {
			found, err = scanRecord(rows)
			return err
		}, `SELECT key, revision, withdrawn, document FROM incident WHERE key = ?1 AND revision <= ?2
			UNION ALL SELECT * FROM (SELECT p.key, p.revision, p.withdrawn, p.document FROM incident i JOIN incident_past p ON p.key = i.key
				WHERE i.key = ?1 AND i.revision > ?2 AND p.revision <= ?2 ORDER BY p.revision DESC LIMIT 1)`, key, revision)
		if err == nil && found.Key == 0 {
			return data.Missing("incident", id)
		}
		return err
	})
	return found, err
}

// History implements data.Store.
func (s *Store) History(ctx context.Context, id string) (versions []data.Version, err error) {
	err = s.snapshot(ctx, "read a history", func(tx *sql.Tx) error {
		key, err := s.keyOf(ctx, tx, id)
		if err != nil {
			return err
		}
		versions, err = collect(ctx, tx, "read a history", scanVersion, `
			SELECT v.key, v.revision, r.at, r.author, r.reason, v.withdrawn, v.document FROM (
				SELECT key, revision, withdrawn, document FROM incident WHERE key = ?1
				UNION ALL
				SELECT key, revision, withdrawn, document FROM incident_past WHERE key = ?1
			) v JOIN revision r ON r.number = v.revision ORDER BY v.revision DESC`, key)
		return err
	})
	return versions, err
}

func scanVersion(rows *sql.Rows) (v data.Version, err error) {
	var key data.Key
	var at string
	var document sql.RawBytes
	if err := rows.Scan(&key, &v.Revision, &at, &v.Author, &v.Reason, &v.Withdrawn, &document); err != nil {
		return v, err
	}
	v.At, err = time.Parse(time.RFC3339Nano, at)
	return v, errors.Join(err, decode(key, document, &v.Incident))
}

// lookedUp selects the records whose keys ?1 lists, as of revision ?2.
const lookedUp = `
SELECT w.key AS place, i.key, i.revision, i.withdrawn, i.document
FROM json_each(?1) w CROSS JOIN incident i ON i.key = w.value WHERE i.revision <= ?2
UNION ALL
SELECT w.key, p.key, p.revision, p.withdrawn, p.document
FROM json_each(?1) w CROSS JOIN incident i ON i.key = w.value JOIN incident_past p ON p.key = i.key
WHERE i.revision > ?2 AND p.revision = (SELECT max(revision) FROM incident_past WHERE key = i.key AND revision <= ?2)
ORDER BY place`

// Lookup implements data.Store. Cost: the documents are decoded on all processors.
func (s *Store) Lookup(ctx context.Context, keys []data.Key, asOf int64) (records []data.Record, err error) {
	if len(keys) == 0 && asOf == 0 {
		return nil, nil
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, fmt.Errorf("encode the keys: %w", err)
	}
	var documents [][]byte
	err = s.snapshot(ctx, "look records up", func(tx *sql.Tx) error {
		revision, err := resolve(ctx, tx, asOf)
		if err != nil {
			return err
		}
		err = each(context.WithoutCancel(ctx), tx, func(rows *sql.Rows) error {
			var place int
			var r data.Record
			var document []byte
			err := rows.Scan(&place, &r.Key, &r.Revision, &r.Withdrawn, &document)
			records, documents = append(records, r), append(documents, document)
			return err
		}, lookedUp, string(list), revision)
		if err == nil && len(records) < len(keys) {
			err = allThere(ctx, tx, string(list), len(keys))
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return records, parallel(ctx, len(records), func(i int) error {
		return decode(records[i].Key, documents[i], &records[i].Incident)
	})
}

// allThere returns an error where one of the keys that a list has names no record.
func allThere(ctx context.Context, tx *sql.Tx, list string, keys int) error {
	var there int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM json_each(?) w CROSS JOIN incident i ON i.key = w.value", list).Scan(&there)
	if err == nil && there < keys {
		return data.Missing("incident", fmt.Sprintf("with one of %d keys", keys))
	}
	return err
}
