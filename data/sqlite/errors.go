package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"

	"tawthiq/data"
)

func unavailable(cause error, format string, args ...any) *data.Error {
	return &data.Error{Kind: data.Unavailable, Field: "database", Message: fmt.Sprintf(format, args...), Cause: cause}
}

// explain turns an error of the database into one that says what to do, and leaves what is
// already said well. In every case nothing of the transaction was written.
func explain(ctx context.Context, operation string, err error) error {
	var said *data.Error
	var cause sqlite3.Error
	switch {
	case err == nil || errors.As(err, &said):
		return err
	case ctx.Err() != nil:
		return fmt.Errorf("%s: %w", operation, ctx.Err())
	case errors.Is(err, sql.ErrConnDone), err.Error() == "sql: database is closed":
		return unavailable(err, "it is closed").WithHint("the program is stopping")
	case errors.As(err, &cause):
		return explainCode(operation, cause)
	}
	return fmt.Errorf("%s: %w", operation, err)
}

func explainCode(operation string, err sqlite3.Error) error {
	wrapped := fmt.Errorf("%s: %w", operation, err)
	switch err.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return unavailable(wrapped, "another program is writing to it").WithHint("nothing was changed; try again when the other has finished")
	case sqlite3.ErrFull:
		return unavailable(wrapped, "the disk is full").WithHint("nothing was changed; make room and try again")
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrAuth:
		return unavailable(wrapped, "it cannot be written").WithHint("nothing was changed; check the permissions of the file and its folder")
	case sqlite3.ErrCantOpen:
		return unavailable(wrapped, "the file cannot be opened").WithHint("check that it is still there, and the permissions of its folder")
	case sqlite3.ErrIoErr:
		return unavailable(wrapped, "the disk failed to read or write").WithHint("nothing was changed; check the disk, then run tawthiq check")
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return unavailable(wrapped, "the file is damaged").WithHint("keep a copy, run tawthiq check, and go back to the last backup")
	case sqlite3.ErrTooBig:
		return &data.Error{Kind: data.TooLarge, Field: "database", Message: "a value is too large to be stored", Cause: wrapped}
	}
	return wrapped
}

func isDamage(err error) bool {
	var cause sqlite3.Error
	return errors.As(err, &cause) && cause.Code == sqlite3.ErrCorrupt
}

func isNotDatabase(err error) bool {
	var cause sqlite3.Error
	return errors.As(err, &cause) && cause.Code == sqlite3.ErrNotADB
}
