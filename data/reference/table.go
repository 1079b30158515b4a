package reference

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tawthiq/data"
)

// readSource returns a source file of a folder as UTF-8. Errors: it cannot be read, or is in
// another encoding.
func readSource(from, name string) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(from, name))
	if err != nil {
		return nil, data.Invalid(name, "it cannot be read from the folder of the reference facts").
			WithHint("give the folder that holds areas.csv, places.csv and the others with --from").Because(err)
	}
	if !utf8.Valid(text) {
		line, column := position(text, firstInvalid(text))
		return nil, fault(name, line, "column "+strconv.Itoa(column), "it is not UTF-8", "save the file as UTF-8")
	}
	return bytes.TrimPrefix(text, []byte("\ufeff")), nil
}

func firstInvalid(text []byte) int {
	at := 0
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

// position returns the line and the column, from 1, of a byte of a text.
func position(text []byte, offset int) (line, column int) {
	before := text[:min(max(offset, 0), len(text))]
	return bytes.Count(before, []byte("\n")) + 1, len(before) - bytes.LastIndexByte(before, '\n')
}

// fault is an error at a place in a source file, with what to do about it.
func fault(file string, line int, where, message, hint string) *data.Error {
	return data.Invalid(file+", line "+strconv.Itoa(line)+", "+where, "%s", message).WithHint("%s", hint)
}

// row is one line of a CSV file. After the first cell that is wrong it gives zeros, and err says
// which it was.
type row struct {
	file    string
	line    int
	columns map[string]int
	cells   []string
	err     *data.Error
}

// eachRow reads a CSV file that has at least these columns, and hands its rows to use. Errors:
// those of the file's form, and the first that use returns or leaves in a row.
func eachRow(from, name string, columns []string, use func(*row) error) error {
	text, err := readSource(from, name)
	if err != nil {
		return err
	}
	return rows(name, text, columns, use)
}

// rows does with the text of a CSV file what eachRow does with a file in a folder.
func rows(name string, text []byte, columns []string, use func(*row) error) error {
	r := csv.NewReader(bytes.NewReader(text))
	head, err := r.Read()
	if err != nil {
		return csvFault(name, err)
	}
	at, err := columnsOf(name, head, columns)
	if err != nil {
		return err
	}
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return csvFault(name, err)
		}
		line, _ := r.FieldPos(0)
		current := &row{file: name, line: line, columns: at, cells: cells}
		if err := use(current); err != nil {
			return err
		}
		if current.err != nil {
			return current.err
		}
	}
}

func csvFault(name string, err error) error {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return fault(name, parse.Line, "column "+strconv.Itoa(parse.Column), parse.Err.Error(), "correct the quoting or the number of cells of the line")
	}
	return fault(name, 1, "column 1", "the file is empty", "give the file with its header")
}

func columnsOf(name string, head, columns []string) (map[string]int, error) {
	at := make(map[string]int, len(columns))
	for _, c := range columns {
		i := slices.Index(head, c)
		if i < 0 {
			return nil, fault(name, 1, "column "+c, "the column is missing", "the file must have "+strings.Join(columns, ", "))
		}
		at[c] = i
	}
	return at, nil
}

// wrong makes an error of a cell, unless one is there.
func (r *row) wrong(column, message, hint string) *data.Error {
	if r.err == nil {
		r.err = fault(r.file, r.line, "column "+column, message, hint)
	}
	return r.err
}

func (r *row) text(column string) string { return strings.TrimSpace(r.cells[r.columns[column]]) }

// list returns the texts of a cell that a vertical bar separates.
func (r *row) list(column string) []string {
	var list []string
	for s := range strings.SplitSeq(r.text(column), "|") {
		if s = strings.TrimSpace(s); s != "" {
			list = append(list, s)
		}
	}
	return list
}

func (r *row) number(column string) float64 {
	v, err := strconv.ParseFloat(r.text(column), 64)
	if err != nil {
		r.wrong(column, strconv.Quote(r.text(column))+" is not a number", "write it with digits and a decimal point")
		return 0
	}
	return v
}

// persons returns a number of persons, 0 for an empty cell.
func (r *row) persons(column string) int {
	s := r.text(column)
	if s == "" {
		return 0
	}
	v, err := strconv.Atoi(s)
	if err != nil || v < 0 || v >= maxPopulation {
		r.wrong(column, strconv.Quote(s)+" is not a number of persons", "write a whole number, or leave the cell empty")
		return 0
	}
	return v
}
