package main

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"tawthiq/geo"
	"tawthiq/geo/area"
)

// located is how fast the subdistricts of points are found on one core.
type located struct {
	Points         int
	PerSecond      float64
	ExactPoints    int     // that were also tested against the polygons
	ExactPerSecond float64 // by the polygon test, which asks first whether the polygon's box holds the point
	Different      int     // of ExactPoints: the answers are not the same
}

const (
	locatedPoints = 200_000
	exactTests    = 20_000
	locateRounds  = 5
)

// measureLocating times point → subdistrict on the incidents' own points, in no order, and compares it
// with the exact test of every polygon.
func (b *bench) measureLocating(ctx context.Context) error {
	b.say("finding the subdistricts of points")
	points := source{b.generator, 2 * locatedPoints}.points(locatedPoints)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	l := located{Points: len(points)}
	for range locateRounds {
		if err := ctx.Err(); err != nil {
			return err
		}
		start := time.Now()
		locateAll(b.facts.Areas, points)
		l.PerSecond = max(l.PerSecond, float64(len(points))/time.Since(start).Seconds())
	}
	exact := newPolygonTest(b.facts.Areas)
	points = points[:min(exactTests, len(points))]
	l.ExactPoints = len(points)
	start := time.Now()
	answers := make([]geo.PCode, len(points))
	for i, p := range points {
		answers[i] = exact.locate(p)
	}
	l.ExactPerSecond = float64(len(points)) / time.Since(start).Seconds()
	for i, p := range points {
		if within(b.facts.Areas, p) != answers[i] {
			l.Different++
		}
	}
	b.report.Locating = l
	b.say("  %.1f million a second; by the polygons %.0f a second; %d of %d answers differ", l.PerSecond/1e6, l.ExactPerSecond, l.Different, l.ExactPoints)
	return nil
}

// points returns the first n points that are drawn, or as many as there are.
func (s source) points(n int) []orb.Point {
	points := make([]orb.Point, 0, n)
	for r := range s.peerRows() {
		if len(points) == n {
			break
		}
		if r.Drawn {
			points = append(points, r.At)
		}
	}
	return points
}

// locateAll locates every point, and returns how many are in a subdistrict, so that the work is not
// optimised away.
func locateAll(areas *area.Set, points []orb.Point) (inside int) {
	for _, p := range points {
		if _, _, ok := areas.Locate(p); ok {
			inside++
		}
	}
	return inside
}

// within returns the subdistrict that holds the point, "" for one that is only near it.
func within(areas *area.Set, p orb.Point) geo.PCode {
	if code, distanceM, ok := areas.Locate(p); ok && distanceM == 0 {
		return code
	}
	return ""
}

// polygonTest finds the subdistrict of a point by testing one polygon after the other.
type polygonTest struct {
	codes  []geo.PCode
	boxes  []orb.Bound
	shapes []orb.MultiPolygon
}

func newPolygonTest(areas *area.Set) (t polygonTest) {
	for _, a := range areas.All(geo.Subdistrict) {
		shape := areas.Shape(a.PCode, geo.MaxZoom)
		t.codes = append(t.codes, a.PCode)
		t.boxes = append(t.boxes, shape.Bound())
		t.shapes = append(t.shapes, shape)
	}
	return t
}

// locate returns the subdistrict that holds the point, "" for none.
func (t polygonTest) locate(p orb.Point) geo.PCode {
	for i, box := range t.boxes {
		if box.Contains(p) && planar.MultiPolygonContains(t.shapes[i], p) {
			return t.codes[i]
		}
	}
	return ""
}

func (l located) String() string {
	return fmt.Sprintf("%.1f million points a second on one core; the exact test of the polygons %.2f million; %d of %d answers differ",
		l.PerSecond/1e6, l.ExactPerSecond/1e6, l.Different, l.ExactPoints)
}
