package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v3"

	"tawthiq/data"
	"tawthiq/data/ingest/tabular"
	"tawthiq/data/placelist"
	"tawthiq/data/reference"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
)

func geocodeCommand() *cli.Command {
	return &cli.Command{
		Name:      "geocode",
		Usage:     "find the place that a text means, or those of a table",
		ArgsUsage: `"TEXT"`,
		Description: "Prints the candidates for one text, best first, and whether the best is accepted, waits for review, or none is found.\n" +
			"With --in and --out it writes a CSV file with all columns of the input and, after them,\n" + answerColumns() + ".\n" +
			"A column of the input that has one of these names gets \"input_\" before it. Of a row to review the first candidate is\n" +
			"given: a guess to start from, not to be relied on. Without --place, --place-ar, --region and --region-ar the columns are\n" +
			"found by their names (place_en, location, village, place_ar, region, governorate, …); otherwise only those named are read.\n" +
			"Coordinates are read only where --lat and --lon name them, because files often hold some to compare with. What\n" +
			"reviewers taught the database is used where there is one.",
		Flags: []cli.Flag{
			stringFlag("db", defaultDB, "the SQLite `FILE` that keeps what reviewers taught; it need not be there"),
			stringFlag("region", "", "the wider area that the source names, a `TEXT` in either script; with --in the column of it"),
			stringFlag("region-ar", "", "the same as a `TEXT` in Arabic; with --in the column of it"),
			stringFlag("lat", "", "the latitude that the source gives, a `VALUE` such as 36.2021 or 36°12'7.5\"N; with --in the column of it"),
			stringFlag("lon", "", "the longitude that the source gives, a `VALUE`; with --in the column of it"),
			stringFlag("lang", "en", "the `LANGUAGE` of names and reasons: en or ar"),
			boolFlag("json", false, "print the answer to one text as JSON"),
			stringFlag("in", "", "the `FILE` (CSV) with one place a row; - is standard input"),
			stringFlag("out", "", "the `FILE` (CSV) to write, whole or not at all; - is standard output"),
			stringFlag("place", "", "the `COLUMN` of the description, in English or either script"),
			stringFlag("place-ar", "", "the `COLUMN` of the description in Arabic"),
			boolFlag("learned", false, "list what reviewers taught the database; with --out write it to a CSV file, with --in learn what one says"),
			stringFlag("author", "import", "with --learned and --in, the `NAME` of who decided what the file does not say of whom it is"),
			stringFlag("encoding", "", "the `NAME` of the file's encoding, such as windows-1256; otherwise detected"),
		},
		Action: runGeocode,
	}
}

// answerColumns lists the columns of the answer in two lines of a help text.
func answerColumns() string {
	names := placelist.Names()
	return strings.Join(names[:7], ", ") + ",\n" + strings.Join(names[7:], ", ")
}

func runGeocode(ctx context.Context, c *cli.Command) error {
	if lang := c.String("lang"); lang != "en" && lang != "ar" {
		return data.Invalid("lang", "there is no language %q", lang).Allow([]string{"en", "ar"})
	}
	if c.Bool("learned") {
		return learned(ctx, c)
	}
	if c.String("in") != "" {
		return geocodeTable(ctx, c)
	}
	for _, flag := range []string{"out", "place", "place-ar", "encoding"} {
		if c.String(flag) != "" {
			return usagef("--%s goes with --in", flag)
		}
	}
	return geocodeText(ctx, c)
}

// geocodeText answers the text of the command line.
func geocodeText(ctx context.Context, c *cli.Command) error {
	query, err := queryOf(c)
	if err != nil {
		return err
	}
	facts, geocoder, err := geocoderFor(ctx, c)
	if err != nil {
		return err
	}
	result := geocoder.Geocode(query)
	if c.Bool("json") {
		encoder := json.NewEncoder(c.Root().Writer)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return encoder.Encode(result)
	}
	terms, err := data.DefaultVocabulary()
	if err != nil {
		return err
	}
	return ranking{c.String("lang"), facts.Areas, terms}.write(c.Root().Writer, result)
}

// queryOf reads what the command line asks.
func queryOf(c *cli.Command) (geocode.Query, error) {
	if c.Args().Len() > 1 {
		return geocode.Query{}, usagef("geocode takes one text: put it in quotes, %q", strings.Join(c.Args().Slice(), " "))
	}
	q := geocode.Query{Text: geo.LabelOf(c.Args().First()), Region: geo.LabelOf(c.String("region")), Language: c.String("lang")}
	if arabic := c.String("region-ar"); arabic != "" {
		q.Region = geo.Label{EN: c.String("region"), AR: arabic}
	}
	lat, lon := c.String("lat"), c.String("lon")
	if q.Text.IsZero() && q.Region.IsZero() && lat+lon == "" {
		return q, usagef("geocode needs a text, such as \"Saraqab, Idlib\", or a table with --in")
	}
	if lat+lon == "" {
		return q, nil
	}
	if lat == "" || lon == "" {
		return q, usagef("--lat and --lon go together")
	}
	point, err := geocode.ParseCoordinates(lat, lon)
	if err != nil && !errors.Is(err, geocode.ErrSwapped) {
		return q, usageError{fmt.Errorf("--lat, --lon: %w", err)}
	}
	if err != nil {
		fmt.Fprintln(c.Root().ErrWriter, "tawthiq:", err)
	}
	q.Point = &point
	return q, nil
}

