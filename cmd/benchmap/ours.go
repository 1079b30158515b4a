package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"time"

	"tawthiq/cmd/benchmap/peer"
	"tawthiq/cmd/benchmap/process"
	"tawthiq/data/atlas"
	"tawthiq/geo"
)

const ourName = "tawthiq"

// buildServer builds the program, unless one was named.
func (b *bench) buildServer(ctx context.Context) error {
	if b.server != "" {
		return nil
	}
	b.server = b.path(ourName)
	b.say("building the program")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", b.server, "./cmd/tawthiq").CombinedOutput(); err != nil {
		return fmt.Errorf("go build, which needs the folder of the sources: %w: %s", err, out)
	}
	return nil
}

// startOurs writes the incidents into a database and starts the program on it.
func (b *bench) startOurs(ctx context.Context, s source) (c *contender, it served, err error) {
	it.Rows = s.rows
	b.say("writing %d incidents into the program's database", s.rows)
	start := time.Now()
	database := b.database(s.rows)
	if err := s.store(ctx, database); err != nil {
		return nil, it, err
	}
	it.StoreSeconds = time.Since(start).Seconds()
	if info, err := os.Stat(database); err == nil {
		it.DatabaseMB = float64(info.Size()) / 1e6
	}
	start = time.Now()
	p, err := process.StartServer(ctx, exec.Command(b.server, "serve", "--db", database, "--listen", "127.0.0.1:0", "--sample=false"))
	if err != nil {
		return nil, it, err
	}
	c = &contender{name: ourName, address: p.Address, process: []*process.Process{p}, ours: true}
	err = errors.Join(c.awaitReady(ctx), c.detect(ctx, &it))
	it.StartSeconds, it.ReadyMB = time.Since(start).Seconds(), float64(c.usage().ResidentBytes)/1e6
	if err != nil {
		c.stop()
	}
	return c, it, err
}

// awaitReady waits until the server says that it is ready.
func (c *contender) awaitReady(ctx context.Context) error {
	for {
		answer, err := c.get(ctx, "/readyz")
		if err == nil && answer.status == http.StatusOK {
			return nil
		}
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// detect finds out how many points a tile can show.
func (c *contender) detect(ctx context.Context, it *served) (err error) {
	if c.mostPoints, err = c.takesPoints(ctx, geo.Tile{Z: firstZoom, X: 19, Y: 12}); err != nil {
		return err
	}
	it.TakesPoints, it.MostPoints = c.mostPoints, atlas.MaxTilePoints
	if c.mostPoints {
		it.MostPoints = mostTilePoints
	}
	return nil
}

// measureOurs measures the program itself on all questions, and bakes its tiles of points for the
// contender that serves them as files.
func (b *bench) measureOurs(ctx context.Context, s source, list []listedTile) error {
	c, it, err := b.startOurs(ctx, s)
	if err != nil {
		return err
	}
	defer c.stop()
	b.say("it is ready after %.2f s; a tile shows up to %d points one by one", it.StartSeconds, it.MostPoints)
	b.questions = s.questions(list, it.MostPoints)
	b.compareList(s, list)
	for _, q := range b.questions {
		if q.name == exactWhole {
			continue // too many points for one of its tiles
		}
		for _, how := range modes {
			m, err := b.ask(ctx, c, s, q, how)
			if err != nil {
				return err
			}
			b.report.Measured = append(b.report.Measured, m)
		}
	}
	rest := []func() error{
		func() error { return b.measureChoropleth(ctx, c) },
		func() error { return b.askGrowth(ctx, c, s, b.questions) },
		func() error { return b.bake(ctx, c) },
	}
	for _, step := range rest {
		if err := step(); err != nil {
			return err
		}
	}
	b.noteServer(c, it)
	return nil
}

// noteServer keeps what the server took, after it was measured.
func (b *bench) noteServer(c *contender, it served) {
	u := c.usage()
	it.MemoryMB, it.PeakMemoryMB = float64(u.ResidentBytes)/1e6, float64(u.PeakResidentBytes)/1e6
	b.report.Servers = append(b.report.Servers, it)
}

// compareList says so where the list of tiles is of other incidents than those made now.
func (b *bench) compareList(s source, list []listedTile) {
	if s.rows != listedRows {
		return
	}
	counts := b.question(binsAll).counts
	for _, t := range list {
		if n := counts[t.Tile].points; n != t.points {
			b.say("tile %v of the list has %d points, and not %d: make the list again with --write-tiles", t.Tile, n, t.points)
			return
		}
	}
}

// bake keeps the program's tiles of points as a file of tiles.
func (b *bench) bake(ctx context.Context, c *contender) error {
	q := b.question(exactAll)
	return peer.Bake(ctx, b.path("tiles.mbtiles"), q.tiles, func(t geo.Tile) ([]byte, error) {
		answer, err := c.get(ctx, c.path(t, q.filter, q.bins))
		if err != nil {
			return nil, err
		}
		return answer.zipped()
	})
}

// question returns one of the questions by its name.
func (b *bench) question(name string) question {
	for _, q := range b.questions {
		if q.name == name {
			return q
		}
	}
	return question{name: name}
}
