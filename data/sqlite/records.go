package sqlite

import (
	"context"
	"database/sql"
	"runtime"

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
		reading, stop := context.WithCancel(ctx)
		parts := make(chan *part, runtime.GOMAXPROCS(0))
		failed := make(chan error, 1)
		go func() {
			defer close(parts)
			failed <- sendParts(reading, tx, revision, parts)
		}()
		told := tell(ctx, parts, fn)
		stop()
		for p := range parts { // so that the sender and the decoders end
			<-p.decoded
		}
		if err := <-failed; told == nil {
			return err
		}
		return told
	})
}

// partSize is how many records are decoded at a time.
const partSize = 128

// part is a run of records on its way from the database to the caller.
type part struct {
	records   []data.Record
	documents [][]byte
	decoded   chan struct{} // closed when the records are whole, or err says why not
	err       error
}

func newPart() *part { return &part{decoded: make(chan struct{})} }

func (p *part) decode() {
	defer close(p.decoded)
	for i := range p.records {
		if p.err = decode(p.records[i].Key, p.documents[i], &p.records[i].Incident); p.err != nil {
			return
		}
	}
}

// sendParts reads the rows and hands them on in their order, each part with its decoding begun.
func sendParts(ctx context.Context, tx *sql.Tx, revision int64, parts chan<- *part) error {
	now := newPart()
	send := func() error {
		select {
		case parts <- now:
			go now.decode()
			now = newPart()
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var r data.Record
		var document []byte
		if err := rows.Scan(&r.Key, &r.Revision, &r.Withdrawn, &document); err != nil {
			return err
		}
		now.records, now.documents = append(now.records, r), append(now.documents, document)
		if len(now.records) < partSize {
			return nil
		}
		return send()
	}, asOfRecords, revision)
	if err != nil {
		return err
	}
	return send()
}

// tell calls fn with every record of the parts until it fails.
func tell(ctx context.Context, parts <-chan *part, fn func(data.Record) error) error {
	for p := range parts {
		<-p.decoded
		if p.err != nil {
			return p.err
		}
		for _, r := range p.records {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := fn(r); err != nil {
				return err
			}
		}
	}
	return nil
}