// geocoderFor returns the facts and the geocoder over them, with what reviewers taught the database.
// Where none is there and none is named, there is nothing that was taught.
func geocoderFor(ctx context.Context, c *cli.Command) (*reference.Facts, *geocode.Geocoder, error) {
	facts, err := reference.Load()
	if err != nil {
		return nil, nil, err
	}
	geocoder := geocode.New(facts.Gazetteer, facts.Areas)
	if _, err := os.Stat(c.String("db")); errors.Is(err, os.ErrNotExist) && !c.IsSet("db") {
		return facts, geocoder, nil
	}
	aliases, err := readAliases(ctx, c.String("db"))
	if err != nil {
		return nil, nil, err
	}
	return facts, geocoder.WithAliases(aliases), nil
}

// readAliases returns what reviewers taught a database.
func readAliases(ctx context.Context, db string) (out []geocode.Alias, err error) {
	store, err := openExisting(ctx, db)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	aliases, err := store.Aliases(ctx)
	for _, a := range aliases {
		out = append(out, geocode.Alias{Text: a.Text, Region: a.Region, PCode: a.PCode})
	}
	return out, err
}

// standard is the name that stands for standard input and output.
const standard = "-"

// geocodeTable answers the rows of the file of --in.
func geocodeTable(ctx context.Context, c *cli.Command) (err error) {
	switch {
	case c.Args().Present():
		return usagef("geocode takes a text or --in, not both")
	case c.Bool("json"):
		return usagef("--json is for one text: the answer to a table is a table")
	case c.String("out") == "":
		return usagef("--in needs --out: the name of a file, or - for standard output")
	}
	if err := checkOut(c); err != nil {
		return err
	}
	_, geocoder, err := geocoderFor(ctx, c)
	if err != nil {
		return err
	}
	path, remove, err := input(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, remove()) }()
	table, err := tabular.Open(path, tabular.Options{Encoding: c.String("encoding"), Whole: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, table.Close()) }()
	return writeTable(ctx, c, table, geocoder)
}

// checkOut refuses an --out that is the database or the file of --in, under whatever name: what is
// written would take the place of the original.
func checkOut(c *cli.Command) error {
	out, err := os.Stat(c.String("out"))
	if err != nil || !out.Mode().IsRegular() {
		return nil // there is nothing to lose
	}
	db := c.String("db")
	for _, kept := range []struct{ path, called string }{
		{c.String("in"), "the file of --in"}, {db, "the database"}, {db + "-wal", "a part of the database"}, {db + "-shm", "a part of the database"},
	} {
		if info, err := os.Stat(kept.path); err == nil && os.SameFile(info, out) {
			return data.Invalid("out", "%s is %s, which would be lost", c.String("out"), kept.called).WithHint("give the name of another file")
		}
	}
	return nil
}

// input returns the file to read, and what removes it where it was made here. A table is read more
// than once: one that comes through a pipe is kept in a file.
func input(ctx context.Context, c *cli.Command) (path string, remove func() error, err error) {
	path = c.String("in")
	if path == standard {
		return placelist.Spool(ctx, c.Root().Reader)
	}
	if info, err := os.Stat(path); err != nil || info.Mode()&(os.ModeNamedPipe|os.ModeCharDevice) == 0 {
		return path, func() error { return nil }, nil
	}
	pipe, err := os.Open(path)
	if err != nil {
		return "", nil, data.Missing("file", path).Because(err)
	}
	defer pipe.Close()
	return placelist.Spool(ctx, pipe)
}

// writeTable writes the table with its answers where --out says, and then what became of the rows.
func writeTable(ctx context.Context, c *cli.Command, table *tabular.File, geocoder *geocode.Geocoder) error {
	show := newProgress(c.Root().ErrWriter, filepath.Base(c.String("in")))
	config := placelist.Config{
		Geocoder: geocoder, Language: c.String("lang"),
		Columns: placelist.Columns{
			Place: c.String("place"), PlaceAR: c.String("place-ar"), Region: c.String("region"), RegionAR: c.String("region-ar"),
			Lat: c.String("lat"), Lon: c.String("lon"),
		},
		Progress: func(now placelist.Progress) {
			show.update(now.Fraction, "%d rows, %d accepted", now.Rows, now.Accepted)
		},
	}
	var summary placelist.Summary
	write := func(w io.Writer) (err error) {
		summary, err = placelist.Run(ctx, table, w, config)
		return err
	}
	var err error
	if out := c.String("out"); out == standard {
		err = write(c.Root().Writer)
	} else {
		err = placelist.WriteFile(out, 0o666, write)
	}
	show.done()
	if err != nil {
		return err
	}
	printTally(c.Root().ErrWriter, summary)
	return nil
}

// printTally says what became of the rows: on standard error, because the table may be on standard output.
func printTally(w io.Writer, s placelist.Summary) {
	fmt.Fprintf(w, "  place from  %s\n  region from %s\n", listed(s.Place), listed(s.Region))
	for _, r := range s.Renamed {
		fmt.Fprintf(w, "  the input's %s is now %s\n", r.From, r.To)
	}
	fmt.Fprintf(w, "  rows        %7d\n  accepted    %7d\n  to review   %7d\n  not found   %7d\n", s.Rows, s.Accepted, s.Review, s.NotFound)
	if s.Damaged > 0 {
		fmt.Fprintf(w, "  damaged     %7d, to review or not found: their reasons say why\n", s.Damaged)
	}
}

func listed(columns []string) string {
	if len(columns) == 0 {
		return "no column"
	}
	return strings.Join(columns, ", ")
}
