package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/urfave/cli/v3"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/reference"
	"tawthiq/data/sample/synthetic"
	"tawthiq/server"
)

func benchFiguresCommand() *cli.Command {
	return &cli.Command{
		Name:  "figures",
		Usage: "time cross-tables, timelines, facets and reconciliations of made-up incidents",
		Description: "Asks for every table of a list under every filter of a list, several times. No answer is kept, and no filter comes twice: each\n" +
			"time its period begins a day earlier. What is timed is the whole work of an answer within the program, uncompressed.",
		Flags: []cli.Flag{
			intFlag("records", 1_000_000, "how many `INCIDENTS` to make up"),
			intFlag("rounds", 5, "how many `TIMES` to ask for each table under each filter"),
			intFlag("datasets", 1, "how many `DATASETS` they are of; with more than one, many events are in several, and there are as many more printed figures"),
		},
		Action: benchFigures,
	}
}

func benchFigures(ctx context.Context, c *cli.Command) (err error) {
	records, rounds, datasets := c.Int("records"), c.Int("rounds"), c.Int("datasets")
	if records < 1 || records > mostMadeUp || rounds < 1 || datasets < 1 || datasets > synthetic.MaxDatasets {
		return usagef("--records=%d --rounds=%d --datasets=%d: there is nothing to time, or too much", records, rounds, datasets)
	}
	folder, err := os.MkdirTemp("", "tawthiq-bench-figures-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	store, err := openStore(ctx, filepath.Join(folder, "figures.db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := makeUp(ctx, c, store, facts, records, datasets); err != nil {
		return err
	}
	served, err := atlas.New(ctx, store, facts, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	defer served.Close()
	handler, err := server.NewHandler(server.Config{Atlas: served, CacheMB: -1, Version: version})
	if err != nil {
		return err
	}
	b := figuresBench{c: c, handler: handler, filters: benchFilters()}
	if err := b.findLinks(ctx); err != nil {
		return err
	}
	return b.run(ctx, rounds)
}

// makeUp stores made-up incidents, and figures that were printed of them.
func makeUp(ctx context.Context, c *cli.Command, store data.Store, facts *reference.Facts, records, datasets int) error {
	vocabulary, err := store.Vocabulary(ctx)
	if err != nil {
		return err
	}
	made, err := synthetic.New(facts, vocabulary, 1)
	if err != nil {
		return err
	}
	shown := newProgress(c.Root().ErrWriter, "making up incidents")
	defer shown.done()
	return synthetic.Write(ctx, store, made.Overlapping(datasets), records, func(n int) { shown.update(float64(n)/float64(records), "%d incidents", n) })
}

// figuresBench is one run of the benchmark.
type figuresBench struct {
	c       *cli.Command
	handler http.Handler
	filters []*benchFilter
}

// run asks for every table and prints what it took.
func (b figuresBench) run(ctx context.Context, rounds int) error {
	t := table{heads: []string{"", "answers", "median ms", "99th percentile ms", "slowest ms", "processor ms", "largest kB"},
		right: map[int]bool{1: true, 2: true, 3: true, 4: true, 5: true, 6: true}}
	var all askedFor
	for _, path := range benchTables {
		asked, err := b.ask(ctx, path, rounds)
		if err != nil {
			return err
		}
		t.rows = append(t.rows, asked.row(path))
		all.times, all.bytes, all.processors = append(all.times, asked.times...), max(all.bytes, asked.bytes), all.processors+asked.processors
	}
	t.rows = append(t.rows, all.row("all"))
	return t.write(b.c.Root().Writer)
}

// findLinks has the records linked, which is done once for a revision, and says what it took.
func (b figuresBench) findLinks(ctx context.Context) error {
	spent, _, err := b.get(ctx, "/api/v1/overlap")
	if err == nil {
		printf(b.c, "The first answer about links, which finds them, took %.1f s and %.1f s of the processors.\n", spent.elapsed.Seconds(), spent.processors.Seconds())
	}
	return err
}

// askedFor is what the answers to some requests took.
type askedFor struct {
	times      []time.Duration
	processors time.Duration // that all of them took, with what cleans up behind them
	bytes      int           // of the largest
}

func (a askedFor) row(what string) []string {
	slices.Sort(a.times)
	ms := func(t time.Duration) string { return fmt.Sprintf("%.1f", t.Seconds()*1000) }
	n := len(a.times)
	return []string{what, fmt.Sprint(n), ms(a.times[n/2]), ms(a.times[n*99/100]), ms(a.times[n-1]), ms(a.processors / time.Duration(n)), fmt.Sprint(a.bytes / 1000)}
}

// ask asks for a table under every filter, in turns, so that what else the machine does meets all alike.
func (b figuresBench) ask(ctx context.Context, path string, rounds int) (asked askedFor, err error) {
	for range rounds {
		for _, f := range b.filters {
			target, ok := f.next(path)
			if !ok {
				continue
			}
			spent, bytes, err := b.get(ctx, target)
			if err != nil {
				return asked, err
			}
			asked.times, asked.processors, asked.bytes = append(asked.times, spent.elapsed), asked.processors+spent.processors, max(asked.bytes, bytes)
		}
	}
	return asked, nil
}

// get asks once, and returns what it took and how large the answer is.
func (b figuresBench) get(ctx context.Context, target string) (spent timing, bytes int, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, target, nil)
	if err != nil {
		return spent, 0, err
	}
	request.RequestURI = target
	var got unsent
	took := stopwatch()
	b.handler.ServeHTTP(&got, request)
	if spent = took(); got.status != http.StatusOK {
		return spent, got.bytes, fmt.Errorf("%s is answered with %d: %s", target, got.status, got.said)
	}
	return spent, got.bytes, nil
}

// unsent takes an answer and sends it nowhere.
type unsent struct {
	header http.Header
	status int
	bytes  int
	said   lastWords
}

func (u *unsent) Header() http.Header {
	if u.header == nil {
		u.header = http.Header{}
	}
	return u.header
}

func (u *unsent) WriteHeader(status int) { u.status = status }

func (u *unsent) Write(p []byte) (int, error) {
	u.bytes += len(p)
	if u.status >= http.StatusBadRequest {
		return u.said.Write(p)
	}
	return len(p), nil
}
