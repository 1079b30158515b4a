package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v3"

	"tawthiq/data"
	"tawthiq/data/ingest"
	"tawthiq/data/ingest/mapping"
	"tawthiq/data/reference"
	"tawthiq/data/review"
	"tawthiq/geo"
)

func importCommand() *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     "read incident files into the database",
		ArgsUsage: "FILE…",
		Description: "Reads CSV, XLSX, GeoJSON and HXL-tagged tables. The layout is recognised by the columns: " + strings.Join(mapping.Names(), ", ") + ".\n" +
			"Importing a file again changes nothing; an interrupted import goes on where it stopped.",
		Flags: []cli.Flag{
			dbFlag(),
			stringFlag("mapping", "", "the `FILE` (YAML) that says what the columns mean, or the name of a known layout"),
			stringFlag("dataset", "", "the `CODE` of the dataset; otherwise the layout's own"),
			stringFlag("dataset-kind", "", "what the dataset is, a `KIND`: report, whose records are those of one report, or running, which is added to"),
			stringFlag("sensitivity", "", "the least `LEVEL` of every record, which a row can only raise: public, restricted or confidential"),
			stringFlag("encoding", "", "the `NAME` of the file's encoding, such as windows-1256; otherwise detected"),
			stringFlag("sheet", "", "the `NAME` of the workbook's sheet; otherwise the first that is not empty"),
			stringFlag("vocabulary", "", "a `FILE` (CSV) of terms to add first, with the columns of data/vocabulary.csv"),
			stringFlag("rejects", "", "the `FILE` to write rejected rows to; otherwise beside the file, ending in .rejects.csv"),
			stringFlag("author", "import", "the `NAME` that the records' history will carry"),
			boolFlag("dry-run", false, "read, place and count, but write nothing"),
		},
		Action: importFiles,
	}
}

func importFiles(ctx context.Context, c *cli.Command) (err error) {
	files := c.Args().Slice()
	if len(files) == 0 {
		return usagef("import needs the name of a file")
	}
	if len(files) > 1 && c.String("rejects") != "" {
		return usagef("--rejects goes with a single file")
	}
	config, err := importConfig(c)
	if err != nil {
		return err
	}
	for _, file := range files {
		if _, err := os.Stat(file); err != nil {
			return data.Missing("file", file).Because(err)
		}
	}
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	store, closeStore, err := openForImport(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeStore()) }()
	desk, err := newDesk(ctx, store, facts)
	if err != nil {
		return err
	}
	config.Store, config.Placer = store, desk
	for i, file := range files {
		if err := desk.Refresh(ctx); err != nil {
			return err
		}
		if err := importFile(ctx, c, config, file); err != nil {
			return failed(err, files[i:])
		}
	}
	if c.Bool("dry-run") {
		return nil
	}
	if err := settle(ctx, c, desk); err != nil {
		return err
	}
	return derive(ctx, c, store, desk)
}

// settle applies what reviewers decided while the files were read, or while a server that has not
// learnt it stored them.
func settle(ctx context.Context, c *cli.Command, desk *review.Desk) error {
	placed, err := desk.Settle(ctx, c.String("author"))
	if placed > 0 {
		printf(c, "%s placed as reviewers had decided\n", data.CountOf(placed, "record that waited is", "records that waited are"))
	}
	return err
}

// failed says with an error which file it is about and which ones were not read because of it.
func failed(err error, files []string) error {
	if e, ok := err.(*data.Error); ok && e.Field == "file" {
		twin := *e
		twin.Field = files[0]
		err = &twin
	} else {
		err = fmt.Errorf("%s: %w", files[0], err)
	}
	if len(files) > 1 {
		err = fmt.Errorf("%w\n  not read after it: %s", err, strings.Join(files[1:], ", "))
	}
	return err
}

// openForImport opens the database. A dry run leaves no trace of one that is not there: it uses
// an empty one that goes when it is closed.
func openForImport(ctx context.Context, c *cli.Command) (data.Store, func() error, error) {
	path := c.String("db")
	if _, err := os.Stat(path); !c.Bool("dry-run") || !errors.Is(err, os.ErrNotExist) {
		store, err := openStore(ctx, path)
		if err != nil {
			return nil, nil, err
		}
		return store, store.Close, nil
	}
	folder, err := os.MkdirTemp("", "tawthiq-dry-run-")
	if err != nil {
		return nil, nil, err
	}
	store, err := openStore(ctx, filepath.Join(folder, "empty.db"))
	if err != nil {
		return nil, nil, errors.Join(err, os.RemoveAll(folder))
	}
	return store, func() error { return errors.Join(store.Close(), os.RemoveAll(folder)) }, nil
}

