package review

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"tawthiq/data"
	"tawthiq/data/sheet"
	"tawthiq/geo"
)

// columns of a file of aliases.
var columns = []string{"text_en", "text_ar", "region_en", "region_ar", "pcode", "author", "decided_at", "note", "origin"}

// Write writes aliases as CSV that a spreadsheet can open without taking a text for a formula, and
// that Read reads back as it was, but for the kind of line ends inside a text.
func Write(w io.Writer, aliases []data.Alias) error {
	out, err := sheet.NewWriter(w)
	if err != nil {
		return err
	}
	if err := out.Write(columns); err != nil {
		return err
	}
	for _, a := range aliases {
		row := []string{a.Text.EN, a.Text.AR, a.Region.EN, a.Region.AR, string(written(a.PCode)), a.Author, a.At.UTC().Format(time.RFC3339Nano), a.Note, a.Origin}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	return out.Flush()
}

// Provenance completes the rows of a file that do not say it themselves.
type Provenance struct {
	Author string
	At     time.Time
	Origin string // the name of the file; also of rows that another database decided in review
}

// Read reads aliases from CSV with the columns that Write writes, in any order; those of author,
// decided_at, note and origin may be absent or empty. Errors: InvalidKind, naming the line.
func Read(r io.Reader, from Provenance) ([]Given, error) {
	in := csv.NewReader(r)
	in.ReuseRecord = true
	header, err := in.Read()
	if err != nil {
		return nil, data.Invalid("line 1", "it does not name the columns").WithHint("they are %s", strings.Join(columns, ", ")).Because(err)
	}
	at, err := positions(header)
	if err != nil {
		return nil, err
	}
	var list []Given
	var problems []error
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return list, few(problems)
		}
		if err != nil {
			return nil, unreadable(err)
		}
		line, _ := in.FieldPos(0)
		a, err := aliasOf(func(column string) string { return cell(row, at, column) }, from)
		if err != nil {
			problems = append(problems, atLine(line, err))
		}
		list = append(list, Given{line, a})
	}
}

func cell(row []string, at map[string]int, column string) string {
	if i, ok := at[column]; ok {
		return strings.Clone(sheet.Unguarded(row[i]))
	}
	return ""
}

func unreadable(err error) error {
	var e *csv.ParseError
	if errors.As(err, &e) {
		return data.Invalid(fmt.Sprintf("line %d", e.Line), "it is not CSV with as many cells as columns: %v", e.Err)
	}
	return fmt.Errorf("reading the aliases: %w", err)
}

// positions returns where each column is. Errors: InvalidKind for one that is not known, that is
// there twice, or that is needed and not there.
func positions(header []string) (map[string]int, error) {
	at := map[string]int{}
	for i, name := range header {
		name = strings.TrimSpace(strings.TrimPrefix(name, sheet.Mark))
		if !slices.Contains(columns, name) {
			return nil, data.Invalid("line 1", "there is no column %q", name).Allow(columns)
		}
		if _, twice := at[name]; twice {
			return nil, data.Invalid("line 1", "the column %s is there twice", name)
		}
		at[name] = i
	}
	for _, needed := range columns[:5] {
		if _, ok := at[needed]; !ok {
			return nil, data.Invalid("line 1", "the column %s is missing", needed).Allow(columns)
		}
	}
	return at, nil
}

func aliasOf(cell func(column string) string, from Provenance) (data.Alias, error) {
	a := data.Alias{
		Text: geo.Label{EN: cell("text_en"), AR: cell("text_ar")}, Region: geo.Label{EN: cell("region_en"), AR: cell("region_ar")},
		PCode: geo.PCode(strings.TrimSpace(cell("pcode"))), Author: cell("author"), At: from.At, Note: cell("note"), Origin: cell("origin"),
	}
	if a.Author == "" {
		a.Author = from.Author
	}
	if a.Origin == "" || a.Origin == data.OriginReview {
		a.Origin = from.Origin
	}
	switch a.PCode {
	case "":
		return a, data.Invalid("pcode", "it is missing").WithHint("give the code of a place or an area, or %s where none fits", None)
	case None:
		a.PCode = ""
	}
	given := cell("decided_at")
	if given == "" {
		return a, nil
	}
	at, err := time.Parse(time.RFC3339, given)
	if err != nil {
		return a, data.Invalid("decided_at", "%q is not a time such as 2024-05-31T12:00:00Z", given).Because(err)
	}
	a.At = at.UTC()
	return a, nil
}
