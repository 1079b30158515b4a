//go:build race

package ingest_test

// memoryRows is the size of the memory test's file: smaller under the race detector, which makes
// every row ten times dearer.
const memoryRows = 40_000
