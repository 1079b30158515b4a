package tile

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"tawthiq/geo"
)

// decimals of a degree that are written, about 0.1 m.
const decimals = 6

// GeoJSON returns the layers as one FeatureCollection, each feature with the foreign member
// "layer"; see the package comment. A tile that shows nothing has no features.
func GeoJSON(t geo.Tile, layers []Layer) []byte {
	w := jsonWriter{frame: newFrame(t), out: []byte(`{"type":"FeatureCollection","features":[`)}
	first := true
	for i := range layers {
		for j := range layers[i].Features {
			s := w.frame.shape(&layers[i].Features[j])
			if s.isEmpty() {
				continue
			}
			if !first {
				w.text(",")
			}
			first = false
			w.feature(layers[i].Name, &layers[i].Features[j], s)
		}
	}
	w.text("]}")
	return w.out
}

type jsonWriter struct {
	frame frame
	out   []byte
}

func (w *jsonWriter) text(s string) { w.out = append(w.out, s...) }

func (w *jsonWriter) feature(layer string, f *Feature, s shape) {
	w.text(`{"type":"Feature",`)
	if f.ID != 0 {
		w.text(`"id":`)
		w.out = strconv.AppendUint(w.out, f.ID, 10)
		w.text(",")
	}
	w.text(`"layer":`)
	w.string(layer)
	w.text(`,"geometry":{"type":`)
	w.geometry(s)
	w.text(`},"properties":{`)
	first := true
	for _, p := range f.Properties {
		if p.Value.kind == absent {
			continue
		}
		if !first {
			w.text(",")
		}
		first = false
		w.string(p.Key)
		w.text(":")
		w.value(p.Value)
	}
	w.text("}}")
}

// string writes a JSON string.
func (w *jsonWriter) string(s string) {
	if !isPlain(s) {
		quoted, _ := json.Marshal(s) // of a string, it cannot fail
		w.out = append(w.out, quoted...)
		return
	}
	w.text(`"`)
	w.text(s)
	w.text(`"`)
}

// isPlain reports whether a text stands in JSON as it is.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' {
			return false
		}
	}
	return utf8.ValidString(s)
}

func (w *jsonWriter) value(v Value) {
	switch v.kind {
	case text:
		w.string(v.text)
	case float:
		w.out = strconv.AppendFloat(w.out, math.Float64frombits(v.bits), 'g', -1, 64)
	default:
		w.out = strconv.AppendInt(w.out, int64(v.bits), 10)
	}
}

// geometry writes the type and the coordinates: of the plain form for one part, of the Multi
// form for several.
func (w *jsonWriter) geometry(s shape) {
	switch s.form {
	case pointForm:
		w.open("Point", len(s.points))
		each(w, s.points, func(p geo.World) { w.position(p.Point()) })
		w.close(len(s.points))
	case lineForm:
		w.open("LineString", len(s.parts))
		each(w, s.parts, w.line)
		w.close(len(s.parts))
	default:
		polygons := polygonsOf(s.parts)
		w.open("Polygon", len(polygons))
		each(w, polygons, w.polygon)
		w.close(len(polygons))
	}
}

func (w *jsonWriter) open(name string, parts int) {
	if parts == 1 {
		w.text(`"` + name + `","coordinates":`)
		return
	}
	w.text(`"Multi` + name + `","coordinates":[`)
}

func (w *jsonWriter) close(parts int) {
	if parts != 1 {
		w.text("]")
	}
}

// each writes every item, with commas between them.
func each[T any](w *jsonWriter, items []T, write func(T)) {
	for i, item := range items {
		if i > 0 {
			w.text(",")
		}
		write(item)
	}
}

func (w *jsonWriter) line(cells []cell) {
	w.text("[")
	each(w, cells, func(c cell) { w.position(w.frame.unproject(c)) })
	w.text("]")
}

func (w *jsonWriter) polygon(rings [][]cell) {
	w.text("[")
	each(w, rings, func(ring []cell) {
		// The right-hand rule of RFC 7946 is the opposite of the vector tile's winding.
		closed := append(slices.Clone(ring), ring[0])
		slices.Reverse(closed)
		w.line(closed)
	})
	w.text("]")
}

// polygonsOf tells the rings of each polygon apart.
func polygonsOf(rings [][]cell) [][][]cell {
	var out [][][]cell
	for _, ring := range rings {
		if len(out) == 0 || doubleArea(ring) > 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], ring)
	}
	return out
}

func (w *jsonWriter) position(p orb.Point) {
	p = geo.Round(p, decimals)
	w.text("[")
	w.out = strconv.AppendFloat(w.out, p[0], 'f', -1, 64)
	w.text(",")
	w.out = strconv.AppendFloat(w.out, p[1], 'f', -1, 64)
	w.text("]")
}
