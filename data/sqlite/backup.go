package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"

	"tawthiq/data"
)

// backupStep is how many pages are copied between two looks at the context: 4 MiB.
const backupStep = 1024

// Backup writes a copy of the database as it is at this moment to a new file, while others go on
// reading and writing. It is written under another name beside the destination and renamed when
// it is whole and on the disk. progress, which may be nil, is told how many pages of how many are
// copied. Errors: Conflict where the destination exists.
func (s *Store) Backup(ctx context.Context, destination string, progress func(done, total int)) error {
	if _, err := os.Lstat(destination); err == nil {
		return &data.Error{Kind: data.Conflict, Field: "backup", Message: destination + " exists", Hint: "choose another name, or remove it first"}
	}
	partial, err := newPartial(destination)
	if err != nil {
		return err
	}
	if err := s.backupTo(ctx, partial, progress); err != nil {
		return errors.Join(explain(ctx, "back up to "+destination, err), discard(partial))
	}
	if err := os.Rename(partial, destination); err != nil {
		return errors.Join(fmt.Errorf("name the backup: %w", err), discard(partial))
	}
	return syncFolder(filepath.Dir(destination))
}

// newPartial makes the file that a backup is written to: one that nobody else writes to, and that
// only its owner may read.
func newPartial(destination string) (string, error) {
	folder := filepath.Dir(destination)
	file, err := os.CreateTemp(folder, "."+filepath.Base(destination)+".*.partial")
	if err != nil {
		return "", unavailable(err, "the backup cannot be written to %s", folder).WithHint("check that the folder exists and may be written")
	}
	return file.Name(), file.Close()
}

func discard(path string) error {
	var errs []error
	for _, suffix := range []string{"", "-journal", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func (s *Store) backupTo(ctx context.Context, path string, progress func(done, total int)) error {
	to, err := sql.Open("sqlite3", fileURI(path, url.Values{"mode": {"rw"}, "_synchronous": {"FULL"}}))
	if err != nil {
		return err
	}
	defer to.Close()
	source, err := s.reader.Conn(ctx)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := to.Conn(ctx)
	if err != nil {
		return err
	}
	defer target.Close()
	return copyPages(ctx, target, source, progress)
}

// copyPages copies within a read transaction, so that what others write meanwhile neither shows
// in the copy nor makes it start again.
func copyPages(ctx context.Context, target, source *sql.Conn, progress func(done, total int)) error {
	tx, err := source.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := latest(ctx, tx); err != nil { // the snapshot is taken by the first read
		return err
	}
	return target.Raw(func(to any) error {
		return source.Raw(func(from any) error {
			backup, err := to.(*sqlite3.SQLiteConn).Backup("main", from.(*sqlite3.SQLiteConn), "main")
			if err != nil {
				return err
			}
			return errors.Join(stepThrough(ctx, backup, progress), backup.Finish())
		})
	})
}

func stepThrough(ctx context.Context, backup *sqlite3.SQLiteBackup, progress func(done, total int)) error {
	for before := -1; ; {
		if err := ctx.Err(); err != nil {
			return err
		}
		done, err := backup.Step(backupStep)
		if err != nil {
			return err
		}
		if progress != nil {
			progress(backup.PageCount()-backup.Remaining(), backup.PageCount())
		}
		if done {
			return nil
		}
		if backup.Remaining() == before { // the driver hides that the file is busy
			time.Sleep(10 * time.Millisecond)
		}
		before = backup.Remaining()
	}
}

// syncFolder makes a new name in a folder survive a loss of power.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open the folder of the backup: %w", err)
	}
	return errors.Join(folder.Sync(), folder.Close())
}
