package ingest

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"tawthiq/data"
	"tawthiq/data/ingest/tabular"
)

// Columns that a rejects file has before those of the file it comes from. They stand first so
// that a row with too few or too many cells keeps its shape. An import reads none of them but
// the dataset, which is filled in where the user had named one.
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

// datasetOfRejects returns the dataset that a rejects file was made with, "" for any other file.
func datasetOfRejects(f *tabular.File) string {
	for i, name := range f.Columns {
		if cells := f.Peek().Cells; (name == rejectDataset || name == rejectTags[3]) && i < len(cells) {
			return cells[i]
		}
	}
	return ""
}

// writeRejects writes the import's rejected rows to the path, wholly or not at all. It reports
// whether there were any; without any no file is written.
func (j *job) writeRejects(ctx context.Context, importID int64) (any bool, err error) {
	path := j.config.RejectsPath
	if path == "" || j.summary.Tally.Rejected == 0 {
		return false, nil
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".rejects-*")
	if err != nil {
		return false, data.Invalid("rejects", "%s cannot be written", path).Because(err)
	}
	defer os.Remove(temp.Name()) // gone already where it was renamed
	if err := j.fillRejects(ctx, temp, importID); err != nil {
		return false, fmt.Errorf("write the rejected rows: %w", errors.Join(err, temp.Close()))
	}
	if err := errors.Join(temp.Sync(), temp.Close()); err != nil {
		return false, fmt.Errorf("write the rejected rows: %w", err)
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return false, fmt.Errorf("write the rejected rows: %w", err)
	}
	return true, nil
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
		return w.Write(append([]string{strconv.Itoa(r.Line), r.Column, r.Reason, dataset}, r.Cells...))
	})
	if err != nil {
		return err
	}
	w.Flush()
	return errors.Join(w.Error(), buffered.Flush())
}

func (j *job) writeRejectHeader(w *csv.Writer) error {
	tags := j.file.Tags
	if tags == nil {
		return w.Write(append(slices.Clone(rejectColumns), j.file.Columns...))
	}
	if slices.Equal(tags, j.file.Columns) {
		return w.Write(append(slices.Clone(rejectTags), tags...))
	}
	if err := w.Write(append(slices.Clone(rejectColumns), j.file.Columns...)); err != nil {
		return err
	}
	return w.Write(append(slices.Clone(rejectTags), tags...))
}
