package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"tawthiq/data/reference"
	"tawthiq/data/sample/synthetic"
)

// bench is one run. It is used by one goroutine.
type bench struct {
	options
	facts     *reference.Facts
	generator *synthetic.Generator
	folder    string // for everything that is written
	out       io.Writer
	start     time.Time

	questions []question // of the incidents that all contenders are given
	asked     int        // by how much the requests of jobs that move their filters are apart so far
	report    report
}

// report is everything that was measured.
type report struct {
	Rows     int
	Seconds  float64 // that each measure took
	Machine  string
	Busy     float64 // programs that wanted a processor before anything was measured
	Measured []measured
	Growth   []measured
	Servers  []served
	Missing  []missing `json:",omitempty"`
	Grouping []grouped
	Locating located
	Aims     []aim
}

// served is what the program's own server took to start on a number of incidents.
type served struct {
	Rows         int
	StoreSeconds float64 // to write them into the database
	StartSeconds float64 // until it was ready
	ReadyMB      float64 // resident memory when it was ready
	MemoryMB     float64 // after it was measured, with the answers that it keeps
	PeakMemoryMB float64
	DatabaseMB   float64
	MostPoints   int // that a tile shows one by one
	TakesPoints  bool
}

// missing is a contender that could not be measured.
type missing struct{ Contender, Why string }

// say prints a line with the time since the beginning.
func (b *bench) say(format string, args ...any) {
	fmt.Fprintf(b.out, "%7.1fs  %s\n", time.Since(b.start).Seconds(), fmt.Sprintf(format, args...))
}

// busyProgram is the load from which on something else than this program must be running.
const busyProgram = 1.5

func (b *bench) run(ctx context.Context) error {
	list, err := readTileList(tileList)
	if err != nil {
		return err
	}
	b.report.Rows, b.report.Seconds, b.report.Machine = b.rows, b.measure.Seconds(), machine()
	if b.report.Busy = busy(); b.report.Busy > busyProgram {
		b.say("something else is running on this machine (load %.1f): the figures will be worse than they could be", b.report.Busy)
	}
	if err := b.buildServer(ctx); err != nil {
		return err
	}
	s := source{b.generator, b.rows}
	steps := []func() error{
		func() error { return b.measureOurs(ctx, s, list) },
		func() error { return b.measurePeers(ctx, s) },
		func() error { return b.measureGrouping(ctx, s) },
		func() error { return b.measureGrowth(ctx) },
		func() error { return b.measureLocating(ctx) },
		b.write,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// write prints the tables, and writes the file that was asked for.
func (b *bench) write() error {
	b.report.Aims = b.report.aims()
	slices.SortStableFunc(b.report.Growth, func(a, b measured) int { return cmp.Or(cmp.Compare(a.Question, b.Question), a.Rows-b.Rows) })
	slices.SortFunc(b.report.Servers, func(a, b served) int { return a.Rows - b.Rows })
	if err := b.report.print(b.out); err != nil {
		return err
	}
	b.say("done")
	if b.json == "" {
		return nil
	}
	text, err := json.MarshalIndent(b.report, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(b.json, append(text, '\n'), 0o644)
}

// path returns the name of a file of the run.
func (b *bench) path(name string) string { return filepath.Join(b.folder, name) }

// database returns where the database of a number of incidents is.
func (b *bench) database(rows int) string { return b.path(fmt.Sprintf("incidents-%d.db", rows)) }
