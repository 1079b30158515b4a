package main

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"net/url"
	"runtime"
	"slices"
	"time"

	"tawthiq/cmd/benchmap/load"
	"tawthiq/cmd/benchmap/peer"
	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/data/sqlite"
	"tawthiq/geo"
	"tawthiq/geo/classify"
)

// grouped is how long it took to count incidents by governorate and party in a period.
type grouped struct {
	Contender string
	How       string
	Rounds    int
	P50MS     float64
	P99MS     float64
}

// inProcess says that no HTTP is between.
const inProcess = "in process"

// groupingRounds is how many periods are asked for, each a day later than the one before.
const groupingRounds = 301

// measureGrouping measures the program's index in this process and DuckDB in its own, on one core each,
// and checks that they count the same.
func (b *bench) measureGrouping(ctx context.Context, s source) error {
	b.say("counting by governorate and party, in process")
	index, err := newGroupedIndex(s)
	if err != nil {
		return err
	}
	b.noteGrouping(ourName, inProcess, index.time())
	if err := b.timeAtlas(ctx, s); err != nil {
		return err
	}
	if !slices.Contains(b.peers, duckdbName) {
		return nil
	}
	node, ok := peer.FindNode(b.npm)
	if !ok {
		b.miss(duckdbName, "it is not installed: "+peer.HowToInstallNode)
		return nil
	}
	rows, err := b.rowFile(s)
	if err != nil {
		return err
	}
	duck, err := node.GroupWithDuckDB(ctx, rows, threeYears().From, threeYears().To, groupingRounds)
	if err != nil {
		return err
	}
	b.noteGrouping(duckdbName, duck.Version+", enum columns, one thread", duck.Times)
	return sameGroups(index.group(threeYears().From, threeYears().To), duck.Counts)
}

func (b *bench) noteGrouping(contender, how string, times []time.Duration) {
	slices.Sort(times)
	g := grouped{contender, how, len(times), milliseconds(times[len(times)/2]), milliseconds(times[len(times)*99/100])}
	b.say("  %-14s %8.3f ms at the median, %8.3f ms at the 99th percentile (%s)", g.Contender, g.P50MS, g.P99MS, g.How)
	b.report.Grouping = append(b.report.Grouping, g)
}

// sameGroups returns an error where two contenders do not count the same.
func sameGroups(ours, theirs map[peer.Group]int) error {
	if maps.Equal(ours, theirs) {
		return nil
	}
	for group, n := range theirs {
		if ours[group] != n {
			return fmt.Errorf("%s of %s: the program counts %d incidents, DuckDB %d", group.Party, group.Governorate, ours[group], n)
		}
	}
	return fmt.Errorf("the program counts in %d pairs of governorate and party, DuckDB in %d", len(ours), len(theirs))
}

// timeAtlas times a choropleth of the governorates in the program's own database, which takes the same
// grouping, the filter's reading, and the classes of the values.
func (b *bench) timeAtlas(ctx context.Context, s source) error {
	view, closeStore, err := b.openView(ctx, s)
	if err != nil {
		return err
	}
	defer closeStore()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	shading := atlas.Shading{Level: geo.Governorate, Metric: atlas.Incidents, Per: atlas.Count, Method: classify.Methods()[0], Classes: atlas.DefaultClasses}
	var times []time.Duration
	for day := range data.Date(groupingRounds) {
		filter := data.Filter{From: threeYears().From + day, To: threeYears().To + day, Counting: data.CountFull}
		start := time.Now()
		rows, err := view.Select(ctx, filter)
		if err != nil {
			return err
		}
		if _, err := rows.Choropleth(shading); err != nil {
			return err
		}
		times = append(times, time.Since(start))
	}
	b.noteGrouping(ourName, "a choropleth of all parties, in process", times)
	return nil
}

// openView opens the program's own database and reads it as its server does.
func (b *bench) openView(ctx context.Context, s source) (view *atlas.View, closeStore func(), err error) {
	store, err := sqlite.Open(ctx, b.database(s.rows), sqlite.Options{})
	if err != nil {
		return nil, nil, err
	}
	a, err := atlas.New(ctx, store, b.facts, slog.New(slog.DiscardHandler))
	if err != nil {
		store.Close()
		return nil, nil, err
	}
	return a.Current(), func() { a.Close(); store.Close() }, nil
}

// measureChoropleth measures the choropleth of the governorates over HTTP, at one connection.
func (b *bench) measureChoropleth(ctx context.Context, c *contender) error {
	for _, how := range []mode{warm, cold} {
		q := question{filter: threeYears()}
		path := func(number int) string { return "/api/v1/choropleth?" + choroplethQuery(q.at(number, how)).Encode() }
		r, err := load.Measure(ctx, load.Job{Address: c.address, Connections: latencyConnections, WarmUp: 3, For: b.measure, Path: path})
		if err != nil {
			return err
		}
		what := "a choropleth over HTTP, " + string(how)
		b.report.Grouping = append(b.report.Grouping, grouped{ourName, what, r.Requests, milliseconds(r.P50), milliseconds(r.P99)})
		b.say("  %s: %.3f ms at the median, %.3f ms at the 99th percentile, %d errors %s", what, milliseconds(r.P50), milliseconds(r.P99), r.Errors, r.FirstError)
	}
	return nil
}

func choroplethQuery(f peer.Filter) url.Values {
	query := f.Query()
	query.Set("level", geo.Governorate.String())
	query.Set("metric", string(atlas.Incidents))
	return query
}
