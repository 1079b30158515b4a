package main

import (
	"context"
	"errors"

	"tawthiq/cmd/benchmap/peer"
	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/data/sample/synthetic"
	"tawthiq/data/sqlite"
)

// newGenerator returns the embedded facts and what makes up incidents over them.
func newGenerator() (*reference.Facts, *synthetic.Generator, error) {
	facts, err := reference.Load()
	if err != nil {
		return nil, nil, err
	}
	vocabulary, err := data.DefaultVocabulary()
	if err != nil {
		return nil, nil, err
	}
	g, err := synthetic.New(facts, vocabulary, seed)
	return facts, g, err
}

// source is the first so many of the made-up incidents. It can be read again and again, and gives the
// same each time, so nothing of it is kept.
type source struct {
	generator *synthetic.Generator
	rows      int
}

// peerRows returns the incidents as the contenders are given them.
func (s source) peerRows() peer.Rows {
	return func(yield func(peer.Row) bool) {
		for in := range s.generator.Incidents(0, s.rows) {
			row, err := peer.NewRow(in)
			if err != nil {
				panic("benchmap: a made-up incident always has an ID: " + err.Error())
			}
			if !yield(row) {
				return
			}
		}
	}
}

// store writes the incidents into a new database of the program's own.
func (s source) store(ctx context.Context, path string) (err error) {
	store, err := sqlite.Open(ctx, path, sqlite.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return synthetic.Write(ctx, store, s.generator, s.rows, func(int) {})
}
