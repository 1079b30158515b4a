package ingest

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tawthiq/data"
	"tawthiq/data/ingest/mapping"
	"tawthiq/data/ingest/tabular"
)

// job is one import under way. One goroutine reads the file and knows what was seen and which datasets
// there are, another commits and sums up; what both read does not change.
type job struct {
	config   Config
	file     *tabular.File
	mapping  *mapping.Mapping
	layout   *mapping.Layout
	reasonAt int    // column of a rejects file that says why; -1: it is none
	override string // dataset of every row; "": as the mapping and the row say
	today    data.Date
	started  time.Time

	datasets map[string]data.Dataset // known to the store
	imported data.Import
	seen     *seen
	summary  Summary
}

// begin opens the file, finds its mapping and binds it: everything that can be wrong with them
// is found before anything is written.
func begin(ctx context.Context, config Config) (*job, error) {
	vocabulary, err := config.Store.Vocabulary(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the vocabulary: %w", err)
	}
	if vocabulary, err = vocabulary.With(config.Terms); err != nil {
		return nil, err
	}
	if err := config.validate(vocabulary); err != nil {
		return nil, err
	}
	file, err := tabular.Open(config.File, tabular.Options{Encoding: config.Encoding, Sheet: config.Sheet})
	if err != nil {
		return nil, err
	}
	j := &job{config: config, file: file, started: config.Now(), seen: newSeen(), datasets: map[string]data.Dataset{}}
	if err := j.bind(vocabulary); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	if err := j.open(ctx); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return j, nil
}

func (j *job) bind(vocabulary *data.Vocabulary) (err error) {
	if err := j.checkRejectsPath(); err != nil {
		return err
	}
	if j.mapping = j.config.Mapping; j.mapping == nil {
		if j.mapping, err = mapping.Recognise(j.file.Columns, j.file.Tags); err != nil {
			return err
		}
	}
	if j.layout, err = j.mapping.Bind(j.file.Columns, j.file.Tags, vocabulary); err != nil {
		return err
	}
	j.reasonAt = rejectColumnAt(j.file, rejectReason)
	if j.override = j.config.Dataset; j.override == "" {
		j.override = rejectCell(j.file, j.file.Peek().Cells, rejectDataset)
	}
	if j.override == "" {
		return nil
	}
	return mapping.CheckCode("dataset", j.override)
}

// checkRejectsPath refuses to write the rejected rows over the file they come from, or where
// nothing can be.
func (j *job) checkRejectsPath() error {
	if j.config.RejectsPath == "" {
		return nil
	}
	if folder := filepath.Dir(j.config.RejectsPath); !isFolder(folder) {
		return data.Invalid("rejects", "there is no folder %s", folder).WithHint("create it first")
	}
	if isFolder(j.config.RejectsPath) {
		return data.Invalid("rejects", "%s is a folder", j.config.RejectsPath).WithHint("name a file")
	}
	from, err := os.Stat(j.config.File)
	if err != nil {
		return fmt.Errorf("look at %s: %w", filepath.Base(j.config.File), err)
	}
	if to, err := os.Stat(j.config.RejectsPath); err == nil && os.SameFile(from, to) {
		return data.Invalid("rejects", "the rejected rows would be written over the file itself").WithHint("name another file")
	}
	return nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// open opens the journal, but for a dry run.
func (j *job) open(ctx context.Context) error {
	known, err := j.config.Store.Datasets(ctx)
	if err != nil {
		return fmt.Errorf("read the datasets: %w", err)
	}
	for _, d := range known {
		j.datasets[d.Code] = d
	}
	j.imported = data.Import{Spec: data.ImportSpec{
		File: filepath.Base(j.config.File), SHA256: j.file.SHA256, Dataset: j.dataset(), Mapping: j.digest(), Started: j.started.UTC(),
	}}
	if !j.config.DryRun {
		if j.imported, err = j.config.Store.StartImport(ctx, j.imported.Spec); err != nil {
			return fmt.Errorf("open the journal of the import: %w", err)
		}
	}
	// What is in the future is judged by the day the import began, so that one that goes on
	// later rejects the same rows.
	j.today = data.Today(j.started)
	if !j.imported.Spec.Started.IsZero() {
		j.today = data.Today(j.imported.Spec.Started)
	}
	j.summary = Summary{
		File: filepath.Base(j.config.File), Format: j.file.Format, Encoding: j.file.Encoding, Mapping: j.mapping.Name,
		Dataset: j.dataset(), Tally: j.imported.Tally, Resumed: j.imported.Resumed, DryRun: j.config.DryRun,
		Before: j.imported.Before, After: j.imported.After,
	}
	if j.summary.Tally.ByPrecision == nil {
		j.summary.Tally.ByPrecision = map[string]int{}
	}
	return nil
}

func (j *job) dataset() string {
	if j.override != "" {
		return j.override
	}
	return j.mapping.Dataset.Code
}

// digest tells imports apart whose rows become different records.
func (j *job) digest() string {
	options := []string{j.mapping.Digest(), j.override, j.config.Sensitivity, j.config.Encoding, j.config.Sheet}
	sum := sha256.Sum256([]byte(strings.Join(options, "\x00")))
	return hex.EncodeToString(sum[:])
}

// newDatasets returns the datasets of the incidents that the store does not know as they are, and will
// once the batch is committed. Of one that has a title only the kind that the import is told can be new.
func (j *job) newDatasets(incidents []data.Incident) []data.Dataset {
	var out []data.Dataset
	last := ""
	for i := range incidents {
		in := &incidents[i]
		if in.Dataset == last {
			continue // settled by the one before
		}
		last = in.Dataset
		want := data.Dataset{Code: in.Dataset}
		have, known := j.datasets[in.Dataset]
		if in.Dataset == j.dataset() {
			m := j.mapping.Dataset
			want = data.Dataset{Code: in.Dataset, Title: m.Title, Publisher: m.Publisher, Licence: m.Licence, Attribution: m.Attribution, URL: m.URL, Kind: m.Kind}
		}
		if known && have.Title != "" {
			want = have
		}
		want.Kind = cmp.Or(j.config.Kind, want.Kind)
		if slices.ContainsFunc(out, func(d data.Dataset) bool { return d.Code == in.Dataset }) {
			continue
		}
		if have.Records, want.Records = 0, 0; known && have == want {
			continue
		}
		out = append(out, want)
		if !j.config.DryRun {
			j.datasets[want.Code] = want
		}
	}
	return out
}
