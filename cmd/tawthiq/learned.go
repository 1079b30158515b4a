package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v3"

	"tawthiq/data"
	"tawthiq/data/placelist"
	"tawthiq/data/placement"
	"tawthiq/data/reference"
	"tawthiq/data/review"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

// learned lists what reviewers taught the database, writes it to the file of --out, or learns what
// the file of --in says.
func learned(ctx context.Context, c *cli.Command) (err error) {
	switch {
	case c.Args().Present():
		return usagef("geocode takes a text or --learned, not both")
	case c.String("in") != "" && c.String("out") != "":
		return usagef("with --learned, --in reads and --out writes what was learnt: give one of the two")
	}
	if err := checkOut(c); err != nil {
		return err
	}
	store, err := openExisting(ctx, c.String("db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if c.String("in") != "" {
		return learnFile(ctx, c, store)
	}
	aliases, err := store.Aliases(ctx)
	switch out := c.String("out"); {
	case err != nil:
		return err
	case out == "":
		return listLearned(c.Root().Writer, aliases)
	case out == standard:
		return review.Write(c.Root().Writer, aliases)
	default:
		return writeLearned(out, aliases)
	}
}

// listLearned prints what was learnt as a table.
func listLearned(w io.Writer, aliases []data.Alias) error {
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	places := placement.New(geocode.New(facts.Gazetteer, facts.Areas), facts.Control)
	t := table{heads: []string{"TEXT", "REGION", "MEANS", "CODE", "DECIDED BY", "ON", "FROM"}}
	for _, a := range aliases {
		place, known := places.Describe(a.PCode)
		if !known {
			place.PCode = cmp.Or(a.PCode, review.None)
		}
		row := []string{bothOf(a.Text), bothOf(a.Region), place.Name.In("en"), string(place.PCode), a.Author, a.At.Format(time.DateOnly), a.Origin}
		for i := range row {
			row[i] = printable(row[i])
		}
		t.rows = append(t.rows, row)
	}
	return t.write(w)
}

// bothOf returns the texts that a label has.
func bothOf(l geo.Label) string {
	return strings.Trim(strings.TrimSpace(l.EN)+" / "+strings.TrimSpace(l.AR), " /")
}

// writeLearned writes what was learnt to a file that, where it is new, only its owner may read:
// texts of protected records can be in it.
func writeLearned(path string, aliases []data.Alias) error {
	return placelist.WriteFile(path, 0o600, func(w io.Writer) error { return review.Write(w, aliases) })
}

// learnFile learns what a file says, and places what waits by it.
func learnFile(ctx context.Context, c *cli.Command, store data.Store) error {
	path := c.String("in")
	input, name := c.Root().Reader, "standard input"
	if path != standard {
		f, err := os.Open(path)
		if err != nil {
			return data.Missing("file", path).Because(err)
		}
		defer f.Close()
		input, name = f, filepath.Base(path)
	}
	author := c.String("author")
	list, err := review.Read(input, review.Provenance{Author: author, At: time.Now().UTC().Truncate(time.Second), Origin: name})
	if err != nil {
		return failed(err, []string{path})
	}
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	desk, err := newDesk(ctx, store, facts)
	if err != nil {
		return err
	}
	done, err := desk.Learn(ctx, list, author)
	if err != nil {
		return failed(err, []string{path})
	}
	printf(c, "%s: %d learnt, %d known already; %d records are placed by it", path, done.New, done.Known, done.Placed)
	if done.Waiting > 0 {
		printf(c, ", %d wait all the same: their coordinates say otherwise", done.Waiting)
	}
	printf(c, "\n")
	return nil
}
