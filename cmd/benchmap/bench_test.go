package main

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tawthiq/cmd/benchmap/peer"
	"tawthiq/data/atlas"
	"tawthiq/data/sqlite"
	"tawthiq/geo"
	"tawthiq/server"
)

// smokeRows are enough for a tile of bins and for several of points.
const smokeRows = 3_000

func newBench(t *testing.T) (*bench, source) {
	t.Helper()
	facts, generator, err := newGenerator()
	if err != nil {
		t.Fatal(err)
	}
	o := options{rows: smokeRows, measure: 10 * time.Millisecond}
	b := &bench{options: o, facts: facts, generator: generator, folder: t.TempDir(), out: &bytes.Buffer{}, start: time.Now()}
	return b, source{generator, smokeRows}
}

// serve serves in this process until the test ends.
func serve(t *testing.T, c contender, handler http.Handler) *contender {
	t.Helper()
	srv := httptest.NewServer(handler)
	t.Cleanup(srv.Close)
	c.address = strings.TrimPrefix(srv.URL, "http://")
	return &c
}

// serveOurs serves the program's own tiles of the incidents.
func serveOurs(t *testing.T, b *bench, s source) *contender {
	t.Helper()
	if err := s.store(t.Context(), b.database(s.rows)); err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(t.Context(), b.database(s.rows), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a, err := atlas.New(t.Context(), store, b.facts, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close(); store.Close() })
	handler, err := server.NewHandler(server.Config{Atlas: a})
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, contender{name: ourName, ours: true}, handler)
}

func serveSQLite(t *testing.T, s source) *contender {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rtree.db")
	if err := peer.BuildSQLite(t.Context(), path, s.peerRows()); err != nil {
		t.Fatal(err)
	}
	return servePeer(t, sqliteName, path)
}

func servePeer(t *testing.T, name, path string) *contender {
	t.Helper()
	tiler, err := openTiler(t.Context(), name, path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tiler.Close() })
	handler, err := peer.Handler(tiler)
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, contender{name: name}, handler)
}

