package sqlite

import (
	"context"
	"database/sql"

	"tawthiq/data"
)

// asOfRecords selects the version of each record at revision ?1, by key: the current one, or
// else the last of the replaced ones that is not later.
const asOfRecords = `
SELECT key, revision, withdrawn, document FROM incident WHERE revision <= ?1
UNION ALL
SELECT p.key, p.revision, p.withdrawn, p.document FROM incident i JOIN incident_past p ON p.key = i.key
WHERE i.revision > ?1 AND p.revision = (SELECT max(revision) FROM incident_past WHERE key = i.key AND revision <= ?1)
ORDER BY key`

// Records implements data.Store. fn is called from one goroutine and may use the store. Cost: the
// documents are decoded on all processors; nearly all of the time is spent there.
func (s *Store) Records(ctx context.Context, asOf int64, fn func(data.Record) error) error {
	return s.snapshot(ctx, "read the records", func(tx *sql.Tx) error {
		revision, err := resolve(ctx, tx, asOf)
		if err != nil {
			return err
		}
		read := func(emit func(*part) error) error { return readParts(ctx, tx, revision, emit) }
		return pipe(ctx, read, (*part).decode, func(p *part) error { return p.tell(ctx, fn) })
	})
}

// partSize is how many records are decoded at a time.
const partSize = 128

// part is a run of records on its way from the database to the caller.
type part struct {
	records   []data.Record
	documents [][]byte
}

func (p *part) decode() error {
	for i := range p.records {
		if err := decode(p.records[i].Key, p.documents[i], &p.records[i].Incident); err != nil {
			return err
		}
	}
	return nil
}

func (p *part) tell(ctx context.Context, fn func(data.Record) error) error {
	for _, r := range p.records {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := fn(r); err != nil {
			return err
		}
	}
	return nil
}

// readParts reads the records as of a revision, with their documents still encoded.
func readParts(ctx context.Context, tx *sql.Tx, revision int64, emit func(*part) error) error {
	now := new(part)
	err := each(context.WithoutCancel(ctx), tx, func(rows *sql.Rows) error {
		var r data.Record
		var document []byte
		if err := rows.Scan(&r.Key, &r.Revision, &r.Withdrawn, &document); err != nil {
			return err
		}
		now.records, now.documents = append(now.records, r), append(now.documents, document)
		if len(now.records) < partSize {
			return nil
		}
		full := now
		now = new(part)
		return emit(full)
	}, asOfRecords, revision)
	if err != nil {
		return err
	}
	return emit(now)
}
