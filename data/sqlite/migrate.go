package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"

	"tawthiq/data"
)

// applicationID marks the file as this program's: "Twth" in the bytes 68 to 71 of its header.
const applicationID = 0x54777468

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations returns the statements that bring an empty file to the present schema; the schema
// version (user_version) is how many of them have run.
func migrations() ([]string, error) {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql") // sorted by name
	if err != nil {
		return nil, fmt.Errorf("list the migrations: %w", err)
	}
	var steps []string
	for _, name := range names {
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read a migration: %w", err)
		}
		steps = append(steps, string(text))
	}
	return steps, nil
}

// pageBytes is the size of a new file's pages. A document is a kilobyte or two: of pages of half this
// size it would leave a quarter empty. A file that is there keeps its own.
const pageBytes = 8192

// create gives an empty file its page size, which cannot be changed once it has a write-ahead log.
func (s *Store) create(ctx context.Context) error {
	db, err := sql.Open("sqlite3", fileURI(s.path, s.params("mode", "rw")))
	if err != nil {
		return fmt.Errorf("make the database: %w", err)
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA page_size = %d; PRAGMA application_id = %d", pageBytes, applicationID))
	return explain(ctx, "make the database", err)
}

// inspect refuses a file that is not ours before anything is written to it.
func (s *Store) inspect(ctx context.Context) error {
	if info, err := os.Stat(s.path); err == nil && info.Size() == 0 {
		return s.create(ctx)
	}
	db, err := sql.Open("sqlite3", fileURI(s.path, url.Values{"mode": {"ro"}, "_query_only": {"1"}}))
	if err != nil {
		return fmt.Errorf("inspect the database: %w", err)
	}
	defer db.Close()
	var magic, version, objects int
	err = db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`).Scan(&magic, &version, &objects)
	if isNotDatabase(err) {
		return data.Invalid("db", "%s is not a database", s.path).WithHint("give the name of a tawthiq database, or of a file that does not exist yet").Because(err)
	}
	if err != nil {
		return explain(ctx, "inspect the database", err)
	}
	return s.accept(magic, version, objects)
}

func (s *Store) accept(magic, version, objects int) error {
	steps, err := migrations()
	switch {
	case err != nil:
		return err
	case magic != applicationID && (magic != 0 || version != 0 || objects > 0):
		return data.Invalid("db", "%s is a database of another program", s.path).WithHint("give the name of a tawthiq database, or of a file that does not exist yet")
	case version > len(steps):
		return &data.Error{Kind: data.Conflict, Field: "db", Hint: "use a newer tawthiq",
			Message: fmt.Sprintf("%s has schema version %d and this program knows %d", s.path, version, len(steps))}
	}
	return nil
}

// migrate runs the steps that the file has not seen, all in one transaction. It has a connection of
// its own that does not enforce references, which are checked at the end: a table that others refer to
// can be made anew in no other way.
func (s *Store) migrate(ctx context.Context) (err error) {
	steps, err := migrations()
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite3", s.writerDSN("_foreign_keys", "0"))
	if err != nil {
		return fmt.Errorf("open the database to bring it up to date: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return write(ctx, db, "bring the database up to date", func(tx *sql.Tx) error {
		var version int
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
			return fmt.Errorf("read the schema version: %w", err)
		}
		if version >= len(steps) {
			return nil
		}
		return runSteps(ctx, tx, steps, version)
	})
}

// runSteps runs the steps after a version.
func runSteps(ctx context.Context, tx *sql.Tx, steps []string, version int) error {
	for i, step := range steps[version:] {
		if _, err := tx.ExecContext(ctx, step); err != nil {
			return fmt.Errorf("migration %d: %w", version+i+1, err)
		}
	}
	problems, err := checkReferences(ctx, tx)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return unavailable(nil, "%s", problems[0]).WithHint("nothing was changed; go back to the last backup")
	}
	_, err = tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", len(steps), applicationID))
	return err
}

// write runs fn in a transaction that holds the write lock from its start, and commits it unless
// fn fails or ctx ends.
func (s *Store) write(ctx context.Context, operation string, fn func(*sql.Tx) error) error {
	return write(ctx, s.writer, operation, fn)
}

func write(ctx context.Context, writer *sql.DB, operation string, fn func(*sql.Tx) error) error {
	tx, err := writer.BeginTx(ctx, nil)
	if err != nil {
		return explain(ctx, operation, err)
	}
	defer tx.Rollback()
	if err := fn(tx); err != nil {
		return explain(ctx, operation, err)
	}
	return explain(ctx, operation, tx.Commit())
}

// snapshot runs fn in a transaction that sees one state of the database throughout.
func (s *Store) snapshot(ctx context.Context, operation string, fn func(*sql.Tx) error) error {
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return explain(ctx, operation, err)
	}
	defer tx.Rollback()
	return explain(ctx, operation, fn(tx))
}
