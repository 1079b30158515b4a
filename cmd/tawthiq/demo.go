package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v3"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/data/sample/synthetic"
)

func demoCommand() *cli.Command {
	return &cli.Command{
		Name:  "demo",
		Usage: "fill a database with made-up incidents",
		Description: "The incidents say so in their titles, and are of the dataset \"" + synthetic.DatasetCode + "\", or of several that overlap. They are clustered where people live, and\n" +
			"the same ones for the same seed. They never go into a database that has other records, or more of them. What was cut short goes on.",
		Flags: []cli.Flag{
			dbFlag(),
			intFlag("count", 100_000, "how many incidents there are to be, at most 10,000,000 (`NUMBER`)"),
			intFlag("datasets", 1, "how many datasets document them, at most 9; those of further ones are mostly of events that the first has too (`NUMBER`)"),
			intFlag("seed", 1, "another `NUMBER` makes up other incidents"),
		},
		Action: demo,
	}
}

// mostMadeUp keeps a slip of the keyboard from filling the disk.
const mostMadeUp = 10_000_000

func demo(ctx context.Context, c *cli.Command) (err error) {
	count := c.Int("count")
	if count < 1 || count > mostMadeUp {
		return usagef("--count is %d, which is not between 1 and %d", count, mostMadeUp)
	}
	datasets := c.Int("datasets")
	if datasets < 1 || datasets > synthetic.MaxDatasets {
		return usagef("--datasets is %d, which is not between 1 and %d", datasets, synthetic.MaxDatasets)
	}
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	store, err := openStore(ctx, c.String("db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	vocabulary, err := store.Vocabulary(ctx)
	if err != nil {
		return err
	}
	made, err := synthetic.New(facts, vocabulary, uint64(c.Int("seed")))
	if err != nil {
		return err
	}
	made = made.Overlapping(datasets)
	if err := onlyMadeUp(ctx, store, count, made); err != nil {
		return err
	}
	shown := newProgress(c.Root().ErrWriter, c.String("db"))
	err = synthetic.Write(ctx, store, made, count, func(n int) { shown.update(float64(n)/float64(count), "%d incidents", n) })
	shown.done()
	if err == nil {
		printf(c, "%d made-up incidents of seed %d are in %s. None of them happened.\n", count, c.Int("seed"), c.String("db"))
	}
	return err
}

// onlyMadeUp refuses a store that has records of another dataset, of another seed or number of datasets,
// or more of them: nobody is to take some of one kind for those of another.
func onlyMadeUp(ctx context.Context, store data.Store, count int, made *synthetic.Generator) error {
	datasets, err := store.Datasets(ctx)
	if err != nil {
		return err
	}
	what, records := "", 0
	for _, d := range datasets {
		records += d.Records
		same := slices.ContainsFunc(made.Datasets(), func(own data.Dataset) bool { return own.Code == d.Code && own.Title == d.Title })
		switch {
		case d.Records == 0 || same:
		case strings.HasPrefix(d.Code, synthetic.DatasetCode):
			what = "made-up incidents of another seed, or of another number of datasets"
		default:
			what = "records of " + d.Code
		}
	}
	if what == "" && records > count {
		what = fmt.Sprintf("%d made-up incidents already", records)
	}
	if what == "" {
		return nil
	}
	return &data.Error{Kind: data.Conflict, Field: "db", Message: "the database has " + what, Hint: "name a database of its own, with --db"}
}
