package tiles

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"tawthiq/data"
	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/geo/tile"
	"tawthiq/server/answer"
)

// Tiles answers the routes under /tiles. It is safe for concurrent use.
type Tiles struct {
	atlas *atlas.Atlas
	areas map[geo.Level][]featureLayer
	base  []featureLayer

	territories territories
}

// New returns the tiles of an atlas.
func New(a *atlas.Atlas) *Tiles {
	t := &Tiles{atlas: a, areas: map[geo.Level][]featureLayer{}, base: baseLayers(a.Facts()), territories: territories{facts: a.Facts()}}
	for _, level := range geo.Levels() {
		t.areas[level] = areaLayers(a.Facts().Areas, level)
	}
	return t
}

// encodings are the forms of a tile by the ending of its path.
var encodings = map[string]struct {
	mediaType string
	encode    func(geo.Tile, []tile.Layer) []byte
}{
	"mvt":     {answer.MVTType, tile.MVT},
	"geojson": {answer.GeoJSONType, tile.GeoJSON},
}

// address reads the tile and the form from the path. Errors: InvalidKind.
func address(call answer.Call) (at geo.Tile, form string, err error) {
	y, form, _ := strings.Cut(call.Path("y"), ".")
	if _, ok := encodings[form]; !ok {
		return at, "", data.Invalid("tile", "unknown form \"%s\"", answer.Shown(form)).Allow([]string{"mvt", "geojson"})
	}
	at, err = geo.ParseTile(call.Path("z"), call.Path("x"), y)
	if err != nil {
		return at, "", data.Invalid("tile", "column and row go from 0 to 2^zoom-1, the zoom from 0 to %d", geo.MaxZoom).Because(err)
	}
	return at, form, nil
}

// placeholders are those of a tile's path.
func placeholders(first ...answer.Parameter) []answer.Parameter {
	return append(first,
		answer.Parameter{Name: "z", Format: answer.WholeNumber, Most: geo.MaxZoom, Example: "6", About: geo.Label{EN: "The zoom.", AR: "مستوى التقريب."}},
		answer.Parameter{Name: "x", Format: answer.WholeNumber, Most: 1<<geo.MaxZoom - 1, Example: "38", About: geo.Label{EN: "The column, below 2 to the power of the zoom.", AR: "العمود."}},
		answer.Parameter{Name: "y", Pattern: `^[0-9]+\.(mvt|geojson)$`, Example: "25.mvt", About: geo.Label{EN: "The row, and the form: 25.mvt or 25.geojson.", AR: "الصف والصيغة: ‎25.mvt أو ‎25.geojson."}})
}

// tileForms are the forms of every tile.
func tileForms() []answer.Form {
	return []answer.Form{{Type: answer.MVTType}, {Type: answer.GeoJSONType}}
}

func versionParameter() answer.Parameter {
	return answer.Parameter{Name: "v", Example: "1", About: geo.Label{
		EN: "What the TileJSON says: with it the tile may be kept for ever.", AR: "ما يذكره TileJSON: معه يمكن الاحتفاظ بالبلاطة دائمًا."}}
}

// Areas answers the tile of the areas of the level that the path names.
func (t *Tiles) Areas() answer.Operation {
	return answer.Operation{
		Name: "tiles-areas", Resource: t.areaTile, Query: []answer.Parameter{versionParameter()}, Forms: tileForms(),
		Path:  placeholders(answer.Parameter{Name: "level", Values: levelNames(), Required: true, Example: "district", About: geo.Label{EN: "The administrative level.", AR: "المستوى الإداري."}}),
		About: geo.Label{EN: "A tile of the areas of a level: polygons, and a point for each name.", AR: "بلاطة مناطق مستوى ما: مضلعات، ونقطة لكل اسم."},
	}
}

func (t *Tiles) areaTile(_ context.Context, call answer.Call) (answer.Answer, error) {
	level, err := geo.ParseLevel(call.Path("level"))
	if err != nil || level == geo.Country {
		return answer.Answer{}, data.Invalid("level", "unknown level \"%s\"", answer.Shown(call.Path("level"))).Allow(levelNames())
	}
	return t.lasting(call, t.areas[level])
}

// Base answers the tile of the base map.
func (t *Tiles) Base() answer.Operation {
	return answer.Operation{
		Name: "tiles-base", Path: placeholders(), Query: []answer.Parameter{versionParameter()}, Forms: tileForms(),
		About:    geo.Label{EN: "A tile of the base map: neighbours, country, lakes, rivers, places.", AR: "بلاطة الخريطة الأساسية: الجوار والبلاد والبحيرات والأنهار والأماكن."},
		Resource: func(_ context.Context, call answer.Call) (answer.Answer, error) { return t.lasting(call, t.base) },
	}
}

// lasting answers a tile that depends on the embedded facts alone. With their digest in the
// parameter v it may be kept for ever.
func (t *Tiles) lasting(call answer.Call, layers []featureLayer) (answer.Answer, error) {
	at, form, err := address(call)
	if err != nil {
		return answer.Answer{}, err
	}
	return answer.Answer{
		Tag:     t.digest(),
		Type:    encodings[form].mediaType,
		Lasting: call.Query.Get("v") == t.digest(),
		Cached:  true,
		Body: func(context.Context) ([]byte, error) {
			return encodings[form].encode(at, layersAt(layers, at)), nil
		},
	}, nil
}

// edition is raised whenever the program makes other tiles of the same facts, so that nobody is
// left with the old ones. A test compares the tiles with those of the edition.
const edition = 3

const digestRunes = 16

// digest returns a short text that changes whenever an embedded fact, the edition or what else the
// tiles are made of does.
func (t *Tiles) digest(made ...string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %s", t.atlas.Facts().Digest, edition, made))
	return hex.EncodeToString(sum[:])[:digestRunes]
}

func levelNames() []string {
	var names []string
	for _, level := range geo.Levels() {
		names = append(names, level.String())
	}
	return names
}
