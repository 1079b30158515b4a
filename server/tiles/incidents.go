package tiles

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/geo/tile"
	"tawthiq/server/answer"
)

// maxTileBytes is the most bytes of a tile, before it is compressed.
const maxTileBytes = 500_000

// Parameters of the incident tiles beside the filter's.
const (
	pointsParam = "points" // up to how many points one by one
	withParam   = "with"   // what bins count beside records
)

// defaultWith is what bins count unless the caller says otherwise.
var defaultWith = []string{string(data.Parties), string(data.Killed)}

// Incidents answers the tile of the incidents that match the filter. Its headers say what became
// of all matching records, but with 304.
func (t *Tiles) Incidents(ctx context.Context, call answer.Call) (answer.Answer, error) {
	at, form, err := address(call)
	if err != nil {
		return answer.Answer{}, err
	}
	view, filter, err := t.atlas.Resolve(ctx, call.Query, pointsParam, withParam)
	if err != nil {
		return answer.Answer{}, err
	}
	how, err := shape(call, form)
	if err != nil {
		return answer.Answer{}, err
	}
	counts := map[string]string{} // what became of all matching records
	return answer.Answer{
		Tag:    view.Tag() + "?" + filter.Values().Encode() + "#" + describeShape(how),
		Type:   encodings[form].mediaType,
		Cached: true, Fleeting: true,
		Headers: counts,
		Body: func(ctx context.Context) ([]byte, error) {
			rows, err := view.Select(ctx, filter)
			if err != nil {
				return nil, err
			}
			describeCounts(counts, view.Revision(), rows.PointCounts())
			return encodeIncidents(ctx, rows, at, how, form)
		},
	}, nil
}

// shape reads how a tile is to show incidents. Errors: InvalidKind.
func shape(call answer.Call, form string) (how atlas.TileShape, err error) {
	most := atlas.MaxTilePoints
	if form != "mvt" {
		most = atlas.DefaultTilePoints // in text, more would not fit into maxTileBytes
	}
	if how.Points, err = call.Number(pointsParam, 0, most, atlas.DefaultTilePoints); err != nil {
		return how, err
	}
	how.BinsPerSide = atlas.MaxBinsPerSide
	with := slices.Clone(defaultWith) // which is not to be sorted itself
	if given := call.Query.Get(withParam); given != "" {
		with = strings.Split(given, ",")
	}
	slices.Sort(with)
	for _, name := range slices.Compact(with) {
		if err := addCount(&how, name); err != nil {
			return how, err
		}
	}
	return how, nil
}

func addCount(how *atlas.TileShape, name string) error {
	switch {
	case slices.Contains(atlas.BinLists(), data.List(name)):
		how.Terms = append(how.Terms, data.List(name))
	case slices.Contains(data.Measures(), data.Measure(name)):
		how.Measures = append(how.Measures, data.Measure(name))
	default:
		return data.Invalid(withParam, "bins cannot count \"%s\"", answer.Shown(name)).Allow(binCounts())
	}
	return nil
}

// binCounts lists what bins can count beside their records.
func binCounts() (names []string) {
	for _, list := range atlas.BinLists() {
		names = append(names, string(list))
	}
	for _, m := range data.Measures() {
		names = append(names, string(m))
	}
	return names
}

func describeShape(how atlas.TileShape) string {
	names := []string{strconv.Itoa(how.Points)}
	for _, list := range how.Terms {
		names = append(names, string(list))
	}
	for _, m := range how.Measures {
		names = append(names, string(m))
	}
	return strings.Join(names, ",")
}

// describeCounts says in headers what became of the matching records on a map of points.
func describeCounts(headers map[string]string, revision int64, c data.Counts) {
	headers["X-Revision"] = strconv.FormatInt(revision, 10)
	headers["X-Matching"], headers["X-Mapped"] = strconv.Itoa(c.Matching), strconv.Itoa(c.Mapped)
	headers["X-Not-Mappable"], headers["X-Suppressed"] = strconv.Itoa(c.NotMappable), strconv.Itoa(c.Suppressed)
}

// encodeIncidents returns the tile with as much detail as fits into maxTileBytes: points, or else
// bins, or else larger bins. Both forms show the same.
func encodeIncidents(ctx context.Context, rows *atlas.Selection, at geo.Tile, how atlas.TileShape, form string) ([]byte, error) {
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		points, bins := rows.Tile(at, how)
		vector := bins.AppendMVT(points.AppendMVT([]byte{}, at), at)
		text := 0
		if how.Points <= atlas.DefaultTilePoints {
			text = points.GeoJSONBytes() + bins.GeoJSONBytes()
		}
		switch {
		case max(len(vector), text) <= maxTileBytes || how.BinsPerSide == 1:
			if form == "mvt" {
				return vector, nil
			}
			return tile.GeoJSON(at, []tile.Layer{points.Layer(), bins.Layer()}), nil
		case len(bins.At) == 0 && how.Points > 0:
			how.Points = 0 // there may be bins, or the records are so far apart that there are none yet
		default:
			how.BinsPerSide /= 2
		}
	}
}

// incidentLayers describes the layers of the incident tiles.
func incidentLayers(v *data.Vocabulary) []vectorLayer {
	points := map[string]string{
		"date": "YYYY-MM-DD", "party": "the first that a claim names", "parties": "how many, where more than one", "violation": "the first",
		"killed": "documented minimum, absent where nothing is stated", "precision": "exact, locality or near", "uncertainty_m": "radius in metres, where it is only near a place",
	}
	bins := map[string]string{"count": "records"}
	for _, m := range data.Measures() {
		bins[string(m)] = "documented minimum, with " + withParam + "=" + string(m)
	}
	for _, list := range atlas.BinLists() {
		for _, code := range v.Codes(list) {
			bins[string(list)+"_"+code] = "records, with " + withParam + "=" + string(list)
		}
	}
	return []vectorLayer{
		{"incidents", "records one by one; the feature's id is a number that /api/v1/incidents/ takes in place of the ID", points},
		{"bins", "records that share a small square, at the middle of their positions", bins},
	}
}
