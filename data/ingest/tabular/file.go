package tabular

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"tawthiq/data"
)

// Limits of what is read: far above any real table, low enough that a broken file is no burden.
const (
	maxColumns = 2000
	maxCell    = 256 << 10 // bytes
	maxRow     = 1 << 20   // bytes
	maxLines   = 5000      // lines of one row
)

// Options say how to read a file where it does not say so itself.
type Options struct {
	Encoding string // name of a text file's encoding, such as windows-1256; "": detected
	Sheet    string // of a workbook; "": the first that is not empty
	// Whole is for a copy of the table that must lack nothing: rows of blank cells are rows too, and
	// so is none at all; a column at the end may be nameless; line ends inside cells and bytes
	// that are no text stay as they are, and no row is at fault for its text.
	Whole bool
}

// Row is one row of data. Problem says why it cannot be read; its cells are then what is left.
type Row struct {
	Number  int // 1-based, of the data rows
	Line    int // 1-based: the line it starts on, the row of the sheet, or the feature
	Cells   []string
	Problem string
}

// File is an open table. It is not safe for concurrent use.
type File struct {
	Format    string   // csv, xlsx or geojson
	Encoding  string   // of a text file
	Delimiter byte     // of CSV
	Mark      bool     // a text file begins with the byte order mark of UTF-8
	SHA256    string   // of the whole file, in hexadecimal
	Columns   []string // names, as written but for surrounding space; a nameless one is ""
	Tags      []string // HXL hashtags of the columns; nil where there are none

	source source
	whole  bool
	sound  bool // no cell needs to be looked through for what is no text
	peeked *Row
	number int
}

// source is what a format knows: its rows, the header among them.
type source interface {
	// next returns a row without a number, io.EOF after the last one.
	next() (Row, error)
	// fraction returns how much of the file is read, 0 to 1.
	fraction() float64
	close() error
}