// A run in small, without another process: it fails where the contenders do not answer the same.
func TestARunInSmall(t *testing.T) {
	b, s := newBench(t)
	list, err := readTileList(tileList)
	if err != nil {
		t.Fatal(err)
	}
	list = everySixth(list) // of all zooms, the first tile among them
	ours := serveOurs(t, b, s)
	var it served
	if err := ours.detect(t.Context(), &it); err != nil {
		t.Fatal(err)
	}
	b.questions = s.questions(list, it.MostPoints)
	ask := func(c *contender, q question, how mode) {
		m, err := b.ask(t.Context(), c, s, q, how)
		if err != nil {
			t.Fatal(err)
		}
		if m.Errors > 0 || m.PerSecond == 0 {
			t.Errorf("%+v", m)
		}
		b.report.Measured = append(b.report.Measured, m)
	}
	for _, q := range b.questions {
		for _, how := range modes {
			ask(ours, q, how)
		}
	}
	if err := b.bake(t.Context(), ours); err != nil {
		t.Fatal(err)
	}
	ask(servePeer(t, bakedName, b.path("tiles.mbtiles")), b.question(exactAll), warm)
	rtree := serveSQLite(t, s)
	ask(rtree, b.question(exactAll), warm)
	ask(rtree, b.question(exactFiltered), warm)
	if err := b.measureChoropleth(t.Context(), ours); err != nil {
		t.Fatal(err)
	}
	if err := b.measureGrouping(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if err := b.write(); err != nil {
		t.Fatal(err)
	}
	if out := b.out.(*bytes.Buffer).String(); !strings.Contains(out, "not measured") || !strings.Contains(out, "What is to be reached") {
		t.Error(out)
	}
}

func everySixth(list []listedTile) (some []listedTile) {
	for i := 0; i < len(list); i += 6 {
		some = append(some, list[i])
	}
	return some
}

func TestGroupsAreThoseOfAPlainCount(t *testing.T) {
	_, s := newBench(t)
	index, err := newGroupedIndex(s)
	if err != nil {
		t.Fatal(err)
	}
	f := threeYears()
	got := index.group(f.From, f.To)
	want := map[peer.Group]int{}
	for r := range s.peerRows() {
		if r.Start >= f.From && r.Start <= f.To && r.Governorate != "" {
			for _, party := range r.Parties {
				want[peer.Group{Governorate: string(r.Governorate), Party: party}]++
			}
		}
	}
	if err := sameGroups(got, want); err != nil {
		t.Error(err)
	}
	delete(want, peer.Group{Governorate: "SY02", Party: "regime"})
	if sameGroups(got, want) == nil {
		t.Error("a difference is not noticed")
	}
}

func TestAWrongTileIsNoticed(t *testing.T) {
	for _, test := range []struct {
		name string
		c    contender
		got  tilePoints
		want tileCount
		bins bool
		ok   bool
	}{
		{"as many points as match", contender{}, tilePoints{3, 3, 0}, tileCount{3, 0, 0}, false, true},
		{"a point is missing", contender{}, tilePoints{2, 2, 0}, tileCount{3, 0, 1}, false, false},
		{"a point says something else", contender{}, tilePoints{3, 3, 7}, tileCount{3, 8, 0}, false, false},
		{"bins where points were asked for", contender{}, tilePoints{2, 3, 0}, tileCount{3, 0, 0}, false, false},
		{"bins that add up", contender{}, tilePoints{2, 3, 0}, tileCount{3, 0, 0}, true, true},
		{"bins that do not add up", contender{}, tilePoints{2, 4, 0}, tileCount{3, 0, 0}, true, false},
		{"an empty tile of clusters", contender{clusters: true}, tilePoints{}, tileCount{3, 0, 0}, true, false},
		{"a point at the edge, of one who rounds", contender{nearly: true}, tilePoints{4, 4, 0}, tileCount{3, 0, 1}, false, true},
		{"a point too many inside, of one who rounds", contender{nearly: true}, tilePoints{4, 4, 0}, tileCount{3, 0, 0}, false, false},
	} {
		if err := test.c.compare(test.got, test.want, test.bins); (err == nil) != test.ok {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

func TestAPointAtTheEdgeIsNearEveryTileAround(t *testing.T) {
	tile := geo.Tile{Z: 9, X: 308, Y: 200}
	corner := tile.Origin()
	tiles := []geo.Tile{tile, {Z: 9, X: 307, Y: 200}, {Z: 9, X: 308, Y: 199}, {Z: 9, X: 307, Y: 199}, {Z: 9, X: 309, Y: 200}}
	counts := map[geo.Tile]tileCount{}
	for _, tile := range tiles {
		counts[tile] = tileCount{}
	}
	addPoint(counts, corner, 9, 40)
	addPoint(counts, geo.World{X: corner.X + edge, Y: corner.Y + edge}, 9, 2)
	want := []tileCount{{2, 42, 1}, {0, 0, 1}, {0, 0, 1}, {0, 0, 1}, {0, 0, 0}}
	for i, tile := range tiles {
		if counts[tile] != want[i] {
			t.Errorf("%v: %+v, not %+v", tile, counts[tile], want[i])
		}
	}
}

func TestEveryTileOfTheListIsInSyria(t *testing.T) {
	b, _ := newBench(t)
	list, err := readTileList(tileList)
	if err != nil {
		t.Fatal(err)
	}
	zooms := map[uint32]int{}
	for _, tile := range list {
		zooms[tile.Z]++
		if !tile.Bound(0).Intersects(b.facts.Areas.Country(tile.Z).Bound()) || tile.points < 1 {
			t.Errorf("%+v", tile)
		}
	}
	for zoom := uint32(firstZoom); zoom <= lastZoom; zoom++ {
		if zooms[zoom] == 0 {
			t.Errorf("no tile of zoom %d", zoom)
		}
	}
	for _, text := range []string{"", "zoom,column\n1,2\n", tileListHeader + "\n5,99,1,1\n", tileListHeader + "\n5,19,12,many\n"} {
		if _, err := readTileList(text); err == nil {
			t.Errorf("%q is taken for a list", text)
		}
	}
}

func TestAListCanBeMadeAgain(t *testing.T) {
	_, s := newBench(t)
	var texts [2]string
	for i := range texts {
		path := filepath.Join(t.TempDir(), "tiles.csv")
		if err := writeTileList(path, s); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts[i] = string(text)
	}
	list, err := readTileList(texts[0])
	if err != nil || texts[0] != texts[1] {
		t.Fatalf("%v, and the same twice: %t", err, texts[0] == texts[1])
	}
	counts := s.matching(peer.Filter{}, tilesOf(list))
	for _, tile := range list {
		if counts[tile.Tile].points != tile.points {
			t.Errorf("%v: %d points, and %d in the list", tile.Tile, counts[tile.Tile], tile.points)
		}
	}
}

func TestRequestsThatAreNotWarmNeverRepeatTileAndFilter(t *testing.T) {
	const tiles = 115
	q := question{filter: threeYears(), tiles: make([]geo.Tile, tiles)}
	type pair struct {
		tile   int
		filter peer.Filter
	}
	for _, how := range []mode{screen, cold} {
		seen := map[pair]bool{}
		for number := range 60_000 {
			p := pair{number % tiles, q.at(number, how)}
			if seen[p] {
				t.Fatalf("%s request %d repeats %+v", how, number, p)
			}
			seen[p] = true
		}
	}
}

func TestPointsAreLocatedAsByThePolygons(t *testing.T) {
	b, s := newBench(t)
	exact := newPolygonTest(b.facts.Areas)
	for _, p := range s.points(500) {
		if got := within(b.facts.Areas, p); got != exact.locate(p) {
			t.Errorf("%v: %s, and by the polygons %s", p, got, exact.locate(p))
		}
	}
}
