package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"tawthiq/data"
	"tawthiq/data/words"
	"tawthiq/geo/gazetteer"
)

// Options are the settings of a store. The zero value is a good choice.
type Options struct {
	// Normalise brings words of both scripts to the form in which they are searched. A database
	// that was written with another one is indexed anew when it is opened. Default: gazetteer.Normalise.
	Normalise func(string) string
	// BusyTimeout is how long a writer waits for one in another process. Default: 10 seconds.
	BusyTimeout time.Duration
	// Readers is the number of read-only connections. Default: twice the processors, at least 4.
	Readers int
	// CacheKiB is the page cache of each connection in KiB. Default: 32 MiB.
	CacheKiB int
}

func (o Options) withDefaults() Options {
	if o.Normalise == nil {
		o.Normalise = gazetteer.Normalise
	}
	if o.BusyTimeout <= 0 {
		o.BusyTimeout = 10 * time.Second
	}
	if o.Readers <= 0 {
		o.Readers = max(4, 2*runtime.NumCPU())
	}
	if o.CacheKiB <= 0 {
		o.CacheKiB = 32 << 10
	}
	return o
}

// Store keeps records in an SQLite file. It implements data.Store.
type Store struct {
	path    string
	options Options
	base    *data.Vocabulary // the project's own terms
	writer  *sql.DB          // one connection
	reader  *sql.DB
	watch   revisionWatch
	symbols *symbols
	texts   *texts
	ids     *ids
	terms   atomic.Pointer[terms]
	parts   sync.Pool     // of itemPart
	builder words.Builder // used by whoever has the writer, to use its memory again
}

var _ data.Store = (*Store)(nil)

// Open opens the database at path, creating it where there is none and bringing an older one up to
// date. Errors: InvalidKind for a file that is not a database of this program; Conflict for one
// that a newer program wrote; Unavailable where the file cannot be read and written. A file
// that is refused is left as it was.
func Open(ctx context.Context, path string, options Options) (*Store, error) {
	path, err := prepare(path)
	if err != nil {
		return nil, err
	}
	base, err := data.DefaultVocabulary()
	if err != nil {
		return nil, err
	}
	s := &Store{path: path, options: options.withDefaults(), base: base, symbols: newSymbols(), ids: newIDs()}
	s.terms.Store(&terms{vocabulary: base})
	s.texts = &texts{splitter: words.Splitter{Normalise: s.options.Normalise}}
	if err := s.inspect(ctx); err != nil {
		return nil, err
	}
	if err := s.connect(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// prepare returns the absolute path of the file, which exists from then on. Only its owner may
// read a file made here: it holds what is never published.
func prepare(path string) (string, error) {
	if path == "" || strings.ContainsRune(path, 0) {
		return "", data.Invalid("db", "%q is not the name of a file", path)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("the database's path: %w", err)
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return "", data.Invalid("db", "%s is not a file", path).WithHint("give the name of a file in it")
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", data.Invalid("db", "there is no folder %s", filepath.Dir(path)).WithHint("create it first").Because(err)
	case errors.Is(err, fs.ErrPermission):
		return "", unavailable(err, "%s cannot be written by this user", path).WithHint("change the permissions of the file and its folder, or choose another with --db")
	case err != nil:
		return "", unavailable(err, "%s cannot be opened", path)
	}
	return path, file.Close()
}

// checkpointPages is how many pages the write-ahead log has before it is folded into the
// file. An import writes the pages of an index again with every batch; they are folded in once.
const checkpointPages = 64 << 20 / pageBytes

func (s *Store) connect(ctx context.Context) error {
	var err error
	if s.writer, err = sql.Open("sqlite3", s.writerDSN()); err != nil {
		return fmt.Errorf("open the writer: %w", err)
	}
	s.writer.SetMaxOpenConns(1)
	if s.reader, err = sql.Open("sqlite3", s.readerDSN()); err != nil {
		return fmt.Errorf("open the readers: %w", err)
	}
	s.reader.SetMaxOpenConns(s.options.Readers + 1) // one of them watches the revision
	s.reader.SetMaxIdleConns(s.options.Readers + 1)
	if err := s.migrate(ctx); err != nil {
		return err
	}
	// The pool has one connection; should it have to open another, that one works with the default.
	if _, err := s.writer.ExecContext(ctx, fmt.Sprintf("PRAGMA wal_autocheckpoint = %d", checkpointPages)); err != nil {
		return explain(ctx, "set the size of the log", err)
	}
	if err := s.refreshText(ctx); err != nil {
		return err
	}
	if err := s.refreshReview(ctx); err != nil {
		return err
	}
	return s.refreshBriefs(ctx)
}

// Close releases the file, folding the write-ahead log into it. It waits for no one: calls
// that are under way fail.
func (s *Store) Close() error {
	s.watch.mu.Lock()
	errs := []error{s.watch.close()}
	s.watch.mu.Unlock()
	for _, db := range []*sql.DB{s.reader, s.writer} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}
