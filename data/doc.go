// Package data is the domain: what an incident is, the vocabularies it is described in, the one
// filter that every surface understands, the counting and protection rules, and the errors.
//
// It answers what a record means and who may see how much of it. It does no input or output:
// records are read from files by data/ingest, kept by data/sqlite behind Store, and counted
// from memory by data/atlas.
package data
