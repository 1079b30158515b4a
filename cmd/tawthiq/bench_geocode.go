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
	"tawthiq/geo/gazetteer"
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
			intFlag("folds", 0, "also score with weights fitted to the other parts of the rows, in so many `PARTS`: what to expect of new descriptions"),
			intFlag("rounds", 5, "how many `TIMES` to measure the speed; 0 leaves it out"),
			stringFlag("out", "", "the `FILE` (CSV) to write every miss to"),
			stringFlag("fit", "", "fit the weights to all rows and write them to `FILE` (CSV), instead of scoring"),
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
	if err := checkBenchFlags(c, path); err != nil {
		return err
	}
	rows, err := readDescribed(path)
	if err != nil {
		return err
	}
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	b := geocodeBench{c: c, facts: facts, rows: rows, variants: variants}
	printf(c, "%s: %d rows. A row is right where the point lies within %d km of its coordinates.\n", filepath.Base(path), len(rows), trial.RightWithinM/1000)
	return b.run(ctx)
}

// mostFolds is the most parts that rows are held out in: each costs a fit.
const mostFolds = 20

func checkBenchFlags(c *cli.Command, path string) error {
	for _, flag := range []string{"out", "fit"} {
		if to := c.String(flag); to != "" && filepath.Clean(to) == filepath.Clean(path) {
			return usagef("--%s %s is the file to read", flag, to)
		}
	}
	if k := c.Int("folds"); k != 0 && (k < 2 || k > mostFolds) {
		return usagef("--folds is %d: rows are held out in 2 to %d parts, or in 0 for not at all", k, mostFolds)
	}
	return nil
}

// run does what the flags ask for. The index is measured first, while the process has done
// nothing else.
func (b geocodeBench) run(ctx context.Context) (err error) {
	rounds, fit := b.c.Int("rounds"), b.c.String("fit")
	if fit == "" && rounds > 0 {
		if err := b.index(rounds); err != nil {
			return err
		}
	}
	if b.geocoder, err = b.build(); err != nil {
		return err
	}
	if fit != "" {
		return b.fit(fit)
	}
	for _, measure := range []func(){b.accuracy, b.heldOut, func() { b.speed(rounds) }, b.listMisses} {
		if measure(); ctx.Err() != nil {
			return ctx.Err()
		}
	}
	if out := b.c.String("out"); out != "" {
		return writeMisses(out, b.misses(b.variants[0]))
	}
	return nil
}

// build makes the index and the geocoder anew, as a start of the program does after it has loaded
// the facts.
func (b geocodeBench) build() (*geocode.Geocoder, error) {
	gaz, err := gazetteer.New(b.facts.Places, b.facts.Areas, b.facts.Regions)
	if err != nil {
		return nil, err
	}
	return geocode.New(gaz, b.facts.Areas), nil
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
