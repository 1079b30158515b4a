package polygon

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"
)

// slackM is how wide a strip along a common border, in metres, is taken for what rounding and a hand
// leave: five decimals of a degree are as much.
const slackM = 1

// Overlap reports whether two shapes have more in common than a strip of a metre along the shorter of
// their outlines: neighbours whose border was written twice have less.
func Overlap(a, b orb.MultiPolygon) bool {
	return a.Bound().Intersects(b.Bound()) && OverlapM2(a, b) > slackM2(a, b)
}

func slackM2(a, b orb.MultiPolygon) float64 { return slackM * min(outlineM(a), outlineM(b)) }

// outlineM returns the length of all rings in metres.
func outlineM(m orb.MultiPolygon) (length float64) {
	for _, p := range m {
		for _, r := range p {
			length += orbgeo.LengthHaversine(orb.LineString(r))
		}
	}
	return length
}

// AreaM2 returns the area of a shape in square metres.
func AreaM2(m orb.MultiPolygon) float64 { return OverlapM2(m, m) }

// OverlapM2 returns the area that two shapes have in common, in square metres on the sphere. What an
// odd number of rings of a shape is around is inside it. Error: that of floating point.
// Cost: some 2 µs for each side where shapes are as outlines of lands are.
func OverlapM2(a, b orb.MultiPolygon) (area float64) {
	common := intersection(a.Bound(), b.Bound())
	if common.Min[0] > common.Max[0] || common.Min[1] > common.Max[1] {
		return 0
	}
	edges := append(edgesOf(a, 0, common), edgesOf(b, 1, common)...)
	slices.SortFunc(edges, func(a, b edge) int { return cmp.Compare(a.low[1], b.low[1]) })
	heights := heightsOf(edges, common)
	var open []edge
	for i := range len(heights) - 1 {
		low, high := heights[i], heights[i+1]
		for len(edges) > 0 && edges[0].low[1] <= low {
			open, edges = append(open, edges[0]), edges[1:]
		}
		open = slices.DeleteFunc(open, func(e edge) bool { return e.high[1] <= low })
		area += commonWidth(open, (low+high)/2) * (high - low) * math.Cos((low+high)/2*math.Pi/180)
	}
	const degreeM = orb.EarthRadius * math.Pi / 180
	return area * degreeM * degreeM
}

func intersection(a, b orb.Bound) orb.Bound {
	return orb.Bound{
		Min: orb.Point{max(a.Min[0], b.Min[0]), max(a.Min[1], b.Min[1])},
		Max: orb.Point{min(a.Max[0], b.Max[0]), min(a.Max[1], b.Max[1])},
	}
}

// edge is a side of one of two shapes, its lower end first. None is level.
type edge struct {
	low, high orb.Point
	of        int
}

// edgesOf returns the edges of a shape that reach the height of a bound.
func edgesOf(m orb.MultiPolygon, of int, within orb.Bound) []edge {
	var out []edge
	for _, p := range m {
		for _, r := range p {
			for i := 1; i < len(r); i++ {
				low, high := r[i-1], r[i]
				if low[1] > high[1] {
					low, high = high, low
				}
				if low[1] != high[1] && low[1] < within.Max[1] && high[1] > within.Min[1] {
					out = append(out, edge{low, high, of})
				}
			}
		}
	}
	return out
}

// at returns the longitude of the edge at a latitude.
func (e edge) at(lat float64) float64 {
	return e.low[0] + (lat-e.low[1])/(e.high[1]-e.low[1])*(e.high[0]-e.low[0])
}

// heightsOf returns the latitudes within a bound between which no edge begins, ends or crosses one
// of the other shape, in order. The edges come in the order of their lower ends.
func heightsOf(edges []edge, within orb.Bound) []float64 {
	heights := []float64{within.Min[1], within.Max[1]}
	var open []edge
	for _, e := range edges {
		heights = append(heights, e.low[1], e.high[1])
		open = slices.DeleteFunc(open, func(o edge) bool { return o.high[1] <= e.low[1] })
		for _, o := range open {
			if lat, ok := e.crosses(o); ok && o.of != e.of {
				heights = append(heights, lat)
			}
		}
		open = append(open, e)
	}
	heights = slices.DeleteFunc(heights, func(lat float64) bool { return lat < within.Min[1] || lat > within.Max[1] })
	slices.Sort(heights)
	return slices.Compact(heights)
}

// crosses returns the latitude at which two edges cross, if they do between their ends.
func (e edge) crosses(o edge) (lat float64, ok bool) {
	low, high := max(e.low[1], o.low[1]), min(e.high[1], o.high[1])
	before, after := e.at(low)-o.at(low), e.at(high)-o.at(high)
	if before*after >= 0 {
		return 0, false
	}
	return low + before/(before-after)*(high-low), true
}

// commonWidth returns how many degrees of a latitude lie in both shapes.
func commonWidth(edges []edge, lat float64) (width float64) {
	type border struct {
		lon float64
		of  int
	}
	borders := make([]border, len(edges))
	for i, e := range edges {
		borders[i] = border{e.at(lat), e.of}
	}
	slices.SortFunc(borders, func(a, b border) int { return cmp.Compare(a.lon, b.lon) })
	var inside [2]bool
	for i, b := range borders {
		if inside[0] && inside[1] {
			width += b.lon - borders[i-1].lon
		}
		inside[b.of] = !inside[b.of]
	}
	return width
}
