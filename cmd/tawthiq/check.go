package main

import (
	"context"
	"errors"

	"github.com/urfave/cli/v3"

	"tawthiq/data"
)

func checkCommand() *cli.Command {
	return &cli.Command{
		Name:        "check",
		Usage:       "check that the database is whole",
		Description: "Reads every page, index and record, and compares each record with the digest kept of it.",
		Flags:       []cli.Flag{dbFlag()},
		Action: func(ctx context.Context, c *cli.Command) (err error) {
			store, err := openExisting(ctx, c.String("db"))
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, store.Close()) }()
			problems, err := store.Check(ctx)
			if err != nil {
				return err
			}
			for _, problem := range problems {
				printf(c, "%s\n", problem)
			}
			if len(problems) > 0 {
				return data.Invalid(c.String("db"), "%d problems", len(problems)).WithHint("go back to the latest backup that passes this check")
			}
			printf(c, "%s is whole\n", c.String("db"))
			return nil
		},
	}
}
