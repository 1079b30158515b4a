package main

import (
	"context"
	"database/sql"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"
)

// bareInsert is a way to insert the rows of a file into one plain table.
type bareInsert struct {
	name string
	of   func(cells []string) []any // what is inserted of a row
}

func cellsOf(cells []string) []any {
	values := make([]any, len(cells))
	for i, cell := range cells {
		values[i] = cell
	}
	return values
}

func lineOf(cells []string) []any { return []any{strings.Join(cells, ",")} }

// rowsHeld is how many rows are read before they are inserted.
const rowsHeld = 10_000

// time inserts every row with one prepared statement, in transactions of rowsHeld rows, and returns what
// that took. Reading the file is not counted.
func (w bareInsert) time(ctx context.Context, file, path string) (total timing, err error) {
	db, err := sql.Open("sqlite3", "file:"+(&url.URL{Path: path}).EscapedPath()+"?_journal_mode=WAL&_synchronous=FULL&_txlock=immediate")
	if err != nil {
		return total, err
	}
	defer func() { err = errors.Join(err, db.Close(), os.Remove(path)) }()
	db.SetMaxOpenConns(1)
	ctx = context.WithoutCancel(ctx) // the driver starts a goroutine for each statement that can be cancelled
	insert := ""
	err = eachRows(file, func(rows [][]any) error {
		took := stopwatch()
		if insert == "" {
			if insert, err = w.create(ctx, db, len(rows[0])); err != nil {
				return err
			}
		}
		err := insertRows(ctx, db, insert, rows)
		t := took()
		total.elapsed += t.elapsed
		total.processors += t.processors
		return err
	}, w.of)
	return total, err
}

// create makes the table, and returns the statement that inserts into it.
func (w bareInsert) create(ctx context.Context, db *sql.DB, columns int) (insert string, err error) {
	names := make([]string, columns)
	for i := range names {
		names[i] = fmt.Sprintf("c%d TEXT", i)
	}
	if _, err := db.ExecContext(ctx, "CREATE TABLE plain ("+strings.Join(names, ", ")+")"); err != nil {
		return "", err
	}
	return "INSERT INTO plain VALUES (" + strings.Repeat(", ?", columns)[len(", "):] + ")", nil
}

func insertRows(ctx context.Context, db *sql.DB, insert string, rows [][]any) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	statement, err := tx.PrepareContext(ctx, insert)
	if err != nil {
		return err
	}
	for _, values := range rows {
		if _, err := statement.ExecContext(ctx, values...); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// eachRows calls fn with what of makes of the rows of a CSV file, rowsHeld at a time.
func eachRows(path string, fn func([][]any) error, of func([]string) []any) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	reader := csv.NewReader(file)
	if _, err := reader.Read(); err != nil {
		return err
	}
	for {
		var rows [][]any
		for len(rows) < rowsHeld {
			cells, err := reader.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return err
			}
			rows = append(rows, of(cells))
		}
		if len(rows) == 0 {
			return nil
		}
		if err := fn(rows); err != nil {
			return err
		}
	}
}
