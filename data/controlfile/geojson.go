package controlfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"tawthiq/data"
)

// maxBytes is the largest file of shapes that is read: those of a whole country drawn to the metre
// are less.
const maxBytes = 128 << 20

// isGeoJSON reports whether a file begins as JSON does.
func isGeoJSON(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, data.Missing("file", filepath.Base(path)).Because(err)
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return false, data.Invalid("file", "it cannot be read").Because(err)
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head[:n], byteOrderMark), " \t\r\n")
	return len(text) > 0 && (text[0] == '{' || text[0] == '['), nil
}

var byteOrderMark = []byte("\xEF\xBB\xBF")

// collection is a GeoJSON FeatureCollection.
type collection struct {
	Type     string            `json:"type"`
	CRS      json.RawMessage   `json:"crs"`
	Features []json.RawMessage `json:"features"`
}

type feature struct {
	Type       string                     `json:"type"`
	Geometry   *geometry                  `json:"geometry"`
	Properties map[string]json.RawMessage `json:"properties"`
}

type geometry struct {
	Type        string          `json:"type"`
	Coordinates json.RawMessage `json:"coordinates"`
}

// readGeoJSON returns a row for each feature of a file. Errors: InvalidKind for what is no
// FeatureCollection of longitudes and latitudes; what is wrong with one feature is a fault of its row.
func readGeoJSON(path string) ([]row, error) {
	if info, err := os.Stat(path); err == nil && info.Size() > maxBytes {
		return nil, &data.Error{Kind: data.TooLarge, Field: "file", Message: fmt.Sprintf("it has over %d MB", maxBytes>>20), Hint: "simplify its shapes"}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, data.Invalid("file", "it cannot be read").Because(err)
	}
	text = bytes.TrimPrefix(text, byteOrderMark)
	if !utf8.Valid(text) {
		return nil, data.Invalid("file", "it is not UTF-8, which GeoJSON is")
	}
	var c collection
	if err := json.Unmarshal(text, &c); err != nil {
		return nil, data.Invalid("file", "line %d: the JSON is malformed or breaks off", lineOf(text, err)).Because(err)
	}
	if c.Type != "FeatureCollection" {
		return nil, data.Invalid("file", "it is not a GeoJSON FeatureCollection")
	}
	if err := checkCRS(c.CRS); err != nil {
		return nil, err
	}
	rows := make([]row, len(c.Features))
	for i, f := range c.Features {
		rows[i] = readFeature(f)
		rows[i].number = i + 1
	}
	return rows, nil
}

// lineOf returns the line of a text that a JSON error is on.
func lineOf(text []byte, err error) int {
	var syntax *json.SyntaxError
	var mistyped *json.UnmarshalTypeError
	at := int64(len(text))
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &mistyped):
		at = mistyped.Offset
	}
	return 1 + bytes.Count(text[:min(at, int64(len(text)))], []byte("\n"))
}

// checkCRS refuses coordinates that are declared to be others than longitude and latitude on WGS 84, as
// GeoJSON before RFC 7946 could.
func checkCRS(crs json.RawMessage) error {
	if len(crs) == 0 || string(crs) == "null" {
		return nil
	}
	var named struct {
		Properties struct {
			Name string `json:"name"`
		} `json:"properties"`
	}
	name := ""
	if err := json.Unmarshal(crs, &named); err == nil {
		name = named.Properties.Name
	}
	if strings.HasSuffix(name, "CRS84") || strings.HasSuffix(name, ":4326") {
		return nil
	}
	return data.Invalid("file", "its coordinates are in the system %q", name).WithHint("save it in WGS 84, longitude and latitude (EPSG:4326)")
}

func readFeature(text json.RawMessage) (r row) {
	var f feature
	if err := json.Unmarshal(text, &f); err != nil || f.Type != "Feature" {
		return row{fault: data.Invalid("", "it is not a GeoJSON Feature")}
	}
	r.values = map[string]string{}
	for name, value := range f.Properties {
		r.values[fold(name)] = plain(value)
		r.names = append(r.names, name)
	}
	slices.Sort(r.names)
	switch {
	case f.Geometry == nil:
		r.fault = data.Invalid("geometry", "it has none")
	case f.Geometry.Type == "Polygon":
		var polygon [][][]float64
		r.fault = decodeShape(f.Geometry.Coordinates, &polygon)
		r.area = shapeOf([][][][]float64{polygon})
	case f.Geometry.Type == "MultiPolygon":
		var polygons [][][][]float64
		r.fault = decodeShape(f.Geometry.Coordinates, &polygons)
		r.area = shapeOf(polygons)
	default:
		r.fault = data.Invalid("geometry", "it is a %s; only Polygon and MultiPolygon are read", f.Geometry.Type)
	}
	if r.fault == nil && r.area == nil {
		r.fault = data.Invalid("geometry", "a position lacks its longitude or its latitude")
	}
	return r
}

func decodeShape(coordinates json.RawMessage, to any) error {
	if err := json.Unmarshal(coordinates, to); err != nil {
		return data.Invalid("geometry", "its coordinates are not rings of positions").Because(err)
	}
	return nil
}

// plain returns a JSON value as people write it.
func plain(value json.RawMessage) string {
	var text string
	if json.Unmarshal(value, &text) == nil {
		return text // null gives ""
	}
	return string(value)
}

// shapeOf returns the shape of coordinates, wound as RFC 7946 has it, heights left out; nil where a
// position has fewer than two numbers.
func shapeOf(polygons [][][][]float64) orb.MultiPolygon {
	shape := make(orb.MultiPolygon, len(polygons))
	for i, rings := range polygons {
		shape[i] = make(orb.Polygon, len(rings))
		for j, positions := range rings {
			ring := make(orb.Ring, len(positions))
			for k, p := range positions {
				if len(p) < 2 {
					return nil
				}
				ring[k] = orb.Point{p[0], p[1]}
			}
			shape[i][j] = wound(ring, j == 0)
		}
	}
	return shape
}

// wound returns a ring counter-clockwise where it is an outline, clockwise where it is a hole.
func wound(ring orb.Ring, outline bool) orb.Ring {
	if len(ring) > 2 && (ring.Orientation() == orb.CCW) != outline {
		ring.Reverse()
	}
	return ring
}