// Open opens a file and reads its header. The caller closes it. Errors: InvalidKind for what is
// not a table: empty, binary, of an unknown encoding, without a header or without rows.
func Open(path string, opts Options) (*File, error) {
	seen, err := inspect(path, opts)
	if err != nil {
		return nil, err
	}
	f := &File{Format: seen.format, Encoding: seen.encodingName, Mark: seen.mark, SHA256: seen.sha256, whole: opts.Whole, sound: seen.sound}
	if f.source, err = seen.open(path, opts); err != nil {
		return nil, err
	}
	if c, ok := f.source.(*csvSource); ok {
		f.Delimiter = c.delimiter
	}
	if err := f.readHeader(filepath.Base(path)); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// Close closes the file.
func (f *File) Close() error { return f.source.close() }

// Fraction returns how much of the file is read, 0 to 1.
func (f *File) Fraction() float64 { return f.source.fraction() }

// Next returns the next row, io.EOF after the last one. Any other error ends the file.
func (f *File) Next() (Row, error) {
	row, err := f.nextRow()
	if err != nil {
		return Row{}, err
	}
	f.number++
	row.Number = f.number
	if row.Problem == "" && f.Format == "xlsx" && len(row.Cells) < len(f.Columns) {
		row.Cells = append(row.Cells, make([]string, len(f.Columns)-len(row.Cells))...)
	}
	if row.Problem == "" {
		row.Cells, row.Problem = fit(row.Cells, len(f.Columns))
	}
	if f.whole {
		return row, nil
	}
	if row.Problem == "" {
		if row.Problem = f.faultOf(row.Cells); row.Problem == "" {
			return row, nil
		}
	}
	for i, c := range row.Cells {
		if !utf8.ValidString(c) {
			row.Cells[i] = strings.ToValidUTF8(c, "\uFFFD")
		}
	}
	return row, nil
}

// nextRow returns the next row of data.
func (f *File) nextRow() (Row, error) {
	if row := f.peeked; row != nil {
		f.peeked = nil
		return *row, nil
	}
	return f.nextFilled(f.whole)
}

// nextFilled returns the next row that is not blank throughout, or where blank ones count, that
// is not an empty line.
func (f *File) nextFilled(blanksCount bool) (Row, error) {
	for {
		row, err := f.source.next()
		if err != nil || row.Problem != "" || !blank(row.Cells) || blanksCount && len(row.Cells) > 1 {
			return row, err
		}
	}
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// fit drops blank cells beyond the last column, and finds fault with any other difference: a
// row that is short may have lost cells anywhere.
func fit(cells []string, columns int) (fitted []string, problem string) {
	if len(cells) > columns && blank(cells[columns:]) {
		cells = cells[:columns]
	}
	if len(cells) != columns {
		return cells, fmt.Sprintf("the row has %s where the header has %s", data.CountOf(len(cells), "cell", "cells"), data.CountOf(columns, "column", "columns"))
	}
	return cells, ""
}

func (f *File) faultOf(cells []string) string {
	for i, c := range cells {
		switch {
		case len(c) > maxCell:
			return fmt.Sprintf("the cell of column %q holds %d bytes; at most %d are read", f.Columns[i], len(c), maxCell)
		case f.sound:
		case !utf8.ValidString(c):
			return fmt.Sprintf("the text of column %q is not valid %s", f.Columns[i], f.Encoding)
		case strings.ContainsRune(c, 0):
			return fmt.Sprintf("the text of column %q holds a zero byte", f.Columns[i])
		}
	}
	return ""
}

// readHeader takes the first row as the names of the columns, and a row of hashtags, which may be
// the first or the second. It peeks at the first row of data.
func (f *File) readHeader(name string) error {
	header, err := f.nextFilled(false)
	if errors.Is(err, io.EOF) {
		return data.Invalid("file", "%s holds nothing", name)
	}
	if err != nil {
		return fmt.Errorf("read the header of %s: %w", name, err)
	}
	if header.Problem != "" {
		return data.Invalid("file", "%s, line %d: the header cannot be read: %s", name, header.Line, header.Problem)
	}
	if len(header.Cells) > maxColumns {
		return data.Invalid("file", "%s has %d columns; at most %d are read", name, len(header.Cells), maxColumns)
	}
	f.Columns = cleanNames(header.Cells)
	if f.whole {
		f.Columns = append(f.Columns, make([]string, len(header.Cells)-len(f.Columns))...)
	}
	if tagged(f.Columns) {
		f.Tags = f.Columns
	}
	return f.peek(name)
}

func (f *File) peek(name string) error {
	row, err := f.nextFilled(f.whole)
	if err == nil && f.Tags == nil && len(row.Cells) <= len(f.Columns) && tagged(row.Cells) {
		f.Tags = make([]string, len(f.Columns))
		copy(f.Tags, cleanNames(row.Cells))
		row, err = f.nextFilled(f.whole)
	}
	if errors.Is(err, io.EOF) && f.whole {
		return nil
	}
	if errors.Is(err, io.EOF) && f.Format == "geojson" {
		return data.Invalid("file", "%s has no features", name)
	}
	if errors.Is(err, io.EOF) {
		return data.Invalid("file", "%s has a header but no rows", name)
	}
	if err != nil {
		return fmt.Errorf("read the first row of %s: %w", name, err)
	}
	f.peeked = &row
	return nil
}

// cleanNames trims the names and drops columns without a name after the last one that has one.
func cleanNames(cells []string) []string {
	out := make([]string, len(cells))
	last := 0
	for i, c := range cells {
		out[i] = strings.ToValidUTF8(strings.TrimFunc(c, ignorable), "\uFFFD")
		if out[i] != "" {
			last = i + 1
		}
	}
	return out[:last]
}

// ignorable reports whether a rune at the border of a name is not part of it: space, control
// characters, direction marks and the byte order mark.
func ignorable(r rune) bool {
	switch {
	case r <= ' ', r == 0xA0, r == 0xFEFF, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

// tagged reports whether the cells are a row of HXL hashtags: every cell that is not blank
// begins with #.
func tagged(cells []string) bool {
	found := false
	for _, c := range cells {
		switch c = strings.TrimFunc(c, ignorable); {
		case c == "":
		case strings.HasPrefix(c, "#") && len(c) > 1:
			found = true
		default:
			return false
		}
	}
	return found
}
