package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v3"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := newApp().Run(ctx, os.Args)
	interrupted := ctx.Err() != nil
	stop()
	switch {
	case err != nil && interrupted:
		fmt.Fprintln(os.Stderr, "benchmap: interrupted")
		os.Exit(130)
	case err != nil:
		fmt.Fprintln(os.Stderr, "benchmap:", err)
		os.Exit(1)
	}
}

// seed is of the incidents and of the list of tiles.
const seed = 2011_2025

func newApp() *cli.Command {
	return &cli.Command{
		Name:  "benchmap",
		Usage: "measure the map engine beside what people would otherwise run",
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "rows", Value: 1_000_000, Usage: "how many INCIDENTS to make up"},
			&cli.StringFlag{Name: "growth", Value: "10000,100000", Usage: "the other numbers of incidents, separated by commas, to show how cost grows by; add 5000000 where there is time"},
			&cli.StringFlag{Name: "peers", Value: strings.Join(peerNames, ","), Usage: "the contenders, separated by commas; none: only the program itself"},
			&cli.FloatFlag{Name: "seconds", Value: 3, Usage: "how long each measure takes"},
			&cli.StringFlag{Name: "postgis", Usage: "install: install PostGIS first, as root on Debian"},
			&cli.StringFlag{Name: "npm", Value: "web/bench", Usage: "the FOLDER of the contenders from npm"},
			&cli.StringFlag{Name: "server", Usage: "the program to measure, a FILE; otherwise it is built"},
			&cli.StringFlag{Name: "json", Usage: "also write everything measured to a FILE"},
			&cli.StringFlag{Name: "write-tiles", Usage: "for developers: make the list of tiles again, into a FILE, and measure nothing"},
		},
		Action:   run,
		Commands: []*cli.Command{peerCommand()},
	}
}

// options are what the flags say.
type options struct {
	rows       int
	growth     []int // others than rows, ascending
	peers      []string
	measure    time.Duration
	install    bool // PostGIS
	npm        string
	server     string
	json       string
	writeTiles string
}

// mostRows bounds the numbers of incidents: far above any real set.
const mostRows = 20_000_000

func readOptions(c *cli.Command) (options, error) {
	o := options{
		rows: c.Int("rows"), measure: time.Duration(c.Float("seconds") * float64(time.Second)), npm: c.String("npm"),
		server: c.String("server"), json: c.String("json"), writeTiles: c.String("write-tiles"), install: c.String("postgis") == "install",
	}
	if given := c.String("postgis"); given != "" && given != "install" {
		return o, fmt.Errorf("--postgis=%s: it can only be install", given)
	}
	for _, name := range splitList(c.String("peers")) {
		if name != "none" && !slices.Contains(peerNames, name) {
			return o, fmt.Errorf("there is no contender %q; there are %s", name, strings.Join(peerNames, ", "))
		}
		o.peers = append(o.peers, name)
	}
	for _, text := range splitList(c.String("growth")) {
		var rows int
		if _, err := fmt.Sscan(text, &rows); err != nil || rows < 1 || rows > mostRows {
			return o, fmt.Errorf("--growth: %q is not a number of incidents", text)
		}
		if rows != o.rows {
			o.growth = append(o.growth, rows)
		}
	}
	slices.Sort(o.growth)
	if o.rows < 1 || o.rows > mostRows || o.measure <= 0 {
		return o, errors.New("--rows and --seconds must be over 0, and rows at most 20 million")
	}
	return o, nil
}

func splitList(s string) (list []string) {
	for piece := range strings.SplitSeq(s, ",") {
		if piece = strings.TrimSpace(piece); piece != "" {
			list = append(list, piece)
		}
	}
	return list
}

func run(ctx context.Context, c *cli.Command) error {
	o, err := readOptions(c)
	if err != nil {
		return err
	}
	facts, generator, err := newGenerator()
	if err != nil {
		return err
	}
	if o.writeTiles != "" {
		return writeTileList(o.writeTiles, source{generator, listedRows})
	}
	folder, err := os.MkdirTemp("", "benchmap-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if err := os.Chmod(folder, 0o711); err != nil { // PostgreSQL runs as another user, in a folder below
		return err
	}
	b := &bench{options: o, facts: facts, generator: generator, folder: folder, out: c.Root().Writer, start: time.Now()}
	return b.run(ctx)
}
