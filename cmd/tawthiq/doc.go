// Command tawthiq maps documented human-rights incidents in Syria: it imports incident files,
// finds their places, keeps every record with its history in one SQLite file, and serves the
// map, the tiles and the figures from one process.
//
// This package wires the others together and holds one file per verb. What a verb does is in
// the packages below it.
package main
