package main

import (
	"context"
	"fmt"
	"time"

	"tawthiq/cmd/benchmap/load"
)

// The connections of a measure: one, to see how long an answer takes, and as many as the issue asks for
// to see how many come in a second.
const (
	latencyConnections    = 1
	throughputConnections = 8
)

// measured is what came of asking a contender a question.
type measured struct {
	Contender string
	Question  string
	Mode      mode
	Rows      int // incidents in the set
	Tiles     int
	Points    float64 // mean number of matching points of a tile
	P50MS     float64
	P95MS     float64
	P99MS     float64
	PerSecond float64
	CPUMicros float64 // of the server, for a tile; 0 where it is not known
	Errors    int
	Problem   string `json:",omitempty"` // the first error
	RawBytes  float64
	SentBytes float64
	MemoryMB  float64
}

// ask checks a contender's answers to a question and measures how fast they come.
func (b *bench) ask(ctx context.Context, c *contender, s source, q question, how mode) (m measured, err error) {
	m = measured{Contender: c.name, Question: q.name, Mode: how, Rows: s.rows, Tiles: len(q.tiles)}
	if len(q.tiles) == 0 {
		return m, fmt.Errorf("no tile of the list is fit to ask for %s of %d incidents", q.name, s.rows)
	}
	m.Points = float64(q.points()) / float64(len(q.tiles))
	mean, err := c.check(ctx, q)
	if err != nil {
		return m, err
	}
	m.RawBytes, m.SentBytes = mean.Raw, mean.Sent
	one, err := load.Measure(ctx, b.job(c, q, how, latencyConnections))
	if err != nil {
		return m, fmt.Errorf("%s, %s: %w", c.name, q.name, err)
	}
	before := c.usage().CPU
	many, err := load.Measure(ctx, b.job(c, q, how, throughputConnections))
	if err != nil {
		return m, fmt.Errorf("%s, %s: %w", c.name, q.name, err)
	}
	usage := c.usage()
	m.P50MS, m.P95MS, m.P99MS = milliseconds(one.P50), milliseconds(one.P95), milliseconds(one.P99)
	m.PerSecond, m.Errors = many.PerSecond(), one.Errors+many.Errors
	m.Problem = one.FirstError + many.FirstError
	m.CPUMicros = float64((usage.CPU - before).Microseconds()) / float64(max(1, many.Requests))
	m.MemoryMB = float64(usage.ResidentBytes) / 1e6
	b.say("  %s", m.line())
	return m, nil
}

// job is one measure of a question. The list of tiles is gone through once before.
func (b *bench) job(c *contender, q question, how mode, connections int) load.Job {
	job := load.Job{Address: c.address, Connections: connections, WarmUp: len(q.tiles), For: b.measure}
	if how == warm {
		paths := make([]string, len(q.tiles))
		for i, t := range q.tiles {
			paths[i] = c.path(t, q.filter, q.bins)
		}
		job.Path = func(number int) string { return paths[number%len(paths)] }
		return job
	}
	first := b.asked // another job for the same tiles must not repeat its filters
	b.asked += 1_000 * screenTiles
	job.Path = func(number int) string {
		return c.path(q.tiles[number%len(q.tiles)], q.at(number+first, how), q.bins)
	}
	return job
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
