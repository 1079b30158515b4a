package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"tawthiq/data"
	"tawthiq/data/ingest"
	"tawthiq/data/sample"
)

// addSample imports the sample, through the same road as any file, into a store that has no
// records and never had any.
func addSample(ctx context.Context, store data.Store, placer ingest.Placer) (err error) {
	if untouched, err := isUntouched(ctx, store); err != nil || !untouched {
		return err
	}
	figures, err := sample.Figures()
	if err != nil {
		return err
	}
	_, err = store.Commit(ctx, data.Change{
		At: time.Now(), Author: "tawthiq", Reason: "the sample's figures",
		Datasets: []data.Dataset{sample.Dataset()}, Figures: figures,
	})
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "tawthiq-sample-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	file := filepath.Join(folder, "may-2020.csv")
	if err := os.WriteFile(file, []byte(sample.Incidents), 0o600); err != nil {
		return err
	}
	_, err = ingest.Run(ctx, ingest.Config{Store: store, Placer: placer, File: file, Author: "tawthiq"})
	return err
}

// isUntouched reports whether nothing but the sample's figures, from a start that was cut short,
// was ever written to the store.
func isUntouched(ctx context.Context, store data.Store) (bool, error) {
	revision, err := store.Revision(ctx)
	if err != nil || revision > 1 {
		return false, err
	}
	datasets, err := store.Datasets(ctx)
	for _, d := range datasets {
		if d.Records > 0 || d.Code != sample.Dataset().Code {
			return false, err
		}
	}
	return true, err
}
