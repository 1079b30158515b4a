package placelist

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"tawthiq/data/ingest/tabular"
	"tawthiq/geo/geocode"
)

// Geocoder finds what a description means. It is called from several goroutines at once.
type Geocoder interface {
	Geocode(q geocode.Query) geocode.Result
}

// Config says how to read a table of places. Geocoder is required.
type Config struct {
	Geocoder Geocoder
	Columns  Columns
	Language string         // of match_name and the reasons: "ar", otherwise English
	Progress func(Progress) // called now and then from the goroutine that called Run; may be nil
}

// Progress is how far a run is.
type Progress struct {
	Summary
	Fraction float64 // of the table that is read, 0 to 1
}

// Summary is what became of the rows.
type Summary struct {
	Rows, Accepted, Review, NotFound int
	Damaged                          int // rows among them with too few or too many cells, or a quote that never closes

	Place, Region []string  // names of the columns that were read
	Renamed       []Renamed // columns of the input that have another name in the output
}

// batchRows is how many rows are answered at a time.
const batchRows = 512

// Run writes the table to w as CSV in UTF-8, with the table's own delimiter, and with a byte order
// mark where it has one. The table must be opened with Whole. The caller closes it.
//
// Errors: InvalidKind for columns that are not there, before anything is written; an error that
// wraps ctx.Err(); one from reading or writing. What was written by then is a part of the table.
// Cost: one row after the other is read and written; a batch of them is answered on every core.
func Run(ctx context.Context, table *tabular.File, w io.Writer, config Config) (Summary, error) {
	b, err := bind(table.Columns, table.Tags, config.Columns)
	if err != nil {
		return Summary{}, err
	}
	j := &job{config: config, table: table, bound: b, out: csv.NewWriter(w)}
	if table.Delimiter != 0 {
		j.out.Comma = rune(table.Delimiter)
	}
	j.summary.Place, j.summary.Region = j.names(b.place), j.names(b.region)
	if err := j.writeHeader(w); err != nil {
		return j.summary, err
	}
	for done := false; !done; {
		if err := ctx.Err(); err != nil {
			return j.summary, err
		}
		if done, err = j.batch(); err != nil {
			return j.summary, err
		}
		if config.Progress != nil {
			config.Progress(Progress{j.summary, table.Fraction()})
		}
	}
	return j.summary, nil
}

// job is a run under way.
type job struct {
	config  Config
	table   *tabular.File
	bound   bound
	out     *csv.Writer
	summary Summary
}

func (j *job) names(columns [2]text) []string {
	var out []string
	for _, at := range slices.Concat(columns[english].at, columns[arabic].at) {
		out = append(out, j.table.Columns[at])
	}
	return out
}

func (j *job) writeHeader(w io.Writer) error {
	if j.table.Mark {
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return fmt.Errorf("write the header: %w", err)
		}
	}
	names, renamed := header(j.table.Columns)
	j.summary.Renamed = renamed
	err := j.out.Write(names)
	if tags := j.table.Tags; err == nil && tags != nil && !slices.Equal(tags, j.table.Columns) {
		err = j.out.Write(append(slices.Clone(tags), make([]string, len(Names()))...))
	}
	j.out.Flush()
	if err = errors.Join(err, j.out.Error()); err != nil {
		return fmt.Errorf("write the header: %w", err)
	}
	return nil
}

// batch reads, answers and writes some rows. It reports whether they were the last.
func (j *job) batch() (last bool, err error) {
	rows, readErr := j.read()
	j.answerAll(rows)
	for _, a := range rows {
		if err := j.write(a); err != nil {
			return false, fmt.Errorf("write line %d of the table: %w", a.row.Line, err)
		}
	}
	j.out.Flush()
	if err := j.out.Error(); err != nil {
		return false, fmt.Errorf("write the table: %w", err)
	}
	if readErr != nil && !errors.Is(readErr, io.EOF) {
		return false, readErr
	}
	return readErr != nil, nil
}

// read returns the next rows, with io.EOF or another error where there are no more.
func (j *job) read() ([]answered, error) {
	rows := make([]answered, 0, batchRows)
	for len(rows) < batchRows {
		row, err := j.table.Next()
		if err != nil {
			return rows, err
		}
		rows = append(rows, answered{row: row})
	}
	return rows, nil
}

// answerAll answers the rows on every core, and waits for the last.
func (j *job) answerAll(rows []answered) {
	share := (len(rows) + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0)
	if share == 0 {
		return
	}
	var wait sync.WaitGroup
	for part := range slices.Chunk(rows, share) {
		wait.Go(func() {
			for i := range part {
				surplus := j.fit(&part[i].row)
				j.answer(&part[i], surplus)
			}
		})
	}
	wait.Wait()
}

// fit gives the row as many cells as there are columns, and returns those beyond. In a table of
// one column a row of several cells is one whose text has the delimiter in it.
func (j *job) fit(row *tabular.Row) (surplus []string) {
	columns := len(j.table.Columns)
	if columns == 1 && len(row.Cells) > 1 && j.table.Delimiter != 0 {
		row.Cells, row.Problem = []string{strings.Join(row.Cells, string(j.table.Delimiter))}, ""
	}
	cells := make([]string, columns, columns+len(Names()))
	if n := copy(cells, row.Cells); n < len(row.Cells) {
		surplus = row.Cells[n:]
	}
	row.Cells = cells
	return surplus
}

func (j *job) write(a answered) error {
	j.summary.Rows++
	switch a.decision {
	case geocode.Accepted:
		j.summary.Accepted++
	case geocode.Review:
		j.summary.Review++
	default:
		j.summary.NotFound++
	}
	if a.row.Problem != "" {
		j.summary.Damaged++
	}
	return j.out.Write(a.cells)
}
