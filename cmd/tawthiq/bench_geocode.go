package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v3"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/geo/geocode"
	"tawthiq/geo/geocode/trial"
)

func benchGeocodeCommand() *cli.Command {
	return &cli.Command{
		Name:      "geocode",
		Usage:     "score the geocoder on described places whose whereabouts are known",
		ArgsUsage: "FILE",
		Description: "FILE is CSV with the columns " + strings.Join(trial.Columns(), ", ") + ", and id where there is one.\n" +
			"A row is right where the point lies within 5 km of lat and lon, which the geocoder is not shown.",
		Flags: []cli.Flag{
			stringFlag("variant", "", "score one `WAY` of asking only: "+strings.Join(trial.VariantNames(), ", ")),
			boolFlag("misses", false, "list what is missed of the resolvable settlements in the way of asking, or in the first, by cause"),
			&cli.IntFlag{Name: "rounds", Value: 5, Usage: "how many `TIMES` to measure the speed; 0 leaves it out", Sources: cli.EnvVars(variable("rounds")), OnlyOnce: true},
			stringFlag("out", "", "the `FILE` (CSV) to write every miss to"),
		},
		Action: benchGeocode,
	}
}

func benchGeocode(ctx context.Context, c *cli.Command) error {
	path, err := oneArgument(c, "the file of described places")
	if err != nil {
		return err
	}
	variants, err := chosenVariants(c.String("variant"))
	if err != nil {
		return err
	}
	out := c.String("out")
	if out != "" && filepath.Clean(out) == filepath.Clean(path) {
		return usagef("--out %s is the file to read", out)
	}
	rows, err := readDescribed(path)
	if err != nil {
		return err
	}
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	b := geocodeBench{c: c, facts: facts, rows: rows, variants: variants, geocoder: geocode.New(facts.Gazetteer, facts.Areas)}
	printf(c, "%s: %d rows. A row is right where the point lies within %d km of its coordinates.\n", filepath.Base(path), len(rows), trial.RightWithinM/1000)
	return b.run(ctx, c.Int("rounds"), c.Bool("misses"), out)
}

// run measures the speed where there are rounds, and prints or writes the misses where asked to.
func (b geocodeBench) run(ctx context.Context, rounds int, list bool, out string) error {
	var failed error
	if rounds > 0 {
		failed = b.index(rounds) // first, while the process has done nothing else
	}
	b.accuracy()
	if rounds > 0 && ctx.Err() == nil {
		b.speed(rounds)
	}
	if err := errors.Join(failed, ctx.Err()); err != nil || !list && out == "" {
		return err
	}
	misses := b.misses(b.variants[0])
	if list {
		b.printMisses(b.variants[0], misses)
	}
	if out == "" {
		return nil
	}
	return writeMisses(out, misses)
}

func chosenVariants(name string) ([]trial.Variant, error) {
	if name == "" {
		return trial.Variants(), nil
	}
	for _, v := range trial.Variants() {
		if v.Name == name {
			return []trial.Variant{v}, nil
		}
	}
	return nil, data.Invalid("--variant", "there is no way of asking called %q", name).Allow(trial.VariantNames())
}

func readDescribed(path string) ([]trial.Row, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, data.Missing("file", path).Because(err)
	} else if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := trial.Read(f)
	if err != nil {
		return nil, data.Invalid(path, "%v", err)
	}
	return rows, nil
}
