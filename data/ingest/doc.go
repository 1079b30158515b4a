// Package ingest imports a file of incidents into a store: it recognises the file's layout,
// turns rows into incidents, has them placed, and commits them in batches with a journal, so
// that an import that was killed goes on where it stopped.
//
// It answers what became of every row: stored, updated, unchanged, or rejected with the line,
// the column and the reason. How files are read is in ingest/tabular, what their columns mean
// in ingest/mapping. It does not know places (a Placer does) and keeps nothing (a data.Store
// does).
package ingest
