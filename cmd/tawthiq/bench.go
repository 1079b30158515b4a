package main

import "github.com/urfave/cli/v3"

func benchCommand() *cli.Command {
	return &cli.Command{
		Name:     "bench",
		Usage:    "measure how good and how fast the program is",
		Commands: []*cli.Command{benchGeocodeCommand(), benchImportCommand(), benchFiguresCommand()},
	}
}
