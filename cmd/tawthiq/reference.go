package main

import (
	"context"

	"github.com/urfave/cli/v3"

	"tawthiq/data/reference"
)

func referenceCommand() *cli.Command {
	return &cli.Command{
		Name:  "reference",
		Usage: "the embedded facts about areas, places and control",
		Commands: []*cli.Command{{
			Name:        "build",
			Usage:       "compile the reference facts that the program embeds",
			Description: "The result is the same byte for byte for the same input. Build the program again to use it.",
			Flags: []cli.Flag{
				stringFlag("from", "../shared/reference", "the `FOLDER` with areas.csv, places.csv, the shapes and the context"),
				stringFlag("to", "data/reference/compiled", "the `FOLDER` to write to"),
			},
			Action: func(ctx context.Context, c *cli.Command) error {
				report, err := reference.Build(ctx, c.String("from"), c.String("to"))
				if err != nil {
					return err
				}
				for _, f := range report.Files {
					printf(c, "%8d bytes  %s\n", f.Bytes, f.Name)
				}
				printf(c, "%d places, %d of them inside the subdistrict they state\n", report.Communities+report.Neighbourhoods, report.Inside)
				return nil
			},
		}},
	}
}
