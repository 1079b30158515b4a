package main

import (
	"context"
	"errors"

	"github.com/urfave/cli/v3"

	"tawthiq/data"
	"tawthiq/data/reference"
	"tawthiq/data/sample/synthetic"
)

func demoCommand() *cli.Command {
	return &cli.Command{
		Name:  "demo",
		Usage: "fill a database with made-up incidents",
		Description: "The incidents say so in their titles, and are of the dataset \"" + synthetic.Dataset().Code + "\". They are clustered where people live, and\n" +
			"the same ones for the same seed. They never go into a database that has other records. One that was cut short goes on.",
		Flags: []cli.Flag{
			dbFlag(),
			intFlag("count", 100_000, "how many incidents there are to be, at most 10,000,000 (`NUMBER`)"),
			intFlag("seed", 1, "another `NUMBER` makes up other incidents, in the place of those"),
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
	facts, err := reference.Load()
	if err != nil {
		return err
	}
	store, err := openStore(ctx, c.String("db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := onlyMadeUp(ctx, store); err != nil {
		return err
	}
	vocabulary, err := store.Vocabulary(ctx)
	if err != nil {
		return err
	}
	made, err := synthetic.New(facts, vocabulary, uint64(c.Int("seed")))
	if err != nil {
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

// onlyMadeUp refuses a store that has records of another dataset: nobody is to take the made-up ones
// for some of those.
func onlyMadeUp(ctx context.Context, store data.Store) error {
	datasets, err := store.Datasets(ctx)
	if err != nil {
		return err
	}
	for _, d := range datasets {
		if d.Code != synthetic.Dataset().Code && d.Records > 0 {
			return &data.Error{Kind: data.Conflict, Field: "db", Message: "the database has records of " + d.Code, Hint: "name a database of its own, with --db"}
		}
	}
	return nil
}
