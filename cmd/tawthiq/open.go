package main

import (
	"context"
	"os"

	"tawthiq/data"
	"tawthiq/data/placement"
	"tawthiq/data/reference"
	"tawthiq/data/sqlite"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/geocode"
)

// openStore opens the database, creating it where there is none.
func openStore(ctx context.Context, path string) (*sqlite.Store, error) {
	return sqlite.Open(ctx, path, sqlite.Options{Normalise: gazetteer.Normalise})
}

// openExisting opens a database that must be there: a verb that only reads makes none.
func openExisting(ctx context.Context, path string) (*sqlite.Store, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, data.Missing("database", path).Because(err)
	}
	return openStore(ctx, path)
}

func newPlacer(facts *reference.Facts) *placement.Placer {
	return placement.New(geocode.New(facts.Gazetteer, facts.Areas), facts.Control)
}
