package main

import (
	"context"
	"os"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/data/review"
	"tawthiq/data/sqlite"
	"tawthiq/geo/gazetteer"
	"tawthiq/geo/geocode"
)

// openStore opens the database, creating it where there is none.
func openStore(ctx context.Context, path string) (*sqlite.Store, error) {
	return sqlite.Open(ctx, path, sqlite.Options{Normalise: gazetteer.Normalise})
}

// openExisting opens a database that must be there: who mistypes its name is not to get an empty one.
func openExisting(ctx context.Context, path string) (*sqlite.Store, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, data.Missing("database", path).WithHint("give the name of one that is there; only import, serve and demo make a new one").Because(err)
	}
	return openStore(ctx, path)
}

// newDesk returns the desk of a store: whatever places records asks it, so that what reviewers
// taught is used everywhere.
func newDesk(ctx context.Context, store data.Store, facts *reference.Facts) (*review.Desk, error) {
	return review.New(ctx, store, geocode.New(facts.Gazetteer, facts.Areas), facts.ControlWith)
}
