package placelist

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"tawthiq/data"
)

// WriteFile gives the path what write writes, wholly or not at all: whatever happens before the
// end, a killed process or a full disk, a file that was there stays as it was. What is no
// ordinary file, such as a device or a pipe, is written to as it is. mode is that of a file which was
// not there, less what the process masks; one that was keeps its own. Errors: InvalidKind where
// nothing can be written there; write's own.
func WriteFile(path string, mode fs.FileMode, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // a link keeps pointing where it does
	}
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return data.Invalid("out", "%s is a folder", path).WithHint("give the name of a file")
	case err == nil && !info.Mode().IsRegular():
		return writeTo(path, os.O_WRONLY, 0, write)
	case err == nil:
		mode = info.Mode().Perm()
	}
	temp := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+rand.Text()[:8]+".part")
	err := writeTo(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode, write)
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		if rest := os.Remove(temp); !errors.Is(rest, fs.ErrNotExist) {
			err = errors.Join(err, rest)
		}
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// writeTo writes to a file and, where it is a new one, waits until it is on the disk.
func writeTo(path string, flag int, mode fs.FileMode, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, flag, mode)
	if err != nil {
		return data.Invalid("out", "nothing can be written in %s", filepath.Dir(path)).Because(err)
	}
	err = write(f)
	if err == nil && flag&os.O_CREATE != 0 {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// syncFolder makes a rename outlast a failure of power.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("sync the folder: %w", err)
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// Spool copies what r has to a file named "standard input" in a folder of its own, because a table
// is read more than once. It returns the file's path and what removes it. A cancelled ctx ends it
// even while r waits for a person at a keyboard.
func Spool(ctx context.Context, r io.Reader) (path string, remove func() error, err error) {
	folder, err := os.MkdirTemp("", "tawthiq-input-")
	if err != nil {
		return "", nil, fmt.Errorf("keep the standard input: %w", err)
	}
	file := filepath.Join(folder, "standard input")
	copied := make(chan error, 1)
	// A read that waits for the keyboard cannot be ended from here: the goroutine stays until the
	// process ends, which a cancelled ctx is the beginning of.
	go func() { copied <- copyTo(file, r) }()
	select {
	case err = <-copied:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil {
		return "", nil, errors.Join(fmt.Errorf("keep the standard input: %w", err), os.RemoveAll(folder))
	}
	return file, func() error { return os.RemoveAll(folder) }, nil
}

func copyTo(path string, r io.Reader) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, r)
	return errors.Join(err, f.Close())
}
