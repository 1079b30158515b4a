package ingest

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"tawthiq/data"
	"tawthiq/data/ingest/tabular"
)

// Columns that a rejects file has before those of the file it comes from. They stand first so
// that a row with too few or too many cells keeps its shape. An import reads two of them: the
// dataset, which is filled in where the user had named one, and the reason of a repeated id.
const (
	rejectLine    = "reject_line"
	rejectColumn  = "reject_column"
	rejectReason  = "reject_reason"
	rejectDataset = "reject_dataset"
)

var rejectColumns = []string{rejectLine, rejectColumn, rejectReason, rejectDataset}

// rejectTags name the same columns where the names of the file's own are HXL hashtags.
var rejectTags = []string{"#meta+reject+line", "#meta+reject+column", "#meta+reject+reason", "#meta+reject+dataset"}

func isRejectColumn(name string) bool {
	return slices.Contains(rejectColumns, name) || slices.Contains(rejectTags, name)
}

// RejectsPathOf returns where the rejected rows of a file are written to unless the user says
// otherwise: beside it, as NAME.rejects.csv.
func RejectsPathOf(file string) string {
	return file[:len(file)-len(filepath.Ext(file))] + ".rejects.csv"
}

// rejectCell returns the cell of one of rejectColumns, "" in any file but a rejects file.
func rejectCell(f *tabular.File, cells []string, column string) string {
	if at := rejectColumnAt(f, column); at >= 0 && at < len(cells) {
		return cells[at]
	}
	return ""
}

// rejectColumnAt returns where a file has one of rejectColumns, -1 in any file but a rejects file.
func rejectColumnAt(f *tabular.File, column string) int {
	tag := rejectTags[slices.Index(rejectColumns, column)]
	return slices.IndexFunc(f.Columns, func(name string) bool { return name == column || name == tag })
}

// repeats begins the reason of a row whose source id an earlier row of the file has.
func repeats(sourceID string) string { return fmt.Sprintf("%q stands on line ", sourceID) }

// repeated refuses a row for the source id of an earlier one.
func (j *job) repeated(row tabular.Row, sourceID string, earlier int) *data.Reject {
	return rejectOf(row, data.Invalid(j.layout.SourceColumn(), "%s%d already", repeats(sourceID), earlier).
		WithHint("give it an id of its own, or in the rejects file empty its %s to put it in place of that row", rejectReason))
}

// stillRepeated refuses a row of a rejects file that was rejected for the id that it still has:
// alone in its file it would silently take the place of the row that was stored. nil: it is not one.
func (j *job) stillRepeated(row tabular.Row, sourceID string) *data.Reject {
	if j.reasonAt < 0 || j.reasonAt >= len(row.Cells) {
		return nil
	}
	reason := row.Cells[j.reasonAt]
	if !strings.HasPrefix(reason, repeats(sourceID)) {
		return nil
	}
	return rejectOf(row, data.Invalid(j.layout.SourceColumn(), "%s", reason))
}

// kept is added to the name of a file of rejects that another would be written over.
const kept = ".bak"

// writeRejects writes the import's rejected rows to the path, wholly or not at all. It reports
// whether there were any; without any no file is written. A file of rejects that is there, and
// which somebody may have corrected, is kept beside it.
func (j *job) writeRejects(ctx context.Context, importID int64) (any bool, err error) {
	path := j.config.RejectsPath
	if path == "" || j.summary.Tally.Rejected == 0 {
		return false, nil
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".rejects-*")
	if err != nil {
		return false, data.Invalid("rejects", "%s cannot be written", path).
			WithHint("import the file again with --rejects and a file that can be").Because(err)
	}
	defer os.Remove(temp.Name()) // gone already where it was renamed
	if err := j.fillRejects(ctx, temp, importID); err != nil {
		return false, fmt.Errorf("write the rejected rows: %w", errors.Join(err, temp.Close()))
	}
	if err := errors.Join(temp.Sync(), temp.Close()); err != nil {
		return false, fmt.Errorf("write the rejected rows: %w", err)
	}
	if err := j.keepRejects(temp.Name()); err != nil {
		return false, fmt.Errorf("keep the former file of rejects: %w", err)
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return false, fmt.Errorf("write the rejected rows: %w", err)
	}
	return true, nil
}

// keepRejects puts aside the file that the new one would be written over, unless they are the same.
func (j *job) keepRejects(fresh string) error {
	path := j.config.RejectsPath
	former, err := digestOfFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	written, freshErr := digestOfFile(fresh)
	if err = errors.Join(err, freshErr); err != nil || former == written {
		return err
	}
	j.summary.RejectsKept = path + kept
	return os.Rename(path, j.summary.RejectsKept)
}

func digestOfFile(path string) (sum [sha256.Size]byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return sum, err
	}
	digest := sha256.New()
	_, err = io.Copy(digest, f)
	digest.Sum(sum[:0])
	return sum, errors.Join(err, f.Close())
}

func (j *job) fillRejects(ctx context.Context, file *os.File, importID int64) error {
	buffered := bufio.NewWriter(file)
	// Spreadsheets take a file without a byte order mark for one in the local code page.
	if _, err := buffered.WriteString("\uFEFF"); err != nil {
		return err
	}
	w := csv.NewWriter(buffered)
	if err := j.writeRejectHeader(w); err != nil {
		return err
	}
	dataset := j.override
	err := j.config.Store.Rejects(ctx, importID, func(r data.Reject) error {
		return w.Write(append([]string{strconv.Itoa(r.Line), r.Column, r.Reason, dataset}, j.own(r.Cells)...))
	})
	if err != nil {
		return err
	}
	w.Flush()
	return errors.Join(w.Error(), buffered.Flush())
}

// own returns the cells of a row, or its column names or tags, without those that an earlier file
// of rejects had added.
func (j *job) own(cells []string) []string {
	var out []string
	for i, cell := range cells {
		if i >= len(j.file.Columns) || !isRejectColumn(j.file.Columns[i]) {
			out = append(out, cell)
		}
	}
	return out
}

func (j *job) writeRejectHeader(w *csv.Writer) error {
	columns, tags := j.own(j.file.Columns), j.own(j.file.Tags)
	if len(tags) == 0 {
		return w.Write(append(slices.Clone(rejectColumns), columns...))
	}
	if slices.Equal(tags, columns) {
		return w.Write(append(slices.Clone(rejectTags), tags...))
	}
	if err := w.Write(append(slices.Clone(rejectColumns), columns...)); err != nil {
		return err
	}
	return w.Write(append(slices.Clone(rejectTags), tags...))
}