func importConfig(c *cli.Command) (ingest.Config, error) {
	config := ingest.Config{
		Dataset: c.String("dataset"), Kind: c.String("dataset-kind"), Sensitivity: c.String("sensitivity"), Encoding: c.String("encoding"),
		Sheet: c.String("sheet"), DryRun: c.Bool("dry-run"), Author: c.String("author"),
	}
	var err error
	if config.Terms, err = readTerms(c); err != nil {
		return config, err
	}
	if name := c.String("mapping"); name != "" {
		config.Mapping, err = mapping.Read(name)
	}
	return config, err
}

// readTerms returns the terms of --vocabulary.
func readTerms(c *cli.Command) ([]data.Term, error) {
	path := c.String("vocabulary")
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, data.Missing("file", path).Because(err)
	}
	terms, err := data.ReadTerms(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return terms, nil
}

func importFile(ctx context.Context, c *cli.Command, config ingest.Config, file string) error {
	config.File = file
	config.RejectsPath = c.String("rejects")
	if config.RejectsPath == "" {
		config.RejectsPath = ingest.RejectsPathOf(file)
	}
	show := newProgress(c.Root().ErrWriter, filepath.Base(file))
	config.Progress = func(now ingest.Progress) {
		show.update(now.Fraction, "%d rows, %d rejected", now.Tally.Read, now.Tally.Rejected)
	}
	summary, err := ingest.Run(ctx, config)
	show.done()
	if summary.Tally.Read > 0 || err == nil {
		printSummary(c.Root().Writer, file, summary)
	}
	return err
}

func printSummary(w io.Writer, file string, s ingest.Summary) {
	t := s.Tally
	fmt.Fprintf(w, "%s: layout %s, dataset %s%s\n", file, s.Mapping, s.Dataset, remarks(s))
	fmt.Fprintf(w, "  read       %6d\n  stored     %6d\n  updated    %6d\n  unchanged  %6d\n  rejected   %6d\n", t.Read, t.Stored, t.Updated, t.Unchanged, t.Rejected)
	fmt.Fprintf(w, "  to review  %6d\n  not found  %6d\n  placed by precision:\n", t.Review, t.NotFound)
	for _, p := range geo.Precisions() {
		if n := t.ByPrecision[p.String()]; n > 0 {
			fmt.Fprintf(w, "    %-11s %6d\n", p, n)
		}
	}
	printRevisions(w, s)
	printRejects(w, file, s)
}

// printRevisions says how to ask a server what the import changed.
func printRevisions(w io.Writer, s ingest.Summary) {
	switch {
	case s.DryRun:
	case s.After == s.Before:
		fmt.Fprintf(w, "  revision   %6d, as before\n", s.After)
	case s.Before == 0:
		fmt.Fprintf(w, "  revision   %6d, and none before\n", s.After)
	default:
		fmt.Fprintf(w, "  revision   %6d, and %d before; what was changed: /api/v1/changes?since=%d&revision=%d\n", s.After, s.Before, s.Before, s.After)
	}
}

func remarks(s ingest.Summary) string {
	text := ""
	if s.Resumed {
		text += ", gone on with after an interruption"
	}
	if s.DryRun {
		text += ", dry run: nothing was written"
	}
	if !s.Finished {
		text += ", not finished: import the file again to go on"
	}
	return text
}

func printRejects(w io.Writer, file string, s ingest.Summary) {
	for _, r := range s.Rejects {
		column := ""
		if r.Column != "" {
			column = ", column " + r.Column
		}
		fmt.Fprintf(w, "  %s, %s %d%s: %s\n", file, lineName(s.Format), r.Line, column, r.Reason)
	}
	if more := s.Tally.Rejected - len(s.Rejects); more > 0 {
		fmt.Fprintf(w, "  … and %d more\n", more)
	}
	if s.RejectsKept != "" {
		fmt.Fprintf(w, "  the file of rejects that was there before is kept as %s\n", s.RejectsKept)
	}
	if s.RejectsPath != "" {
		fmt.Fprintf(w, "  rejected rows are in %s: correct them there and import that file\n", s.RejectsPath)
	}
}

// lineName says what a row's number counts in a format.
func lineName(format string) string {
	switch format {
	case "xlsx":
		return "row"
	case "geojson":
		return "feature"
	}
	return "line"
}
