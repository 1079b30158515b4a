package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"sync"
	"time"

	"tawthiq/data"
)

// revisionWatch knows the latest revision for as long as nobody commits, whoever it is. SQLite
// changes a connection's data_version whenever another connection commits; asking for it costs a
// microsecond or two, because nothing of the file is read.
type revisionWatch struct {
	mu       sync.Mutex // guards all below
	conn     *sql.Conn  // its own, so that the version is always of the same one
	ask      *sql.Stmt
	version  int64 // when revision was read; 0: it was not
	revision int64
}

// Revision implements data.Store. Cost: some microseconds.
func (s *Store) Revision(ctx context.Context) (int64, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.watch.latest(context.WithoutCancel(ctx), s.reader)
	return n, explain(ctx, "read the revision", err)
}

// RevisedAt implements data.Store.
func (s *Store) RevisedAt(ctx context.Context, revision int64) (time.Time, error) {
	if revision == 0 {
		return time.Time{}, nil
	}
	var at string
	err := s.reader.QueryRowContext(ctx, "SELECT at FROM revision WHERE number = ?", revision).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, data.Missing("revision", strconv.FormatInt(revision, 10))
	}
	if err != nil {
		return time.Time{}, explain(ctx, "read a revision", err)
	}
	return time.Parse(time.RFC3339Nano, at)
}

func (w *revisionWatch) latest(ctx context.Context, readers *sql.DB) (int64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.conn == nil {
		if err := w.open(ctx, readers); err != nil {
			return 0, err
		}
	}
	version, revision, err := w.look(ctx)
	if err != nil {
		return 0, errors.Join(err, w.close())
	}
	w.version, w.revision = version, revision
	return revision, nil
}

// look asks for the version first: a commit in between is then seen the next time.
func (w *revisionWatch) look(ctx context.Context) (version, revision int64, err error) {
	if err := w.ask.QueryRowContext(ctx).Scan(&version); err != nil || version == w.version {
		return version, w.revision, err
	}
	revision, err = latest(ctx, w.conn)
	return version, revision, err
}

func (w *revisionWatch) open(ctx context.Context, readers *sql.DB) (err error) {
	if w.conn, err = readers.Conn(ctx); err != nil {
		return err
	}
	if w.ask, err = w.conn.PrepareContext(ctx, "PRAGMA data_version"); err != nil {
		return errors.Join(err, w.close())
	}
	return nil
}

// close gives the connection back. What was known of the revision is forgotten with it.
func (w *revisionWatch) close() error {
	if w.conn == nil {
		return nil
	}
	var err error
	if w.ask != nil {
		err = w.ask.Close()
	}
	err = errors.Join(err, w.conn.Close())
	w.conn, w.ask, w.version = nil, nil, 0
	return err
}
