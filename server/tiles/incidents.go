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

// The headers of the incident tiles; see data.Counts.
const (
	matchingHeader    = "X-Matching"
	mappedHeader      = "X-Mapped"
	notMappableHeader = "X-Not-Mappable"
	suppressedHeader  = "X-Suppressed"
)

// defaultWith is what bins count unless the caller says otherwise.
var defaultWith = []string{string(data.Parties), string(data.Killed)}

// Incidents answers the tile of the incidents that match the filter. Its headers say what became
// of all matching records, but with 304.
func (t *Tiles) Incidents() answer.Operation {
	return answer.Operation{
		Name: "tiles-incidents", Resource: t.incidentTile, Path: placeholders(), Query: incidentParameters(), Forms: tileForms(), Revised: true,
		Headers: []answer.Header{
			{Name: matchingHeader, Example: "400", About: geo.Label{EN: "Records that match; the other three add up to it.", AR: "السجلات المطابقة؛ وهي مجموع الثلاثة الأخرى."}},
			{Name: mappedHeader, Example: "310", About: geo.Label{EN: "Records that are drawn, on all tiles of a zoom together.", AR: "السجلات المرسومة على كل بلاطات مستوى التقريب معًا."}},
			{Name: notMappableHeader, Example: "80", About: geo.Label{EN: "Records whose place is not known well enough for a point.", AR: "سجلات لا يُعرف مكانها بما يكفي لرسم نقطة."}},
			{Name: suppressedHeader, Example: "10", About: geo.Label{EN: "Records that are held back to protect people.", AR: "سجلات محجوبة لحماية الناس."}},
		},
		About: geo.Label{EN: "A tile of the matching incidents: points, or bins of points where there are many. Its headers say what becomes of all that match, but with 304.", AR: "بلاطة الحوادث المطابقة: نقاط، أو خانات حيث تكثر. تذكر ترويساتها مصير كل ما يطابق."},
	}
}

// incidentParameters are the filter's, and what shape reads.
func incidentParameters() []answer.Parameter {
	return append(answer.FilterParameters(),
		answer.Parameter{Name: pointsParam, Format: answer.WholeNumber, Most: atlas.MaxTilePoints, Default: strconv.Itoa(atlas.DefaultTilePoints), About: geo.Label{
			EN: "Up to how many points a tile shows one by one; as GeoJSON at most " + strconv.Itoa(atlas.DefaultTilePoints) + ".", AR: "أقصى عدد من النقاط تظهر منفردة في البلاطة؛ وفي GeoJSON حتى " + strconv.Itoa(atlas.DefaultTilePoints) + "."}},
		answer.Parameter{Name: withParam, Values: binCounts(), Several: true, Default: strings.Join(defaultWith, ","), Example: "violation,injured", About: geo.Label{
			EN: "What bins count beside records.", AR: "ما تعدّه الخانات إلى جانب السجلات."}})
}

func (t *Tiles) incidentTile(ctx context.Context, call answer.Call) (answer.Answer, error) {
	at, form, err := address(call)
	if err != nil {
		return answer.Answer{}, err
	}
	view, filter, err := t.atlas.Resolve(ctx, call.Filter())
	if err != nil {
		return answer.Answer{}, err
	}
	how, err := shape(call, form)
	if err != nil {
		return answer.Answer{}, err
	}
	counts := map[string]string{} // what became of all matching records
	return answer.Answer{
		Tag:      view.Tag() + "?" + filter.Values().Encode() + "#" + describeShape(how),
		Type:     encodings[form].mediaType,
		Revision: view.Revision(),
		Cached:   true, Fleeting: true,
		Headers: counts,
		Body: func(ctx context.Context) ([]byte, error) {
			rows, err := view.Select(ctx, filter)
			if err != nil {
				return nil, err
			}
			describeCounts(counts, rows.PointCounts())
			return encodeIncidents(ctx, rows, at, how, form)
		},
	}, nil
}

// shape reads how a tile is to show incidents. Errors: InvalidKind.
func shape(call answer.Call, form string) (how atlas.TileShape, err error) {
	if how.Points, err = call.Number(pointsParam); err != nil {
		return how, err
	}
	if form != "mvt" && how.Points > atlas.DefaultTilePoints { // in text, they would not fit into maxTileBytes
		return how, data.Invalid(pointsParam, "%d is not a whole number from 0 to %d", how.Points, atlas.DefaultTilePoints)
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
func describeCounts(headers map[string]string, c data.Counts) {
	headers[matchingHeader], headers[mappedHeader] = strconv.Itoa(c.Matching), strconv.Itoa(c.Mapped)
	headers[notMappableHeader], headers[suppressedHeader] = strconv.Itoa(c.NotMappable), strconv.Itoa(c.Suppressed)
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
	bins := map[string]string{"count": "records", "size": "how wide the symbol is, in hundredths of the largest, from 1; with the root of the count, and alike on all tiles of a zoom"}
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
