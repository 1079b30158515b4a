package main

import (
	"context"
	"errors"

	"github.com/urfave/cli/v3"
)

func backupCommand() *cli.Command {
	return &cli.Command{
		Name:        "backup",
		Usage:       "copy the database while it is in use",
		ArgsUsage:   "FILE",
		Description: "FILE must not exist; it appears whole or not at all.",
		Flags:       []cli.Flag{dbFlag()},
		Action: func(ctx context.Context, c *cli.Command) (err error) {
			destination, err := oneArgument(c, "the file to make")
			if err != nil {
				return err
			}
			store, err := openExisting(ctx, c.String("db"))
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, store.Close()) }()
			if err := store.Backup(ctx, destination, nil); err != nil {
				return err
			}
			printf(c, "%s holds a copy of %s\n", destination, c.String("db"))
			return nil
		},
	}
}
