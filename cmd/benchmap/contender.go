package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"github.com/paulmach/orb/encoding/mvt"

	"tawthiq/cmd/benchmap/peer"
	"tawthiq/cmd/benchmap/process"
	"tawthiq/geo"
)

// contender is a running server of tiles: the program's own or a peer.
type contender struct {
	name    string
	address string             // host and port
	process []*process.Process // that serve; none where it is tested in this process

	ours       bool // /tiles/incidents/… with the program's parameters, instead of /…
	mostPoints bool // it takes the parameter points
	clusters   bool // its features cannot be counted against the rows
	nearly     bool // it rounds before it cuts tiles: a point within a metre of an edge can be in both or in neither
}

// path returns what to ask for to get a tile.
func (c *contender) path(t geo.Tile, f peer.Filter, bins bool) string {
	path, query := fmt.Sprintf("/%d/%d/%d.mvt", t.Z, t.X, t.Y), f.Query()
	if c.ours {
		path = "/tiles/incidents" + path
	}
	if c.mostPoints {
		query.Set("points", pointsParameter(bins))
	}
	if len(query) == 0 {
		return path
	}
	return path + "?" + query.Encode()
}

// mostTilePoints is the most that the program's own tiles can be asked to show one by one.
const mostTilePoints = 10_000

func pointsParameter(bins bool) string {
	if bins {
		return "0"
	}
	return fmt.Sprint(mostTilePoints)
}

// usage returns what all processes of the contender take.
func (c *contender) usage() (sum process.Usage) {
	for _, p := range c.process {
		u := p.Usage()
		sum.ResidentBytes += u.ResidentBytes
		sum.PeakResidentBytes += u.PeakResidentBytes
		sum.CPU += u.CPU
	}
	return sum
}

func (c *contender) stop() {
	for _, p := range c.process {
		p.Stop()
	}
}

// body is an answer: as it was sent, and as it is without compression.
type body struct {
	sent, raw []byte
	status    int
}

// zipped returns the answer compressed, as it was sent where that is so.
func (b body) zipped() ([]byte, error) {
	if !bytes.Equal(b.sent, b.raw) {
		return b.sent, nil
	}
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err := w.Write(b.raw)
	err = errors.Join(err, w.Close())
	return out.Bytes(), err
}

// get fetches a path. Errors: no answer, or one that cannot be read; not another status than 200.
func (c *contender) get(ctx context.Context, path string) (b body, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+c.address+path, nil)
	if err != nil {
		return b, err
	}
	request.Header.Set("Accept-Encoding", "gzip") // asked for by hand it is not undone by the client
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return b, err
	}
	defer response.Body.Close()
	b.status = response.StatusCode
	if b.sent, err = io.ReadAll(response.Body); err != nil {
		return b, err
	}
	b.raw = b.sent
	if response.Header.Get("Content-Encoding") == "gzip" {
		b.raw, err = unzip(b.sent)
	}
	return b, err
}

func unzip(b []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// sizes are the mean bytes of the tiles of a question.
type sizes struct{ Raw, Sent float64 }

// check fetches every tile of a question once and returns their mean sizes. Errors: a tile that has not
// the points that match, or in which the bins do not add up to them.
func (c *contender) check(ctx context.Context, q question) (mean sizes, err error) {
	for _, t := range q.tiles {
		path := c.path(t, q.filter, q.bins)
		b, err := c.get(ctx, path)
		if err != nil {
			return mean, fmt.Errorf("%s: %s: %w", c.name, path, err)
		}
		if b.status != http.StatusOK && b.status != http.StatusNoContent {
			return mean, fmt.Errorf("%s: %s: status %d: %.200s", c.name, path, b.status, b.raw)
		}
		got, err := countPoints(b.raw)
		if err != nil {
			return mean, fmt.Errorf("%s: %s: %w", c.name, path, err)
		}
		if err := c.compare(got, q.counts[t], q.bins); err != nil {
			return mean, fmt.Errorf("%s: %s: %w", c.name, path, err)
		}
		mean.Raw += float64(len(b.raw)) / float64(len(q.tiles))
		mean.Sent += float64(len(b.sent)) / float64(len(q.tiles))
	}
	return mean, nil
}

func (c *contender) compare(got tilePoints, want tileCount, bins bool) error {
	off := max(got.counted-want.points, want.points-got.counted)
	switch {
	case c.clusters:
		if got.features == 0 && want.points > 0 {
			return fmt.Errorf("the tile is empty, and %d points match", want.points)
		}
	case off > 0 && !(c.nearly && off <= want.atEdge):
		return fmt.Errorf("%d points, and %d match", got.counted, want.points)
	case bins:
	case got.features != got.counted:
		return fmt.Errorf("%d features for %d points", got.features, got.counted)
	case got.content != want.content && !(c.nearly && want.atEdge > 0):
		return errors.New("the points do not say what the rows do")
	}
	return nil
}

// tilePoints is what a tile shows: features, how many points these stand for, and the sum of what they
// say.
type tilePoints struct {
	features, counted int
	content           uint64
}

// countPoints decodes a tile, with the decoder of a peer.
func countPoints(raw []byte) (n tilePoints, err error) {
	if len(raw) == 0 {
		return n, nil
	}
	layers, err := mvt.Unmarshal(raw)
	if err != nil {
		return n, err
	}
	for _, layer := range layers {
		for _, f := range layer.Features {
			n.features++
			n.counted += int(f.Properties.MustFloat64("count", 1))
			n.content += peer.FeatureContent(f)
		}
	}
	return n, nil
}

// takesPoints reports whether the server knows the parameter points.
func (c *contender) takesPoints(ctx context.Context, t geo.Tile) (bool, error) {
	query := url.Values{"points": {pointsParameter(false)}}
	b, err := c.get(ctx, c.path(t, peer.Filter{}, false)+"?"+query.Encode())
	return b.status == http.StatusOK, err
}
