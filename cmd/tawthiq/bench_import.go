package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/urfave/cli/v3"

	"tawthiq/data/reference"
)

func benchImportCommand() *cli.Command {
	return &cli.Command{
		Name:  "import",
		Usage: "time the import of made-up rows beside bare inserts of the same rows",
		Description: "Writes a file of made-up incidents with the names of real places, always the same ones, to a temporary folder, and imports it\n" +
			"as tawthiq import does. Then it inserts the same rows into plain tables and does nothing else with them.",
		Flags:  []cli.Flag{intFlag("rows", 1_000_000, "how many `ROWS` to import")},
		Action: benchImport,
	}
}

func benchImport(ctx context.Context, c *cli.Command) (err error) {
	rows := c.Int("rows")
	if rows < 1 {
		return usagef("--rows is %d: there is nothing to import", rows)
	}
	folder, err := os.MkdirTemp("", "tawthiq-bench-import-")
	if err != nil {
		return err
	}
	defer func() {
		if gone := os.RemoveAll(folder); err == nil {
			err = gone
		}
	}()
	b := importBench{c: c, folder: folder, rows: rows}
	if err := b.write(); err != nil {
		return err
	}
	imported, err := b.imports(ctx)
	if err != nil {
		return err
	}
	return b.compare(ctx, imported)
}

// importBench is one run of the benchmark.
type importBench struct {
	c      *cli.Command
	folder string
	rows   int
}

func (b importBench) file() string { return filepath.Join(b.folder, "rows.csv") }

// timing is what some rows took: of the clock, and of all processors together.
type timing struct{ elapsed, processors time.Duration }

func (t timing) perSecond(rows int) float64 { return float64(rows) / t.elapsed.Seconds() }

// stopwatch returns a function that returns what was taken since.
func stopwatch() func() timing {
	began, used := time.Now(), processorTime()
	return func() timing { return timing{time.Since(began), processorTime() - used} }
}

// processorTime returns what the process has used of all processors.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// forgetPeak has peakMemory begin anew, where the system can (Linux).
func forgetPeak() {
	// Where it cannot, the peak includes the making of the rows, which takes little.
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}

func (b importBench) write() error {
	b.say("writing %d rows", b.rows)
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	return writeBenchRows(b.file(), facts, b.rows)
}

// imports imports the file as a user does, and prints what it took.
func (b importBench) imports(ctx context.Context) (timing, error) {
	db := filepath.Join(b.folder, "import.db")
	var said lastWords
	alone, stop := apart(ctx)
	defer stop()
	forgetPeak()
	took := stopwatch()
	if code := run(alone, []string{"tawthiq", "import", "--db", db, b.file()}, io.Discard, io.MultiWriter(&said, b.c.Root().ErrWriter)); code != 0 {
		return timing{}, fmt.Errorf("the import failed: %s", said)
	}
	t, peak := took(), peakMemory()
	records, err := countRecords(ctx, db)
	if err != nil {
		return t, err
	}
	if records != b.rows {
		return t, fmt.Errorf("the import stored %d of %d rows", records, b.rows)
	}
	source, err := os.Stat(b.file())
	if err != nil {
		return t, err
	}
	stored, err := os.Stat(db)
	if err != nil {
		return t, err
	}
	printf(b.c, "%d rows, %d MB of CSV, imported in %.1f s: read, mapped, checked, geocoded, encoded, indexed and stored.\n", b.rows, source.Size()/1e6, t.elapsed.Seconds())
	printf(b.c, "The process took %s of memory at most. The database takes %d MB.\n\n", peak, stored.Size()/1e6)
	return t, nil
}

// apart returns a context that ends with another and has none of its values: a command line that is
// run in a command would take that one's output for its own.
func apart(ctx context.Context) (context.Context, func()) {
	alone, cancel := context.WithCancel(context.Background())
	unlink := context.AfterFunc(ctx, cancel)
	return alone, func() { unlink(); cancel() }
}

// lastWords keeps the end of what is written to it.
type lastWords string

func (l *lastWords) Write(p []byte) (int, error) {
	const most = 500
	said := string(*l) + string(p)
	*l = lastWords(said[max(0, len(said)-most):])
	return len(p), nil
}

func countRecords(ctx context.Context, db string) (int, error) {
	store, err := openExisting(ctx, db)
	if err != nil {
		return 0, err
	}
	datasets, err := store.Datasets(ctx)
	records := 0
	for _, d := range datasets {
		records += d.Records
	}
	if closed := store.Close(); err == nil {
		err = closed
	}
	return records, err
}

// compare prints the import beside bare inserts.
func (b importBench) compare(ctx context.Context, imported timing) error {
	t := table{heads: []string{"", "rows a second", "processor time a row", "beside the import"}, right: map[int]bool{1: true, 2: true, 3: true}}
	add := func(what string, took timing) {
		t.rows = append(t.rows, []string{what, fmt.Sprintf("%.0f", took.perSecond(b.rows)),
			fmt.Sprintf("%.1f µs", took.processors.Seconds()*1e6/float64(b.rows)), fmt.Sprintf("%.1f", imported.elapsed.Seconds()/took.elapsed.Seconds())})
	}
	add("tawthiq import", imported)
	for _, way := range []bareInsert{{"bare inserts, each cell in a column", cellsOf}, {"bare inserts, each row one text", lineOf}} {
		b.say("%s", way.name)
		took, err := way.time(ctx, b.file(), filepath.Join(b.folder, "bare.db"))
		if err != nil {
			return fmt.Errorf("%s: %w", way.name, err)
		}
		add(way.name, took)
	}
	return t.write(b.c.Root().Writer)
}

// say tells whoever waits what is being done.
func (b importBench) say(format string, args ...any) {
	fmt.Fprintf(b.c.Root().ErrWriter, format+" …\n", args...)
}
