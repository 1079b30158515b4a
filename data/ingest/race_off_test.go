//go:build !race

package ingest_test

// memoryRows is the size of the memory test's file.
const memoryRows = 200_000
